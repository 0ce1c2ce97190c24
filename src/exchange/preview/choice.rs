//! What the person decides about rows.

use std::collections::BTreeMap;

/// What becomes of a row that may be somebody known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// It is the same person.
    Merge,
    /// It is somebody else. Two records can still be joined later, and parting them is harder.
    #[default]
    Apart,
    /// It is left out.
    Skip,
}

/// The person's decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What becomes of proposed duplicates that are not decided one by one.
    pub all: Choice,
    /// Decisions on single rows, by their places in the preview; any row can be left out or kept apart.
    pub rows: BTreeMap<usize, Choice>,
}
