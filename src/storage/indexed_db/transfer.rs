//! Moves pages to and from the database.

use super::ending::let_go;
use super::glance::GLANCE;
use super::identity::TRACES;
use super::lock::Lock;
use super::refusal::{sealing, told};
use super::{IndexedDb, canary, channel};
use crate::storage::{Backend, Batch, Found, Head, PageName, StorageError, Written};
use crate::vault::{VaultError, draw};
use gloo::timers::future::TimeoutFuture;
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

pub const PAGES: &str = "pages";
/// Holds the head, and what else there is one of.
pub const META: &str = "meta";
pub const HEAD: &str = "head";

/// How many pages are handed over before the browser may draw.
const PUTS_PER_SLICE: usize = 64;

type Error = indexed_db_futures::error::Error;

impl IndexedDb {
    /// Keeps one thing that is no page, sealed as its kind and name; as of a revision, unless something has been
    /// written since. Nothing waits for it to be durable: it can be done without.
    pub(super) async fn keep_one(
        &self,
        kind: u8,
        name: &str,
        bytes: &[u8],
        revision: Option<u64>,
    ) -> Result<(), StorageError> {
        self.attempt(async |db| {
            // With the key that fits the connection.
            let sealed = self.inner.sealer().seal(&[(kind, name.to_owned(), bytes.to_vec())]).await;
            let Some(sealed) = sealed.map_err(sealing)?.pop() else { return Ok(()) };
            let transaction = db
                .transaction(META)
                .with_mode(TransactionMode::Readwrite)
                .build()
                .map_err(|error| told(error, None))?;
            let system = transaction.as_sys().clone();
            let told = |error| told(error, Some(&system));
            {
                let meta = transaction.object_store(META).map_err(told)?;
                let now = read_head(&meta).await.map_err(told)??.revision;
                if revision.is_none_or(|revision| revision == now) {
                    drop(put(&meta, name, &Uint8Array::from(sealed.as_slice())).map_err(told)?);
                }
            }
            transaction.commit().await.map_err(told)
        })
        .await
    }
}

impl Backend for IndexedDb {
    type Sealed = Vec<u8>;
    type Turn = Option<Lock>;

    async fn head(&self) -> Result<Head, StorageError> {
        self.attempt(async |db| {
            let transaction = db.transaction(META).build().map_err(|error| told(error, None))?;
            let system = transaction.as_sys().clone();
            let meta = transaction.object_store(META).map_err(|error| told(error, Some(&system)))?;
            let head = read_head(&meta).await.map_err(|error| told(error, Some(&system)))?;
            drop(meta);
            let_go(transaction);
            head
        })
        .await
    }

    async fn read(&self, pages: &[PageName]) -> Result<Vec<Found>, StorageError> {
        // The key that fits the connection: both are others once the book has moved.
        let read = self.attempt(async |db| {
            let sealer = self.inner.sealer();
            read(db, pages).await.map(|values| (values, sealer))
        });
        let (values, sealer) = read.await?;
        let mut sealed = Vec::with_capacity(pages.len());
        let mut found: Vec<Found> = Vec::with_capacity(pages.len());
        for (page, value) in pages.iter().zip(values) {
            match value.as_ref().map(JsCast::dyn_ref::<Uint8Array>) {
                None => found.push(Found::Missing),
                Some(None) => found.push(Found::Damaged),
                Some(Some(bytes)) => {
                    found.push(Found::Page(Vec::new()));
                    sealed.push((kind(*page), page.to_string(), bytes.to_vec()));
                }
            }
        }
        let opened = sealer.open_all(&sealed).await.map_err(sealing)?;
        let slots = found.iter_mut().filter(|slot| matches!(slot, Found::Page(_)));
        for (slot, opened) in slots.zip(opened) {
            *slot = match opened {
                Ok(bytes) => Found::Page(bytes),
                Err(VaultError::Newer(version)) => {
                    return Err(StorageError::Newer { version: version.into() });
                }
                Err(_) => Found::Damaged,
            };
        }
        Ok(found)
    }

    async fn names(&self) -> Result<Vec<PageName>, StorageError> {
        let names = self
            .attempt(async |db| {
                let transaction = db.transaction(PAGES).build().map_err(|error| told(error, None))?;
                let system = transaction.as_sys().clone();
                let told = |error| told(error, Some(&system));
                let store = transaction.object_store(PAGES).map_err(told)?;
                let keys = store.get_all_keys::<String>().primitive().map_err(told)?.await.map_err(told)?;
                keys.collect::<Result<Vec<String>, Error>>().map_err(told)
            })
            .await?;
        Ok(names.iter().filter_map(|name| PageName::parse(name)).collect())
    }

    fn seal(
        &self,
        pages: Vec<(PageName, Vec<u8>)>,
    ) -> impl Future<Output = Result<Vec<(PageName, Vec<u8>)>, StorageError>> {
        let (names, things): (Vec<PageName>, Vec<_>) =
            pages.into_iter().map(|(name, bytes)| (name, (kind(name), name.to_string(), bytes))).unzip();
        let sealed = self.inner.sealer().seal(&things);
        async { Ok(names.into_iter().zip(sealed.await.map_err(sealing)?).collect()) }
    }

    fn turn(&self) -> impl Future<Output = Option<Lock>> {
        Lock::request(&self.inner.name)
    }

    fn mark(&self) -> Result<u64, StorageError> {
        draw().map(u64::from_be_bytes).map_err(sealing)
    }

    async fn write(
        &self,
        batch: Batch<Vec<u8>>,
        mut progress: impl FnMut(usize),
    ) -> Result<Written, StorageError> {
        let head = batch.head.to_bytes()?;
        let written = self.attempt(async |db| write(db, &batch, &head, &mut progress).await).await?;
        if written == Written::Done {
            if batch.erases {
                self.inner.traces.set(true);
            }
            canary::set(&self.inner.name);
            channel::tell(self.channel(), batch.head.revision);
        }
        Ok(written)
    }

    async fn breathe(&self) {
        TimeoutFuture::new(0).await;
    }

    async fn wipe(&self) -> Result<(), StorageError> {
        let name = &self.inner.name;
        let _turn = self.turn().await;
        self.inner.close();
        super::place::remove(name).await
    }
}

/// What a page is sealed as.
pub fn kind(page: PageName) -> u8 {
    PageName::letter(page.kind) as u8
}

async fn read_head(meta: &ObjectStore<'_>) -> Result<Result<Head, StorageError>, Error> {
    let head = meta.get::<JsValue, _, _>(HEAD).primitive()?.await?;
    Ok(head_of(head.as_ref()))
}

/// Makes sense of a head; an empty one where there is none yet.
pub fn head_of(head: Option<&JsValue>) -> Result<Head, StorageError> {
    match head {
        None => Ok(Head::default()),
        Some(head) => match head.dyn_ref::<Uint8Array>() {
            Some(bytes) => Head::parse(&bytes.to_vec()),
            None => Err(StorageError::HeadCorrupt),
        },
    }
}

/// Reads what lies under some names, in their order: neighbours by one request, others by one each.
async fn read(db: &Database, pages: &[PageName]) -> Result<Vec<Option<JsValue>>, StorageError> {
    let transaction = db.transaction(PAGES).build().map_err(|error| told(error, None))?;
    let system = transaction.as_sys().clone();
    let told = |error| told(error, Some(&system));
    let store = transaction.object_store(PAGES).map_err(told)?;
    let mut found = Vec::with_capacity(pages.len());
    if let Some(range) = neighbours(pages) {
        let values = store.get_all::<JsValue>().with_query::<String, _>(range).primitive().map_err(told)?;
        for value in values.await.map_err(told)? {
            found.push(Some(value.map_err(told)?));
        }
    }
    // One by one where they are no neighbours, or where one of them is missing.
    if found.len() != pages.len() {
        found.clear();
        let mut requests = Vec::with_capacity(pages.len());
        for page in pages {
            requests.push(store.get::<JsValue, _, _>(page.to_string()).primitive().map_err(told)?);
        }
        for request in requests {
            found.push(request.await.map_err(told)?);
        }
    }
    drop(store);
    let_go(transaction);
    Ok(found)
}

/// Returns the range of several pages that follow upon each other.
fn neighbours(pages: &[PageName]) -> Option<KeyRange<String>> {
    match pages {
        [first, .., last]
            if first.kind == last.kind
                && (last.bucket - first.bucket.min(last.bucket)) as usize + 1 == pages.len()
                && pages.is_sorted() =>
        {
            Some(KeyRange::Bound(first.to_string(), false, last.to_string(), false))
        }
        _ => None,
    }
}

/// Writes a batch in one transaction, unless somebody else was first.
async fn write(
    db: &Database,
    batch: &Batch<Vec<u8>>,
    head: &[u8],
    progress: &mut impl FnMut(usize),
) -> Result<Written, StorageError> {
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
        let pages = transaction.object_store(PAGES).map_err(told)?;
        let stored = read_head(&meta).await.map_err(told)??;
        if stored.revision + 1 != batch.head.revision {
            // The connection may have been lost just after this very batch was written.
            let ours = stored.revision == batch.head.revision && stored.mark == batch.head.mark;
            return Ok(if ours { Written::Done } else { Written::Stale(stored) });
        }
        for name in &batch.set_aside {
            let bytes = pages.get::<JsValue, _, _>(name.to_string()).primitive().map_err(told)?;
            let bytes = bytes.await.map_err(told)?;
            let key = format!("damaged/{name}/{}", batch.head.revision);
            put(&meta, &key, &bytes.unwrap_or(JsValue::NULL)).map_err(told)?;
        }
        if batch.erases {
            drop(meta.delete(GLANCE).primitive().map_err(told)?);
            drop(put(&meta, TRACES, &JsValue::TRUE).map_err(told)?);
        }
        let mut done = 0;
        for slice in batch.pages.chunks(PUTS_PER_SLICE) {
            let mut last = None;
            for (name, sealed) in slice {
                last =
                    Some(put(&pages, &name.to_string(), &Uint8Array::from(sealed.as_slice())).map_err(told)?);
            }
            done += slice.len();
            // Waiting for anything else would end the transaction; for a few pages there is no need to wait.
            if let Some(last) = last
                && batch.pages.len() > PUTS_PER_SLICE
            {
                last.await.map_err(told)?;
                progress(done);
            }
        }
        put(&meta, HEAD, &Uint8Array::from(head)).map_err(told)?;
    }
    transaction.commit().await.map_err(told)?;
    progress(batch.pages.len());
    Ok(Written::Done)
}

fn put(
    store: &ObjectStore<'_>,
    key: &str,
    value: &JsValue,
) -> Result<indexed_db_futures::future::VoidRequest, Error> {
    store.put(value).with_key(key).without_key_type().primitive()
}
