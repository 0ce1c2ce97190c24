//! How long people are kept who do not come any more: the period that the shop chose, and who is past it.

use crate::domain::{
    Action, Customer, CustomerId, Day, Field, Library, Plan, RecordId, Stamp, Value, order, tally_field,
};

/// The periods that can be chosen, in months; none is chosen until the shop does.
pub const PERIODS: [u64; 4] = [12, 24, 36, 60];

const SETTING: &str = "keep_months";

/// Returns the field of the shop's record in which the period is.
pub fn period_field() -> Field {
    Field::Setting(SETTING.into())
}

/// Returns the field of the shop's record that says if people past the period are forgotten by themselves.
pub fn by_itself_field() -> Field {
    Field::Setting("keep_months_by_itself".into())
}

/// Returns whether people past the period are forgotten by themselves; else somebody is asked about them.
pub fn is_by_itself(library: &Library) -> bool {
    library.shop().is_some_and(|shop| shop.value(&by_itself_field()).is_on())
}

/// Returns the period in months, if one was chosen.
pub fn period(library: &Library) -> Option<u64> {
    match library.shop()?.value(&period_field()) {
        Value::Number(months) => u64::try_from(*months).ok().filter(|months| *months > 0),
        _ => None,
    }
}

/// Somebody who is past the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// Who.
    pub id: CustomerId,
    /// When they last came, or else when something was last written about them.
    pub last: Stamp,
}

/// Returns when a person was last here, or else when something was last written about them.
fn last_sign(library: &Library, customer: &Customer<'_>) -> Stamp {
    let visit = library.visits_of(customer.id()).last().map(|visit| visit.at);
    let written = customer.record().registers().map(|(_, register)| register.stamp).max();
    visit.or(customer.since()).or(written).unwrap_or_default()
}

/// Lists who was last here more than so many months ago, the longest away first. Those who were put aside count too.
pub fn past(library: &Library, months: u64, now: Stamp) -> Vec<Past> {
    let end = months_before(now, months);
    let people = library.customers().chain(library.deleted_customers());
    let mut past: Vec<Past> = people
        .map(|customer| Past { id: customer.id(), last: last_sign(library, &customer) })
        .filter(|past| past.last < end)
        .collect();
    order::sort_by_key(&mut past, |past| (past.last, past.id));
    past.dedup_by_key(|past| past.id);
    past
}

/// Returns the plan that forgets whoever is past the period, told as what went by itself and with how many there were.
pub fn forget_past(library: &Library, now: Stamp) -> Plan {
    let people = period(library).map(|months| past(library, months, now)).unwrap_or_default();
    let plan = Plan::new(Action::EditSettings);
    if people.is_empty() {
        return plan;
    }
    let number = |number: u64| Value::Number(number.min(i64::MAX as u64) as i64);
    let tally = Value::parts([("at", number(now.0)), ("people", number(people.len() as u64))]);
    let plan = plan.set(RecordId::Shop, tally_field(), tally);
    people.iter().fold(plan, |plan, past| plan.erase(past.id))
}

/// Returns the same day so many months earlier, the last of its month where there is no such day.
pub fn months_before(now: Stamp, months: u64) -> Stamp {
    let (day, minute) = Day::of(now, 0);
    let (year, month, number) = day.civil();
    let month = year * 12 + i64::from(month) - 1 - months.min(12_000) as i64;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) as u8 + 1);
    let earlier = (1..=number).rev().find_map(|number| Day::from_civil(year, month, number));
    earlier.map_or(Stamp(0), |day| Stamp(day.start(0).0 + u64::from(minute) * 60_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, DeviceId, Visit, VisitId};
    use proptest::prelude::*;

    const DAY: u64 = 86_400_000;

    fn library(people: &[(u64, Option<u64>)]) -> Library {
        let mut library = Library::default();
        for (number, (since, visit)) in (1..).zip(people) {
            let id = CustomerId(number);
            let mut plan = Plan::new(Action::AddCustomer).set(
                RecordId::Customer(id),
                Field::Since,
                Value::Number((since * DAY) as i64),
            );
            if let Some(visit) = visit {
                plan = plan.log(Visit::new(VisitId(number), Some(id), Stamp(visit * DAY), 0, DeviceId(1)));
            }
            let author = Author { now: Stamp(since * DAY), device: DeviceId(1), by: "".into() };
            let changes = plan.resolve(&library, &author, &mut || number);
            library.install(library.patch(&changes));
        }
        library
    }

    #[test]
    fn months_end_where_calendars_end_them() {
        let day = |year, month, day| Day::from_civil(year, month, day).unwrap().start(0);
        assert_eq!(months_before(day(2026, 11, 24), 24), day(2024, 11, 24));
        assert_eq!(months_before(day(2025, 3, 31), 1), day(2025, 2, 28));
        assert_eq!(months_before(day(2024, 2, 29), 12), day(2023, 2, 28));
        assert_eq!(months_before(day(1971, 1, 1), 60), Stamp(0));
    }

    #[test]
    fn nobody_is_past_a_period_that_was_not_chosen() {
        assert_eq!(period(&library(&[(1, None)])), None);
    }

    #[test]
    fn who_is_past_goes_in_one_step_that_says_how_many() {
        let mut library = library(&[(1, None), (2, None), (3990, None)]);
        let author = Author { now: Stamp(4000 * DAY), device: DeviceId(1), by: "".into() };
        assert!(forget_past(&library, author.now).is_empty(), "no period was chosen");
        let choose = Plan::new(Action::EditSettings).set(RecordId::Shop, period_field(), Value::Number(24));
        let changes = choose.resolve(&library, &author, &mut || 90);
        library.install(library.patch(&changes));
        let plan = forget_past(&library, author.now);
        assert!(plan.only_forgets());
        let changes = plan.resolve(&library, &author, &mut || 91);
        library.install(library.patch(&changes));
        let left: Vec<u128> = library.customers().map(|customer| customer.id().0).collect();
        assert_eq!(left, [3]);
        let tally = library.shop().and_then(|shop| shop.value(&tally_field()).part("people").cloned());
        assert_eq!(tally, Some(Value::Number(2)));
        assert!(forget_past(&library, author.now).is_empty());
    }

    proptest! {
        #[test]
        fn who_came_within_the_period_stays(people in prop::collection::vec((0_u64..2000, prop::option::of(0_u64..4000)), 0..12)) {
            let library = library(&people);
            let now = Stamp(4000 * DAY);
            let end = months_before(now, 24).0 / DAY;
            let past: Vec<u128> = past(&library, 24, now).into_iter().map(|past| past.id.0).collect();
            for (number, (since, visit)) in (1..).zip(&people) {
                prop_assert_eq!(past.contains(&number), visit.unwrap_or(*since) < end, "{}", number);
            }
        }
    }
}
