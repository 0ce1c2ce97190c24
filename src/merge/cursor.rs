//! How far one phone has heard another one out, so that what is new since can be told without loss.
//!
//! Moments alone cannot tell what another phone lacks: clocks are set back, and what a third phone wrote may come in
//! late. But whatever changes a book leaves a step of that phone in its history, which names all that it touched. So
//! the book says how many steps of a phone another one has heard, and of which moment the last one was; where the
//! steps since do not add up, all is told again.

use crate::domain::{
    Action, DeviceId, EntryKind, EntryRef, Field, Library, RecordId, Stamp, Step, Value, order,
};
use serde::{Deserialize, Serialize};

/// How far the history of a phone has come: its own steps only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Since {
    /// The latest moment of any of them.
    pub at: Stamp,
    /// How many there are.
    pub steps: u64,
}

/// A phone, and how far it has heard this one out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Which.
    pub reader: DeviceId,
    /// How far.
    pub upto: Since,
}

impl Since {
    /// Returns how far a phone's own history has come in a library.
    pub fn of(library: &Library, device: DeviceId) -> Since {
        let own = library.steps().filter(|step| step.device == device);
        own.fold(Since::default(), |sum, step| Since { at: sum.at.max(step.at), steps: sum.steps + 1 })
    }

    /// Returns the value to store.
    pub fn to_value(self) -> Value {
        let number = |number: u64| Value::Number(number.min(i64::MAX as u64) as i64);
        Value::parts([("at", number(self.at.0)), ("steps", number(self.steps))])
    }

    /// Reads what [`Since::to_value`] makes.
    pub fn read(value: &Value) -> Option<Since> {
        let number = |name| value.part(name).and_then(Value::as_number).and_then(|n| u64::try_from(n).ok());
        Some(Since { at: Stamp(number("at")?), steps: number("steps")? })
    }
}

/// Returns how far `reader` has heard `writer` out, as its own record tells.
pub fn heard(library: &Library, reader: DeviceId, writer: DeviceId) -> Option<Since> {
    let record = library.record(RecordId::Device(reader))?;
    Since::read(record.value(&Field::Heard(writer.to_string().into())))
}

/// Returns the steps of `writer` that come after `from`; `None` where they do not add up, and all must be told.
pub fn steps_after(library: &Library, writer: DeviceId, from: Since) -> Option<Vec<&Step>> {
    let own = library.steps().filter(|step| step.device == writer);
    let mut later: Vec<&Step> = own.filter(|step| step.at > from.at).collect();
    order::sort_by_key(&mut later, |step| (step.at, step.id));
    let all = Since::of(library, writer).steps;
    let adds_up = all.checked_sub(from.steps) == Some(later.len() as u64);
    // The first book that an empty phone takes in is not listed in its step.
    (adds_up && !later.iter().any(|step| is_bookkeeping(step) && step.touches.is_empty())).then_some(later)
}

/// Returns the phones that have heard `writer` out and can be told just what is new, with how far they have heard.
pub fn readers(library: &Library, writer: DeviceId) -> Vec<Heard> {
    let mut found = Vec::new();
    for name in library.names(EntryKind::House) {
        let EntryRef::Record(RecordId::Device(reader)) = name else { continue };
        if let Some(upto) = heard(library, reader, writer)
            && reader != writer
            && steps_after(library, writer, upto).is_some()
        {
            found.push(Heard { reader, upto });
        }
    }
    order::sort_by_key(&mut found, |heard| heard.reader);
    found
}

/// Returns whether a step tells of an exchange: it tells nothing that the entries it came with do not tell.
pub fn is_bookkeeping(step: &Step) -> bool {
    matches!(step.action, Action::Merge(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, Change, Plan, StepId, Touch};

    #[test]
    fn a_first_book_that_was_taken_in_is_not_among_what_is_new_and_so_all_is_told() {
        let phone = DeviceId(1);
        let author = Author { now: Stamp(10), device: phone, by: "Ada".into() };
        let mut library = Library::default();
        let plan = Plan::new(Action::EditSettings).set(RecordId::Shop, Field::Name, "Bar");
        let changes = plan.resolve(&library, &author, &mut || 1);
        let joined = |touches| Step {
            id: StepId(2),
            at: Stamp(20),
            device: phone,
            by: "Ada".into(),
            action: Action::Merge("Marta".into()),
            touches,
            undoes: None,
        };
        let with = |library: &Library, step: Step| {
            let mut library = library.clone();
            library.install(library.patch(&[Change::Remember(step)]));
            library
        };
        library.install(library.patch(&changes));
        let before = Since { at: Stamp(10), steps: 1 };
        let some = vec![Touch::Took(EntryRef::Record(RecordId::Shop))];
        assert_eq!(
            steps_after(&with(&library, joined(some)), phone, before).map(|steps| steps.len()),
            Some(1)
        );
        assert_eq!(steps_after(&with(&library, joined(Vec::new())), phone, before), None);
    }
}
