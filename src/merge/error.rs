//! What can be wrong with a sync file: each fault with a meaning of its own, so that a person is told what to do.

use super::Version;
use serde::{Deserialize, Serialize};

/// Why a sync file cannot be read, written or taken in. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum MergeError {
    /// It is no sync file: not sealed by a passphrase, or something else is sealed in it.
    #[error("not a sync file")]
    Foreign,
    /// The passphrase does not open it; damage to the first lines of the file looks the same.
    #[error("the passphrase does not open it")]
    WrongPassphrase,
    /// It ends too early, or its last piece of 64 KiB is damaged: the seal cannot tell the two apart.
    #[error("cut short, or damaged at its end")]
    Truncated,
    /// It was changed or damaged after it was sealed.
    #[error("changed after it was sealed")]
    Tampered,
    /// The seal is whole, but a line says what no version of the app writes.
    #[error("line {line}: {problem}")]
    BadLine {
        /// Counted from 1.
        line: u32,
        /// What the reader met.
        problem: Box<str>,
    },
    /// What it says of itself, such as counts and hash, does not fit what is in it.
    #[error("line {line}: counts or hash do not fit")]
    Inconsistent {
        /// Where that is said, counted from 1.
        line: u32,
    },
    /// It was written by a version whose files this one cannot read.
    #[error("written in format {}.{}", .0.major, .0.minor)]
    Newer(Version),
    /// Its format can be read, but a line tells of something that only a newer version knows.
    #[error("line {line}: of a kind that is not known yet")]
    UnknownKind {
        /// Counted from 1.
        line: u32,
    },
    /// Unpacking or unsealing it would take more than any book of a shop needs.
    #[error("too large to be a shop's book")]
    Gigantic,
    /// It is of another shop.
    #[error("of another shop")]
    OtherShop,
    /// Reading or writing failed outside of the file's own content.
    #[error("{0}")]
    Broken(Box<str>),
}

impl MergeError {
    /// Makes one of an error of the machine.
    pub(super) fn broken(error: impl std::fmt::Display) -> Self {
        MergeError::Broken(error.to_string().into())
    }
}
