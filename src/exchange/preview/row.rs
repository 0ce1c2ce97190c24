//! What would become of each row of a file.

use super::fill::{Fill, Kept};
use crate::analysis::Shared;
use crate::domain::{CustomerId, Stamp};
use crate::exchange::Candidate;

/// What the preview needs to know beside the library and the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The file's name.
    pub file: Box<str>,
    /// Now, by the wall clock.
    pub now: Stamp,
    /// What the shop's local time is ahead of UTC, in minutes.
    pub offset: i16,
    /// The labels of ids in the file, from [`crate::exchange::Reader::key_labels`].
    pub key_labels: Vec<Box<str>>,
}

/// Whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Somebody known.
    Known(CustomerId),
    /// Somebody who came in an earlier row, by its place in [`super::Preview::rows`].
    Row(usize),
}

/// What would become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody new.
    Added,
    /// More is known of somebody.
    Updated {
        /// Of whom.
        of: Target,
    },
    /// Nothing.
    Skipped(Why),
    /// The person decides: it may be somebody known.
    ProposedDuplicate {
        /// Of whom.
        of: Target,
        /// What they share, the strongest first.
        shared: Vec<Shared>,
    },
}

/// Why nothing would become of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// There is nothing in it.
    EmptyRow,
    /// All of it is known already, or something else stands there.
    NothingNew {
        /// Of whom.
        of: Target,
    },
    /// Neither a name nor a phone nor a mail address.
    Nobody,
    /// The person was erased here.
    Erased,
}

/// Words of health in free text, left where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The line in the file, counted from 1.
    pub line: u32,
    /// The words.
    pub words: Vec<Box<str>>,
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// What the file says.
    pub candidate: Candidate,
    /// What would become of it.
    pub outcome: Outcome,
    /// What would be written; for a proposed duplicate, if it is merged.
    pub fills: Vec<Fill>,
    /// What stays although the file has another value.
    pub kept: Vec<Kept>,
    /// Words of health in its free text.
    pub pointer: Option<Pointer>,
    pub(super) link: Link,
}

/// Whom a row was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Somebody new.
    New,
    /// Somebody of whom this very row was taken in before.
    Seen,
    /// Surely somebody.
    Same(Target),
    /// Perhaps somebody.
    Like(Target),
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Somebody new.
    pub added: usize,
    /// More is known of somebody.
    pub updated: usize,
    /// To be decided.
    pub proposed: usize,
    /// Nothing becomes of them.
    pub skipped: usize,
    /// Lines that cannot be read.
    pub bad: usize,
}

/// Returns whether there is nobody in the row whom anything could become of.
pub(super) fn is_nobody(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Skipped(Why::EmptyRow | Why::Erased | Why::Nobody))
}
