//! What a candidate adds to what is known of somebody: empty fields are filled, sets gain, nothing is overwritten.

use super::index::{key_fields, own_id};
use super::{Options, Target};
use crate::analysis::{fold, phone_key, phone_uri};
use crate::domain::{Allergy, Birthday, Field, Library, Note, Record, Stamp, StatedBy, Value};
use crate::exchange::candidate::{Candidate, Fact};
use crate::exchange::values::is_refusal;
use std::collections::{BTreeMap, BTreeSet};

/// The purpose of the consent that other programs ask for.
pub const MARKETING: &str = "marketing";
/// The state of a consent that was refused.
const REFUSED: &str = "refused";
/// The state of a consent that was taken back.
const WITHDRAWN: &str = "withdrawn";

/// Something that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A field that was empty, or an element that a set gains.
    Set(Field, Value),
    /// A note.
    Note(Box<str>),
}

/// A value that stays although the file has another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which field.
    pub field: Field,
    /// What is known here.
    pub here: Value,
    /// What the file says.
    pub there: Value,
}

/// What is written and what stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What is written.
    pub fills: Vec<Fill>,
    /// What stays.
    pub kept: Vec<Kept>,
}

/// What earlier rows of the file are about to write, by whom they write it of.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    values: BTreeMap<(Target, Field), Value>,
    notes: BTreeSet<(Target, Box<str>)>,
}

impl Pending {
    /// Takes in what a row writes.
    pub fn add(&mut self, whom: Target, fills: &[Fill]) {
        for fill in fills {
            match fill {
                Fill::Set(field, value) => {
                    self.values.insert((whom, field.clone()), value.clone());
                }
                Fill::Note(text) => {
                    self.notes.insert((whom, text.clone()));
                }
            }
        }
    }
}

/// What is known of somebody, earlier rows included.
struct Sheet<'a> {
    record: Option<&'a Record>,
    whom: Target,
    pending: &'a Pending,
}

impl Sheet<'_> {
    fn value(&self, field: &Field) -> &Value {
        const ABSENT: &Value = &Value::Absent;
        match self.pending.values.get(&(self.whom, field.clone())) {
            Some(value) => value,
            None => self.record.map_or(ABSENT, |record| record.value(field)),
        }
    }

    /// Walks the fields that hold something.
    fn present(&self) -> impl Iterator<Item = (&Field, &Value)> {
        let start = (self.whom, Field::Name);
        let pending = self.pending.values.range(start..).take_while(|((whom, _), _)| *whom == self.whom);
        let record = self.record.into_iter().flat_map(|record| record.present());
        pending
            .map(|((_, field), value)| (field, value))
            .chain(record.map(|(field, register)| (field, &register.value)))
    }

    fn has_note(&self, text: &str) -> bool {
        let notes = self.record.into_iter().flat_map(|record| record.present());
        let mut notes = notes.filter_map(|(field, register)| Note::read(field, register));
        self.pending.notes.contains(&(self.whom, text.into())) || notes.any(|note| &*note.text == text)
    }
}

/// Works out what a candidate adds to a record and to what earlier rows add.
pub fn compare(
    candidate: &Candidate,
    options: &Options,
    record: Option<&Record>,
    whom: Target,
    pending: &Pending,
) -> Difference {
    let sheet = Sheet { record, whom, pending };
    let mut difference = Difference::default();
    for (field, value) in plain_values(candidate, options) {
        settle(&sheet, &mut difference, field, value);
    }
    // The id that a person has here already is no news of them.
    let is_news = |key: &&Fact| own_id(key).is_none_or(|id| whom != Target::Known(id));
    for key in candidate.keys.iter().filter(is_news) {
        add_key(&sheet, &mut difference, key);
    }
    add_contacts(&sheet, &mut difference, candidate);
    for text in &candidate.notes {
        if !sheet.has_note(text) && !difference.fills.contains(&Fill::Note(text.clone())) {
            difference.fills.push(Fill::Note(text.clone()));
        }
    }
    let tags: Vec<String> = sheet
        .present()
        .filter_map(|(field, _)| match field {
            Field::Tag(tag) if !candidate.tags.is_empty() => Some(fold(tag)),
            _ => None,
        })
        .collect();
    for tag in candidate.tags.iter().filter(|tag| !tags.contains(&fold(tag))) {
        difference.fills.push(Fill::Set(Field::Tag(tag.clone()), Value::Flag(true)));
    }
    for (field, value) in health_values(candidate, options) {
        if *sheet.value(&field) == Value::Absent {
            difference.fills.push(Fill::Set(field, value));
        }
    }
    if candidate.refused {
        refuse(&sheet, &mut difference, candidate, options);
    }
    difference
}

/// Returns the record of a known person.
pub fn record_of(library: &Library, target: Target) -> Option<&Record> {
    match target {
        Target::Known(id) => library.customer(id).map(|customer| customer.record()),
        Target::Row(_) => None,
    }
}

fn plain_values(candidate: &Candidate, options: &Options) -> Vec<(Field, Value)> {
    let date = |date: Birthday| Value::text(&date.to_text());
    let mut values = vec![
        (Field::Name, Value::text(&candidate.name)),
        (Field::Nickname, Value::text(&candidate.nickname)),
        (Field::Look, Value::text(&candidate.look)),
        (Field::Place, Value::text(&candidate.place)),
        (Field::Language, Value::text(&candidate.language)),
        (Field::Birthday, candidate.birthday.map_or(Value::Absent, date)),
        (Field::Since, candidate.since.map_or(Value::Absent, |day| number(day.start(options.offset)))),
    ];
    values.extend(candidate.dates.iter().map(|(label, day)| (Field::Date(label.clone()), date(*day))));
    values.extend(
        candidate.facts.iter().map(|(label, text)| (Field::Imported(label.clone()), Value::text(text))),
    );
    values
}

fn number(stamp: Stamp) -> Value {
    Value::Number(i64::try_from(stamp.0).unwrap_or(i64::MAX))
}

/// Fills a field that is empty; what is there already stays.
fn settle(sheet: &Sheet<'_>, difference: &mut Difference, field: Field, value: Value) {
    let here = sheet.value(&field);
    if value == Value::Absent || *here == value || says_no_more(&field, here, &value) {
        return;
    }
    if *here == Value::Absent {
        let again =
            difference.fills.iter().any(|fill| matches!(fill, Fill::Set(other, _) if *other == field));
        if !again {
            difference.fills.push(Fill::Set(field, value));
        }
    } else {
        difference.kept.push(Kept { here: here.clone(), there: value, field });
    }
}

/// Adds an id of the other program, beside those that are there.
fn add_key(sheet: &Sheet<'_>, difference: &mut Difference, (label, text): &Fact) {
    let value = Value::text(text);
    for field in key_fields(label) {
        let here = sheet.value(&field);
        if *here == value {
            return;
        }
        if *here == Value::Absent {
            difference.fills.push(Fill::Set(field, value));
            return;
        }
    }
}

/// Returns whether the file's value is the same with less in it: other case, a birthday without the year.
fn says_no_more(field: &Field, here: &Value, there: &Value) -> bool {
    let (Some(here), Some(there)) = (here.as_text(), there.as_text()) else { return false };
    match field {
        Field::Name | Field::Nickname => fold(here) == fold(there),
        Field::Birthday | Field::Date(_) => match (Birthday::parse(here), Birthday::parse(there)) {
            (Some(here), Some(there)) => {
                there.year.is_none() && (here.month, here.day) == (there.month, there.day)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Adds phones and mail addresses: the first to an empty main field, others as further contacts.
fn add_contacts(sheet: &Sheet<'_>, difference: &mut Difference, candidate: &Candidate) {
    if candidate.phones.is_empty() && candidate.mails.is_empty() {
        return;
    }
    let mut phones = Vec::new();
    let mut mails = Vec::new();
    for (field, value) in sheet.present() {
        match field {
            Field::Phone => phones.extend(value.as_text().and_then(phone_key)),
            Field::Email => mails.extend(value.as_text().map(str::to_lowercase)),
            Field::Contact(uri) => match uri.split_once(':') {
                Some(("tel", phone)) => phones.extend(phone_key(phone)),
                Some(("mailto", mail)) => {
                    mails.push(mail.to_lowercase());
                }
                _ => {}
            },
            _ => {}
        }
    }
    let mut main = *sheet.value(&Field::Phone) == Value::Absent;
    for phone in &candidate.phones {
        let Some(key) = phone_key(phone) else { continue };
        if !phones.contains(&key) {
            phones.push(key);
            let further = phone_uri(phone).map(Field::Contact);
            add_contact(difference, &mut main, (Field::Phone, phone), further);
        }
    }
    let mut main = *sheet.value(&Field::Email) == Value::Absent;
    for mail in &candidate.mails {
        if !mails.contains(&mail.to_lowercase()) {
            mails.push(mail.to_lowercase());
            let further = Field::Contact(format!("mailto:{mail}").into());
            add_contact(difference, &mut main, (Field::Email, mail), Some(further));
        }
    }
}

fn add_contact(difference: &mut Difference, main: &mut bool, first: (Field, &str), further: Option<Field>) {
    if std::mem::take(main) {
        difference.fills.push(Fill::Set(first.0, Value::text(first.1)));
    } else if let Some(field) = further {
        difference.fills.push(Fill::Set(field, Value::Flag(true)));
    }
}

/// Returns allergies and diets, all of them to be confirmed.
fn health_values(candidate: &Candidate, options: &Options) -> Vec<(Field, Value)> {
    let allergies = candidate.allergies.iter().map(|(kind, severity)| {
        let allergy = Allergy {
            kind: kind.clone(),
            severity: *severity,
            stated_by: StatedBy::File,
            by: "".into(),
            stated: options.now,
            to_confirm: true,
        };
        (kind.field(), allergy.to_value())
    });
    let diets = candidate.diets.iter().map(|diet| {
        let value = Value::parts([
            ("stated_by", StatedBy::File.code().into()),
            ("stated", number(options.now)),
            ("to_confirm", Value::Flag(true)),
        ]);
        (Field::Diet(diet.key()), value)
    });
    allergies.chain(diets).collect()
}

/// Writes a refusal of marketing, the one thing that goes over what is known: it wins over a consent, unless that
/// was given after it, or after this same refusal had come in before.
fn refuse(sheet: &Sheet<'_>, difference: &mut Difference, candidate: &Candidate, options: &Options) {
    let field = Field::Consent(MARKETING.into());
    let here = sheet.value(&field);
    if matches!(here.part_text("state"), REFUSED | WITHDRAWN) {
        return;
    }
    let refused = candidate.refused_on.map(|day| day.start(options.offset));
    let value = Value::parts([
        ("state", REFUSED.into()),
        ("source", (&*options.file).into()),
        ("at", number(refused.unwrap_or(options.now))),
    ]);
    let telling: Vec<(Field, Value)> = candidate
        .facts
        .iter()
        .filter(|(_, text)| is_refusal(text))
        .map(|(label, text)| (Field::Imported(label.clone()), Value::text(text)))
        .collect();
    let came_before = telling.iter().any(|(field, value)| sheet.value(field) == value);
    let given = here.part("at").and_then(Value::as_number).and_then(|at| u64::try_from(at).ok());
    let given_after = given.zip(refused).is_some_and(|(given, refused)| given > refused.0);
    if *here != Value::Absent && (came_before || given_after) {
        difference.kept.push(Kept { field, here: here.clone(), there: value });
        return;
    }
    // What tells of the refusal goes with it.
    difference.kept.retain(|kept| !telling.iter().any(|(field, _)| *field == kept.field));
    for (field, value) in telling {
        let fill = Fill::Set(field, value);
        if !difference.fills.contains(&fill) {
            difference.fills.push(fill);
        }
    }
    difference.fills.push(Fill::Set(field, value));
}
