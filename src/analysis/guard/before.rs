//! How records stood a month ago, read back from the history.

use super::MONTH;
use crate::domain::{CustomerId, Entry, Field, Library, Record, RecordId, Register, Stamp, Touch};
use std::collections::{BTreeMap, BTreeSet};

/// What stood in a register before the first of several writes, and when that write was.
type Stood = (Stamp, Option<Register>);

/// What the last month made different.
#[derive(Clone, Debug, Default)]
pub struct Before {
    created: BTreeSet<RecordId>,
    written: BTreeMap<RecordId, BTreeMap<Field, Stood>>,
}

impl Before {
    /// Reads the steps of the 30 days before a moment.
    pub fn of(library: &Library, now: Stamp) -> Self {
        let mut before = Self::default();
        for step in library.steps().filter(|step| step.at.0.saturating_add(MONTH) > now.0) {
            for touch in &step.touches {
                match touch {
                    Touch::Created(record) => _ = before.created.insert(*record),
                    Touch::Wrote { record, field, before: stood, after } => {
                        let written = before.written.entry(*record).or_default();
                        let first = written.get(field).is_none_or(|(at, _)| after.stamp < *at);
                        if first {
                            written.insert(field.clone(), (after.stamp, stood.clone()));
                        }
                    }
                    Touch::Logged(_) | Touch::Voided(_) | Touch::Erased(_) | Touch::Took(_) => {}
                }
            }
        }
        before
    }

    /// Returns whether anything was written of a record.
    pub fn touches(&self, record: RecordId) -> bool {
        self.created.contains(&record) || self.written.contains_key(&record)
    }

    /// Walks the people of whom anything was written.
    pub fn people(&self) -> impl Iterator<Item = CustomerId> {
        self.created.iter().chain(self.written.keys()).filter_map(|record| match record {
            RecordId::Customer(id) => Some(*id),
            _ => None,
        })
    }

    /// Returns whether somebody's limits were written: what they must not or will not have.
    pub fn limits(&self, id: CustomerId) -> bool {
        let fields = self.written.get(&RecordId::Customer(id)).into_iter().flat_map(BTreeMap::keys);
        fields.into_iter().any(|field| {
            matches!(field, Field::Allergy(_) | Field::Diet(_) | Field::Passing(_) | Field::Taste(_))
        })
    }

    /// Returns a record as it stood; `None` where it was not there yet.
    pub fn record(&self, now: &Record) -> Option<Record> {
        if self.created.contains(&now.id()) {
            return None;
        }
        let Some(written) = self.written.get(&now.id()).filter(|_| now.erased().is_none()) else {
            return Some(now.clone());
        };
        let mut then = Record::new(now.id());
        for (field, register) in now.registers() {
            let stood = match written.get(field) {
                Some((_, stood)) => stood.as_ref(),
                None => Some(register),
            };
            if let Some(stood) = stood {
                then.set(field.clone(), stood.clone());
            }
        }
        Some(then)
    }

    /// Returns a library of these records alone, as they stood.
    pub fn library(&self, library: &Library, records: impl IntoIterator<Item = RecordId>) -> Library {
        let mut then = Library::default();
        let stood =
            records.into_iter().filter_map(|id| library.record(id)).filter_map(|now| self.record(now));
        then.load(stood.map(Entry::Record));
        then
    }
}
