//! A file on its way into the book: joined with it while it is being verified, and written only if that is wanted.

use super::clerk::{Far, Opening};
use crate::app::state::{BookHandle, Failure, Join, Worked};
use crate::domain::{Author, EntryRef, Library, PileEntries};
use crate::merge::{Header, MergeError, Merged, Merging, Proposal};
use crate::platform::pause::Pace;
use crate::platform::random;
use std::cell::RefCell;

/// How many entries are compared between two looks at the clock.
const SLICE: usize = 256;
/// How many bytes of a file an entry takes at least, for making room: fewer would be packed better than any book.
const LEAST_BYTES: usize = 16;

/// A verified file that is joined with the book, as of so many changes.
pub struct Comparison {
    header: Header,
    merging: Merging,
    changes: u32,
}

/// What a file would change.
pub struct Found {
    /// What it says of itself.
    pub header: Header,
    /// What is to be told.
    pub proposal: Proposal,
    merged: RefCell<Option<Merged>>,
    changes: u32,
}

/// Joins what was compared into the book.
struct Joining {
    header: Header,
    /// As of how many changes of the book it was compared.
    changes: u32,
    state: RefCell<State>,
}

#[derive(Default)]
enum State {
    /// As it was shown.
    Compared(Box<Merged>),
    /// To be compared anew, since the book has changed.
    Entries(PileEntries, usize),
    Merging(Box<Merging>),
    #[default]
    Gone,
}

/// Opens a file and verifies all of it. It is joined with the book meanwhile, in memory only; `tell` hears how far that
/// is, and answers whether to go on.
pub async fn open(
    book: &BookHandle,
    bytes: &[u8],
    passphrase: &str,
    tell: impl Fn(Far) -> bool,
) -> Result<Comparison, MergeError> {
    let mut opening = Opening::begin(bytes, passphrase).await?;
    let header = opening.header().clone();
    // What the header promises is not verified yet.
    let about = usize::try_from(header.counts.total()).unwrap_or(usize::MAX).min(bytes.len() / LEAST_BYTES);
    let changes = book.changes();
    let mut merging = Merging::new(&header, about, &book.library(), book.author().now)?;
    while let Some(batch) = opening.next().await? {
        merging.join(&book.library(), batch);
        if !tell(opening.far()) {
            return Err(cancelled());
        }
    }
    Ok(Comparison { header, merging, changes })
}

fn cancelled() -> MergeError {
    MergeError::Broken("cancelled".into())
}

impl Comparison {
    /// Compares the rest, letting the screen breathe; `tell` as in [`open`].
    pub async fn finish(self, book: &BookHandle, tell: impl Fn(Far) -> bool) -> Result<Found, MergeError> {
        let Self { header, mut merging, mut changes } = self;
        let mut pace = Pace::start();
        loop {
            if book.changes() != changes {
                changes = book.changes();
                merging = merging.anew(&header, &book.library(), book.author().now)?;
            }
            if !merging.step(&book.library(), SLICE) {
                break;
            }
            if pace.step().await {
                let (done, total) = merging.progress();
                if !tell((done as u64, total as u64)) {
                    return Err(cancelled());
                }
            }
        }
        let merged = merging.finish(&header, &book.library(), &book.author());
        let proposal = merged.proposal.clone();
        Ok(Found { header, proposal, merged: RefCell::new(Some(merged)), changes })
    }
}

impl Found {
    /// Returns what joins it into the book, once.
    pub fn join(&self) -> Option<impl Join + use<>> {
        let merged = self.merged.take()?;
        let state = RefCell::new(State::Compared(Box::new(merged)));
        Some(Joining { header: self.header.clone(), changes: self.changes, state })
    }
}

impl Joining {
    fn begin(
        &self,
        entries: (PileEntries, usize),
        library: &Library,
        author: &Author,
    ) -> Result<Merging, Failure> {
        // Of another shop: that was found when it was compared, so only a change since can lead here.
        Merging::again(&self.header, entries, library, author.now).map_err(|_| Failure::Stale)
    }
}

impl Join for Joining {
    fn step(&self, library: &Library, author: &Author, changes: u32) -> Result<Option<Worked>, Failure> {
        let mut merging = match self.state.take() {
            State::Compared(merged) if changes == self.changes => {
                return Ok(Some(merged.sign(&self.header, library, author, &mut random::roll)));
            }
            State::Compared(merged) => self.begin(merged.into_entries(), library, author)?,
            State::Entries(entries, about) => self.begin((entries, about), library, author)?,
            State::Merging(merging) => *merging,
            State::Gone => return Err(Failure::Stale),
        };
        if merging.step(library, SLICE) {
            self.state.replace(State::Merging(Box::new(merging)));
            return Ok(None);
        }
        let merged = merging.finish(&self.header, library, author);
        Ok(Some(merged.sign(&self.header, library, author, &mut random::roll)))
    }

    fn begin_anew(&self, unwritten: Option<Worked>) {
        let state = match (self.state.take(), unwritten) {
            (_, Some((step, mut patch))) => {
                // Its line of history was never written: the next one is another.
                if let Some(step) = step {
                    patch.remove(EntryRef::Step(step));
                }
                let about = patch.len();
                State::Entries(patch.into_entries(), about)
            }
            (State::Merging(merging), None) => {
                let (entries, about) = merging.into_entries();
                State::Entries(entries, about)
            }
            (state, None) => state,
        };
        self.state.replace(state);
    }
}
