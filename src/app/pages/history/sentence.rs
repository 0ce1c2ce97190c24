//! A step of the history as a sentence, and what stood there before.

use crate::analysis::chronicle::{Brought, Fact, Told, Who, tell};
use crate::analysis::keeping::Kept;
use crate::analysis::retention::{by_itself_field, period_field};
use crate::app::state::{BookHandle, Speech, capital, fact_text, order_text};
use crate::domain::{DeviceId, Field, Library, RecordId, Step, Value, Visit, tally_field};
use crate::messages::{field_name, fill, paper_name};

/// How many facts are told one by one.
const FACTS: usize = 6;
/// How many letters of a fact are told.
const LETTERS: usize = 160;

/// A step in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// Its icon.
    pub icon: &'static str,
    /// The class of its mark, where it has one.
    pub class: &'static str,
    /// What was done.
    pub what: String,
    /// What stood there before, and whatever else there is to say.
    pub more: Vec<String>,
}

/// Returns what a phone is called: as it was named, after who works with it, or by its first letters.
pub fn phone_name(speech: &Speech, book: &BookHandle, device: DeviceId) -> String {
    if device == book.device() {
        return speech.language.people().this_phone.to_owned();
    }
    let library = book.library();
    let named = library.device(device).map(|device| {
        if device.name().is_empty() { device.staff().to_owned() } else { device.name().to_owned() }
    });
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| {
        let code = device.to_string();
        fill(speech.language.people().phone_coded, &[("code", code.get(..4).unwrap_or(&code))])
    })
}

/// Puts a step into words.
pub fn say(speech: &Speech, library: &Library, step: &Step) -> Sentence {
    let texts = speech.language.people();
    let staff = library.device(step.device).map_or("", |device| device.staff());
    let by = [&*step.by, staff].into_iter().find(|by| !by.is_empty()).unwrap_or(texts.somebody);
    let about = |text: &str, who: &Who<'_>| fill(text, &[("by", by), ("name", name(speech, who))]);
    let plain = |icon, what| Sentence { icon, what, ..Sentence::default() };
    match tell(library, step) {
        Told::Visited(who, visit) => {
            let order = visit.map(|visit| order_text(&visit.lines)).unwrap_or_default();
            let text = if order.is_empty() { texts.step_visit_bare } else { texts.step_visit };
            plain("cup", fill(text, &[("name", name(speech, &who)), ("order", &order)]))
        }
        Told::TookBack(who, visit) => took_back(speech, by, &who, visit),
        Told::Added(who, visit) => {
            let order = visit.map(|visit| order_text(&visit.lines)).filter(|order| !order.is_empty());
            Sentence { more: order.into_iter().collect(), ..plain("person", about(texts.step_added, &who)) }
        }
        Told::Edited(who, facts) => edited(speech, by, &who, &facts),
        Told::PutAside(who) => plain("erase", about(texts.step_put_aside, &who)),
        Told::Restored(who) => plain("undo", about(texts.step_restored, &who)),
        Told::Erased => plain("erase", fill(texts.step_erased, &[("by", by)])),
        Told::Joined(kept, other, facts) => {
            let named = fill(texts.fact_other_record, &[("name", name(speech, &other))]);
            let more = std::iter::once(named).chain(lines(speech, library, &facts)).collect();
            Sentence { more, ..plain("people", about(texts.step_joined, &kept)) }
        }
        Told::Menu(facts) => Sentence {
            more: lines(speech, library, &facts),
            ..plain("dish", fill(texts.step_menu, &[("by", by)]))
        },
        Told::Settings(facts) if facts.iter().any(|fact| *fact.field == tally_field()) => {
            let tally = facts.iter().find(|fact| *fact.field == tally_field());
            let more = tally.map(|fact| forgotten_in_time(speech, fact.after)).unwrap_or_default();
            Sentence { more, ..plain("erase", texts.step_in_time.to_owned()) }
        }
        Told::Settings(facts) => Sentence {
            more: lines(speech, library, &facts),
            ..plain("device", fill(texts.step_settings, &[("by", by)]))
        },
        Told::Imported(file, brought) => imported(speech, file, &brought),
        Told::Merged(phone, added, changed) => {
            let counted = |text, n: usize| (n > 0).then(|| speech.count(text, n as u64, &[]));
            let added = counted(texts.step_merged_added, added);
            let changed = counted(texts.step_import_also, changed);
            let phone = if phone.is_empty() { texts.another_phone } else { phone };
            let what = fill(texts.step_merged, &[("by", by), ("phone", phone)]);
            Sentence { more: added.into_iter().chain(changed).collect(), ..plain("receive", what) }
        }
        Told::Demo => plain("eye", texts.step_demo.to_owned()),
        Told::Wrote(kind, who, facts) => {
            let paper = paper_name(texts, kind);
            let text = if who.is_some() { texts.step_paper_about } else { texts.step_paper };
            let named = who.as_ref().map(|who| name(speech, who)).unwrap_or_default();
            Sentence {
                more: told(speech, &facts, |_| None),
                ..plain("note", fill(text, &[("by", by), ("paper", paper), ("name", named)]))
            }
        }
        Told::Undid(undone) => {
            let undone =
                undone.and_then(|undone| library.step(undone)).filter(|undone| undone.undoes.is_none());
            let more = undone.map(|undone| say(speech, library, undone).what);
            let text = if more.is_some() { texts.step_undid } else { texts.step_undid_some };
            let what = fill(text, &[("by", by)]);
            Sentence { more: more.into_iter().collect(), ..plain("undo", what) }
        }
    }
}

/// Tells how much was forgotten because its time was over.
fn forgotten_in_time(speech: &Speech, tally: &Value) -> Vec<String> {
    let texts = speech.language.people();
    let kinds = [
        ("people", texts.in_time_people),
        ("visits", texts.in_time_visits),
        ("notes", texts.in_time_notes),
        ("reviews", texts.in_time_reviews),
        ("requests", texts.in_time_requests),
    ];
    let told = kinds.into_iter().filter_map(|(part, text)| {
        let count = tally.part(part).and_then(Value::as_number).filter(|count| *count > 0)?;
        Some(capital(&speech.count(text, count.unsigned_abs(), &[])))
    });
    told.collect()
}

fn name<'a>(speech: &Speech, who: &Who<'a>) -> &'a str {
    match who {
        Who::Known(_, "") => speech.language.people().unnamed_person,
        Who::Known(_, name) => name,
        Who::Erased => speech.language.people().erased_person,
    }
}

fn took_back(speech: &Speech, by: &str, who: &Who<'_>, visit: Option<&Visit>) -> Sentence {
    let texts = speech.language.people();
    let when = visit.map(|visit| speech.day_and_time(visit.at)).unwrap_or_default();
    let text = if visit.is_some() { texts.step_took_back } else { texts.step_took_back_bare };
    let order = visit.map(|visit| order_text(&visit.lines)).filter(|order| !order.is_empty());
    Sentence {
        icon: "close",
        what: fill(text, &[("by", by), ("name", name(speech, who)), ("when", &when)]),
        more: order.into_iter().collect(),
        ..Sentence::default()
    }
}

fn edited(speech: &Speech, by: &str, who: &Who<'_>, facts: &[Fact<'_>]) -> Sentence {
    let texts = speech.language.people();
    let who = name(speech, who);
    let fact = match facts {
        [fact] => fact,
        [] => {
            let what = fill(texts.step_edited, &[("by", by), ("name", who)]);
            return Sentence { icon: "edit", what, ..Sentence::default() };
        }
        many => {
            let what = speech.count(texts.step_several, many.len() as u64, &[("by", by), ("name", who)]);
            return Sentence {
                icon: "edit",
                what,
                more: told(speech, many, |_| None),
                ..Sentence::default()
            };
        }
    };
    let (before, after) =
        (fact_text(speech, fact.field, fact.before), fact_text(speech, fact.field, fact.after));
    let same = before == after && *fact.before != Value::Absent;
    let (text, value) = match (fact.before, fact.after) {
        (_, Value::Absent) => (texts.step_took_away, &before),
        (Value::Absent, _) => (texts.step_wrote, &after),
        _ if same && matches!(fact.field, Field::Allergy(_) | Field::Passing(_)) => {
            (texts.step_confirmed, &after)
        }
        _ => (texts.step_changed, &after),
    };
    let shown = *fact.before != Value::Absent && *fact.after != Value::Absent && !same;
    let (icon, class) = look(fact.field);
    let field = field_name(texts, fact.record, fact.field);
    Sentence {
        icon,
        class,
        what: fill(text, &[("by", by), ("field", field), ("name", who), ("value", &shorten(value))]),
        more: shown.then(|| fill(texts.fact_before, &[("value", &shorten(&before))])).into_iter().collect(),
    }
}

fn look(field: &Field) -> (&'static str, &'static str) {
    match field {
        Field::Allergy(_) | Field::Passing(_) => ("allergy", "timeline__mark--allergy"),
        Field::Diet(_) => ("leaf", "timeline__mark--like"),
        Field::Taste(_) => ("heart", ""),
        Field::Tag(_) => ("tag", ""),
        Field::Note(_) => ("note", ""),
        Field::Phone | Field::Contact(_) => ("call", ""),
        Field::Email => ("mail", ""),
        Field::Birthday | Field::Date(_) => ("calendar", ""),
        Field::Place => ("window", ""),
        Field::Language => ("globe", ""),
        _ => ("edit", ""),
    }
}

fn imported(speech: &Speech, file: &str, brought: &Brought) -> Sentence {
    let texts = speech.language.people();
    let file = [("file", file)];
    // Of each sort: new ones, known ones, and known ones beside new ones.
    let reviews =
        [texts.step_import_reviews, texts.step_import_reviews_changed, texts.step_import_reviews_also];
    let sorts = [
        (brought.people, [texts.step_import, texts.step_import_changed, texts.step_import_also]),
        (brought.reviews, reviews),
        ((brought.visits, 0), [texts.step_import_visits; 3]),
    ];
    let counted = |text, count: usize| (count > 0).then(|| speech.count(text, count as u64, &file));
    let told = sorts.into_iter().flat_map(|((added, changed), [new, known, also])| {
        [counted(new, added), counted(if added > 0 { also } else { known }, changed)]
    });
    let mut told = told.flatten();
    let what = told.next().unwrap_or_else(|| texts.step_import_erased.to_owned());
    Sentence { icon: "receive", what, more: told.collect(), ..Sentence::default() }
}

/// Tells facts of items and of the shop, an item with its name.
fn lines(speech: &Speech, library: &Library, facts: &[Fact<'_>]) -> Vec<String> {
    told(speech, facts, |fact| match fact.record {
        RecordId::Item(id) => library.item(id).map(|item| item.name().to_owned()),
        _ => None,
    })
}

fn told(speech: &Speech, facts: &[Fact<'_>], of: impl Fn(&Fact<'_>) -> Option<String>) -> Vec<String> {
    let texts = speech.language.people();
    let mut told: Vec<String> = facts
        .iter()
        .take(FACTS)
        .map(|fact| {
            if let Some(said) = setting(speech, fact) {
                return said;
            }
            let field = field_name(texts, fact.record, fact.field);
            let field =
                capital(&of(fact).map_or_else(|| field.to_owned(), |name| format!("{name}, {field}")));
            let (before, after) =
                (fact_text(speech, fact.field, fact.before), fact_text(speech, fact.field, fact.after));
            let text = match (before.is_empty(), after.is_empty()) {
                (_, true) => texts.fact_line_gone,
                (true, false) => texts.fact_line,
                (false, false) => texts.fact_line_before,
            };
            fill(text, &[("field", &field), ("value", &shorten(&after)), ("before", &shorten(&before))])
        })
        .collect();
    if facts.len() > FACTS {
        let number = speech.number((facts.len() - FACTS) as u64);
        told.push(fill(texts.others, &[("n", &number)]));
    }
    told
}

/// Tells what the shop chose of how long it keeps things, or who answers for them.
fn setting(speech: &Speech, fact: &Fact<'_>) -> Option<String> {
    let (texts, trust) = (speech.language.people(), speech.language.trust());
    let kept = Kept::ALL.into_iter().find(|kept| kept.field() == *fact.field);
    let (name, never) = match kept {
        Some(Kept::Visits) => (trust.keep_visits, trust.keep_never),
        Some(Kept::Notes) => (trust.keep_notes, trust.keep_never),
        Some(Kept::Reviews) => (trust.keep_reviews, trust.keep_never),
        Some(Kept::Requests) => (trust.keep_requests, trust.keep_never),
        None if *fact.field == period_field() => (trust.retention, trust.retention_none),
        None if *fact.field == by_itself_field() => (trust.keep_people_by_itself, trust.no),
        None if matches!(fact.field, Field::Setting(name) if &**name == "controller") => {
            (trust.paper_owner, "")
        }
        None => return None,
    };
    let value = match fact.after {
        Value::Number(months) => speech.count(trust.retention_years, months.unsigned_abs() / 12, &[]),
        Value::Flag(true) => trust.yes.to_owned(),
        Value::Text(text) => text.to_string(),
        _ => never.to_owned(),
    };
    Some(fill(texts.fact_line, &[("field", name), ("value", &shorten(&value))]))
}

/// Cuts a long note, not within a letter.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}
