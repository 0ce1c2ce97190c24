//! What is found when the app opens: a new shop, a known one, or one that the browser has cleared.

use super::{IndexedDb, Notice, Unlocking, canary};
use crate::storage::{Backend, Storage, StorageError};
use std::rc::Rc;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Nothing was ever written here.
    New,
    /// There is something to load.
    Known,
    /// Something was written here once, and it is gone: the browser has cleared it.
    Cleared,
}

/// A storage that is open, with what was found.
pub struct Opened {
    /// The storage; nothing is loaded yet.
    pub storage: Storage<IndexedDb>,
    /// What was found.
    pub opening: Opening,
}

impl Storage<IndexedDb> {
    /// Opens the database of that name, and makes it where there is none; `notify` is told what happens to it later.
    /// Errs with [`StorageError::Locked`] where it is locked by a passcode.
    pub fn open(
        name: &str,
        notify: impl Fn(Notice) + 'static,
    ) -> impl Future<Output = Result<Opened, StorageError>> {
        Self::open_told(name, None, Rc::new(notify))
    }

    /// Opens one that is locked by a passcode; errs with [`StorageError::WrongPasscode`] where the key does not fit.
    pub fn unlock(
        name: &str,
        unlocking: Unlocking,
        notify: impl Fn(Notice) + 'static,
    ) -> impl Future<Output = Result<Opened, StorageError>> {
        Self::open_told(name, Some(unlocking), Rc::new(notify))
    }

    /// Opens as [`Storage::open`] does: one for all who call that, for it is large.
    async fn open_told(
        name: &str,
        unlocking: Option<Unlocking>,
        notify: Rc<dyn Fn(Notice)>,
    ) -> Result<Opened, StorageError> {
        let backend = IndexedDb::connect(name, unlocking.as_ref(), notify).await?;
        let opening = match backend.head().await {
            Ok(head) if head.revision > 0 => Opening::Known,
            // A damaged head is something too: loading tells of it, and export finds what is left.
            Err(StorageError::HeadCorrupt) => Opening::Known,
            Ok(_) if canary::is_set(name) => Opening::Cleared,
            Ok(_) => Opening::New,
            Err(error) => return Err(error),
        };
        Ok(Opened { storage: Storage::new(backend), opening })
    }
}
