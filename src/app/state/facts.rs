//! What is written about a person, an item or the shop, put into words.

use super::Speech;
use crate::analysis::PartOfDay;
use crate::analysis::reviews::opening::{Span, opening_weekday, read_spans, write_spans};
use crate::domain::{
    Allergen, AllergyKind, Birthday, Channel, Diet, Field, Presence, Severity, Stamp, Taste, Value,
};
use crate::messages::{allergen_name, allergy_name, channel_name, diet_name, fill, part_name, presence_name};

/// Writes what a field says; of an element of a set, which one it is. Empty where it says nothing.
pub fn fact_text(speech: &Speech, field: &Field, value: &Value) -> String {
    let texts = speech.texts;
    if *value == Value::Absent {
        return String::new();
    }
    match field {
        Field::Birthday => date(speech, value),
        Field::Date(label) => format!("{label}, {}", date(speech, value)),
        Field::Language => value.as_text().map(|tag| speech.language_name(tag)).unwrap_or_default(),
        Field::Since => value.as_number().map(|ms| speech.day(Stamp(ms.max(0) as u64))).unwrap_or_default(),
        Field::Price => value.as_number().map(|cents| speech.money(cents)).unwrap_or_default(),
        Field::Allergy(key) => {
            let kind = AllergyKind::parse(key);
            let name = allergy_name(texts, &kind);
            match Severity::parse(value.part_text("severity")) {
                Severity::Mild => format!("{name}, {}", texts.severity_short_mild.to_lowercase()),
                Severity::Serious => format!("{name}, {}", texts.severity_short_serious.to_lowercase()),
                Severity::Grave => format!("{name}, {}", texts.severity_short_grave.to_lowercase()),
                Severity::Unsaid => name.to_owned(),
            }
        }
        Field::Diet(key) => diet_name(texts, &Diet::parse(key)).to_owned(),
        Field::Passing(key) => {
            let said = fact_text(speech, &Field::parse(key), value);
            format!("{said} ({})", speech.language.person().health_only_visit.to_lowercase())
        }
        Field::Taste(key) => {
            let said = value.part_text("what");
            let what = if said.is_empty() { key } else { said };
            let text = match Taste::parse(value.part_text("taste")) {
                Taste::Like => texts.likes_this,
                Taste::Dislike => texts.dislikes_this,
                Taste::Never => texts.never_this,
                Taste::Unsaid => return what.to_owned(),
            };
            fill(text, &[("what", what)])
        }
        Field::Note(_) => value.part_text("text").to_owned(),
        Field::Contact(uri) => uri.split_once(':').map_or(&**uri, |(_, rest)| rest).to_owned(),
        Field::Imported(label) => format!("{label}, {}", value.as_text().unwrap_or_default()),
        Field::Consent(key) => {
            let (purpose, channel) = key.split_once('/').unwrap_or((key, ""));
            let purpose = match purpose {
                "marketing" => texts.consent_marketing,
                "health" => texts.consent_health,
                "remembering" => speech.language.person().word_remembering,
                "thanks" => speech.language.person().word_thanks,
                other => other,
            };
            let named = Channel::parse(channel).map(|known| channel_name(speech.language.care(), known));
            let what = match named.unwrap_or(channel) {
                "" => purpose.to_owned(),
                channel => format!("{purpose} ({channel})"),
            };
            let refused = matches!(value.part_text("state"), "refused" | "withdrawn");
            fill(if refused { texts.consent_no } else { texts.consent_yes }, &[("what", &what)])
        }
        Field::Available => if value.is_on() { texts.menu_available } else { texts.menu_off }.to_owned(),
        Field::Allergen(code) => {
            let name = Allergen::parse(code).map_or(&**code, |allergen| allergen_name(texts, allergen));
            format!("{name}: {}", presence_name(texts, Presence::read(value)))
        }
        Field::Suits(key) => {
            let says = if value.is_on() { texts.menu_suits } else { texts.menu_suits_not };
            format!("{}: {says}", diet_name(texts, &Diet::parse(key)))
        }
        Field::PartOfDay => {
            let part = value.as_text().and_then(PartOfDay::parse);
            part.map_or_else(String::new, |part| part_name(texts, part).to_owned())
        }
        Field::Setting(element) if opening_weekday(element).is_some() => {
            let day = opening_weekday(element).map_or("", |day| speech.language.weekday(day));
            let hours = value.as_text().and_then(read_spans).map(|spans| hours_text(speech, &spans));
            format!("{day} {}", hours.unwrap_or_default())
        }
        Field::Tag(element) | Field::Synonym(element) | Field::Setting(element) => element.to_string(),
        _ => match value {
            Value::Text(text) => text.to_string(),
            Value::Number(number) => number.to_string(),
            _ => field.key().into_owned(),
        },
    }
}

/// Writes when the shop is open on a day.
pub fn hours_text(speech: &Speech, spans: &[Span]) -> String {
    if spans.is_empty() { speech.language.house().opening_closed.to_owned() } else { write_spans(spans) }
}

fn date(speech: &Speech, value: &Value) -> String {
    let text = value.as_text().unwrap_or_default();
    Birthday::parse(text).map_or_else(|| text.to_owned(), |date| speech.birthday(date))
}
