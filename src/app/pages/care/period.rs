//! When an offer holds, in words and as days to choose.

use crate::app::state::Speech;
use crate::domain::{Day, Offer, Stamp, Value};
use crate::messages::fill;
use crate::platform::clock;

/// Says when an offer holds.
pub fn period_words(speech: &Speech, offer: &Offer) -> String {
    let texts = speech.language.care();
    let date = |at: Stamp| speech.day(at);
    match (offer.from, offer.until) {
        (_, Some(until)) if offer.is_over(clock::now()) => fill(texts.offer_over, &[("day", &date(until))]),
        (Some(from), Some(until)) => {
            fill(texts.offer_from_until, &[("from", &date(from)), ("day", &date(until))])
        }
        (None, Some(until)) => fill(texts.offer_until, &[("day", &date(until))]),
        (_, None) => texts.offer_open.into(),
    }
}

/// Writes a moment as a day for a field of the browser: `2026-11-24`, empty where there is none.
pub fn field_day(at: Option<Stamp>) -> String {
    let Some(at) = at else { return String::new() };
    let (year, month, day) = Day::of(at, clock::offset(at)).0.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Reads what [`field_day`] writes, as the first moment of the day or the last one; absent where it is no day.
pub fn read_day(text: &str, last: bool) -> Value {
    let mut parts = text.splitn(3, '-').map(str::parse::<i64>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
        return Value::Absent;
    };
    let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else { return Value::Absent };
    let Some(day) = Day::from_civil(year, month, day) else { return Value::Absent };
    let offset = clock::offset(day.start(0));
    let at = if last { Day(day.0 + 1).start(offset).0.saturating_sub(1) } else { day.start(offset).0 };
    Value::Number(at.min(i64::MAX as u64) as i64)
}
