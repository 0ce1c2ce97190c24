//! Dates in the many ways in which programs and people write them.

use crate::analysis::fold;
use crate::domain::{Birthday, Day};

/// Which number comes first where both could be a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrder {
    /// `31/12/1980`, as in Europe.
    #[default]
    DayFirst,
    /// `12/31/1980`, as in the United States and in Square's files.
    MonthFirst,
}

/// The year that Apple's address book writes where it is not known.
const APPLE_NO_YEAR: i64 = 1604;

/// Starts of the names of the months, folded, in Italian, English, Spanish, French and German.
const MONTHS: [&[&str]; 12] = [
    &["gen", "jan", "ene"],
    &["feb", "fev"],
    &["mar"],
    &["apr", "abr", "avr"],
    &["mag", "may", "mai"],
    &["giu", "jun", "juin"],
    &["lug", "jul", "juil"],
    &["ago", "aug", "aou"],
    &["set", "sep"],
    &["ott", "oct", "okt"],
    &["nov"],
    &["dic", "dec", "dez"],
];

/// Reads a birthday, with or without its year.
pub fn read_birthday(text: &str, order: DateOrder) -> Option<Birthday> {
    let (year, month, day) = read(text, order)?;
    let year = year.filter(|year| *year != APPLE_NO_YEAR && *year != 0);
    if year.is_some_and(|year| !(1880..=2199).contains(&year)) {
        return None;
    }
    Birthday::new(year, month, day)
}

/// Reads a calendar day, whose year has to be there.
pub fn read_day(text: &str, order: DateOrder) -> Option<Day> {
    let (year, month, day) = read(text, order)?;
    year.filter(|year| (1900..=2199).contains(year)).and_then(|year| Day::from_civil(year, month, day))
}

/// Returns which order the dates of a column need, if one of them tells.
pub fn guess_order<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    for text in texts {
        let (parts, _) = parts(text);
        match *parts.as_slice() {
            [Part::Number(first, _), Part::Number(second, _), ..] if first <= 31 && second <= 31 => {
                match (first > 12, second > 12) {
                    (true, false) => return Some(DateOrder::DayFirst),
                    (false, true) => return Some(DateOrder::MonthFirst),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    None
}

#[derive(Clone, Copy)]
enum Part {
    /// A number, and how many digits it is written with.
    Number(i64, usize),
    /// A month by its name.
    Month(u8),
}

/// Cuts a date into numbers and names of months; the second value tells whether it begins with `--`.
fn parts(text: &str) -> (Vec<Part>, bool) {
    let text = text.trim().trim_start_matches('\'');
    let no_year = text.starts_with("--");
    // A time of day follows a T or a space, and has a colon in it.
    let date = match text.find(':') {
        Some(colon) => {
            let before = text.get(..colon).unwrap_or_default();
            let end = before.rfind(['T', 't', ' ']).unwrap_or(0);
            before.get(..end).unwrap_or_default()
        }
        None => match text.split_once('T') {
            Some((date, _)) if date.ends_with(|last: char| last.is_ascii_digit()) => date,
            _ => text,
        },
    };
    let words = fold(date);
    let mut parts = Vec::new();
    for word in words.split(' ').take(8) {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = word.split_at(digits);
        if digits > 0 {
            parts.extend(number.parse().ok().map(|value| Part::Number(value, digits)));
        }
        if !rest.is_empty() {
            let month = MONTHS.iter().position(|names| names.iter().any(|name| rest.starts_with(name)));
            parts.extend(month.map(|month| Part::Month(month as u8 + 1)));
        }
    }
    (parts, no_year)
}

fn read(text: &str, order: DateOrder) -> Option<(Option<i64>, u8, u8)> {
    use Part::{Month, Number};
    let (parts, no_year) = parts(text);
    let small = |number: i64| u8::try_from(number).ok();
    let pair = |a: i64, b: i64| {
        let (a, b) = (small(a)?, small(b)?);
        let (month, day) = if order == DateOrder::MonthFirst { (a, b) } else { (b, a) };
        // One that has no such month is written the other way round.
        Some(if month > 12 { (day, month) } else { (month, day) })
    };
    let (year, (month, day)) = match *parts.as_slice() {
        [Number(all, 8)] => (Some(all / 10_000), (small(all / 100 % 100)?, small(all % 100)?)),
        [Number(all, 4)] if no_year => (None, (small(all / 100)?, small(all % 100)?)),
        [Number(month, _), Number(day, _)] if no_year => (None, (small(month)?, small(day)?)),
        [Number(a, 1 | 2), Number(b, 1 | 2)] => (None, pair(a, b)?),
        [Number(year, 4), Number(month, _), Number(day, _)] => (Some(year), (small(month)?, small(day)?)),
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(year, length @ (2 | 4))] => {
            (Some(whole_year(year, length)), pair(a, b)?)
        }
        [Number(day, _), Month(month)] | [Month(month), Number(day, 1 | 2)] => (None, (month, small(day)?)),
        [Number(day, _), Month(month), Number(year, length @ (2 | 4))]
        | [Month(month), Number(day, _), Number(year, length @ (2 | 4))] => {
            (Some(whole_year(year, length)), (month, small(day)?))
        }
        _ => return None,
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

/// Returns the year of two digits: of this century up to 29, as spreadsheets read it.
fn whole_year(year: i64, digits: usize) -> i64 {
    match digits {
        2 if year <= 29 => year + 2000,
        2 => year + 1900,
        _ => year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayFirst, MonthFirst};
    use proptest::prelude::*;

    #[test]
    fn forms_of_a_birthday() {
        for (text, order, read) in [
            ("1980-04-12", DayFirst, "1980-04-12"),
            ("19800412", MonthFirst, "1980-04-12"),
            ("1980-04-12T00:00:00Z", DayFirst, "1980-04-12"),
            ("19800412T000000", DayFirst, "1980-04-12"),
            ("--0412", DayFirst, "--04-12"),
            ("--04-12", MonthFirst, "--04-12"),
            (" --4-12", DayFirst, "--04-12"),
            ("04-12", MonthFirst, "--04-12"),
            ("04-12-1980", MonthFirst, "1980-04-12"),
            ("12/04/1980", DayFirst, "1980-04-12"),
            ("12.4.80", DayFirst, "1980-04-12"),
            ("25/04/1980", MonthFirst, "1980-04-25"),
            ("12 aprile 1980", DayFirst, "1980-04-12"),
            ("April 12, 1980", DayFirst, "1980-04-12"),
            ("12. Mai", DayFirst, "--05-12"),
            ("12 OTTOBRE 1980", DayFirst, "1980-10-12"),
            ("1604-04-12", DayFirst, "--04-12"),
            ("29/02", DayFirst, "--02-29"),
            ("3/5/2019 10:11", MonthFirst, "2019-03-05"),
        ] {
            let birthday = read_birthday(text, order).map(Birthday::to_text);
            assert_eq!(birthday.as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in
            ["", "circa 1980", "31/02/1980", "1980", "13/13/2000", "29323", "--13-01", "0000-00-00", "--"]
        {
            assert_eq!(read_birthday(text, DayFirst), None, "{text}");
        }
        assert_eq!(read_day("--04-12", DayFirst), None);
    }

    #[test]
    fn the_order_is_told_by_one_date() {
        assert_eq!(guess_order(["01/02/1980", "03/25/1990"].into_iter()), Some(MonthFirst));
        assert_eq!(guess_order(["25.03.1990"].into_iter()), Some(DayFirst));
        assert_eq!(guess_order(["01/02/1980", "1990-03-25"].into_iter()), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not(text in ".{0,40}") {
            if let Some(birthday) = read_birthday(&text, DayFirst) {
                prop_assert_eq!(Birthday::parse(&birthday.to_text()), Some(birthday));
            }
            read_day(&text, MonthFirst);
        }
    }
}
