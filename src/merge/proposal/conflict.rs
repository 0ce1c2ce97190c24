//! Fields that two phones wrote without knowing of each other: both values, which one wins, and why.

use crate::domain::{Field, Library, Record, RecordId, Register, Step, Touch, Value, order};
use std::collections::BTreeMap;

/// Whose value stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    /// That of this book.
    Mine,
    /// That of the file.
    Theirs,
}

/// Why it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Won {
    /// It was written later.
    Later,
    /// Both were written in the same millisecond: the phone's random name decides, the same everywhere.
    ByName,
}

/// A field with two values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Whose.
    pub record: RecordId,
    /// Which.
    pub field: Field,
    /// What stands here.
    pub mine: Register,
    /// What stands there.
    pub theirs: Register,
    /// Whose value stays.
    pub winner: Winner,
    /// Why.
    pub won: Won,
}

/// Collects fields with two values, and sorts out those of which one phone knew what the other wrote.
#[derive(Clone, Debug, Default)]
pub struct Dispute {
    open: BTreeMap<(RecordId, Field), (Register, Register)>,
}

impl Dispute {
    /// Compares a record of a file with that of the library.
    pub fn compare(&mut self, library: &Library, theirs: &Record) {
        let Some(mine) = library.record(theirs.id()).filter(|mine| mine.erased().is_none()) else { return };
        for (field, register) in theirs.registers() {
            if matches!(field, Field::Heard(_)) {
                continue;
            }
            if let Some(own) = mine.register(field)
                && own.value != register.value
                && (own.stamp, own.device) != (register.stamp, register.device)
            {
                self.open.insert((theirs.id(), field.clone()), (own.clone(), register.clone()));
            }
        }
    }

    /// Returns whether there is anything to be sorted out.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Looks at a step of either book: who wrote over a value had seen it.
    pub fn consider(&mut self, step: &Step) {
        for touch in &step.touches {
            let Touch::Wrote { record, field, before: Some(before), .. } = touch else { continue };
            let name = (*record, field.clone());
            if self.open.get(&name).is_some_and(|(mine, theirs)| before == mine || before == theirs) {
                self.open.remove(&name);
            }
        }
    }

    /// Returns those that are left, the latest first. Without a history nothing can be told, so nothing is.
    pub fn finish(self) -> Vec<Conflict> {
        let open = self.open.into_iter();
        let mut conflicts: Vec<Conflict> = open
            .filter(|(_, (mine, theirs))| mine.value != Value::Absent || theirs.value != Value::Absent)
            .map(|((record, field), (mine, theirs))| {
                let winner = if theirs > mine { Winner::Theirs } else { Winner::Mine };
                let won = if mine.stamp == theirs.stamp { Won::ByName } else { Won::Later };
                Conflict { record, field, mine, theirs, winner, won }
            })
            .collect();
        order::sort_by_key(&mut conflicts, |conflict| {
            std::cmp::Reverse(conflict.mine.stamp.max(conflict.theirs.stamp))
        });
        conflicts
    }
}
