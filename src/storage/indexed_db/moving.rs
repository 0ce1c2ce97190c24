//! Moves a book into another database, under another key, and deletes the old one: nothing that is kept opens what was
//! erased.

use super::connection::{Inner, connect};
use super::identity::{
    CREDENTIAL, DATABASE, DEVICE, GENERATION, INNER, KEY, Keys, RECOVERY, SERVICE, TRACES, WRAP, read_all,
    rewrite, stored, to_vec,
};
use super::refusal::{sealing, told};
use super::transfer::{HEAD, META, PAGES, head_of, kind};
use super::{IndexedDb, canary, drafts, glance, place};
use crate::storage::{Backend, Found, Head, PageName, StorageError};
use crate::vault::Sealer;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// How many pages are moved at once: some milliseconds of work, then the browser may draw.
const PAGES_PER_SLICE: usize = 8;

/// A book on its way: all pages as of some revision lie in the other place already, sealed anew.
pub struct Move {
    other: Other,
    place: String,
    sealer: Sealer,
    inner: Vec<u8>,
    head: Head,
    _underway: Underway,
}

/// The connection to the other place, until it is dropped: nobody could delete that place as long as it is open.
struct Other(Database);

impl Drop for Other {
    fn drop(&mut self) {
        self.0.clone().close();
    }
}

/// Says that a book is on its way, until it is dropped.
struct Underway(Rc<Inner>);

impl Underway {
    fn begin(inner: &Rc<Inner>) -> Self {
        inner.moving.set(true);
        Self(inner.clone())
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        self.0.moving.set(false);
    }
}

impl IndexedDb {
    /// Returns whether somebody was erased, or a key replaced, of which the browser may keep traces.
    pub fn has_traces(&self) -> bool {
        self.inner.traces.get()
    }

    /// Returns whether the book is on its way to its other place: no page should go away in the middle of that.
    pub fn is_moving(&self) -> bool {
        self.inner.moving.get()
    }

    /// Copies all pages to the other place, sealed anew; `None` where somebody else is at it, or where a page is
    /// damaged: its bytes are worth more than the traces.
    pub async fn begin_move(&self) -> Result<Option<Move>, StorageError> {
        if !self.inner.traces.replace(false) {
            return Ok(None);
        }
        let underway = Underway::begin(&self.inner);
        let head = self.head().await?;
        if !head.set_aside().is_empty() {
            return Ok(None);
        }
        let place = place::other(&self.inner.name, &self.inner.place.borrow());
        // What a move that was cut short has left there.
        place::delete(&place).await?;
        let other = Other(connect(&place, &(Rc::new(|_| {}) as Rc<dyn Fn(_)>)).await?);
        let (sealer, inner) = self.inner.sealer().renew().await.map_err(sealing)?;
        let pages: Vec<PageName> = head.pages().collect();
        let moving = Move { other, place, sealer, inner, head, _underway: underway };
        Ok(self.copy(&moving, &pages).await?.then_some(moving))
    }

    /// Ends a move: copies what was written since, makes the other place the book's, and deletes this one. Nothing may
    /// be written through this connection meanwhile. Returns whether the book has moved; the next try begins anew.
    pub async fn finish_move(&self, moving: Move) -> Result<bool, StorageError> {
        let _turn = self.turn().await;
        let head = self.head().await?;
        let since: Vec<PageName> = head.pages_since(moving.head.revision).into_iter().collect();
        if !self.copy(&moving, &since).await? {
            return Ok(false);
        }
        self.attempt(async |db| self.seal_meta(db, &moving).await).await?;
        // From here on either place alone is the whole book.
        if !self.attempt(async |db| empty(db, head.revision).await).await? {
            self.leave_traces();
            return Ok(false);
        }
        let left = self.inner.place.replace(moving.place.clone());
        self.inner.sealer.replace(moving.sealer);
        self.inner.let_go();
        canary::set_place(&self.inner.name, Some(&moving.place));
        self.inner.connected().await?;
        let backend = self.clone();
        // Another window may sleep and not let go of it: nothing waits for that.
        spawn_local(async move {
            if place::delete(&left).await.is_ok() {
                let _ = backend.attempt(async |db| rewrite(db, META, &[(TRACES, None)]).await).await;
            }
        });
        Ok(true)
    }

    /// Notes that there are traces still, for the next try.
    pub fn leave_traces(&self) {
        self.inner.traces.set(true);
    }

    /// Copies pages to the other place, sealed anew; returns whether all of them could be read.
    async fn copy(&self, moving: &Move, pages: &[PageName]) -> Result<bool, StorageError> {
        for names in pages.chunks(PAGES_PER_SLICE) {
            let mut things = Vec::with_capacity(names.len());
            for (name, found) in names.iter().zip(self.read(names).await?) {
                let Found::Page(bytes) = found else { return Ok(false) };
                things.push((kind(*name), name.to_string(), bytes));
            }
            let sealed = moving.sealer.seal(&things).await.map_err(sealing)?;
            let values: Vec<(&str, Option<JsValue>)> = things
                .iter()
                .zip(&sealed)
                .map(|((_, name, _), bytes)| (name.as_str(), stored(bytes)))
                .collect();
            rewrite(&moving.other.0, PAGES, &values).await?;
            self.breathe().await;
        }
        Ok(true)
    }

    /// Writes all that is no page to the other place, all at once: with it that place holds a book.
    async fn seal_meta(&self, db: &Database, moving: &Move) -> Result<(), StorageError> {
        const AS_THEY_ARE: [&str; 8] = [DATABASE, DEVICE, WRAP, KEY, RECOVERY, SERVICE, CREDENTIAL, HEAD];
        let (keys, found) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
        let mut values: Vec<(&str, Option<JsValue>)> =
            AS_THEY_ARE.into_iter().zip(read_all(db, &AS_THEY_ARE).await?).collect();
        let singles = [
            (drafts::KIND, drafts::DRAFTS.to_owned(), found.drafts),
            (glance::KIND, glance::GLANCE.to_owned(), found.glance),
        ];
        for (kind, name, sealed) in singles {
            let Some(sealed) = sealed else { continue };
            let opened = self.inner.sealer().open_all(&[(kind, name.clone(), to_vec(&sealed))]).await;
            // What does not open is missed by nobody.
            if let Some(Ok(plain)) = opened.map_err(sealing)?.pop() {
                let anew = moving.sealer.seal(&[(kind, name, plain)]).await.map_err(sealing)?.pop();
                let name = if kind == drafts::KIND { drafts::DRAFTS } else { glance::GLANCE };
                values.push((name, anew.and_then(|anew| stored(&anew))));
            }
        }
        values.push((INNER, stored(&moving.inner)));
        values.push((GENERATION, Some(JsValue::from_f64(keys.generation + 1.0))));
        // Until the old place is deleted: the next opening sees to it otherwise.
        values.push((TRACES, Some(JsValue::TRUE)));
        rewrite(&moving.other.0, META, &values).await
    }
}

/// Empties the old place, unless somebody has written there after all; returns whether it is empty now.
async fn empty(db: &Database, revision: u64) -> Result<bool, StorageError> {
    let transaction = db
        .transaction([PAGES, META])
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(TransactionDurability::Strict))
        .build()
        .map_err(|error| told(error, None))?;
    let system = transaction.as_sys().clone();
    let told = |error| told(error, Some(&system));
    {
        let meta = transaction.object_store(META).map_err(told)?;
        let head = meta.get::<JsValue, _, _>(HEAD).primitive().map_err(told)?.await.map_err(told)?;
        // Where nothing is left, it was this very transaction of which the connection lost the answer.
        if head.is_some() && head_of(head.as_ref())?.revision != revision {
            return Ok(false);
        }
        drop(meta.clear().map_err(told)?);
        drop(transaction.object_store(PAGES).map_err(told)?.clear().map_err(told)?);
    }
    transaction.commit().await.map_err(told)?;
    Ok(true)
}
