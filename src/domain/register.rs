//! The smallest thing that merges: a value with the moment and the phone it came from; the latest wins.

use super::{DeviceId, Stamp, Value};
use serde::{Deserialize, Serialize};

/// A last-writer-wins register. Ordered by stamp, then device, then value, so that any two phones agree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Register {
    /// When it was written.
    pub stamp: Stamp,
    /// The phone it was written on.
    pub device: DeviceId,
    /// What was written.
    pub value: Value,
}

impl Register {
    /// Returns the later of the two.
    #[must_use]
    pub fn join(self, other: Register) -> Register {
        self.max(other)
    }
}

/// A mark that is set once and for all: a void, an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// When it was set.
    pub stamp: Stamp,
    /// The phone it was set on.
    pub device: DeviceId,
}

impl Mark {
    /// Returns the earlier of two marks, the set one of a set and an unset one.
    pub fn join(mine: Option<Mark>, theirs: Option<Mark>) -> Option<Mark> {
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => Some(mine.min(theirs)),
            (mine, theirs) => mine.or(theirs),
        }
    }
}
