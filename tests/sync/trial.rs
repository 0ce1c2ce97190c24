//! A backup read back: whatever the book knows and the file does not is counted, and nothing else.

use crate::stage::{NOW, act, author, demo, read, write};
use il_solito::domain::{
    Action, CustomerId, Departure, DeviceId, Field, Left, Library, PaperId, Plan, RecordId, Stamp, Way,
};
use il_solito::merge::{Lacks, MergeError, Scope, SyncFile, Trial};

fn lacks(file: &SyncFile, library: &Library) -> Lacks {
    let mut trial = Trial::new(file, library).unwrap();
    while trial.step(file, library, 7) {
        let (done, all) = trial.progress(file);
        assert!(done <= all);
    }
    trial.finish()
}

#[test]
fn a_fresh_backup_lacks_nothing_but_what_was_written_since() {
    let (mut library, device) = demo(30);
    let author = author(device, Stamp(NOW.0 + 1000));
    let file = read(&write(&library, Scope::Whole, &author)).unwrap();
    assert_eq!(lacks(&file, &library), Lacks::default());
    // That it left is written down afterwards, and no loss.
    let line = Departure {
        at: NOW,
        left: Left::Backup,
        way: Way::File,
        by: "Ada".into(),
        people: 30,
        name: "a".into(),
    };
    act(&mut library, line.plan(PaperId(1), None), &author);
    assert_eq!(lacks(&file, &library), Lacks::default());

    let ids: Vec<CustomerId> = library.customers().take(3).map(|customer| customer.id()).collect();
    let of = |place: usize| RecordId::Customer(ids[place]);
    act(&mut library, Plan::new(Action::EditCustomer).set(of(0), Field::Place, "by the window"), &author);
    act(
        &mut library,
        Plan::new(Action::AddCustomer).set(RecordId::Customer(CustomerId(9)), Field::Name, "Nino"),
        &author,
    );
    act(&mut library, Plan::new(Action::EditSettings).set(RecordId::Shop, Field::Name, "Bar Nuovo"), &author);
    let visit =
        library.all_visits().find(|visit| visit.customer != Some(ids[1]) && visit.counts()).unwrap().id;
    act(&mut library, Plan::new(Action::TakeBack).void(visit), &author);
    assert_eq!(lacks(&file, &library), Lacks { customers: 2, visits: 1, others: 1 });

    // The file still holds who was erased here since; of their visits it knows more, not less.
    act(&mut library, Plan::new(Action::EraseCustomer).erase(ids[1]), &author);
    assert_eq!(lacks(&file, &library), Lacks { customers: 3, visits: 1, others: 1 });
    assert_eq!(lacks(&read(&write(&library, Scope::Whole, &author)).unwrap(), &library), Lacks::default());
}

#[test]
fn what_only_the_file_knows_is_no_loss_and_a_part_of_the_book_is_no_backup() {
    let (mut library, device) = demo(10);
    let author = author(device, Stamp(NOW.0 + 1000));
    let service = read(&write(&library, Scope::Service, &author)).unwrap();
    assert!(lacks(&service, &library).customers > 0, "it holds no contacts");
    let before = library.clone();
    let person = library.customers().next().unwrap().id();
    act(
        &mut library,
        Plan::new(Action::EditCustomer).set(RecordId::Customer(person), Field::Place, "outside"),
        &author,
    );
    let later = read(&write(&library, Scope::Whole, &author)).unwrap();
    assert_eq!(lacks(&later, &before), Lacks::default());
}

#[test]
fn a_file_of_another_shop_is_no_backup_of_this_one() {
    let shop = |id: &str| {
        let mut library = Library::default();
        let plan = Plan::new(Action::EditSettings).set(RecordId::Shop, Field::ShopId, id);
        act(&mut library, plan, &author(DeviceId(1), NOW));
        library
    };
    let file = read(&write(&shop("aa"), Scope::Whole, &author(DeviceId(1), NOW))).unwrap();
    assert!(Trial::new(&file, &shop("aa")).is_ok());
    assert_eq!(Trial::new(&file, &shop("bb")).err(), Some(MergeError::OtherShop));
}
