//! Storage: loads everything, page by page; commits patches, all or none; tells when another tab was first.

use super::rewrite::Rewrite;
use super::{Backend, Batch, Found, Head, PageName, StorageError, Written, decode};
use crate::domain::{Entry, EntryKind, Patch, order};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How many pages are read, or encoded and sealed, at once: some milliseconds of work, then the browser may draw,
/// since every read and every seal is waited for.
const PAGES_PER_SLICE: usize = 32;

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

/// All that can still be read, and what cannot.
#[derive(Clone, Debug, Default)]
pub struct Readable {
    /// The entries.
    pub entries: Vec<Entry>,
    /// The pages that cannot be read.
    pub damage: Damage,
}

/// How a commit ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Commit {
    /// The patch is durable: install it.
    Done,
    /// Nothing was written, since another tab was first. Join these entries in, work the plan out anew, try again.
    Stale(Vec<Entry>),
}

/// Everything that is kept, on some backend. A clone is the same storage.
#[derive(Clone, Debug)]
pub struct Storage<B> {
    backend: B,
    /// The head as of which the caller has been given everything.
    seen: Rc<RefCell<Head>>,
}

impl Damage {
    /// Returns whether nothing is lost.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.set_aside.is_empty()
    }
}

impl<B: Backend> Storage<B> {
    /// Makes a storage on a backend; nothing is read before [`Storage::load`].
    pub fn new(backend: B) -> Self {
        Self { backend, seen: Rc::default() }
    }

    /// Returns the backend.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// Reads everything, people first, giving entries in chunks, each in a task of its own.
    ///
    /// A page that was written meanwhile is given again at the end. Damaged pages are left out and returned. What
    /// is given may be taken in by `Library::load`; patches for entries of a kind that has not been given whole yet
    /// must wait, new visits and steps need not.
    pub async fn load(&self, mut take: impl FnMut(Chunk)) -> Result<Damage, StorageError> {
        let mut head = self.backend.head().await?;
        self.seen.replace(head.clone());
        let mut damaged = BTreeSet::new();
        let mut done = 0;
        let mut pages: Vec<PageName> = head.pages().collect();
        loop {
            let total = done + pages.len();
            for of_kind in pages.chunk_by(|left, right| left.kind == right.kind) {
                let last = of_kind.len().div_ceil(PAGES_PER_SLICE);
                for (slice, names) in of_kind.chunks(PAGES_PER_SLICE).enumerate() {
                    let (entries, bad) = self.read(names).await?;
                    names.iter().for_each(|name| _ = damaged.remove(name));
                    damaged.extend(bad);
                    done += names.len();
                    let progress = Progress { done, total };
                    let kind = names.first().map_or(EntryKind::Customers, |name| name.kind);
                    take(Chunk { kind, entries, progress, ends_kind: slice + 1 == last });
                }
            }
            let now = self.backend.head().await?;
            if now.revision == head.revision {
                let set_aside = now.set_aside().to_vec();
                self.advance(now);
                return Ok(Damage { pages: damaged.into_iter().collect(), set_aside });
            }
            pages = now.pages_since(head.revision).into_iter().collect();
            head = now;
        }
    }

    /// Writes a patch, all of it or nothing; durable when this returns [`Commit::Done`].
    ///
    /// `progress` is told of pages sealed and written; a page counts half for each.
    pub async fn commit(
        &self,
        patch: &Patch,
        mut progress: impl FnMut(Progress),
    ) -> Result<Commit, StorageError> {
        if patch.is_empty() {
            return Ok(Commit::Done);
        }
        self.commit_some(patch, &mut progress).await
    }

    /// Commits a patch that is not empty: one for all who call [`Storage::commit`], for it is large.
    async fn commit_some(
        &self,
        patch: &Patch,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Commit, StorageError> {
        // Whether anybody else was faster is found out when writing, so nothing is asked before.
        let turn = self.backend.turn();
        let head = self.seen.borrow().clone();
        let seen = head.revision;
        let mut rewrite = Rewrite::new(&head, patch);
        let mut set_aside = Vec::new();
        loop {
            let missing = rewrite.missing();
            if missing.is_empty() {
                break;
            }
            for names in missing.chunks(PAGES_PER_SLICE) {
                for (name, found) in names.iter().zip(self.backend.read(names).await?) {
                    let entries = match found {
                        Found::Page(bytes) => decode(*name, &bytes),
                        Found::Missing => Ok(Vec::new()),
                        Found::Damaged => Err(StorageError::Corrupt { page: *name }),
                    };
                    rewrite.take(
                        *name,
                        match entries {
                            Ok(entries) => entries,
                            Err(StorageError::Corrupt { page }) => {
                                set_aside.push(page);
                                Vec::new()
                            }
                            Err(error) => return Err(error),
                        },
                    );
                }
            }
        }
        let layout = rewrite.layout();
        let total = layout.pages.len() * 2;
        let mut pages = Vec::with_capacity(layout.pages.len());
        while pages.len() < layout.pages.len() {
            let end = layout.pages.len().min(pages.len() + PAGES_PER_SLICE);
            pages.extend(self.backend.seal(layout.encode(pages.len()..end)?).await?);
            progress(Progress { done: pages.len(), total });
            if pages.len() < layout.pages.len() {}
        }
        let sealed = pages.len();
        let written = layout.pages.iter().map(|(name, _)| *name).collect();
        let head = head.next(self.backend.mark()?, layout.shapes.iter().copied(), written, &set_aside);
        let batch = Batch { pages, set_aside, head: head.clone() };
        let _turn = turn.await;
        let report = |done| progress(Progress { done: sealed + done, total });
        match self.backend.write(batch, report).await? {
            Written::Done => {
                self.advance(head);
                Ok(Commit::Done)
            }
            Written::Stale(head) => self.entries_since(seen, head).await.map(Commit::Stale),
        }
    }

    /// Returns the entries of all pages that others have written since, to be joined in.
    pub async fn refresh(&self) -> Result<Vec<Entry>, StorageError> {
        let head = self.backend.head().await?;
        let seen = self.seen.borrow().revision;
        self.entries_since(seen, head).await
    }

    /// Reads all that can be read, whatever the head says: the way out when a device fails.
    pub async fn export_readable(&self) -> Result<Readable, StorageError> {
        let mut readable = Readable::default();
        let mut names: BTreeSet<PageName> = order::gather(self.backend.names().await?);
        if let Ok(head) = self.backend.head().await {
            names.extend(head.pages());
            readable.damage.set_aside = head.set_aside().to_vec();
        }
        let names: Vec<PageName> = names.into_iter().collect();
        for names in names.chunks(PAGES_PER_SLICE) {
            let (entries, bad) = self.read(names).await?;
            readable.entries.extend(entries);
            readable.damage.pages.extend(bad);
        }
        Ok(readable)
    }

    /// Removes everything for good, keys included.
    pub async fn wipe(self) -> Result<(), StorageError> {
        self.backend.wipe().await
    }

    async fn entries_since(&self, seen: u64, head: Head) -> Result<Vec<Entry>, StorageError> {
        let names: Vec<PageName> = head.pages_since(seen).into_iter().collect();
        let mut all = Vec::new();
        for names in names.chunks(PAGES_PER_SLICE) {
            // A damaged page was told of at loading, and is told of again at the next.
            all.extend(self.read(names).await?.0);
        }
        self.advance(head);
        Ok(all)
    }

    async fn read(&self, names: &[PageName]) -> Result<(Vec<Entry>, Vec<PageName>), StorageError> {
        let (mut all, mut damaged) = (Vec::new(), Vec::new());
        for (name, found) in names.iter().zip(self.backend.read(names).await?) {
            match found {
                Found::Page(bytes) => match decode(*name, &bytes) {
                    Ok(entries) => all.extend(entries),
                    Err(StorageError::Corrupt { page }) => damaged.push(page),
                    Err(error) => return Err(error),
                },
                Found::Missing | Found::Damaged => damaged.push(*name),
            }
        }
        Ok((all, damaged))
    }

    fn advance(&self, head: Head) {
        let mut seen = self.seen.borrow_mut();
        if head.revision > seen.revision {
            *seen = head;
        }
    }
}
