//! Who is likely to walk in now: from when each person came before, by minute of the day and day of the week.

mod hours;
mod reason;
mod rhythm;
mod trial;

pub use reason::Reason;
pub use trial::{Trial, replay};

use crate::domain::{CustomerId, Day, Library, Stamp, Visit};
use hours::Hours;
use rhythm::{Kernel, Rhythm};
use std::collections::BTreeMap;

/// Somebody who may walk in.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// Who.
    pub customer: CustomerId,
    /// How likely on such a day about this time, 0 to 1 for who comes once at most.
    pub chance: f64,
}

/// When each person comes.
#[derive(Clone, Debug, Default)]
pub struct Rhythms {
    people: BTreeMap<CustomerId, Rhythm>,
    hours: Hours,
}

/// Below which chance nobody is called likely.
const LEAST: f64 = 0.02;

impl Rhythms {
    /// Learns from all visits of everybody who is present.
    pub fn build(library: &Library) -> Self {
        let mut rhythms = Self::default();
        for customer in library.customers() {
            rhythms.update(customer.id(), &library.visits_of(customer.id()));
        }
        rhythms
    }

    /// Learns the visits of a person, the earliest first, in place of what was known; none forget the person.
    pub fn update(&mut self, customer: CustomerId, visits: &[&Visit]) {
        let before = match Rhythm::of(visits) {
            Some(rhythm) => {
                self.hours.add(&rhythm.moments);
                self.people.insert(customer, rhythm)
            }
            None => self.people.remove(&customer),
        };
        if let Some(before) = before {
            self.hours.take(&before.moments);
        }
    }

    /// Returns about when a person usually comes, as a minute of the day; `None` where there is no such hour.
    pub fn usual_minute(&self, customer: CustomerId) -> Option<u16> {
        self.people.get(&customer).and_then(Rhythm::usual_minute)
    }

    /// Lists who is likely to walk in, the likeliest first, at most `limit`; who came today is not expected again.
    pub fn likely_now(&self, now: Stamp, offset: i16, limit: usize) -> Vec<Likely> {
        let (today, minute) = Day::of(now, offset);
        let kernel = Kernel::at(today, minute, self.hours.business(minute));
        let chances = self
            .people
            .iter()
            .filter(|(_, rhythm)| !rhythm.came_on(today))
            .map(|(customer, rhythm)| Likely { customer: *customer, chance: rhythm.chance(&kernel) })
            .filter(|likely| likely.chance >= LEAST);
        let mut likeliest: Vec<Likely> = Vec::with_capacity(limit + 1);
        for one in chances {
            let place = likeliest.partition_point(|other| {
                let order = other.chance.total_cmp(&one.chance);
                order.then_with(|| one.customer.cmp(&other.customer)).is_gt()
            });
            if place < limit {
                likeliest.truncate(limit - 1);
                likeliest.insert(place, one);
            }
        }
        likeliest
    }

    /// Returns why somebody is expected, in figures; `None` for who has never been here.
    pub fn reason(&self, customer: CustomerId, now: Stamp, offset: i16) -> Option<Reason> {
        let (today, minute) = Day::of(now, offset);
        self.people.get(&customer).map(|rhythm| rhythm.reason(today, minute))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeviceId, VisitId};

    fn visit(day: i64, minute: u64) -> Visit {
        Visit::new(
            VisitId(u128::from(day.unsigned_abs() * 1440 + minute)),
            None,
            Stamp(Day(day).start(60).0 + minute * 60_000),
            60,
            DeviceId(1),
        )
    }

    fn learn(rhythms: &mut Rhythms, id: u128, moments: impl Iterator<Item = (i64, u64)>) {
        let visits: Vec<Visit> = moments.map(|(day, minute)| visit(day, minute)).collect();
        rhythms.update(CustomerId(id), &visits.iter().collect::<Vec<_>>());
    }

    fn now(rhythms: &Rhythms, day: i64, minute: u64) -> Vec<u128> {
        rhythms.likely_now(visit(day, minute).at, 60, 8).iter().map(|likely| likely.customer.0).collect()
    }

    /// 1970-04-07, a Tuesday.
    const TUESDAY: i64 = 96;

    #[test]
    fn people_come_at_their_hour_and_on_their_day() {
        let mut rhythms = Rhythms::default();
        learn(&mut rhythms, 1, (4..TUESDAY).filter(|day| Day(*day).weekday() < 5).map(|day| (day, 480)));
        learn(&mut rhythms, 2, (4..TUESDAY).map(|day| (day, 1130)));
        learn(&mut rhythms, 3, (4..TUESDAY).filter(|day| Day(*day).weekday() == 1).map(|day| (day, 500)));
        learn(&mut rhythms, 4, (4..TUESDAY).filter(|day| Day(*day).weekday() == 5).map(|day| (day, 490)));
        assert_eq!(now(&rhythms, TUESDAY, 485), [1, 3]);
        assert_eq!(now(&rhythms, TUESDAY, 1140), [2]);
        assert_eq!(now(&rhythms, TUESDAY + 4, 485), [4]);
        assert!(now(&rhythms, TUESDAY, 180).is_empty());

        let why = |id: u128| rhythms.reason(CustomerId(id), visit(TUESDAY, 485).at, 60);
        assert_eq!(why(1), Some(Reason { weekday: 1, came: 10, of: 10 }));
        assert_eq!((why(2).map(|why| why.came), why(9)), (Some(0), None));
    }

    #[test]
    fn one_visit_is_no_habit() {
        let mut rhythms = Rhythms::default();
        for id in 1..=6 {
            // Now and then, one day in four.
            learn(
                &mut rhythms,
                id,
                (4..TUESDAY).filter(|day| (day + id as i64) % 4 == 0).map(|day| (day, 480)),
            );
        }
        learn(&mut rhythms, 7, [(TUESDAY - 1, 480)].into_iter());
        let listed = now(&rhythms, TUESDAY, 480);
        assert_eq!((listed.len(), listed.last()), (7, Some(&7)), "{listed:?}");
        // Twice in two days, and they are one of those who come.
        learn(&mut rhythms, 8, [(TUESDAY - 2, 480), (TUESDAY - 1, 480)].into_iter());
        let listed = now(&rhythms, TUESDAY, 480);
        assert_eq!(listed.first(), Some(&8), "{listed:?}");
    }

    #[test]
    fn who_came_today_or_not_for_long_is_not_expected() {
        let mut rhythms = Rhythms::default();
        learn(&mut rhythms, 1, (4..=TUESDAY).map(|day| (day, 480)));
        learn(&mut rhythms, 2, (4..40).map(|day| (day, 480)));
        learn(&mut rhythms, 3, (60..TUESDAY).map(|day| (day, 480)));
        assert_eq!(now(&rhythms, TUESDAY, 490), [3]);
        assert_eq!(now(&rhythms, TUESDAY + 1, 480).len(), 2);
        rhythms.update(CustomerId(3), &[]);
        assert_eq!(now(&rhythms, TUESDAY + 1, 480), [1]);
    }
}
