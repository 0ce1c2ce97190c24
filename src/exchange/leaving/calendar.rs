//! Birthdays and other dates as a calendar (RFC 5545): all-day events that come back every year.

use super::text::{escape, push_line};
use crate::domain::{Birthday, Customer, Day, Stamp};

/// The year in which a date begins of which no year is known: a leap year, so that 29 February is in it.
const UNKNOWN_YEAR: i64 = 2000;

/// Writes the dates of some people; `birthday` is what such an event is called.
pub fn write_calendar<'a>(
    customers: impl Iterator<Item = Customer<'a>>,
    birthday: &str,
    made: Stamp,
) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Il Solito//Il Solito//IT"] {
        push_line(&mut out, line);
    }
    for customer in customers.filter(Customer::is_present) {
        let title = customer.title();
        if let Some(date) = customer.birthday() {
            event(&mut out, &customer, "birthday", &format!("{birthday}: {title}"), date, made);
        }
        for (label, date) in customer.dates() {
            event(&mut out, &customer, label, &format!("{label}: {title}"), date, made);
        }
    }
    push_line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, customer: &Customer<'_>, label: &str, title: &str, date: Birthday, made: Stamp) {
    let (year, month, day) = Day::of(made, 0).0.civil();
    let first = date.year.unwrap_or(UNKNOWN_YEAR);
    // 29 February is kept on the last day of February, so that it comes back every year.
    let rule = match (date.month, date.day) {
        (2, 29) => "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned(),
        _ => "RRULE:FREQ=YEARLY".to_owned(),
    };
    let label: String = label.bytes().map(|byte| format!("{byte:02x}")).collect();
    for line in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{label}@il-solito", customer.id()),
        format!("DTSTAMP:{year:04}{month:02}{day:02}T000000Z"),
        format!("DTSTART;VALUE=DATE:{first:04}{:02}{:02}", date.month, date.day),
        rule,
        format!("SUMMARY:{}", escape(title)),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ] {
        push_line(out, &line);
    }
}
