//! A backup read back and compared with the book: what it does not know, or knows less of. Nothing is changed.

use super::MergeError;
use super::incoming::SyncFile;
use super::merging::is_of_another_shop;
use crate::domain::{Entry, EntryKind, EntryRef, Library, PaperKind, RecordId};
use std::collections::BTreeSet;

/// How much of the book a file does not tell whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// People who are not in it, or of whom something is not.
    pub customers: u64,
    /// Visits.
    pub visits: u64,
    /// The menu, the shop itself, reviews, gestures, offers.
    pub others: u64,
}

/// A file that is being compared, a slice at a time. File and book must stay the same meanwhile.
#[derive(Debug)]
pub struct Trial {
    /// What the file tells whole.
    whole: BTreeSet<EntryRef>,
    read: usize,
    names: Vec<EntryRef>,
    compared: usize,
    lacks: Lacks,
}

impl Trial {
    /// Begins; errs where the file is of another shop.
    pub fn new(file: &SyncFile, library: &Library) -> Result<Self, MergeError> {
        if is_of_another_shop(&file.header, library) {
            return Err(MergeError::OtherShop);
        }
        let names =
            EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind)).filter(|name| is_told(*name));
        let names = names.collect();
        Ok(Self { whole: BTreeSet::new(), read: 0, names, compared: 0, lacks: Lacks::default() })
    }

    /// Compares some more, about `most` entries; returns whether there is more to compare.
    pub fn step(&mut self, file: &SyncFile, library: &Library, most: usize) -> bool {
        let entries = file.entries.get(self.read..).unwrap_or_default();
        if !entries.is_empty() {
            let some = entries.get(..most).unwrap_or(entries);
            self.whole.extend(some.iter().filter(|theirs| tells_all(library, theirs)).map(Entry::name));
            self.read += some.len();
            return true;
        }
        let names = self.names.get(self.compared..).unwrap_or_default();
        let some = names.get(..most).unwrap_or(names);
        for name in some.iter().filter(|name| !self.whole.contains(*name)) {
            match name {
                EntryRef::Record(RecordId::Customer(_)) => self.lacks.customers += 1,
                EntryRef::Visit(_) => self.lacks.visits += 1,
                EntryRef::Record(_) | EntryRef::Step(_) => self.lacks.others += 1,
            }
        }
        self.compared += some.len();
        !some.is_empty()
    }

    /// Returns how much is compared, of how much.
    pub fn progress(&self, file: &SyncFile) -> (usize, usize) {
        (self.read + self.compared, file.entries.len() + self.names.len())
    }

    /// Returns what was found, once all is compared.
    pub fn finish(self) -> Lacks {
        self.lacks
    }
}

/// Returns whether anybody would miss it: the history tells nothing that is not in what it is about, what phones know of
/// each other is learned anew, and that a backup left is written down after it was made.
fn is_told(name: EntryRef) -> bool {
    match name {
        EntryRef::Record(RecordId::Device(_) | RecordId::Paper(PaperKind::Departure, _)) => false,
        EntryRef::Record(_) | EntryRef::Visit(_) => true,
        EntryRef::Step(_) => false,
    }
}

/// Returns whether the book knows no more of a thing than a file does.
fn tells_all(library: &Library, theirs: &Entry) -> bool {
    library.entry(theirs.name()).is_none_or(|mine| {
        mine == *theirs || {
            let mut both = theirs.clone();
            both.join(mine);
            both == *theirs
        }
    })
}
