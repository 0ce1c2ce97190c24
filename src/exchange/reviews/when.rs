//! When a review was written: to the minute or to the day, as sources write it.

use crate::domain::{Day, Stamp};
use crate::exchange::DateOrder;
use crate::exchange::dates::read_day;

/// When.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Not told.
    #[default]
    Unknown,
    /// A moment.
    Moment(Stamp),
    /// A minute of a day by the local clock, 0 to 1439.
    Local(Day, u16),
    /// A day.
    Day(Day),
}

impl When {
    /// Returns the day, that of a moment in UTC.
    pub fn day(self) -> Option<Day> {
        match self {
            When::Unknown => None,
            When::Moment(at) => Some(Day::of(at, 0).0),
            When::Local(day, _) | When::Day(day) => Some(day),
        }
    }
}

/// Reads a date, with its time where there is one; `order` is for dates that do not tell.
pub fn read_when(text: &str, order: DateOrder) -> When {
    let text = text.trim();
    if let Some(moment) = read_epoch(text) {
        return moment;
    }
    let Some(day) = read_day(text, order) else { return When::Unknown };
    let Some((minute, second, rest)) = read_time(text) else { return When::Day(day) };
    match read_zone(rest) {
        Some(ahead) => {
            let seconds = day.0 * 86_400 + i64::from(minute) * 60 + i64::from(second) - i64::from(ahead) * 60;
            When::Moment(Stamp(seconds.max(0) as u64 * 1000))
        }
        None => When::Local(day, minute),
    }
}

/// Reads seconds or milliseconds since 1970.
fn read_epoch(text: &str) -> Option<When> {
    let number: u64 = text.parse().ok()?;
    match text.len() {
        10 => Some(When::Moment(Stamp(number * 1000))),
        13 => Some(When::Moment(Stamp(number))),
        _ => None,
    }
}

/// Reads the time of day: the minute, the seconds, and what follows.
fn read_time(text: &str) -> Option<(u16, u16, &str)> {
    let colon = text.find(':')?;
    let digits = |text: &str| text.parse::<u16>().ok();
    let hour_start = text.get(..colon)?.rfind(|letter: char| !letter.is_ascii_digit()).map_or(0, |at| at + 1);
    let (hour, minute) = (digits(text.get(hour_start..colon)?)?, digits(text.get(colon + 1..colon + 3)?)?);
    let rest = text.get(colon + 3..)?;
    let (second, rest) = match rest.strip_prefix(':').and_then(|rest| rest.split_at_checked(2)) {
        Some((second, rest)) => (digits(second)?, rest),
        None => (0, rest),
    };
    let rest =
        rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|l: char| l.is_ascii_digit()));
    let afternoon = rest.trim_start().get(..2).is_some_and(|mark| mark.eq_ignore_ascii_case("pm"));
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    (hour < 24 && minute < 60 && second < 61).then(|| (hour * 60 + minute, second.min(59), rest))
}

/// Reads how many minutes ahead of UTC a zone is.
fn read_zone(text: &str) -> Option<i16> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("z") || text.eq_ignore_ascii_case("utc") {
        return Some(0);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let number: i16 = digits.parse().ok()?;
    (digits.len() == 4 && number <= 1400).then(|| sign * (number / 100 * 60 + number % 100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_and_times_of_the_sources() {
        let day = Day::from_civil(2026, 10, 3).unwrap_or(Day(0));
        let at = |minutes: u64| Stamp(day.start(0).0 + minutes * 60_000);
        for (text, when) in [
            ("2026-10-03T19:20:00.123456Z", When::Moment(at(1160))),
            ("2026-10-03T19:20:00+02:00", When::Moment(at(1040))),
            ("2026-10-03 19:20", When::Local(day, 1160)),
            ("03/10/2026 7:20 PM", When::Local(day, 1160)),
            ("2026-10-03", When::Day(day)),
            ("3 ottobre 2026", When::Day(day)),
            ("1790969400", When::Moment(Stamp(1_790_969_400_000))),
            ("ieri", When::Unknown),
            ("", When::Unknown),
        ] {
            assert_eq!(read_when(text, DateOrder::DayFirst), when, "{text}");
        }
    }

    #[test]
    fn an_hour_that_no_clock_shows_breaks_nothing() {
        // Found by fuzzing: the minutes of such an hour are more than a number of 16 bits holds.
        assert_eq!(read_time("12100:00"), None);
        assert!(read_when("2026-10-30T12100:00:00Z", DateOrder::DayFirst).day().is_some());
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_not(text in ".{0,40}") {
            let when = read_when(&text, DateOrder::DayFirst);
            prop_assert_eq!(when == When::Unknown, when.day().is_none());
        }
    }
}
