//! What is found when the app opens: a new shop, a known one, or one that the browser has cleared.

use super::refusal::sealing;
use super::transfer::head_of;
use super::{IndexedDb, Notice, Unlocking, canary, drafts, glance};
use crate::storage::{Head, Storage, StorageError};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

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
    /// The head, where it can be read.
    pub head: Head,
    /// The drafts that were kept, if there are any that can be read.
    pub drafts: Option<Vec<u8>>,
    /// The last glance at everybody, if there is one that can be read.
    pub glance: Option<Vec<u8>>,
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
        let (backend, found) = IndexedDb::connect(name, unlocking.as_ref(), notify).await?;
        let (opening, head) = match head_of(found.head.as_ref()) {
            Ok(head) if head.revision > 0 => (Opening::Known, head),
            // A damaged head is something too: loading tells of it, and export finds what is left.
            Err(StorageError::HeadCorrupt) => (Opening::Known, Head::default()),
            Ok(head) if canary::is_set(name) => (Opening::Cleared, head),
            Ok(head) => (Opening::New, head),
            Err(error) => return Err(error),
        };
        let sealed = [
            (drafts::KIND, drafts::DRAFTS.to_owned(), bytes(found.drafts)),
            (glance::KIND, glance::GLANCE.to_owned(), bytes(found.glance)),
        ];
        // What is not there does not open, and neither is needed.
        let opened = backend.inner.sealer().open_all(&sealed).await.map_err(sealing)?;
        let mut opened = opened.into_iter().map(Result::ok);
        let (drafts, glance) = (opened.next().flatten(), opened.next().flatten());
        Ok(Opened { storage: Storage::new(backend), opening, head, drafts, glance })
    }
}

fn bytes(value: Option<JsValue>) -> Vec<u8> {
    value
        .and_then(|value| value.dyn_into::<Uint8Array>().ok())
        .map(|bytes| bytes.to_vec())
        .unwrap_or_default()
}
