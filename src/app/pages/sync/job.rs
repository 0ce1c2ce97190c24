//! What page and worker say to each other: a few words, and bytes after them that are not looked at twice.

use crate::domain::Entry;
use crate::merge::{Counts, Header, MergeError, Trailer};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What is asked of a worker. Two of them open a file: one unseals, unpacks and hashes it, and hands the lines on to the
/// other one, which reads them. Bytes of a file follow [`Job::Open`] and [`Job::Lines`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Job {
    /// Opens the file that follows.
    Open(String),
    /// Hands on more lines of it, to whoever asks for them.
    More,
    /// Reads lines of a file that promises so much.
    Read(Counts),
    /// Reads the lines that follow.
    Lines,
    /// There are no more lines: they are what the last line says, or the file is not whole.
    End(Result<Trailer, MergeError>),
    /// Begins a file under a passphrase.
    Seal(String, Header),
    /// Adds entries to it.
    Add(Vec<Entry>),
    /// Closes it.
    Close,
}

/// What the worker answers. Bytes of a file follow [`Answer::Sealed`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It listens.
    Ready,
    /// What the file says of itself.
    Header(Header),
    /// Some of what is in it, not to be used before [`Answer::Whole`].
    Entries(Vec<Entry>),
    /// All was given, and the file is whole.
    Whole,
    /// What was added so far is in the file.
    Added,
    /// The file follows.
    Sealed,
    /// It cannot be done.
    Refused(MergeError),
}

/// Writes a message with the bytes that follow it.
pub fn write(message: &impl Serialize, rest: &[u8]) -> Vec<u8> {
    // Messages are plain data: writing them into memory cannot fail.
    let mut bytes = postcard::to_allocvec(message).unwrap_or_default();
    bytes.extend_from_slice(rest);
    bytes
}

/// Reads a message and the bytes that follow it.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<(T, &[u8])> {
    postcard::take_from_bytes(bytes).ok()
}
