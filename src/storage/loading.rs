//! Loading everything, chunk by chunk, at the pace of whoever takes it in.

use super::{Backend, Found, Head, PageName, Storage, StorageError, decode};
use crate::domain::{Entry, EntryKind};
use std::collections::{BTreeSet, VecDeque};

/// How many pages are asked for at once: an answer costs the same whatever is in it, and holds up the screen.
const PAGES_PER_READ: usize = 64;
/// How many pages are given at once: a millisecond or two of work, then the browser may draw.
const PAGES_PER_CHUNK: usize = 16;

/// How much of some long work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Pages done.
    pub done: usize,
    /// Pages in all.
    pub total: usize,
}

/// Some of what was loaded.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// Of one kind.
    pub kind: EntryKind,
    /// In their whole state.
    pub entries: Vec<Entry>,
    /// How far loading has come.
    pub progress: Progress,
    /// Whether these were the last ones of their kind.
    pub ends_kind: bool,
}

/// What is lost or put aside; empty on a sound device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Pages that are missing, do not open or make no sense.
    pub pages: Vec<PageName>,
    /// Pages that were damaged before and have been written anew since; their old bytes are kept.
    pub set_aside: Vec<PageName>,
}

impl Damage {
    /// Returns whether nothing is lost.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.set_aside.is_empty()
    }
}

/// Everything on its way into memory, people first; see [`Storage::begin_loading`].
#[derive(Debug)]
pub struct Loading<'a, B> {
    storage: &'a Storage<B>,
    head: Head,
    /// The pages that are still to be read.
    pages: VecDeque<PageName>,
    /// What was read and has not been given yet.
    read: VecDeque<(PageName, Found)>,
    damaged: BTreeSet<PageName>,
    done: usize,
}

impl<B: Backend> Storage<B> {
    /// Begins to read everything, as of now.
    pub async fn begin_loading(&self) -> Result<Loading<'_, B>, StorageError> {
        let head = self.backend().head().await?;
        self.see(head.clone());
        let pages = head.pages().collect();
        let (read, damaged) = Default::default();
        Ok(Loading { storage: self, head, pages, read, damaged, done: 0 })
    }
}

impl<B: Backend> Loading<'_, B> {
    /// Returns about how many entries of a kind there are.
    pub fn expected(&self, kind: EntryKind) -> usize {
        usize::try_from(self.head.shape(kind).weight).unwrap_or_default()
    }

    /// Returns some more entries; `None` once there are no more. Damaged pages are left out.
    ///
    /// A page that was written meanwhile is given again at the end. What is given may be taken in by `Library::load`;
    /// patches for entries of a kind that has not been given whole yet must wait, new visits and steps need not.
    pub async fn next(&mut self) -> Result<Option<Chunk>, StorageError> {
        if self.read.is_empty() && self.pages.is_empty() {
            let now = self.storage.backend().head().await?;
            if now.revision == self.head.revision {
                return Ok(None);
            }
            self.pages = now.pages_since(self.head.revision).into_iter().collect();
            self.head = now;
        }
        if self.read.is_empty() {
            let kind = self.pages.front().map(|name| name.kind);
            let same =
                self.pages.iter().take(PAGES_PER_READ).take_while(|name| Some(name.kind) == kind).count();
            let names: Vec<PageName> = self.pages.drain(..same).collect();
            let found = self.storage.backend().read(&names).await?;
            self.read.extend(names.into_iter().zip(found));
        }
        let mut entries = Vec::new();
        let mut kind = EntryKind::Customers;
        for (name, found) in self.read.drain(..self.read.len().min(PAGES_PER_CHUNK)) {
            kind = name.kind;
            self.done += 1;
            self.damaged.remove(&name);
            match found {
                Found::Page(bytes) => match decode(name, &bytes) {
                    Ok(read) => entries.extend(read),
                    Err(StorageError::Corrupt { page }) => _ = self.damaged.insert(page),
                    Err(error) => return Err(error),
                },
                Found::Missing | Found::Damaged => _ = self.damaged.insert(name),
            }
        }
        let progress = Progress { done: self.done, total: self.done + self.read.len() + self.pages.len() };
        let ends_kind = self.read.is_empty() && self.pages.front().is_none_or(|next| next.kind != kind);
        Ok(Some(Chunk { kind, entries, progress, ends_kind }))
    }

    /// Ends it, once there is no more; returns the damaged pages.
    pub fn finish(self) -> Damage {
        let set_aside = self.head.set_aside().to_vec();
        self.storage.advance(self.head);
        Damage { pages: self.damaged.into_iter().collect(), set_aside }
    }
}
