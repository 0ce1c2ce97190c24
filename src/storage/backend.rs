//! What a place for pages must be able to do; `tests/storage/contract.rs` says how it must behave.

use super::{Head, PageName, StorageError};

/// What was found under the name of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Its bytes, opened.
    Page(Vec<u8>),
    /// Nothing.
    Missing,
    /// Something that does not open.
    Damaged,
}

/// What is written in one go.
#[derive(Clone, Debug)]
pub struct Batch<S> {
    /// Pages, sealed.
    pub pages: Vec<(PageName, S)>,
    /// Damaged pages, whose bytes are put aside before.
    pub set_aside: Vec<PageName>,
    /// Whether somebody is erased: what is derived from people must go with this.
    pub erases: bool,
    /// The new head.
    pub head: Head,
}

/// How a write ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// All of it is durable.
    Done,
    /// Nothing was written, since another one wrote first; this is the head now.
    Stale(Head),
}

/// A place for pages. Nothing here knows what is on a page.
pub trait Backend {
    /// A page as it is written.
    type Sealed;

    /// The turn to write.
    type Turn;

    /// Reads the head.
    fn head(&self) -> impl Future<Output = Result<Head, StorageError>>;

    /// Reads pages, in the order of their names as given.
    fn read(&self, pages: &[PageName]) -> impl Future<Output = Result<Vec<Found>, StorageError>>;

    /// Returns the names of all pages that are there, whatever the head says.
    fn names(&self) -> impl Future<Output = Result<Vec<PageName>, StorageError>>;

    /// Begins at once to seal pages, and waits for it when awaited.
    fn seal(
        &self,
        pages: Vec<(PageName, Vec<u8>)>,
    ) -> impl Future<Output = Result<Vec<(PageName, Self::Sealed)>, StorageError>>;

    /// Asks at once for the turn to write, and waits for it when awaited; the turn lasts until it is dropped.
    fn turn(&self) -> impl Future<Output = Self::Turn>;

    /// Draws a random number that tells one commit from another.
    fn mark(&self) -> Result<u64, StorageError>;

    /// Writes a batch, all or none, if nobody has written since the revision before the batch's head.
    ///
    /// `progress` is told how many pages were handed over so far.
    fn write(
        &self,
        batch: Batch<Self::Sealed>,
        progress: impl FnMut(usize),
    ) -> impl Future<Output = Result<Written, StorageError>>;

    /// Lets whatever else waits go first, between two steps of a long commit.
    fn breathe(&self) -> impl Future<Output = ()>;

    /// Removes everything, keys included, for good.
    fn wipe(&self) -> impl Future<Output = Result<(), StorageError>>;
}
