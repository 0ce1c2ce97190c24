//! Where a thing comes from: what it says of itself, or else the line of history that wrote it.

use crate::domain::{
    Action, Allergy, Field, Library, Preference, Record, RecordId, Register, Source, Stamp, StatedBy, Step,
    Touch, Value, order,
};
use std::collections::BTreeMap;

/// Where a thing comes from; with who wrote it down, as the phone was told, which may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// The person said so.
    Told(&'a str),
    /// Somebody with them said so.
    Companion(&'a str),
    /// Somebody of the staff noticed.
    Noticed(&'a str),
    /// It came in with a file from another program, of that name where it is known.
    File(&'a str),
    /// Somebody of the staff wrote it; how they knew is not written.
    Written(&'a str),
    /// It was made up, for a shop to try.
    Invented,
}

/// A record and, where it was written after the record was made, the field and the moment.
type Place<'a> = (RecordId, Option<(&'a Field, Stamp)>);

/// Who wrote what on some records.
pub struct Authors<'a> {
    wrote: BTreeMap<Place<'a>, &'a Step>,
}

impl<'a> Authors<'a> {
    /// Reads the history for what it tells of some records.
    pub fn of(library: &'a Library, records: &[&'a Record]) -> Self {
        let mut ids: Vec<RecordId> = records.iter().map(|record| record.id()).collect();
        order::sort(&mut ids);
        let mut wrote = BTreeMap::new();
        for step in library.steps() {
            for touch in &step.touches {
                let (record, place) = match touch {
                    Touch::Created(record) => (*record, None),
                    Touch::Wrote { record, field, after, .. } => (*record, Some((field, after.stamp))),
                    _ => continue,
                };
                if ids.binary_search(&record).is_ok() {
                    wrote.insert((record, place), step);
                }
            }
        }
        Self { wrote }
    }

    /// Returns where a register of a record comes from, and when it was said.
    pub fn origin(
        &self,
        record: &'a Record,
        field: &'a Field,
        register: &'a Register,
    ) -> (Origin<'a>, Stamp) {
        let step = self.wrote.get(&(record.id(), Some((field, register.stamp)))).or_else(|| {
            let made = self.wrote.get(&(record.id(), None))?;
            // What was written later than the record was made has a line of its own, or none any more.
            (made.device == register.device && made.at == register.stamp).then_some(made)
        });
        let said = said(field, register);
        let at = said.map_or(register.stamp, |(_, at)| at);
        let origin = match (said, step.map(|step| &step.action)) {
            (_, Some(Action::Demo)) => Origin::Invented,
            (_, Some(Action::Import(file))) => Origin::File(file),
            (Some((Origin::File(_), _)), _) => Origin::File(record.text(&Field::Origin)),
            (Some((origin, _)), _) => origin,
            (None, _) => Origin::Written(step.map_or("", |step| &step.by)),
        };
        (origin, at)
    }
}

/// Returns where a thing says that it comes from, and since when.
fn said<'a>(field: &Field, register: &'a Register) -> Option<(Origin<'a>, Stamp)> {
    let by = register.value.part_text("by");
    match field {
        Field::Allergy(_) | Field::Passing(_) => {
            let allergy = Allergy::read(field, register)?;
            let origin = match allergy.stated_by {
                StatedBy::Themselves => Origin::Told(by),
                StatedBy::Companion => Origin::Companion(by),
                StatedBy::File => Origin::File(""),
                StatedBy::Unsaid => Origin::Written(by),
            };
            Some((origin, allergy.stated))
        }
        Field::Taste(_) => {
            let preference = Preference::read(field, register)?;
            let origin = match preference.source {
                Source::Told => Origin::Told(by),
                Source::Noticed => Origin::Noticed(by),
                Source::File => Origin::File(""),
                Source::Unsaid => Origin::Written(by),
            };
            Some((origin, preference.at))
        }
        Field::Consent(_) => Some((Origin::Told(by), at(register))),
        Field::Note(_) => Some((Origin::Written(by), at(register))),
        Field::Imported(_) | Field::Seen(_) | Field::Origin => Some((Origin::File(""), register.stamp)),
        _ => None,
    }
}

fn at(register: &Register) -> Stamp {
    let at = register.value.part("at").and_then(Value::as_number);
    at.map_or(register.stamp, |ms| Stamp(ms.max(0) as u64))
}
