//! The list says what a patient reader of the whole library would say, whatever happened before.

use super::*;
use crate::analysis::fold;
use crate::domain::{
    Action, AllergyKind, Author, Customer, Day, DeviceId, Diet, Field, Plan, RecordId, Stamp, Value, Visit,
    VisitId,
};
use proptest::prelude::*;
use std::cmp::Reverse;

const DAY: u64 = 86_400_000;
/// A day on which somebody looks at the list.
const TODAY: i64 = 100;

/// What may happen to one of a few people.
#[derive(Clone, Debug)]
enum Event {
    Name(&'static str),
    Allergy(bool),
    Diet(Diet, bool),
    Tag(&'static str, bool),
    Visit(u64),
    Since(i64),
    Aside(bool),
    Join(u128),
    Erase,
}

fn events() -> impl Strategy<Value = Vec<(u128, Event)>> {
    let names = ["Anna", "Èva", "eva", "", "12 apostoli", "Zoe", "Ωmega"];
    let event = prop_oneof![
        4 => proptest::sample::select(names.to_vec()).prop_map(Event::Name),
        1 => any::<bool>().prop_map(Event::Allergy),
        1 => any::<bool>().prop_map(|on| Event::Diet(Diet::Vegan, on)),
        1 => any::<bool>().prop_map(|on| Event::Diet(Diet::Own("poco sale".into()), on)),
        2 => (proptest::sample::select(&["cane", "ufficio"][..]), any::<bool>())
            .prop_map(|(tag, on)| Event::Tag(tag, on)),
        4 => proptest::sample::select(&[20_u64, 70, 71, 94, 99, 100, 101][..]).prop_map(Event::Visit),
        1 => (0_i64..50).prop_map(Event::Since),
        1 => any::<bool>().prop_map(Event::Aside),
        1 => (0_u128..6).prop_map(Event::Join),
        1 => Just(Event::Erase),
    ];
    proptest::collection::vec((0_u128..6, event), 0..40)
}

fn plan(library: &Library, id: CustomerId, event: &Event, number: u128) -> Plan {
    let record = RecordId::Customer(id);
    let plan = Plan::new(Action::EditCustomer);
    let flag = |on: bool| if on { Value::Flag(true) } else { Value::Absent };
    match event {
        Event::Name(name) => plan.set(record, Field::Name, *name),
        Event::Allergy(on) => plan.set(record, AllergyKind::Own("kiwi".into()).field(), flag(*on)),
        Event::Diet(diet, on) => plan.set(record, Field::Diet(diet.key()), flag(*on)),
        Event::Tag(tag, on) => plan.set(record, Field::Tag((*tag).into()), flag(*on)),
        Event::Since(since) => plan.set(record, Field::Since, Value::Number(*since)),
        Event::Aside(on) => plan.set(record, Field::Deleted, flag(*on)),
        Event::Join(other) => Plan::join_customers(library, id, CustomerId(*other)),
        Event::Erase => plan.erase(id),
        Event::Visit(day) => {
            plan.log(Visit::new(VisitId(number), Some(id), Stamp(day * DAY + 1), 0, DeviceId(1)))
        }
    }
}

/// Does everything, keeping a list up to date from the start.
fn live(events: &[(u128, Event)]) -> (Library, Roster) {
    let mut library = Library::default();
    let mut roster = Roster::of(&library);
    for (number, (id, event)) in (1000_u128..).zip(events) {
        let author = Author { now: Stamp(number as u64), device: DeviceId(1), by: "".into() };
        let mut dice = number * 1000;
        let changes = plan(&library, CustomerId(*id), event, number).resolve(&library, &author, &mut || {
            dice += 1;
            dice
        });
        library.install(library.patch(&changes));
        for id in (0..6).map(CustomerId) {
            roster.update(&library, id);
        }
    }
    (library, roster)
}

fn holds(library: &Library, customer: &Customer<'_>, pick: &Pick) -> bool {
    match pick {
        Pick::Allergic => !customer.allergies().is_empty(),
        Pick::Diet(diet) => customer.diets().contains(diet),
        Pick::Tag(tag) => customer.tags().contains(&&**tag),
        Pick::Seen(seen) => {
            seen.holds(library.last_visit(customer.id()).map(|visit| TODAY - visit.local().0.0))
        }
    }
}

fn picks() -> impl Strategy<Value = Vec<Pick>> {
    let all = [
        Pick::Allergic,
        Pick::Seen(Seen::Week),
        Pick::Seen(Seen::Away),
        Pick::Seen(Seen::Never),
        Pick::Diet(Diet::Vegan),
        Pick::Diet(Diet::Own("poco sale".into())),
        Pick::Tag("cane".into()),
        Pick::Tag("ufficio".into()),
    ];
    proptest::collection::vec(proptest::sample::select(all.to_vec()), 0..4)
}

proptest! {
    #[test]
    fn it_says_what_the_library_says(events in events(), wanted in picks(), sort in 0_usize..4) {
        let (library, roster) = live(&events);
        let mut filter = Filter::default();
        wanted.into_iter().for_each(|pick| filter.toggle(pick));
        let order = Order::ALL[sort];
        let selection = roster.select(&filter, order, Day(TODAY));

        let mut expected: Vec<Customer<'_>> = library
            .customers()
            .filter(|customer| filter.picks().all(|pick| holds(&library, customer, pick)))
            .collect();
        expected.sort_by_key(|customer| {
            let key = fold(customer.title());
            let first = key.chars().next();
            (first.is_none(), first.is_some_and(|first| !first.is_alphabetic()), key, customer.id())
        });
        match order {
            Order::Name => {}
            Order::LastVisit => expected
                .sort_by_key(|customer| Reverse(library.last_visit(customer.id()).map(|visit| visit.at))),
            Order::Visits => {
                expected.sort_by_key(|customer| Reverse(library.visits_of(customer.id()).len()));
            }
            Order::Newest => {}
        }
        if order == Order::Newest {
            prop_assert_eq!(selection.people.len(), expected.len());
        } else {
            let ids: Vec<CustomerId> = expected.iter().map(Customer::id).collect();
            prop_assert_eq!(&selection.people, &ids);
        }

        // A pick's count is what is left when it is picked as well, or stays picked.
        for (pick, left) in &selection.picks {
            let mut more = filter.clone();
            if !more.has(pick) {
                more.toggle(pick.clone());
            }
            prop_assert_eq!(roster.select(&more, order, Day(TODAY)).people.len(), *left);
            prop_assert!(*left > 0 || filter.has(pick));
        }
        // Kept up to date or read anew, a few at a time: it is the same.
        let mut reading = Reading::new(&library);
        while !reading.step(&library, 3) {}
        let anew = reading.finish();
        let again = anew.select(&filter, order, Day(TODAY));
        prop_assert_eq!(&again.people, &selection.people);
        prop_assert_eq!(&again.letters, &selection.letters);
        if filter.is_empty() {
            prop_assert_eq!(&again.picks, &selection.picks);
        }
    }
}

fn named(names: &[&'static str]) -> Roster {
    let events: Vec<(u128, Event)> = (0..).zip(names.iter().map(|name| Event::Name(name))).collect();
    live(&events).1
}

#[test]
fn letters_stand_before_their_first_name() {
    let roster = named(&["Zoe", "èva", "Anna", "12 apostoli", "Eva"]);
    let selection = roster.select(&Filter::default(), Order::Name, Day(TODAY));
    let letters: Vec<(Option<char>, usize)> =
        selection.letters.iter().map(|letter| (letter.letter, letter.before)).collect();
    assert_eq!(letters, [(Some('A'), 0), (Some('E'), 1), (Some('Z'), 3), (None, 4)]);
    assert!(roster.select(&Filter::default(), Order::Visits, Day(TODAY)).letters.is_empty());
}

#[test]
fn of_the_last_visit_there_is_one_pick() {
    let mut filter = Filter::default();
    filter.toggle(Pick::Allergic);
    filter.toggle(Pick::Seen(Seen::Week));
    filter.toggle(Pick::Seen(Seen::Never));
    assert_eq!(filter.seen(), Some(Seen::Never));
    assert_eq!(filter.picks().count(), 2);
    filter.toggle(Pick::Seen(Seen::Never));
    assert_eq!(filter.seen(), None);
}

#[test]
fn the_days_of_the_last_visit_are_told_apart() {
    let true_of = |days| Seen::ALL.into_iter().filter(|seen| seen.holds(days)).collect::<Vec<_>>();
    assert_eq!(true_of(None), [Seen::Never]);
    assert_eq!(true_of(Some(-1)), [Seen::Today, Seen::Week, Seen::Month]);
    assert_eq!(true_of(Some(0)), [Seen::Today, Seen::Week, Seen::Month]);
    assert_eq!(true_of(Some(6)), [Seen::Week, Seen::Month]);
    assert_eq!(true_of(Some(7)), [Seen::Month]);
    assert_eq!(true_of(Some(30)), []);
    assert_eq!(true_of(Some(60)), [Seen::Away]);
}
