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
    /// Of whom anything was written, each by the record that stands for them.
    people: BTreeSet<CustomerId>,
    /// The next step of the history, and the next touch of it: one import can have a hundred thousand.
    next: (usize, usize),
}

impl Before {
    /// Reads the steps of the 30 days before a moment, at most so many steps or touches; returns whether there are more.
    /// The library must stay the same meanwhile.
    pub fn read(&mut self, library: &Library, now: Stamp, most: usize) -> bool {
        let mut left = most;
        for step in library.steps().skip(self.next.0) {
            if step.at.0.saturating_add(MONTH) > now.0 {
                let unread = step.touches.get(self.next.1..).unwrap_or_default();
                unread.iter().take(left).for_each(|touch| self.take_in(library, touch));
                if unread.len() > left {
                    self.next.1 += left;
                    return true;
                }
                left -= unread.len();
            }
            self.next = (self.next.0 + 1, 0);
            left = left.saturating_sub(1);
            if left == 0 {
                return true;
            }
        }
        false
    }

    fn take_in(&mut self, library: &Library, touch: &Touch) {
        let record = match touch {
            Touch::Created(record) => {
                self.created.insert(*record);
                record
            }
            Touch::Wrote { record, field, before: stood, after } => {
                let written = self.written.entry(*record).or_default();
                let first = written.get(field).is_none_or(|(at, _)| after.stamp < *at);
                if first {
                    written.insert(field.clone(), (after.stamp, stood.clone()));
                }
                record
            }
            Touch::Logged(_) | Touch::Voided(_) | Touch::Erased(_) | Touch::Took(_) => return,
        };
        if let RecordId::Customer(id) = record {
            self.people.insert(library.canonical(*id));
        }
    }

    /// Returns whether anything was written of a record.
    pub fn touches(&self, record: RecordId) -> bool {
        self.created.contains(&record) || self.written.contains_key(&record)
    }

    /// Takes out of whom anything was written, each by the record that stands for them.
    pub fn take_people(&mut self) -> BTreeSet<CustomerId> {
        std::mem::take(&mut self.people)
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
