//! The laws of merging, on 100,000 random histories: joins agree in any order, and nobody loses what they typed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

#[path = "laws/world.rs"]
mod world;

use il_solito::domain::{
    Action, Author, Change, CustomerId, DeviceId, Entry, EntryKind, Field, Forgetting, Library, Mark, Plan,
    PlanError, RecordId, Stamp, Step, StepId, Touch, Value, Visit, VisitId, about_field,
};
use std::collections::{BTreeMap, BTreeSet};
use world::{World, entries, histories, join, joined};

#[test]
fn the_laws_hold_in_the_first_quarter() {
    (0..histories()).for_each(the_laws_hold);
}

#[test]
fn the_laws_hold_in_the_second_quarter() {
    (histories()..2 * histories()).for_each(the_laws_hold);
}

#[test]
fn the_laws_hold_in_the_third_quarter() {
    (2 * histories()..3 * histories()).for_each(the_laws_hold);
}

#[test]
fn the_laws_hold_in_the_last_quarter() {
    (3 * histories()..4 * histories()).for_each(the_laws_hold);
}

fn the_laws_hold(seed: u64) {
    let mut world = World::new(seed);
    for _ in 0..4 + world.numbers.below(14) {
        let Some((phone, before)) = world.step() else { continue };
        what_is_typed_beats_what_was_seen(seed, &world.phones[phone].library, &before);
        if world.numbers.below(4) == 0 {
            undo_inverts(seed, &mut world, phone, &before);
        }
    }
    joins_agree(seed, &world);
    let mut all = Library::default();
    for phone in &world.phones {
        join(&mut all, &phone.library);
    }
    // The bystander has seen one phone only, and hears of the rest at once.
    let mut bystander = world.phones[0].library.clone();
    join(&mut bystander, &all);
    assert!(bystander == all, "seed {seed}");
    nothing_typed_is_lost(seed, &world, &all);
    visits_are_those_of_the_log(seed, &world, &all);
    the_erased_stay_erased(seed, &world, &all);
    look_ups_agree_with_a_fresh_library(seed, &mut world, &all);
}

fn act(library: &mut Library, plan: Plan, seed: u64) -> StepId {
    let author = Author { now: Stamp(seed), device: DeviceId(1), by: "Ada".into() };
    let changes = plan.resolve(library, &author, &mut world::Numbers(seed));
    library.install(library.patch(&changes));
    library.steps().next_back().map(|step| step.id).expect("a step")
}

#[test]
fn two_writes_to_one_field_are_undone_as_one() {
    let (mut library, record) = (Library::default(), RecordId::Customer(CustomerId(1)));
    act(&mut library, Plan::new(Action::AddCustomer).set(record, Field::Look, "tall"), 1);
    // The first one is the greater one, so that the order of values cannot decide.
    let twice =
        Plan::new(Action::EditCustomer).set(record, Field::Name, "Zoe").set(record, Field::Name, "Anna");
    let step = act(&mut library, twice, 2);
    assert_eq!(library.record(record).map(|record| record.text(&Field::Name)), Some("Anna"));
    let undo = Plan::undo(&library, step, &mut world::Numbers(3)).expect("it can be undone");
    act(&mut library, undo, 4);
    assert_eq!(library.record(record).map(|record| record.text(&Field::Name)), Some(""));
}

#[test]
fn undoing_leaves_what_was_written_since() {
    let (mut library, record) = (Library::default(), RecordId::Customer(CustomerId(1)));
    let named = |name: &str| Plan::new(Action::EditCustomer).set(record, Field::Name, name);
    act(&mut library, named("Ana"), 1);
    let step = act(&mut library, named("Anna"), 2);
    act(&mut library, named("Annamaria"), 3);
    assert_eq!(Plan::undo(&library, step, &mut world::Numbers(4)), Err(PlanError::ChangedSince));
}

#[test]
fn erasing_one_record_of_a_person_erases_them_all() {
    let (mut library, first, second) = (Library::default(), CustomerId(1), CustomerId(2));
    act(&mut library, Plan::new(Action::AddCustomer).set(RecordId::Customer(first), Field::Name, "Anna"), 1);
    let alias = first.to_string();
    let record = RecordId::Customer(second);
    act(&mut library, Plan::new(Action::JoinCustomers).set(record, Field::AliasOf, alias.as_str()), 2);
    act(&mut library, Plan::new(Action::EraseCustomer).erase(first), 3);
    assert!(library.is_erased(first) && library.is_erased(second));
}

#[test]
fn of_two_voids_the_first_one_counts() {
    let mut library = Library::default();
    let visit = visit("");
    let mark = |stamp| Mark { stamp: Stamp(stamp), device: DeviceId(1) };
    let void = |stamp| Change::Void { visit: VisitId(1), mark: mark(stamp) };
    library.install(library.patch(&[Change::Log(visit), void(5)]));
    library.install(library.patch(&[void(9)]));
    assert_eq!(library.visit(VisitId(1)).and_then(|visit| visit.void), Some(mark(5)));
    library.install(library.patch(&[void(2)]));
    assert_eq!(library.visit(VisitId(1)).and_then(|visit| visit.void), Some(mark(2)));
}

#[test]
fn the_file_that_brought_only_the_erased_is_no_longer_named() {
    let (mut library, id) = (Library::default(), CustomerId(1));
    let brought = |file: &str| Plan::new(Action::Import(file.into()));
    let step = act(&mut library, brought("Anna.vcf").set(RecordId::Customer(id), Field::Name, "Anna"), 1);
    let both = brought("all.csv").set(RecordId::Customer(id), Field::Look, "tall").set(
        RecordId::Customer(CustomerId(2)),
        Field::Name,
        "Zoe",
    );
    let other = act(&mut library, both, 2);
    let before = library.clone();
    act(&mut library, Plan::new(Action::EraseCustomer).erase(id), 3);
    join(&mut library, &before);
    assert_eq!(library.step(step).map(|step| &step.action), Some(&Action::Import("".into())));
    assert_eq!(library.step(other).map(|step| &step.action), Some(&Action::Import("all.csv".into())));
}

#[test]
fn nothing_is_written_of_the_erased() {
    let (mut library, id) = (Library::default(), CustomerId(1));
    let named = || Plan::new(Action::EditCustomer).set(RecordId::Customer(id), Field::Name, "Anna");
    act(&mut library, named(), 1);
    act(&mut library, Plan::new(Action::EraseCustomer).erase(id), 2);
    let author = Author { now: Stamp(3), device: DeviceId(1), by: "Ada".into() };
    assert_eq!(named().resolve(&library, &author, &mut world::Numbers(3)), []);
}

#[test]
fn joining_two_records_both_ways_leaves_one_person_and_an_erased_one_stands_for_nobody() {
    let mut library = Library::default();
    let (first, second) = (CustomerId(1), CustomerId(2));
    let alias = |of: CustomerId, to: CustomerId| {
        Plan::new(Action::JoinCustomers).set(RecordId::Customer(of), Field::AliasOf, to.to_string().as_str())
    };
    act(&mut library, alias(first, second), 1);
    assert_eq!(library.customers().count(), 0, "the second one has no record yet");
    act(&mut library, alias(second, first), 2);
    assert_eq!(library.customers().map(|customer| customer.id()).collect::<Vec<_>>(), [first]);

    let mut elsewhere = Library::default();
    act(&mut elsewhere, Plan::new(Action::EraseCustomer).erase(first), 3);
    join(&mut library, &elsewhere);
    assert_eq!(library.customers().map(|customer| customer.id()).collect::<Vec<_>>(), [second]);
    assert_eq!(library.namesakes(first), BTreeSet::from([first]));
}

fn visit(table: &str) -> Visit {
    Visit {
        id: VisitId(1),
        customer: None,
        at: Stamp(1),
        offset: 0,
        device: DeviceId(1),
        by: "".into(),
        lines: Vec::new(),
        party: 0,
        table: table.into(),
        word: "".into(),
        more: Vec::new(),
        void: None,
    }
}

/// Phones of different versions must choose the same one, so the choice itself is fixed here.
#[test]
fn of_two_contents_of_one_visit_or_step_the_greater_one_stays() {
    let step = |by: &str| Step {
        id: StepId(1),
        at: Stamp(1),
        device: DeviceId(1),
        by: by.into(),
        action: Action::CheckIn,
        touches: Vec::new(),
        undoes: None,
    };
    for (first, second) in [("a", "b"), ("b", "a")] {
        let (mut visits, mut steps) = (Entry::Visit(visit(first)), Entry::Step(step(first)));
        visits.join(Entry::Visit(visit(second)));
        steps.join(Entry::Step(step(second)));
        assert_eq!((visits, steps), (Entry::Visit(visit("b")), Entry::Step(step("b"))));
    }
}

/// Joining the state that somebody acted upon changes nothing of what they did.
fn what_is_typed_beats_what_was_seen(seed: u64, after: &Library, before: &Library) {
    let patch = after.patch_entries(entries(before));
    assert!(patch.is_empty(), "seed {seed}: {patch:?}");
}

fn joins_agree(seed: u64, world: &World) {
    let [first, second, ..] = world.phones.as_slice() else { panic!("seed {seed}: phones are missing") };
    let third = world.phones.last().map_or(first, |phone| phone);
    let (a, b, c) = (&first.library, &second.library, &third.library);
    let ab = joined(a, b);
    assert!(ab == joined(b, a), "seed {seed}: commutative");
    assert!(joined(&ab, c) == joined(a, &joined(b, c)), "seed {seed}: associative");
    for seen in [a, b, &ab] {
        assert!(ab.patch_entries(entries(seen)).is_empty(), "seed {seed}: idempotent");
    }
    assert!(a.patch_entries(entries(a)).is_empty(), "seed {seed}: idempotent");
}

fn nothing_typed_is_lost(seed: u64, world: &World, all: &Library) {
    let mut found = BTreeMap::new();
    for kind in [EntryKind::Customers, EntryKind::House, EntryKind::Papers, EntryKind::Reviews] {
        for name in all.names(kind) {
            let Some(Entry::Record(record)) = all.entry(name) else {
                panic!("seed {seed}: {name:?} is no record")
            };
            found.extend(
                record.registers().map(|(field, register)| ((record.id(), field.clone()), register.clone())),
            );
        }
    }
    let mut expected = world.typed.clone();
    expected.retain(|(record, _), _| !world.erased.keys().any(|gone| *record == RecordId::Customer(*gone)));
    let forgotten: BTreeSet<RecordId> = world
        .typed
        .keys()
        .filter(|(_, field)| world.erased.keys().any(|gone| *field == about_field(*gone)))
        .map(|(record, _)| *record)
        .collect();
    for ((record, field), register) in &mut expected {
        if forgotten.contains(record) && *field != Field::At && *field != Field::Deleted {
            register.value = Value::Absent;
        }
    }
    let marks = expected.clone();
    expected.retain(|(record, field), register| {
        let mark = Forgetting::of(field).and_then(|kind| marks.get(&(*record, kind.field())));
        mark.is_none_or(|mark| register.stamp > mark.stamp)
    });
    assert_eq!(found, expected, "seed {seed}");
    nothing_forgotten_is_told(seed, all);
    let steps: BTreeSet<StepId> = all.steps().map(|step| step.id).collect();
    assert_eq!(steps, world.steps, "seed {seed}");
}

fn nothing_forgotten_is_told(seed: u64, all: &Library) {
    for touch in all.steps().flat_map(|step| &step.touches) {
        let Touch::Wrote { record, field, after, .. } = touch else { continue };
        let mark = Forgetting::of(field).map(Forgetting::field);
        let mark = all.record(*record).zip(mark).and_then(|(record, mark)| record.register(&mark));
        assert!(mark.is_none_or(|mark| after.stamp > mark.stamp), "seed {seed}: {field:?} is told");
    }
}

fn visits_are_those_of_the_log(seed: u64, world: &World, all: &Library) {
    assert_eq!(all.all_visits().count(), world.logged.len(), "seed {seed}");
    for visit in all.all_visits() {
        let mut expected = world.logged[&visit.id].clone();
        if expected.customer.is_some_and(|customer| world.erased.contains_key(&customer)) {
            expected.forget_customer();
        }
        let bare = world.typed.get(&(RecordId::Shop, Forgetting::Visits.field()));
        if bare.is_some_and(|mark| visit.at <= mark.stamp) {
            expected.forget_details();
        }
        assert_eq!(visit.void, world.voided.get(&visit.id).copied(), "seed {seed}");
        assert_eq!(visit.counts(), visit.void.is_none(), "seed {seed}");
        assert_eq!(Visit { void: None, ..visit.clone() }, expected, "seed {seed}");
    }
    let counting: Vec<&Visit> = all.visits_since(Stamp(0)).collect();
    assert_eq!(counting.len(), world.logged.len() - world.voided.len(), "seed {seed}");
    assert!(counting.is_sorted_by_key(|visit| std::cmp::Reverse((visit.at, visit.id))), "seed {seed}");
    for customer in world.secrets.keys() {
        let own = counting
            .iter()
            .filter(|visit| visit.customer.is_some_and(|other| all.namesakes(*customer).contains(&other)));
        let listed = all.visits_of(*customer);
        assert_eq!(listed.len(), own.count(), "seed {seed}");
        assert!(listed.is_sorted_by_key(|visit| (visit.at, visit.id)), "seed {seed}");
        let record = all.record(RecordId::Customer(*customer));
        if record.is_some_and(|record| record.is_present()) {
            let canonical = all.canonical(*customer);
            let stands = all.record(RecordId::Customer(canonical)).expect("a record that stands for another");
            assert_eq!(all.is_present(canonical), stands.is_present(), "seed {seed}: nobody is hidden");
            assert!(stands.erased().is_none(), "seed {seed}");
        }
        assert_eq!(all.last_visit(*customer), listed.last().copied(), "seed {seed}");
    }
}

fn the_erased_stay_erased(seed: u64, world: &World, all: &Library) {
    let bytes = postcard::to_allocvec(&entries(all).collect::<Vec<_>>()).expect("entries go into bytes");
    for (customer, secrets) in &world.secrets {
        let gone = world.erased.contains_key(customer);
        assert_eq!(all.is_erased(*customer), gone, "seed {seed}");
        let mark = all.record(RecordId::Customer(*customer)).and_then(|record| record.erased());
        assert_eq!(mark, world.erased.get(customer).copied(), "seed {seed}");
        if gone {
            assert!(all.customer(*customer).is_none(), "seed {seed}");
            assert!(all.visits_of(*customer).is_empty(), "seed {seed}");
            for secret in secrets {
                let found = memchr::memmem::find(&bytes, secret.as_bytes());
                assert_eq!(found, None, "seed {seed}: {secret} of {customer} is still there");
            }
        }
    }
}

/// Taking things in one by one keeps the same look-ups as taking all in at once, in another order.
fn look_ups_agree_with_a_fresh_library(seed: u64, world: &mut World, all: &Library) {
    let mut everything: Vec<_> = entries(all).collect();
    for place in (1..everything.len()).rev() {
        everything.swap(place, world.numbers.below(place + 1));
    }
    let mut fresh = Library::default();
    fresh.load(everything);
    fresh.sort_visits();
    assert!(fresh == *all, "seed {seed}");
    for customer in world.secrets.keys() {
        assert_eq!(fresh.canonical(*customer), all.canonical(*customer), "seed {seed}");
        assert_eq!(fresh.namesakes(*customer), all.namesakes(*customer), "seed {seed}");
        assert_eq!(fresh.visits_of(*customer), all.visits_of(*customer), "seed {seed}");
    }
    let order = |library: &Library| library.visits_since(Stamp(0)).map(|visit| visit.id).collect::<Vec<_>>();
    assert_eq!(order(&fresh), order(all), "seed {seed}");
    for step in &world.steps {
        assert_eq!(fresh.is_undone(*step), all.is_undone(*step), "seed {seed}");
    }
}

/// Undoes the last step of a phone, and undoes that, and looks at what people see each time.
fn undo_inverts(seed: u64, world: &mut World, phone: usize, before: &Library) {
    let Some(step) = world.phones[phone].library.steps().map(|step| step.id).next_back() else { return };
    if before.step(step).is_some() {
        return;
    }
    let after = seen(&world.phones[phone].library);
    match Plan::undo(&world.phones[phone].library, step, &mut world.numbers) {
        Ok(undo) => {
            let undo = world.perform(phone, undo).unwrap_or_else(|| panic!("seed {seed}: undo does nothing"));
            assert_eq!(seen(&world.phones[phone].library), seen(before), "seed {seed}");
            assert!(world.phones[phone].library.is_undone(step), "seed {seed}");
            let library = &world.phones[phone].library;
            let again = Plan::undo(library, step, &mut world.numbers);
            assert_eq!(again, Err(PlanError::AlreadyUndone), "seed {seed}");

            let redo = Plan::undo(library, undo, &mut world.numbers);
            let redo = redo.unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            world.perform(phone, redo);
            assert_eq!(seen(&world.phones[phone].library), after, "seed {seed}");
            assert!(!world.phones[phone].library.is_undone(step), "seed {seed}");
        }
        Err(error) => assert_eq!(
            error,
            PlanError::ErasedForGood,
            "seed {seed}: {:?}",
            world.phones[phone].library.step(step)
        ),
    }
}

type Seen = (BTreeMap<RecordId, Vec<(String, Value)>>, Vec<(Option<CustomerId>, Stamp, Box<str>)>);

/// What people see: records that are present with what is written in them, and visits that count.
fn seen(library: &Library) -> Seen {
    let mut records = BTreeMap::new();
    for entry in entries(library) {
        if let Entry::Record(record) = entry
            && record.is_present()
        {
            let values = record
                .present()
                .map(|(field, register)| (field.key().into_owned(), register.value.clone()))
                .collect();
            records.insert(record.id(), values);
        }
    }
    let mut visits: Vec<_> = library
        .all_visits()
        .filter(|visit| visit.counts())
        .map(|visit| (visit.customer, visit.at, visit.word.clone()))
        .collect();
    visits.sort();
    (records, visits)
}
