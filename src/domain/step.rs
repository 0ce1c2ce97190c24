//! One line of the history: what was done at once, by whom, and what it needs to be undone.

use super::{Action, CustomerId, DeviceId, EntryRef, Field, RecordId, Register, Stamp, StepId, VisitId};
use serde::{Deserialize, Serialize};

/// What a step did to one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Touch {
    /// A record that was not there before; its registers are not repeated here.
    Created(RecordId),
    /// A register that was written.
    Wrote {
        /// Whose.
        record: RecordId,
        /// Which.
        field: Field,
        /// What stood there.
        before: Option<Register>,
        /// What stands there since.
        after: Register,
    },
    /// A visit that was recorded.
    Logged(VisitId),
    /// A visit that was taken back.
    Voided(VisitId),
    /// A person who was erased.
    Erased(CustomerId),
    /// Something that came with another phone's book and is not taken back: a line of history, a phone.
    Took(EntryRef),
}

impl Touch {
    /// Returns the record it tells about, if it tells about one.
    pub fn record(&self) -> Option<RecordId> {
        match self {
            Touch::Created(record) | Touch::Wrote { record, .. } => Some(*record),
            Touch::Logged(_) | Touch::Voided(_) | Touch::Erased(_) | Touch::Took(_) => None,
        }
    }
}

/// A step of the history. Immutable, but for what erasing takes out of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// When.
    pub at: Stamp,
    /// On which phone.
    pub device: DeviceId,
    /// By whom, as the phone was told; may be empty.
    pub by: Box<str>,
    /// What was done.
    pub action: Action,
    /// To what.
    pub touches: Vec<Touch>,
    /// The step that this one undoes.
    pub undoes: Option<StepId>,
}

impl Step {
    /// Joins another state of the same step in: the greater one, so that all phones agree.
    pub fn join(&mut self, other: Step) {
        if other > *self {
            *self = other;
        }
    }
}
