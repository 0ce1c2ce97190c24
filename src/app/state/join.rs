//! How the book of another phone is joined into this one: by whom it is worked out is none of the book's business.

use super::Failure;
use crate::domain::{Author, Library, Patch, StepId};

/// What a deed makes different, and its line of history.
pub type Worked = (Option<StepId>, Patch);

/// Works out what the book of another phone makes different.
pub trait Join {
    /// Works out a slice more; all of it once it is whole. `changes` tells one state of the library from another.
    fn step(&self, library: &Library, author: &Author, changes: u32) -> Result<Option<Worked>, Failure>;

    /// Begins anew, since the library has changed: with what was worked out and could not be written, if it was.
    fn begin_anew(&self, unwritten: Option<Worked>);
}
