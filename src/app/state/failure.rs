//! What went wrong, as far as a person can do something about it.

use crate::domain::PlanError;
use crate::messages::Texts;
use crate::storage::StorageError;
use serde::{Deserialize, Serialize};
use wasm_split_helpers::SplitLoaderError;

/// A failure with words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The phone is full.
    Full,
    /// A part of what is stored cannot be read.
    Corrupt,
    /// What is stored is of a newer version.
    Newer,
    /// It is locked by a passcode.
    Locked,
    /// The passcode is another one.
    WrongPasscode,
    /// It is for the owner to do.
    Owner,
    /// Another window is in the way.
    Blocked,
    /// The browser has not answered for long; it may still do so.
    Slow,
    /// The browser cannot store anything.
    Missing,
    /// Another window wrote at the same moment, again and again.
    Stale,
    /// Nothing is left to undo.
    NothingToUndo,
    /// What was to be undone has been written over.
    ChangedSince,
    /// What was to be undone is for good.
    ForGood,
    /// A part of the app is not kept on the phone yet, and there is no network.
    NotHere,
    /// Anything else.
    Other,
}

impl Failure {
    /// Returns a title and what to do next, for a page of its own.
    pub fn page(self, texts: &Texts) -> (&'static str, &'static str) {
        match self {
            Failure::Full => (texts.failed_quota, texts.failed_quota_more),
            Failure::Corrupt => (texts.failed_corrupt, texts.failed_corrupt_more),
            Failure::Newer => (texts.failed_newer, texts.failed_newer_more),
            Failure::Blocked => (texts.failed_blocked, texts.failed_blocked_more),
            Failure::Slow => (texts.failed_slow, texts.failed_slow_more),
            Failure::Missing => (texts.failed_missing, texts.failed_missing_more),
            Failure::NotHere => (texts.failed_part, texts.failed_part_more),
            _ => (texts.failed_title, texts.failed_more),
        }
    }

    /// Returns one sentence, for a line over the dock.
    pub fn sentence(self, texts: &Texts) -> &'static str {
        match self {
            Failure::Full => texts.failed_quota_more,
            Failure::Newer => texts.failed_newer_more,
            Failure::Blocked => texts.failed_blocked_more,
            Failure::Slow => texts.failed_slow_more,
            Failure::Missing => texts.failed_missing_more,
            Failure::NotHere => texts.failed_part_more,
            Failure::Owner => texts.for_owner,
            Failure::Stale => texts.not_saved_stale,
            Failure::NothingToUndo => texts.nothing_to_undo,
            Failure::ChangedSince => texts.undo_changed,
            Failure::ForGood => texts.undo_for_good,
            Failure::Corrupt | Failure::Locked | Failure::WrongPasscode | Failure::Other => texts.not_saved,
        }
    }
}

impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Self {
        Failure::NotHere
    }
}

impl From<PlanError> for Failure {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::Unknown | PlanError::AlreadyUndone => Failure::NothingToUndo,
            PlanError::ChangedSince => Failure::ChangedSince,
            PlanError::ErasedForGood => Failure::ForGood,
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Failure::Full,
            StorageError::Corrupt { .. } => Failure::Corrupt,
            StorageError::Newer { .. } => Failure::Newer,
            StorageError::Locked => Failure::Locked,
            StorageError::WrongPasscode => Failure::WrongPasscode,
            StorageError::Closed => Failure::Blocked,
            StorageError::Unavailable(_) => Failure::Missing,
            _ => Failure::Other,
        }
    }
}
