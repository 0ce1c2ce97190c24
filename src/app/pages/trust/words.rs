//! What is known, put into words for the person whom it is about.

use crate::analysis::dossier::{Known, Origin, Purpose};
use crate::app::state::{Speech, capital, fact_text, order_text};
use crate::domain::{ConsentHow, Field, RecordId, Stamp, Strength, Value, Visit};
use crate::messages::{field_name, fill, paper_name};

/// Parts of a value that are told with where it comes from, or in the words for the whole.
const TOLD_BESIDE: [&str; 9] = ["what", "taste", "source", "by", "at", "state", "how", "wording", "version"];

/// Writes what is known, with what it is: "Il telefono: 055 123".
pub fn known_words(speech: &Speech, record: RecordId, field: &Field, value: &Value) -> String {
    let trust = speech.language.trust();
    match field {
        Field::AliasOf => return trust.stands_joined.to_owned(),
        Field::Deleted => return trust.stands_aside.to_owned(),
        Field::Forgotten(_) => return trust.stands_forgotten.to_owned(),
        Field::About(_) => return trust.stands_about.to_owned(),
        _ => {}
    }
    let what = capital(&field_words(speech, record, field));
    let said = value_words(speech, field, value);
    if said.is_empty() { what } else { fill(trust.part_of_value, &[("name", &what), ("value", &said)]) }
}

/// Names a field; one that has no name in the language is called by its key, so that nothing is hidden.
fn field_words(speech: &Speech, record: RecordId, field: &Field) -> String {
    let trust = speech.language.trust();
    let name = field_name(speech.texts, record, field);
    match field {
        Field::At => trust.field_at.to_owned(),
        Field::By => trust.field_by.to_owned(),
        Field::Text => trust.field_text.to_owned(),
        Field::Author => trust.field_author.to_owned(),
        Field::Stars => trust.field_stars.to_owned(),
        Field::Source => trust.field_source.to_owned(),
        Field::Reply => trust.field_reply.to_owned(),
        Field::Points => trust.field_points.to_owned(),
        Field::Other(key) => key.to_string(),
        _ if name == speech.texts.some_fact => field.key().into_owned(),
        _ => name.to_owned(),
    }
}

fn value_words(speech: &Speech, field: &Field, value: &Value) -> String {
    match (field, value) {
        (Field::At | Field::Since, Value::Number(ms)) => speech.day(Stamp((*ms).max(0) as u64)),
        (Field::Taste(_) | Field::Consent(_), Value::Parts(parts)) => {
            let said = fact_text(speech, field, value);
            // Who, when and how are told beside; what is left is told here, down to the wording of a consent.
            let rest = parts.iter().filter(|(name, _)| !TOLD_BESIDE.contains(&&**name));
            let rest = rest.map(|(name, value)| match Strength::parse(value.as_text().unwrap_or_default()) {
                _ if &**name == "given" => {
                    let at = Stamp(value.as_number().unwrap_or_default().max(0) as u64);
                    fill(speech.language.trust().consent_given, &[("day", &speech.day(at))])
                }
                Strength::Strong => speech.texts.strength_strong.to_lowercase(),
                Strength::Slight => speech.texts.strength_slight.to_lowercase(),
                Strength::Unsaid => part_words(speech, name, value),
            });
            std::iter::once(said).chain(rest).collect::<Vec<_>>().join(", ")
        }
        // These say in words all that their parts hold, but for who and when, which is told beside.
        (Field::Allergy(_) | Field::Taste(_) | Field::Note(_) | Field::Consent(_) | Field::Diet(_), _)
        | (Field::Date(_) | Field::Birthday | Field::Language | Field::Contact(_) | Field::Imported(_), _)
        | (Field::Tag(_) | Field::Passing(_), _) => fact_text(speech, field, value),
        _ => plain_words(speech, value),
    }
}

fn plain_words(speech: &Speech, value: &Value) -> String {
    let trust = speech.language.trust();
    match value {
        Value::Absent => String::new(),
        Value::Flag(flag) => (if *flag { trust.yes } else { trust.no }).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Parts(parts) => {
            let words = parts.iter().map(|(name, value)| part_words(speech, name, value));
            words.collect::<Vec<_>>().join(", ")
        }
    }
}

fn part_words(speech: &Speech, name: &str, value: &Value) -> String {
    let said = plain_words(speech, value);
    fill(speech.language.trust().part_of_value, &[("name", name), ("value", &said)])
}

/// Writes how somebody was asked for a yes, and with which words.
pub fn consent_words(speech: &Speech, value: &Value) -> String {
    let (trust, person) = (speech.language.trust(), speech.language.person());
    let how = match ConsentHow::parse(value.part_text("how")) {
        ConsentHow::Screen => person.asked_on_screen,
        ConsentHow::Spoken => person.asked_spoken,
        ConsentHow::Sheet => person.asked_on_paper,
        ConsentHow::Unsaid => "",
    };
    let (words, version) = (value.part_text("wording"), value.part_text("version"));
    let words = match words {
        "" => String::new(),
        words => fill(trust.consent_read, &[("words", words), ("version", version)]),
    };
    let said = [if how.is_empty() { String::new() } else { format!("{how}.") }, words];
    said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes where something comes from and since when.
pub fn origin_words(speech: &Speech, known: &Known<'_>) -> String {
    let trust = speech.language.trust();
    let (text, by, file) = match known.origin {
        Origin::Told("") => (trust.from_told, "", ""),
        Origin::Told(by) => (trust.from_told_to, by, ""),
        Origin::Companion("") => (trust.from_companion, "", ""),
        Origin::Companion(by) => (trust.from_companion_to, by, ""),
        Origin::Noticed("") => (trust.from_noticed, "", ""),
        Origin::Noticed(by) => (trust.from_noticed_by, by, ""),
        Origin::File("") => (trust.from_a_file, "", ""),
        Origin::File(file) => (trust.from_named_file, "", file),
        Origin::Written("") => (trust.from_written, "", ""),
        Origin::Written(by) => (trust.from_written_by, by, ""),
        Origin::Invented => (trust.from_invented, "", ""),
    };
    fill(text, &[("by", by), ("file", file), ("day", &speech.day(known.at))])
}

/// Writes what something is used for.
pub fn purpose_words(speech: &Speech, purpose: Purpose) -> &'static str {
    let trust = speech.language.trust();
    match purpose {
        Purpose::Recognise => trust.why_recognise,
        Purpose::Safety => trust.why_safety,
        Purpose::Serve => trust.why_serve,
        Purpose::Reach => trust.why_reach,
        Purpose::Thank => trust.why_thank,
        Purpose::Respect => trust.why_respect,
        Purpose::Offer => trust.why_offer,
        Purpose::Improve => trust.why_improve,
        Purpose::Duty => trust.why_duty,
        Purpose::Order => trust.why_order,
    }
}

/// Names a paper as a heading.
pub fn paper_words(speech: &Speech, record: RecordId) -> String {
    match record {
        RecordId::Paper(kind, _) => capital(paper_name(speech.texts, kind)),
        _ => String::new(),
    }
}

/// Writes a visit: when, and everything that was recorded of it.
pub fn visit_words(speech: &Speech, visit: &Visit) -> (String, String) {
    let (texts, trust) = (speech.texts, speech.language.trust());
    let mut more = Vec::new();
    if !visit.lines.is_empty() {
        more.push(order_text(&visit.lines));
    }
    if visit.party > 0 {
        more.push(speech.count(texts.party_of, u64::from(visit.party), &[]));
    }
    if !visit.table.is_empty() {
        more.push(fill(texts.at_table, &[("table", &visit.table)]));
    }
    if !visit.word.is_empty() {
        more.push(fill(trust.visit_word, &[("word", &visit.word)]));
    }
    for (name, value) in &visit.more {
        more.push(part_words(speech, name, value));
    }
    if !visit.by.is_empty() {
        more.push(visit.by.to_string());
    }
    if let Some(mark) = visit.void {
        more.push(fill(trust.visit_voided, &[("day", &speech.day(mark.stamp))]));
    }
    (capital(&speech.day_and_time(visit.at)), more.join(", "))
}
