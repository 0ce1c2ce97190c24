//! Storage: loads everything, page by page; commits patches, all or none; tells when another tab was first.

use super::rewrite::Rewrite;
use super::{Backend, Batch, Chunk, Damage, Found, Head, PageName, Progress, StorageError, Written, decode};
use crate::domain::{Entry, Patch, order};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How many pages are read at once: some milliseconds of work, then the browser may draw, since each is waited for.
const PAGES_PER_SLICE: usize = 32;
/// How many pages are encoded and sealed at once, which is waited for too: reviews take longer than people.
const SEALED_PER_SLICE: usize = 6;
/// How many entries are looked at before the browser may draw, which takes some milliseconds by itself.
const ENTRIES_PER_SLICE: usize = 32768;
/// How many entries are written without letting the browser draw in between.
const FEW: usize = 256;

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

impl<B: Backend> Storage<B> {
    /// Makes a storage on a backend; nothing is read before [`Storage::load`].
    pub fn new(backend: B) -> Self {
        Self { backend, seen: Rc::default() }
    }

    /// Returns the backend.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// Reads everything at once, people first, giving entries in chunks; see [`super::Loading::next`].
    pub async fn load(&self, mut take: impl FnMut(Chunk)) -> Result<Damage, StorageError> {
        let mut loading = self.begin_loading().await?;
        while let Some(chunk) = loading.next().await? {
            take(chunk);
        }
        Ok(loading.finish())
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
        let mut entries = patch.entries();
        for _ in (0..patch.len()).step_by(ENTRIES_PER_SLICE) {
            rewrite.want(entries.by_ref().take(ENTRIES_PER_SLICE));
            self.rest(patch.len()).await;
        }
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
        let mut layout = rewrite.layout();
        {
            let mut entries = rewrite.entries();
            while layout.place(entries.by_ref().take(ENTRIES_PER_SLICE)) == ENTRIES_PER_SLICE {
                self.rest(patch.len()).await;
            }
        }
        let total = layout.pages.len() * 2;
        let mut pages = Vec::with_capacity(layout.pages.len());
        let (mut encoded, mut sealing) = (0, None);
        while pages.len() < layout.pages.len() {
            // While some pages are being sealed, the next ones are encoded.
            let mut next = None;
            if encoded < layout.pages.len() {
                let end = layout.pages.len().min(encoded + SEALED_PER_SLICE);
                next = Some(self.backend.seal(layout.encode(encoded..end)?));
                encoded = end;
            }
            if let Some(sealed) = std::mem::replace(&mut sealing, next) {
                pages.extend(sealed.await?);
                progress(Progress { done: pages.len(), total });
            }
        }
        let sealed = pages.len();
        let written = layout.pages.iter().map(|(name, _)| *name).collect();
        let head = head.next(self.backend.mark()?, layout.shapes(), written, &set_aside);
        let batch = Batch { pages, set_aside, erases: rewrite.erases(), head: head.clone() };
        // What thousands of entries hold takes long to give back, too.
        let mut read = rewrite.finish();
        while read.len() > PAGES_PER_SLICE {
            for _ in 0..PAGES_PER_SLICE {
                read.pop_first();
            }
            self.backend.breathe().await;
        }
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

    /// Lets the browser draw in the middle of a large commit; a small one goes straight on.
    async fn rest(&self, entries: usize) {
        if entries > FEW {
            self.backend.breathe().await;
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

    /// Returns the revision as of which the caller has been given everything.
    pub fn revision(&self) -> u64 {
        self.seen.borrow().revision
    }

    /// Reads some pages, whatever else there is; a damaged one is left out, loading tells of it.
    pub async fn read_some(&self, names: &[PageName]) -> Result<Vec<Entry>, StorageError> {
        Ok(self.read(names).await?.0)
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

    /// Notes that the caller is about to be given everything as of a head.
    pub(super) fn see(&self, head: Head) {
        self.seen.replace(head);
    }

    pub(super) fn advance(&self, head: Head) {
        let mut seen = self.seen.borrow_mut();
        if head.revision > seen.revision {
            *seen = head;
        }
    }
}
