//! A phone that only serves hears of erasures all the same.

use crate::stage::{NOW, act, author, entries, read, take_in, write};
use il_solito::domain::{
    Action, CustomerId, DeviceId, Field, Library, Plan, RecordId, Stamp, Visit, VisitId,
};
use il_solito::merge::Scope;

#[test]
fn whoever_is_erased_is_erased_on_a_phone_for_service_too() {
    let (owner, waiter) = (author(DeviceId(1), NOW), author(DeviceId(2), Stamp(NOW.0 + 5000)));
    let (mut book, mut serving) = (Library::default(), Library::default());
    let person = CustomerId(1);
    act(
        &mut book,
        Plan::new(Action::AddCustomer).set(RecordId::Customer(person), Field::Name, "Anna"),
        &owner,
    );
    act(
        &mut book,
        Plan::new(Action::CheckIn).log(Visit::new(VisitId(1), Some(person), NOW, 60, owner.device)),
        &owner,
    );
    let file = |book: &Library| read(&write(book, Scope::Service, &owner)).unwrap();
    take_in(&mut serving, &file(&book), &waiter);
    assert!(serving.is_present(person));
    assert_eq!(serving.visits_of(person).len(), 1, "what somebody has had is what service is about");
    act(&mut book, Plan::new(Action::EraseCustomer).erase(person), &owner);
    let (proposal, _) = take_in(&mut serving, &file(&book), &waiter);
    assert_eq!(proposal.tally.customers.erased, 1);
    assert!(serving.is_erased(person));
    assert!(!serde_json::to_string(&entries(&serving)).unwrap().contains("Anna"));
}
