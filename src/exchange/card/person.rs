//! From the properties of a card to a person.

use super::property::Property;
use crate::exchange::candidate::{Candidate, Expected};
use crate::exchange::dates::{DateOrder, read_birthday};
use crate::exchange::values::{is_google_group, read_label, read_language};

/// The label of a card's own id.
pub const UID: &str = "UID";
/// The label of a date that is an anniversary, where the card gives it none.
const ANNIVERSARY: &str = "Anniversary";
/// Where Android keeps what version 3.0 has no property for.
const ANDROID: &str = "vnd.android.cursor.item/";

/// Reads a person; what has no meaning here and is no fact about them is left out.
pub fn read_person(line: u32, properties: &[Property]) -> Candidate {
    let mut person = Candidate { line, ..Candidate::default() };
    person.name = read_name(properties).into();
    // Put in one by one: the library's sorting weighs more than all of this file.
    let mut sorted: Vec<&Property> = Vec::with_capacity(properties.len());
    for property in properties {
        let place = sorted.partition_point(|other| other.preference() <= property.preference());
        sorted.insert(place, property);
    }
    for property in sorted {
        read_property(&mut person, property, properties);
    }
    person
}

fn read_property(person: &mut Candidate, property: &Property, all: &[Property]) {
    let name = property.name.as_str();
    match name {
        "NICKNAME" => add_nickname(person, &join(property.list(), ", ")),
        "TEL" if property.has_type("fax") && !property.has_type("voice") => {
            person.add_fact("TEL FAX", &phone(property));
        }
        "TEL" => person.add_phones(name, &phone(property)),
        "EMAIL" => person.add_mails(name, &property.text()),
        "BDAY" => add_birthday(person, property),
        "ANNIVERSARY" | "X-ANNIVERSARY" => add_date(person, ANNIVERSARY, &property.text()),
        "X-ABDATE" => add_date(person, &label(property, all), &property.text()),
        "NOTE" => {
            let note = property.text();
            if !note.trim().is_empty() {
                person.notes.push(note.trim().into());
            }
        }
        "CATEGORIES" => {
            let tags = property.list();
            tags.iter().filter(|tag| !is_google_group(tag)).for_each(|tag| person.add_tag(tag));
        }
        "LANG" | "X-LANGUAGE" if person.language.is_empty() => {
            person.language = read_language(&property.text()).unwrap_or_default();
        }
        UID if !property.text().trim().is_empty() => {
            person.keys.push((name.into(), property.text().trim().into()));
        }
        "ORG" | "ADR" => person.add_fact(name, &join(property.components(), ", ")),
        "TITLE" | "ROLE" | "URL" => person.add_fact(name, &property.text()),
        "X-ANDROID-CUSTOM" => add_android(person, &property.components()),
        _ => {}
    }
}

fn read_name(properties: &[Property]) -> String {
    let named = |name: &str| properties.iter().filter(|property| property.name == name).collect::<Vec<_>>();
    let first = |name: &str| named(name).into_iter().min_by_key(|property| property.preference());
    let formatted = first("FN").map(|name| join(name.text().split_whitespace(), " ")).unwrap_or_default();
    if !formatted.is_empty() {
        return formatted;
    }
    let parts = first("N").map(Property::components).unwrap_or_default();
    // Family name, given name, further names, before the name, after the name (RFC 6350, 6.2.2).
    let composed = join([3, 1, 2, 0, 4].iter().filter_map(|place| parts.get(*place)), " ");
    if composed.is_empty() {
        first("ORG").map(|org| join(org.components(), ", ")).unwrap_or_default()
    } else {
        composed
    }
}

fn join<S: AsRef<str>>(parts: impl IntoIterator<Item = S>, joint: &str) -> String {
    let mut joined = String::new();
    for part in parts {
        let part = part.as_ref().trim();
        if !joined.is_empty() && !part.is_empty() {
            joined.push_str(joint);
        }
        joined.push_str(part);
    }
    joined
}

/// Returns the number of a `tel:` URI, or the text.
fn phone(property: &Property) -> String {
    let text = property.text();
    match text.trim().strip_prefix("tel:") {
        Some(uri) => uri.split(';').next().unwrap_or_default().to_owned(),
        None => text,
    }
}

fn add_nickname(person: &mut Candidate, text: &str) {
    if person.nickname.is_empty() {
        person.nickname = text.trim().into();
    }
}

fn add_birthday(person: &mut Candidate, property: &Property) {
    let text = property.text();
    let mut birthday = read_birthday(&text, DateOrder::DayFirst);
    // Apple writes which year to leave out.
    if let (Some(date), Some(omitted)) = (&mut birthday, property.parameter("X-APPLE-OMIT-YEAR"))
        && date.year.is_some_and(|year| omitted == year.to_string())
    {
        date.year = None;
    }
    if birthday.is_none() && !text.trim().is_empty() {
        person.add_doubt(Expected::Date, "BDAY", &text);
    }
    person.birthday = person.birthday.or(birthday);
}

fn add_date(person: &mut Candidate, label: &str, text: &str) {
    let label = if label.is_empty() { ANNIVERSARY } else { label };
    match read_birthday(text, DateOrder::DayFirst) {
        Some(date) => person.dates.push((label.into(), date)),
        None if text.trim().is_empty() => {}
        None => person.add_doubt(Expected::Date, label, text),
    }
}

/// Returns the label that stands in the same group.
fn label(property: &Property, all: &[Property]) -> String {
    all.iter()
        .find(|other| other.name == "X-ABLABEL" && other.group == property.group && !other.group.is_empty())
        .map(|other| read_label(&other.text()).to_owned())
        .unwrap_or_default()
}

/// Reads `vnd.android.cursor.item/nickname;Nina;...` and the dates that Android keeps the same way.
fn add_android(person: &mut Candidate, parts: &[String]) {
    let part = |place: usize| parts.get(place).map_or("", String::as_str);
    match part(0).strip_prefix(ANDROID) {
        Some("nickname") => add_nickname(person, part(1)),
        // Type 1 is an anniversary, 3 a birthday; 0 has a label of its own.
        Some("contact_event") if part(2) == "3" => {
            person.birthday = person.birthday.or(read_birthday(part(1), DateOrder::DayFirst));
        }
        Some("contact_event") => add_date(person, part(3), part(1)),
        _ => {}
    }
}
