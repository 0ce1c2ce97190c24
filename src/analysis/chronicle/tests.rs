//! The history tells what happened, in order, and what it says of undoing is true.

use super::*;
use crate::domain::{Action, Author, Field, PaperId, PaperKind, Plan, RecordId, Value, Visit, VisitId};
use proptest::prelude::*;

const DAY: u64 = 86_400_000;

/// A shop in which things happen, one after the other.
#[derive(Default)]
struct Shop {
    library: Library,
    dice: u128,
}

impl Shop {
    fn act(&mut self, at: u64, plan: Plan) -> Option<StepId> {
        let author = Author { now: Stamp(at), device: DeviceId(u128::from(at % 2)), by: "Marta".into() };
        let dice = &mut self.dice;
        let mut roll = || {
            *dice += 1;
            *dice
        };
        let changes = plan.resolve(&self.library, &author, &mut roll);
        let step = changes.iter().find_map(|change| match change {
            crate::domain::Change::Remember(step) => Some(step.id),
            _ => None,
        });
        self.library.install(self.library.patch(&changes));
        step
    }

    fn undo(&mut self, at: u64, step: StepId) -> Option<StepId> {
        let plan = Plan::undo(&self.library, step, &mut || u128::from(at) << 64).ok()?;
        self.act(at, plan)
    }

    fn told(&self, step: Option<StepId>) -> Option<Told<'_>> {
        step.and_then(|step| self.library.step(step)).map(|step| tell(&self.library, step))
    }
}

fn visit(id: u128, customer: u128) -> Visit {
    Visit::new(VisitId(id), Some(CustomerId(customer)), Stamp(5), 0, DeviceId(1))
}

fn record(id: u128) -> RecordId {
    RecordId::Customer(CustomerId(id))
}

/// Something that happens: to whom, and what.
fn happen(shop: &mut Shop, at: u64, person: u128, what: u8) {
    let (id, other) = (CustomerId(person), CustomerId((person + 1) % 3));
    let plan = match what {
        0 => Plan::new(Action::EditCustomer).set(record(person), Field::Name, format!("n{at}").as_str()),
        1 => Plan::new(Action::EditCustomer).set(record(person), Field::Tag("t".into()), Value::Flag(true)),
        2 => Plan::new(Action::EditCustomer).set(record(person), Field::Tag("t".into()), Value::Absent),
        3 => Plan::new(Action::CheckIn).log(visit(u128::from(at) << 32, person)),
        4 => match shop.library.visits_of(id).last() {
            Some(last) => Plan::new(Action::TakeBack).void(last.id),
            None => return,
        },
        5 => Plan::new(Action::DeleteCustomer).set(record(person), Field::Deleted, Value::Flag(true)),
        6 => Plan::join_customers(&shop.library, id, other),
        7 => Plan::new(Action::EraseCustomer).erase(id),
        _ => {
            let steps: Vec<StepId> = shop.library.steps().map(|step| step.id).collect();
            if let Some(step) = steps.get(at as usize % steps.len().max(1)) {
                shop.undo(at, *step);
            }
            return;
        }
    };
    shop.act(at, plan);
}

proptest! {
    #[test]
    fn what_it_says_of_undoing_is_true(
        events in proptest::collection::vec((1_u64..9, 0_u128..3, 0_u8..12), 0..30),
    ) {
        let mut shop = Shop::default();
        let mut chronicle = Chronicle::default();
        let mut at = 0;
        for (later, person, what) in events {
            at += later;
            happen(&mut shop, at, person, what);
            chronicle.refresh(&shop.library);
        }
        for step in shop.library.steps() {
            let planned = Plan::undo(&shop.library, step.id, &mut || 1).map(|_| ());
            prop_assert_eq!(can_undo(&shop.library, step), planned);
        }
        // Read bit by bit or at once: it is the same.
        let mut anew = Chronicle::default();
        anew.refresh(&shop.library);
        prop_assert_eq!(anew.lines(), chronicle.lines());
        prop_assert!(chronicle.lines().is_sorted_by_key(|line| Reverse(line.at)));
        prop_assert_eq!(chronicle.lines().len(), shop.library.steps().count());
        let by_device: usize = chronicle.devices().iter().map(|(_, count)| count).sum();
        prop_assert_eq!(by_device, chronicle.lines().len());
        for (device, count) in chronicle.devices() {
            prop_assert_eq!(chronicle.of_device(device).len(), count);
        }
    }

    #[test]
    fn every_line_stands_under_its_day(
        mut times in proptest::collection::vec(0_u64..20 * DAY, 0..60),
        summer in 0_u64..20,
    ) {
        times.sort_unstable_by_key(|time| Reverse(*time));
        let lines: Vec<Line> = times
            .iter()
            .map(|at| Line { at: Stamp(*at), device: DeviceId(1), step: StepId(u128::from(*at)) })
            .collect();
        // The clocks are set forward at one o'clock UTC, as in Italy.
        let offset = |at: Stamp| if at.0 >= summer * DAY + 3_600_000 { 120 } else { 60 };
        let days = days(&lines, offset);
        prop_assert_eq!(days.is_empty(), lines.is_empty());
        prop_assert!(days.is_sorted_by(|(a, _), (b, _)| a > b));
        for (place, line) in lines.iter().enumerate() {
            let under = days.iter().rev().find(|(_, before)| *before <= place);
            prop_assert_eq!(under.map(|(day, _)| *day), Some(Day::of(line.at, offset(line.at)).0));
        }
    }
}

#[test]
fn steps_are_told() {
    let mut shop = Shop::default();
    let tag = Field::Tag("cane".into());
    let added =
        shop.act(1, Plan::new(Action::AddCustomer).set(record(1), Field::Name, "Anna").log(visit(7, 1)));
    let edited = shop.act(2, Plan::new(Action::EditCustomer).set(record(1), tag.clone(), Value::Flag(true)));
    let untagged = shop.act(3, Plan::new(Action::EditCustomer).set(record(1), tag.clone(), Value::Absent));
    let back = shop.act(4, Plan::new(Action::TakeBack).void(VisitId(7)));
    let import = Plan::new(Action::Import("a.csv".into()))
        .set(record(2), Field::Name, "Anna R.")
        .set(record(2), Field::Phone, "055")
        .set(record(3), Field::Name, "Bruno")
        .set(record(1), Field::Email, "a@b.it");
    let imported = shop.act(5, import);
    let plan = Plan::join_customers(&shop.library, CustomerId(1), CustomerId(2));
    let joined = shop.act(6, plan);

    let anna = Who::Known(CustomerId(1), "Anna");
    let logged = shop.library.visit(VisitId(7));
    assert!(logged.is_some());
    assert_eq!(shop.told(added), Some(Told::Added(anna, logged)));
    let fact = |before, after| Fact { record: record(1), field: &tag, before, after };
    let (on, off) = (Value::Flag(true), Value::Absent);
    assert_eq!(shop.told(edited), Some(Told::Edited(anna, vec![fact(&off, &on)])));
    assert_eq!(shop.told(untagged), Some(Told::Edited(anna, vec![fact(&on, &off)])));
    assert_eq!(shop.told(back), Some(Told::TookBack(anna, logged)));
    assert_eq!(
        shop.told(imported),
        Some(Told::Imported("a.csv", Brought { people: (2, 1), ..Brought::default() }))
    );
    let phone = Value::text("055");
    let taken_over = Fact { record: record(1), field: &Field::Phone, before: &off, after: &phone };
    let other = Who::Known(CustomerId(2), "Anna R.");
    assert_eq!(shop.told(joined), Some(Told::Joined(anna, other, vec![taken_over])));

    // All of them tell of her, under whatever record; Bruno came in one of them.
    let mut chronicle = Chronicle::default();
    chronicle.refresh(&shop.library);
    assert_eq!(chronicle.of_person(&shop.library, CustomerId(1)).len(), 6);
    assert_eq!(chronicle.of_person(&shop.library, CustomerId(3)).len(), 1);
}

#[test]
fn who_was_erased_is_nobody_any_more() {
    let mut shop = Shop::default();
    let added = shop.act(1, Plan::new(Action::AddCustomer).set(record(1), Field::Name, "Anna"));
    let edited = shop.act(2, Plan::new(Action::EditCustomer).set(record(1), Field::Phone, "055"));
    let came = shop.act(3, Plan::new(Action::CheckIn).log(visit(7, 1)));
    let erased = shop.act(4, Plan::new(Action::EraseCustomer).erase(CustomerId(1)));
    assert_eq!(shop.told(added), Some(Told::Added(Who::Erased, None)));
    assert_eq!(shop.told(edited), Some(Told::Edited(Who::Erased, Vec::new())));
    assert!(matches!(shop.told(came), Some(Told::Visited(Who::Erased, Some(_)))));
    assert_eq!(shop.told(erased), Some(Told::Erased));
}

#[test]
fn what_is_undone_says_so() {
    let mut shop = Shop::default();
    let came = shop.act(1, Plan::new(Action::CheckIn).log(visit(7, 1)));
    let undone = came.and_then(|came| shop.undo(2, came));
    assert_eq!(shop.told(undone), Some(Told::Undid(came)));
    let mut chronicle = Chronicle::default();
    chronicle.refresh(&shop.library);
    assert_eq!(chronicle.of_person(&shop.library, CustomerId(1)).len(), 2);
}

#[test]
fn what_comes_from_a_file_is_counted_by_its_sort() {
    let mut shop = Shop::default();
    let review = |id| RecordId::Paper(PaperKind::Review, PaperId(id));
    let first = Plan::new(Action::Import("old.zip".into())).set(review(1), Field::Text, "Buono");
    shop.act(1, first);
    let second = Plan::new(Action::Import("takeout.zip".into()))
        .set(review(1), Field::Stars, Value::Number(5))
        .set(review(2), Field::Text, "Freddo")
        .set(review(2), Field::Stars, Value::Number(1))
        .set(review(3), Field::Stars, Value::Number(4));
    let step = shop.act(2, second);
    let brought = Brought { reviews: (2, 1), ..Brought::default() };
    assert_eq!(shop.told(step), Some(Told::Imported("takeout.zip", brought)));
    let receipts = shop.act(3, Plan::new(Action::Import("Square".into())).log(visit(9, 1)).log(visit(10, 2)));
    let brought = Brought { visits: 2, ..Brought::default() };
    assert_eq!(shop.told(receipts), Some(Told::Imported("Square", brought)));
}
