//! Phones that exchange files, whole or only what is new, in any order: nothing is lost, doubled or brought back.

use crate::stage::{Phone, entries, name, read, seal, take_in, visit};
use crate::world::Numbers;
use il_solito::domain::{Action, CustomerId, Dice, Entry, Field, Library, Plan, RecordId, Value, VisitId};
use il_solito::merge::{MergeError, Merged, Scope, Since, SyncFile, Winner, Won, heard, readers};

/// What people see or can bring back: no notes of exchanges.
fn content(library: &Library) -> Vec<Entry> {
    let mut all: Vec<Entry> = entries(library)
        .into_iter()
        .filter(|entry| match entry {
            Entry::Step(step) => !matches!(step.action, Action::Merge(_)),
            Entry::Record(record) => !matches!(record.id(), RecordId::Device(_)),
            Entry::Visit(_) => true,
        })
        .collect();
    all.sort_by_key(Entry::name);
    all
}

pub fn random_plan(numbers: &mut Numbers, phone: &Phone) -> Option<Plan> {
    let customer = 1 + numbers.below(12) as u128;
    let visits: Vec<VisitId> = phone.library.all_visits().map(|visit| visit.id).collect();
    let steps: Vec<_> = phone.library.steps().map(|step| step.id).collect();
    let record = RecordId::Customer(CustomerId(customer));
    Some(match numbers.below(16) {
        0..=5 => {
            let field = [Field::Name, Field::Phone, Field::Tag("a".into())][numbers.below(3)].clone();
            let value = numbers.below(1000).to_string();
            Plan::new(Action::EditCustomer).set(record, field, value.as_str())
        }
        6..=9 => visit(numbers.roll(), customer, phone),
        10 => Plan::new(Action::DeleteCustomer).set(record, Field::Deleted, Value::Flag(true)),
        11 => Plan::new(Action::RestoreCustomer).set(record, Field::Deleted, Value::Absent),
        12 => Plan::new(Action::TakeBack).void(numbers.pick(&visits)?),
        13 if numbers.below(3) == 0 => Plan::new(Action::EraseCustomer).erase(CustomerId(customer)),
        _ => Plan::undo(&phone.library, numbers.pick(&steps)?, numbers).ok()?,
    })
}

/// Returns how many are tried. Longer ones, in some minutes:
/// `PHONES_STEPS=1000 PHONES_SEEDS=100 cargo test --profile native --test sync phones_agree`.
fn asked(name: &str, usually: u64) -> u64 {
    std::env::var(name).ok().and_then(|count| count.parse().ok()).unwrap_or(usually)
}

#[test]
fn phones_agree_in_the_end_whatever_files_they_exchanged_in_whatever_order() {
    let (seeds, steps) = (asked("PHONES_SEEDS", 400), asked("PHONES_STEPS", 60));
    for seed in 0..seeds {
        // Long histories, and one in twenty of the short ones, cross as sealed bytes.
        let cross = |file: SyncFile| {
            if steps < 1000 && seed % 20 != 0 {
                return file;
            }
            read(&seal(&file.header, &file.entries)).unwrap()
        };
        let mut numbers = Numbers(seed);
        let mut phones: Vec<Phone> =
            (1..=3).map(|id| Phone::new(id, 1_000_000 * numbers.below(3) as u64)).collect();
        let mut plain: Vec<Library> = vec![Library::default(); 3];
        let mut kept: Vec<(usize, SyncFile)> = Vec::new();
        for _ in 0..steps {
            let phone = numbers.below(3);
            let other = numbers.below(3);
            // Clocks are set back now and then.
            if numbers.below(20) == 0 {
                phones[phone].author.now.0 = phones[phone].author.now.0.saturating_sub(500);
            }
            match numbers.below(10) {
                0..=5 => {
                    if let Some(plan) = random_plan(&mut numbers, &phones[phone]) {
                        let before = phones[phone].library.clone();
                        phones[phone].author.now.0 += 1;
                        let author = phones[phone].author.clone();
                        let changes = plan.resolve(&before, &author, &mut numbers);
                        let patch = before.patch(&changes);
                        phones[phone].library.install(patch.clone());
                        let joined = plain[phone].patch_entries(patch.entries().cloned());
                        plain[phone].install(joined);
                    }
                }
                6 | 7 if phone != other => {
                    let reader = phones[other].author.device;
                    kept.push((phone, cross(phones[phone].news(reader))));
                    let file = kept.last().map(|(_, file)| file.clone()).unwrap();
                    // Half of the files arrive at once, the others later or never.
                    if numbers.below(2) == 0 {
                        phones[other].take(&file);
                    }
                }
                8 if phone != other => {
                    let file = cross(phones[phone].whole());
                    phones[other].take(&file);
                }
                _ => {
                    if let Some((from, file)) = kept.get(numbers.below(kept.len().max(1))).cloned()
                        && from != other
                    {
                        phones[other].take(&file);
                    }
                }
            }
        }
        let mut rounds = 0;
        loop {
            let before: Vec<Library> = phones.iter().map(|phone| phone.library.clone()).collect();
            for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1), (1, 2)] {
                // The news alone must be enough.
                let file = phones[from].news(phones[to].author.device);
                phones[to].take(&file);
            }
            rounds += 1;
            if phones.iter().zip(&before).all(|(phone, before)| phone.library == *before) {
                break;
            }
            assert!(rounds < 8, "seed {seed}: they are never done");
        }
        let mut all = Library::default();
        for library in &plain {
            all.install(all.patch_entries(entries(library)));
        }
        for phone in &phones {
            let (found, expected) = (content(&phone.library), content(&all));
            let strange: Vec<&Entry> = found
                .iter()
                .filter(|e| !expected.contains(e))
                .chain(expected.iter().filter(|e| !found.contains(e)))
                .collect();
            assert!(strange.is_empty(), "seed {seed}, phone {}: {strange:?}", phone.author.device);
        }
    }
}

#[test]
fn the_same_file_twice_changes_nothing_and_an_old_one_brings_nobody_back() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 1000));
    a.act(name(1, "Anna"));
    a.act(name(2, "Bruno"));
    a.act(visit(1, 1, &a));
    let old = a.whole();
    let first = b.take(&old);
    assert_eq!((first.tally.customers.new, first.tally.visits_new, first.is_first), (2, 1, true));
    let before = b.library.clone();
    assert!(b.take(&old).is_empty());
    assert!(b.library == before, "not even the history is longer");

    b.act(Plan::new(Action::EraseCustomer).erase(CustomerId(1)));
    let again = b.take(&old);
    assert!(again.is_empty(), "{again:?}");
    assert!(b.library.is_erased(CustomerId(1)));
    let erasing = a.take(&b.whole());
    assert_eq!((erasing.tally.customers.erased, erasing.takes_many_away()), (1, true));
    let text = serde_json::to_string(&entries(&a.library)).unwrap();
    assert!(!text.contains("Anna"), "erased in the visits and the history too");
}

#[test]
fn one_undo_takes_a_file_back_and_its_undo_brings_it_in_again() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 2000));
    a.act(name(1, "Anna"));
    let file = a.whole();
    b.take(&file);
    b.act(name(1, "Annamaria"));
    b.act(name(2, "Bruno"));
    b.act(visit(5, 1, &b));
    b.act(Plan::new(Action::DeleteCustomer).set(
        RecordId::Customer(CustomerId(2)),
        Field::Deleted,
        Value::Flag(true),
    ));
    a.act(name(3, "Carla"));
    let file = b.whole();
    a.author.now.0 += 5000;
    let (proposal, step) = take_in(&mut a.library, &file, &a.author);
    assert_eq!(
        (proposal.tally.customers.new, proposal.tally.customers.changed, proposal.tally.visits_new),
        (1, 1, 1)
    );
    assert_eq!(a.text(1, &Field::Name), "Annamaria");
    let undo = Plan::undo(&a.library, step.unwrap(), &mut || 77).unwrap();
    let undone = a.act(undo);
    assert_eq!(a.text(1, &Field::Name), "Anna");
    assert_eq!(a.library.visits_of(CustomerId(1)).len(), 0);
    assert!(!a.library.is_present(CustomerId(2)) && a.library.is_present(CustomerId(3)));
    let redo = Plan::undo(&a.library, undone.unwrap(), &mut || 78).unwrap();
    a.act(redo);
    assert_eq!(
        (a.text(1, &Field::Name), a.library.visits_of(CustomerId(1)).len()),
        ("Annamaria".to_owned(), 1)
    );
}

#[test]
fn a_visit_that_a_file_took_back_is_there_again_once_the_file_is_undone() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 2000));
    a.act(name(1, "Anna"));
    a.act(visit(5, 1, &a));
    b.take(&a.whole());
    b.act(Plan::new(Action::TakeBack).void(VisitId(5)));
    let (proposal, step) = take_in(&mut a.library, &b.whole(), &a.author);
    let counted = |a: &Phone| a.library.visits_of(CustomerId(1)).len();
    assert_eq!((proposal.tally.visits_void, counted(&a)), (1, 0));
    let undo = Plan::undo(&a.library, step.unwrap(), &mut || 77).unwrap();
    a.act(undo);
    assert_eq!(counted(&a), 1);
}

#[test]
fn a_conflict_is_what_both_wrote_without_knowing_and_nothing_else() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 2000));
    a.act(name(1, "Anna"));
    let old = a.whole();
    b.take(&old);
    // Only one of them wrote: no conflict, in either direction, nor with what was written over.
    b.act(name(1, "Annamaria"));
    assert_eq!(b.take(&old).conflict_count, 0);
    assert_eq!(a.take(&b.whole()).conflict_count, 0);
    b.take(&a.whole());
    // Both wrote.
    a.author.now.0 = 9000;
    a.act(name(1, "Annalisa"));
    b.act(name(1, "Annarita"));
    let proposal = b.take(&a.whole());
    let conflict = &proposal.conflicts[0];
    assert_eq!((proposal.conflict_count, conflict.winner, conflict.won), (1, Winner::Theirs, Won::Later));
    assert_eq!(conflict.mine.value.as_text(), Some("Annarita"));
    let proposal = a.take(&b.whole());
    assert_eq!(proposal.conflict_count, 0, "the other phone has decided it already");
    assert_eq!((a.text(1, &Field::Name), b.text(1, &Field::Name)), ("Annalisa".into(), "Annalisa".into()));
    // The same words are no conflict, whenever they were written.
    a.act(name(4, "Dario"));
    b.act(name(4, "Dario"));
    assert_eq!(a.take(&b.whole()).conflict_count, 0);
    b.take(&a.whole());
    // The same millisecond.
    a.author.now.0 = 20_000;
    b.author.now.0 = 20_000;
    a.act(name(2, "Bruno"));
    b.act(name(2, "Benno"));
    let proposal = a.take(&b.whole());
    assert_eq!((proposal.conflicts[0].winner, proposal.conflicts[0].won), (Winner::Theirs, Won::ByName));
}

#[test]
fn only_what_is_new_is_sent_to_a_phone_that_has_answered() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 1000));
    for customer in 1..=50 {
        a.act(name(customer, "Somebody"));
    }
    b.take(&a.whole());
    assert_eq!(readers(&a.library, a.author.device), [], "nobody has answered yet");
    a.take(&b.whole());
    assert_eq!(readers(&a.library, a.author.device).len(), 1);
    a.act(name(7, "Settimo"));
    let news = a.news(b.author.device);
    assert_eq!(news.header.counts.customers, 1);
    let proposal = b.take(&news);
    assert_eq!((proposal.tally.customers.changed, proposal.has_gap), (1, false));

    // What is not answered is sent again, and what lies between two files is told.
    a.act(name(8, "Ottavo"));
    assert_eq!(a.news(b.author.device).header.counts.customers, 2);
    let upto = Since::of(&a.library, a.author.device);
    a.act(name(9, "Nono"));
    let later = a.file(Scope::Since { reader: b.author.device, from: upto });
    assert_eq!(later.header.counts.customers, 1);
    let known = heard(&b.library, b.author.device, a.author.device);
    assert!(b.take(&later).has_gap);
    assert_eq!(heard(&b.library, b.author.device, a.author.device), known);

    // A clock that was set back: the steps do not add up, so all is sent.
    a.author.now.0 = 1;
    a.act(name(10, "Decimo"));
    assert_eq!(a.news(b.author.device).header.scope, Scope::Whole);
}

#[test]
fn a_file_of_another_shop_or_with_clocks_far_ahead_is_told() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 1000));
    let shop = |id: &str| Plan::new(Action::EditSettings).set(RecordId::Shop, Field::ShopId, id);
    a.act(shop("aa"));
    b.act(shop("bb"));
    // A shop that was only begun takes the name of the one that it joins.
    let mut begun = Phone::new(9, 500_000);
    begun.act(shop("cc"));
    begun.take(&a.whole());
    assert_eq!(begun.library.shop().map(|shop| shop.text(&Field::ShopId)), Some("aa"));
    b.act(name(7, "Bruno"));
    let merged = Merged::new(&a.whole(), &b.library, &b.author);
    assert_eq!(merged.err(), Some(MergeError::OtherShop));

    let mut c = Phone::new(3, 1000);
    a.author.now.0 = 1_925_000_000_000;
    a.act(name(1, "Anna"));
    let proposal = c.take(&a.whole());
    assert_eq!(proposal.oddities.len(), 1);
    assert_eq!(proposal.oddities[0].device, a.author.device);
}

#[test]
fn a_clock_is_told_of_once_it_is_more_than_a_day_ahead() {
    for (ahead, told) in [(86_400_000, 0), (86_400_001, 1)] {
        let (mut a, mut b) = (Phone::new(1, 1000 + ahead), Phone::new(2, 1000));
        a.act(name(1, "Anna"));
        assert_eq!(b.take(&a.whole()).oddities.len(), told, "{ahead}");
    }
}

#[test]
fn a_phone_for_service_learns_no_contacts_and_takes_nothing_away_when_it_answers() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 1000));
    let record = RecordId::Customer(CustomerId(1));
    a.act(name(1, "Anna").set(record, Field::Phone, "055123").set(
        record,
        Field::Allergy("milk".into()),
        "yes",
    ));
    a.act(visit(1, 1, &a));
    let file = a.file(Scope::Service);
    let text = serde_json::to_string(&file.entries).unwrap();
    assert!(text.contains("Anna") && text.contains("milk") && !text.contains("055123"));
    b.take(&file);
    b.act(name(2, "Bruno"));
    let before = a.library.clone();
    let proposal = a.take(&b.whole());
    assert_eq!((proposal.tally.customers.new, proposal.tally.customers.changed), (1, 0));
    assert_eq!(a.library.visit(VisitId(1)), before.visit(VisitId(1)));
    assert_eq!(a.text(1, &Field::Phone), "055123");
}
