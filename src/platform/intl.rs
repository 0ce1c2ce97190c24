//! Dates, numbers, plurals and sorting, as the browser's Intl writes them in a language.

use crate::domain::{Birthday, Stamp};
use crate::messages::Plural;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Making a formatter takes the browser longer than using it, so each is made once.
    static FORMATS: RefCell<BTreeMap<String, Function>> = const { RefCell::new(BTreeMap::new()) };
}

/// Ways to write a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `8:04`
    Time,
    /// `3 ottobre`
    Day,
    /// `3 ottobre 2026`
    Date,
}

impl Style {
    fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Style::Time => &[("hour", "numeric"), ("minute", "2-digit")],
            Style::Day => &[("day", "numeric"), ("month", "long")],
            Style::Date => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        }
    }
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn formatter(key: String, make: impl FnOnce() -> Function) -> Function {
    FORMATS.with_borrow_mut(|formats| formats.entry(key).or_insert_with(make).clone())
}

fn written(result: Result<JsValue, JsValue>) -> String {
    result.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Writes a moment in local time.
pub fn moment(language: &str, at: Stamp, style: Style) -> String {
    let format = formatter(format!("{language} {style:?}"), || {
        let locale = Array::of1(&locale(language).into());
        Intl::DateTimeFormat::new(&locale, &options(style.options())).format()
    });
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    written(format.call1(&JsValue::NULL, &date))
}

/// Writes a date that comes back every year, with its year where it is known.
pub fn birthday(language: &str, date: Birthday) -> String {
    // 2000 was a leap year, so that 29 February can be written without its year.
    let day = js_sys::Date::new_with_year_month_day(
        date.year.unwrap_or(2000) as u32,
        i32::from(date.month) - 1,
        i32::from(date.day),
    );
    day.set_hours(12);
    let style = if date.year.is_some() { Style::Date } else { Style::Day };
    moment(language, Stamp(day.get_time().max(0.0) as u64), style)
}

/// Up to here numbers are written without separators, and only 1 is singular, in every language that is spoken here:
/// making a formatter takes longer than finding a customer.
const PLAIN: u64 = 999;

/// Writes a whole number with its separators.
pub fn number(language: &str, number: u64) -> String {
    if number <= PLAIN {
        return number.to_string();
    }
    let format = formatter(format!("{language} number"), || {
        Intl::NumberFormat::new(&Array::of1(&locale(language).into()), &Object::new()).format()
    });
    written(format.call1(&JsValue::NULL, &JsValue::from_f64(number as f64)))
}

/// Writes an amount of euro cents as money.
pub fn money(language: &str, cents: i64) -> String {
    let format = formatter(format!("{language} money"), || {
        let options = options(&[("style", "currency"), ("currency", "EUR")]);
        Intl::NumberFormat::new(&Array::of1(&locale(language).into()), &options).format()
    });
    written(format.call1(&JsValue::NULL, &JsValue::from_f64(cents as f64 / 100.0)))
}

/// Writes how many whole days ago something was: "ieri", "3 giorni fa", "2 mesi fa".
pub fn days_ago(language: &str, days: u64) -> String {
    let (amount, unit) = match days {
        0..=20 => (days, "day"),
        21..=59 => (days / 7, "week"),
        60..=729 => (days / 30, "month"),
        _ => (days / 365, "year"),
    };
    let options = options(&[("numeric", "auto")]);
    let format = Intl::RelativeTimeFormat::new(&Array::of1(&locale(language).into()), &options);
    String::from(format.format(-(amount as f64), unit))
}

/// Writes in how many days something is: "domani", "fra 3 giorni".
pub fn days_ahead(language: &str, days: u64) -> String {
    let options = options(&[("numeric", "auto")]);
    let format = Intl::RelativeTimeFormat::new(&Array::of1(&locale(language).into()), &options);
    String::from(format.format(days as f64, "day"))
}

/// Writes what a language is called, by its tag; the tag itself where the browser does not know.
pub fn language_name(language: &str, tag: &str) -> String {
    let of = formatter(format!("{language} languages"), || {
        let make: Function = Reflect::get(&js_sys::global(), &"Intl".into())
            .and_then(|intl| Reflect::get(&intl, &"DisplayNames".into()))
            .unwrap_or_default()
            .unchecked_into();
        let arguments = Array::of2(&locale(language).into(), &options(&[("type", "language")]));
        let names = Reflect::construct(&make, &arguments).unwrap_or_default();
        let of: Function = Reflect::get(&names, &"of".into()).unwrap_or_default().unchecked_into();
        of.bind0(&names).unchecked_into()
    });
    let name = written(of.call1(&JsValue::NULL, &tag.into()));
    if name.is_empty() { tag.to_owned() } else { name }
}

/// Returns the plural form that a count takes.
pub fn plural(language: &str, count: u64) -> Plural {
    if count <= PLAIN {
        return if count == 1 { Plural::One } else { Plural::Other };
    }
    let select = formatter(format!("{language} plural"), || {
        let rules = Intl::PluralRules::new(&Array::of1(&locale(language).into()), &Object::new());
        let select: Function = Reflect::get(&rules, &"select".into()).unwrap_or_default().unchecked_into();
        select.bind0(&rules).unchecked_into()
    });
    match written(select.call1(&JsValue::NULL, &JsValue::from_f64(count as f64))).as_str() {
        "one" => Plural::One,
        _ => Plural::Other,
    }
}

/// Returns the locale to write in: British order of day and month for English, since the shops are in Europe.
fn locale(language: &str) -> &str {
    if language == "en" { "en-GB" } else { language }
}
