//! What makes a database this one: its id, its keys, and the phone that it lives on.

use super::drafts::DRAFTS;
use super::ending::let_go;
use super::glance::GLANCE;
use super::refusal::{sealing, told};
use super::transfer::{HEAD, META};
use crate::domain::DeviceId;
use crate::storage::StorageError;
use crate::vault::{KeyWrap, Sealer, VaultError, WrappingKey, draw};
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

pub(super) const DATABASE: &str = "database";
pub(super) const DEVICE: &str = "device";
pub(super) const WRAP: &str = "wrap";
pub(super) const KEY: &str = "key";
pub(super) const RECOVERY: &str = "recovery";
pub(super) const SERVICE: &str = "service";
pub(super) const CREDENTIAL: &str = "credential";
pub(super) const INNER: &str = "inner";
pub(super) const GENERATION: &str = "generation";
pub(super) const TRACES: &str = "traces";

/// What opens a database that is locked: a key, and the data key as it is sealed under that.
#[derive(Clone, Debug)]
pub struct Unlocking {
    pub(super) key: WrappingKey,
    pub(super) sealed: Vec<u8>,
    /// What that is bound to.
    pub(super) name: &'static str,
}

impl Unlocking {
    /// Returns whether it is the code of service, which is no owner's.
    pub fn is_of_service(&self) -> bool {
        self.name == KeyWrap::SERVICE
    }
}

/// What opens a database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doors {
    /// Whether a passcode is needed; the others are there only besides it.
    pub passcode: bool,
    /// Whether a code for service opens it too.
    pub service: bool,
    /// Whether the phone opens it for whoever it recognises.
    pub credential: bool,
}

/// The phone, and the means to seal and open.
pub struct Identity {
    pub device: DeviceId,
    pub sealer: Sealer,
    pub doors: Doors,
}

/// What the database says of its keys, as far as opening needs it.
pub(super) struct Keys {
    pub database: [u8; 16],
    pub device: [u8; 16],
    pub wrap: KeyWrap,
    /// The key of the pages, sealed under the data key.
    pub inner: Option<Vec<u8>>,
    /// The browser's own key, where no passcode is set.
    pub key: Option<WrappingKey>,
    /// How often the book was moved.
    pub generation: f64,
    pub doors: Doors,
}

/// What else was there when the database was opened, as it lies there: asked for together, since waiting takes longest.
#[derive(Default)]
pub struct Found {
    pub head: Option<JsValue>,
    pub drafts: Option<JsValue>,
    pub glance: Option<JsValue>,
    /// Whether somebody was erased, or a key replaced, of which the browser may keep traces.
    pub traces: bool,
}

impl Identity {
    /// Makes sense of what was read; makes it up where the database is new. Errs with [`StorageError::Locked`] where a
    /// passcode is set and no key was given, with [`StorageError::WrongPasscode`] where the key does not fit.
    pub async fn of(
        db: &Database,
        read: Option<(Keys, Found)>,
        unlocking: Option<&Unlocking>,
    ) -> Result<(Self, Found), StorageError> {
        if let Some((known, found)) = read {
            return Ok((known.open(unlocking).await?, found));
        }
        let database: [u8; 16] = draw().map_err(sealing)?;
        let device: [u8; 16] = draw().map_err(sealing)?;
        let key = WrappingKey::of_browser().await.map_err(sealing)?;
        let (sealer, wrap, inner) = Sealer::create(database, &key).await.map_err(sealing)?;
        let values = [
            (DATABASE, bytes(&database)),
            (DEVICE, bytes(&device)),
            (WRAP, bytes(&wrap.to_bytes())),
            (INNER, bytes(&inner)),
            (KEY, key.to_store()),
        ];
        if write(db, &values).await? {
            let device = DeviceId(u128::from_be_bytes(device));
            return Ok((Self { device, sealer, doors: Doors::default() }, Found::default()));
        }
        // Another tab was first: its identity counts.
        let (known, found) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
        Ok((known.open(unlocking).await?, found))
    }
}

impl Keys {
    pub(super) async fn read(db: &Database) -> Result<Option<(Self, Found)>, StorageError> {
        let values = read_all(
            db,
            &[
                DATABASE, DEVICE, WRAP, INNER, KEY, SERVICE, CREDENTIAL, GENERATION, TRACES, HEAD, DRAFTS,
                GLANCE,
            ],
        )
        .await?;
        let mut values = values.into_iter();
        let mut next = || values.next().flatten();
        let (database, device, wrap, inner, key) = (next(), next(), next(), next(), next());
        let (service, credential) = (next().is_some(), next().is_some());
        let generation = next().and_then(|generation| generation.as_f64()).unwrap_or_default();
        let traces = next().is_some();
        let found = Found { head: next(), drafts: next(), glance: next(), traces };
        if database.is_none() && wrap.is_none() && found.head.is_none() {
            return Ok(None);
        }
        let known = || {
            let (database, device) = (sixteen(&database?)?, sixteen(&device?)?);
            let key = key.as_ref().map(WrappingKey::stored);
            Some((database, device, wrap?, key))
        };
        let (database, device, wrap, key) = known().ok_or(StorageError::HeadCorrupt)?;
        let wrap = KeyWrap::parse(&to_vec(&wrap)).map_err(sealing)?;
        let passcode = matches!(wrap, KeyWrap::Passcode(_));
        if !passcode && key.is_none() {
            return Err(StorageError::HeadCorrupt);
        }
        let doors = Doors { passcode, service: passcode && service, credential: passcode && credential };
        let inner = inner.map(|inner| to_vec(&inner));
        Ok(Some((Self { database, device, wrap, inner, key, generation, doors }, found)))
    }

    pub(super) async fn open(&self, unlocking: Option<&Unlocking>) -> Result<Identity, StorageError> {
        let (key, sealed, name) = self.fitting(unlocking)?;
        let doors = self.doors;
        let opened = Sealer::open(self.database, key, (sealed, name), self.inner.as_deref()).await;
        let sealer = opened.map_err(|error| match error {
            VaultError::DoesNotOpen if doors.passcode => StorageError::WrongPasscode,
            error => sealing(error),
        })?;
        Ok(Identity { device: DeviceId(u128::from_be_bytes(self.device)), sealer, doors })
    }

    /// Returns the key that opens it, with what it opens.
    pub(super) fn fitting<'a>(
        &'a self,
        unlocking: Option<&'a Unlocking>,
    ) -> Result<(&'a WrappingKey, &'a [u8], &'static str), StorageError> {
        match (&self.wrap, &self.key, unlocking) {
            (KeyWrap::Browser(sealed), Some(key), _) => Ok((key, sealed, KeyWrap::NAME)),
            (KeyWrap::Passcode(_), _, Some(Unlocking { key, sealed, name })) => Ok((key, sealed, name)),
            _ => Err(StorageError::Locked),
        }
    }
}

/// Reads what there is one of, by name.
pub(super) async fn read_all(db: &Database, names: &[&str]) -> Result<Vec<Option<JsValue>>, StorageError> {
    let transaction = db.transaction(META).build().map_err(|error| told(error, None))?;
    let system = transaction.as_sys().clone();
    let told = |error| told(error, Some(&system));
    let meta = transaction.object_store(META).map_err(told)?;
    let mut requests = Vec::with_capacity(names.len());
    for name in names {
        requests.push(meta.get::<JsValue, _, _>(*name).primitive().map_err(told)?);
    }
    let mut values: Vec<Option<JsValue>> = Vec::with_capacity(requests.len());
    for request in requests {
        values.push(request.await.map_err(told)?);
    }
    drop(meta);
    let_go(transaction);
    Ok(values)
}

/// Writes the values unless there are some already; returns whether it did.
async fn write(db: &Database, values: &[(&str, JsValue)]) -> Result<bool, StorageError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction = db
        .transaction(META)
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()
        .map_err(|error| told(error, None))?;
    let system = transaction.as_sys().clone();
    let told = |error| told(error, Some(&system));
    {
        let meta = transaction.object_store(META).map_err(told)?;
        let taken = meta.get::<JsValue, _, _>(DATABASE).primitive().map_err(told)?.await.map_err(told)?;
        if taken.is_some() {
            return Ok(false);
        }
        for (name, value) in values {
            drop(meta.put(value).with_key(*name).without_key_type().primitive().map_err(told)?);
        }
    }
    transaction.commit().await.map_err(told)?;
    Ok(true)
}

/// Writes into a store, all at once; what has no value is deleted.
pub(super) async fn rewrite(
    db: &Database,
    store: &str,
    values: &[(&str, Option<JsValue>)],
) -> Result<(), StorageError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction = db
        .transaction(store)
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()
        .map_err(|error| told(error, None))?;
    let system = transaction.as_sys().clone();
    let told = |error| told(error, Some(&system));
    {
        let store = transaction.object_store(store).map_err(told)?;
        for (name, value) in values {
            match value {
                Some(value) => {
                    drop(store.put(value).with_key(*name).without_key_type().primitive().map_err(told)?);
                }
                None => drop(store.delete(*name).primitive().map_err(told)?),
            }
        }
    }
    transaction.commit().await.map_err(told)
}

/// Returns a wrap as the database takes it.
pub(super) fn stored(wrap: &[u8]) -> Option<JsValue> {
    Some(bytes(wrap))
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// Returns bytes as they lie in the database; none where it is something else.
pub(super) fn to_vec(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

fn sixteen(value: &JsValue) -> Option<[u8; 16]> {
    to_vec(value).try_into().ok()
}
