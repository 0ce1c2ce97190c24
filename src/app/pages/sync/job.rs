//! What page and worker say to each other: a few words, and bytes after them that are not looked at twice.

use crate::domain::Entry;
use crate::merge::{Header, MergeError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What the page asks of the worker. Bytes of a file follow [`Job::Open`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Job {
    /// Opens the file that follows, and verifies it.
    Open(String),
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
