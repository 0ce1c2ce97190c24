//! When the shop is open, day by day, as the owner wrote it: a review that was posted outside these hours is a sign of its own.

use crate::domain::{Field, Library, Value};

/// From when to when, in minutes of the day; past 1440 where it closes after midnight.
pub type Span = (u16, u16);

/// For how long after closing time a review counts as written while open, in minutes: people write on their way home.
const AFTER: u16 = 60;
/// Minutes of a day.
const DAY: u16 = 1440;
/// What is kept of a day on which the shop is closed.
const CLOSED: &str = "closed";

/// When a shop is open, per weekday from Monday; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening([Option<Vec<Span>>; 7]);

impl Opening {
    /// Reads what was written of a shop.
    pub fn of(library: &Library) -> Opening {
        let mut opening = Opening::default();
        let Some(shop) = library.shop() else { return opening };
        for (weekday, day) in (0..).zip(&mut opening.0) {
            *day = shop.value(&opening_field(weekday)).as_text().and_then(read_spans);
        }
        opening
    }

    /// Sets a day, 0 for Monday; none of the spans where it is closed.
    pub fn set(&mut self, weekday: u8, spans: Option<Vec<Span>>) {
        if let Some(day) = self.0.get_mut(usize::from(weekday)) {
            *day = spans;
        }
    }

    /// Returns what is said of a day, 0 for Monday.
    pub fn day(&self, weekday: u8) -> Option<&[Span]> {
        self.0.get(usize::from(weekday))?.as_deref()
    }

    /// Tells whether it is open on a weekday at a minute of the day, with an hour after closing time.
    pub fn is_open(&self, weekday: u8, minute: u16) -> Option<bool> {
        let today = self.day(weekday)?;
        let yesterday = self.day((weekday + 6) % 7).unwrap_or_default();
        let inside = |spans: &[Span], minute: u16| {
            spans.iter().any(|(from, to)| (*from..to.saturating_add(AFTER)).contains(&minute))
        };
        Some(inside(today, minute) || inside(yesterday, minute.saturating_add(DAY)))
    }
}

/// Returns the field of the shop's record in which a day's hours are, 0 for Monday.
pub fn opening_field(weekday: u8) -> Field {
    Field::Setting(format!("open/{weekday}").into())
}

/// Returns the weekday of a setting that holds a day's hours.
pub fn opening_weekday(setting: &str) -> Option<u8> {
    setting.strip_prefix("open/")?.parse().ok().filter(|day| *day < 7)
}

/// Returns what is kept of a day's hours; none of them where it is closed.
pub fn opening_value(spans: &[Span]) -> Value {
    if spans.is_empty() { CLOSED.into() } else { Value::text(&write_spans(spans)) }
}

/// Reads "7:00-15:00, 19-1", "7.30 – 15", or that it is closed; `None` where any of it cannot be read.
pub fn read_spans(text: &str) -> Option<Vec<Span>> {
    if text.trim() == CLOSED {
        return Some(Vec::new());
    }
    text.split([',', ';']).map(read_span).collect()
}

/// Reads one span, as `7:00-15:00`; what ends before it begins ends on the next day.
pub fn read_span(text: &str) -> Option<Span> {
    let (from, to) = text.split_once(['-', '–', '—'])?;
    let (from, to) = (read_minute(from)?, read_minute(to)?);
    Some((from, if to <= from { to + DAY } else { to }))
}

/// Returns the minute of the day of `HH:MM`, `HH.MM` or `HH`.
pub fn read_minute(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2).unwrap_or(minute).parse().ok()?);
    let of_day = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && of_day <= DAY).then_some(of_day)
}

/// Writes spans as [`read_spans`] reads them.
pub fn write_spans(spans: &[Span]) -> String {
    let time = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
    let spans: Vec<String> = spans
        .iter()
        .map(|(from, to)| format!("{}-{}", time(*from), time(if *to > DAY { to - DAY } else { *to })))
        .collect();
    spans.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_in_many_hands() {
        let hours = [
            ("7:00-15:00", vec![(420, 900)]),
            ("7.30 – 15, 19-1", vec![(450, 900), (1140, 1500)]),
            ("0:00-24:00", vec![(0, 1440)]),
            ("closed", vec![]),
        ];
        for (text, spans) in hours {
            assert_eq!(read_spans(text), Some(spans), "{text}");
        }
        for text in ["", "7", "sempre", "7-15, boh", "25-26", "24:30-1", "7:75-9", "1093-2"] {
            assert_eq!(read_spans(text), None, "{text}");
        }
    }

    #[test]
    fn a_night_belongs_to_the_day_it_began_on() {
        let mut opening = Opening::default();
        opening.set(5, read_spans("19-1"));
        opening.set(6, Some(Vec::new()));
        assert_eq!(opening.is_open(5, 20 * 60), Some(true));
        assert_eq!(opening.is_open(6, 90), Some(true));
        assert_eq!(opening.is_open(6, 130), Some(false));
        assert_eq!(opening.is_open(6, 12 * 60), Some(false));
        assert_eq!(opening.is_open(2, 12 * 60), None);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(spans in prop::collection::vec((0_u16..1440, 1_u16..1440), 1..4)) {
            let spans: Vec<Span> = spans.into_iter().map(|(from, long)| (from, from + long)).collect();
            let whole: Vec<Span> = spans.into_iter().filter(|(_, to)| *to != DAY * 2).collect();
            prop_assume!(!whole.is_empty());
            prop_assert_eq!(read_spans(&write_spans(&whole)), Some(whole));
        }
    }
}
