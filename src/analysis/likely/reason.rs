//! Why somebody is expected, in figures that a person can check: "7 of the last 10 Tuesdays".

use super::rhythm::apart;
use crate::domain::Day;

/// Why somebody is expected: on how many such days they came about this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The day of the week counted, 0 for Monday to 6 for Sunday: today's.
    pub weekday: u8,
    /// On how many of these days they came about this time.
    pub came: u8,
    /// How many of these days are counted, at most 10, not before they were first seen.
    pub of: u8,
}

/// How far from the moment a visit counts as about this time, in minutes.
const ABOUT: u16 = 75;
/// How many days of the week are counted.
const COUNTED: i64 = 10;

impl Reason {
    /// Counts the visits, as day and minute.
    pub(super) fn of(moments: &[(i32, u16)], first: Day, today: Day, minute: u16) -> Self {
        let earliest = first.0.max(today.0 - 7 * COUNTED);
        let of = (today.0 - earliest) / 7;
        let on = |day: i64| {
            moments.iter().any(|(other, at)| i64::from(*other) == day && apart(*at, minute) <= ABOUT)
        };
        let came = (1..=of).filter(|weeks| on(today.0 - 7 * weeks)).count();
        Self { weekday: today.weekday(), came: came as u8, of: of as u8 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_such_days_about_this_time_count() {
        let today = Day(98);
        let moments = [(84, 470), (84, 480), (91, 556), (92, 480), (98, 480)];
        let reason = Reason::of(&moments, Day(70), today, 480);
        assert_eq!(reason, Reason { weekday: today.weekday(), came: 1, of: 4 });
        assert_eq!(Reason::of(&[(0, 1430), (91, 5)], Day(0), today, 10).came, 1, "midnight is in the middle");
        assert_eq!(Reason::of(&[(97, 480)], Day(97), today, 480).of, 0);
    }
}
