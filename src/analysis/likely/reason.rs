//! Why somebody is expected, in figures that a person can check: "about 8:00 on weekdays, 7 of the last 10 Tuesdays".

use super::rhythm::apart;
use crate::domain::Day;

/// On which days somebody comes about that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Days {
    /// On one day of the week, 0 for Monday to 6 for Sunday.
    Only(u8),
    /// From Monday to Friday.
    Weekdays,
    /// On Saturdays and Sundays.
    Weekend,
    /// On any day.
    Any,
}

/// Why somebody is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// On which days they come about that time.
    pub days: Days,
    /// About when they do then, as a minute of the day, to 5 minutes.
    pub minute: u16,
    /// The day of the week counted, 0 for Monday to 6 for Sunday: today's.
    pub weekday: u8,
    /// On how many of these days they came about this time.
    pub came: u8,
    /// How many of these days are counted, at most 10, not before they were first seen.
    pub of: u8,
}

/// How far from the moment a visit counts as about this time, in minutes.
const ABOUT: u16 = 75;
/// How many visits about this time say on which days and when.
const LOOKED_AT: usize = 20;
/// How many days of the week are counted.
const COUNTED: i64 = 10;

impl Reason {
    /// Works the figures out of the visits as day and minute, the earliest first.
    pub(super) fn of(moments: &[(i32, u16)], first: Day, today: Day, minute: u16) -> Self {
        let near: Vec<(Day, u16)> = moments
            .iter()
            .rev()
            .filter(|(_, other)| apart(*other, minute) <= ABOUT)
            .map(|(day, other)| (Day(i64::from(*day)), *other))
            .collect();
        let weekday = today.weekday();
        let earliest = first.0.max(today.0 - 7 * COUNTED);
        let of = (today.0 - earliest) / 7;
        let came = (1..=of).filter(|weeks| near.iter().any(|(day, _)| day.0 == today.0 - 7 * weeks)).count();
        let late = near.get(..near.len().min(LOOKED_AT)).unwrap_or_default();
        Self {
            days: Days::of(late, weekday),
            minute: mean(late, minute),
            weekday,
            came: came as u8,
            of: of as u8,
        }
    }
}

impl Days {
    fn of(visits: &[(Day, u16)], today: u8) -> Self {
        let share = |such: &dyn Fn(u8) -> bool| {
            let count = visits.iter().filter(|(day, _)| such(day.weekday())).count();
            count as f64 / visits.len().max(1) as f64
        };
        if share(&|weekday| weekday == today) >= 0.75 {
            Days::Only(today)
        } else if share(&|weekday| weekday < 5) >= 0.9 {
            Days::Weekdays
        } else if share(&|weekday| weekday >= 5) >= 0.9 {
            Days::Weekend
        } else {
            Days::Any
        }
    }
}

/// Returns the mean minute of visits about a minute, to 5 minutes, also where these lie around midnight.
fn mean(visits: &[(Day, u16)], minute: u16) -> u16 {
    let from = i32::from(minute) - 720;
    let after = |other: u16| (i32::from(other) - from).rem_euclid(1440) - 720;
    let sum: i32 = visits.iter().map(|(_, other)| after(*other)).sum();
    let mean = f64::from(sum) / visits.len().max(1) as f64;
    let rounded = ((f64::from(minute) + mean) / 5.0).round() as i32 * 5;
    rounded.rem_euclid(1440) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_is_in_the_middle() {
        assert_eq!(mean(&[(Day(0), 1435), (Day(1), 5)], 10), 0);
        assert_eq!(mean(&[(Day(0), 482), (Day(1), 478)], 500), 480);
        assert_eq!(mean(&[], 482), 480);
    }
}
