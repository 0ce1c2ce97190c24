//! A reward of the loyalty programme, as its paper tells.

use super::{Field, PaperId, PaperKind, Record, RecordId};

/// A reading view of a reward.
#[derive(Clone, Copy, Debug)]
pub struct Reward<'a> {
    id: PaperId,
    record: &'a Record,
}

impl<'a> Reward<'a> {
    /// Views a record, if it is a reward's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Paper(PaperKind::Reward, id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> PaperId {
        self.id
    }

    /// Returns what one gets, in words; empty when not said.
    pub fn name(&self) -> &'a str {
        self.record.text(&Field::Name)
    }

    /// Returns how many points it costs, at least 1.
    pub fn points(&self) -> i64 {
        self.record.value(&Field::Points).as_number().unwrap_or(1).max(1)
    }
}
