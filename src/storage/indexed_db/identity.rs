//! What makes a database this one: its id, its keys, and the phone that it lives on.

use super::drafts::DRAFTS;
use super::ending::let_go;
use super::glance::GLANCE;
use super::refusal::{sealing, told};
use super::transfer::HEAD;
use crate::domain::DeviceId;
use crate::storage::StorageError;
use crate::vault::{KeyWrap, Sealer, draw};
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "database";
const DEVICE: &str = "device";
const WRAP: &str = "wrap";
const KEY: &str = "key";

/// The phone, and the means to seal and open.
pub struct Identity {
    pub device: DeviceId,
    pub sealer: Sealer,
}

/// What else was there when the database was opened, as it lies there: asked for together, since waiting takes longest.
#[derive(Default)]
pub struct Found {
    pub head: Option<JsValue>,
    pub drafts: Option<JsValue>,
    pub glance: Option<JsValue>,
}

impl Identity {
    /// Reads who we are, and what else there is; makes it up where the database is new.
    pub async fn of(db: &Database) -> Result<(Self, Found), StorageError> {
        if let Some(known) = Self::read(db).await? {
            return Ok(known);
        }
        let database: [u8; 16] = draw().map_err(sealing)?;
        let device: [u8; 16] = draw().map_err(sealing)?;
        let key = Sealer::browser_key().await.map_err(sealing)?;
        let (sealer, wrap) = Sealer::create(database, &key).await.map_err(sealing)?;
        let values = [
            (DATABASE, bytes(&database)),
            (DEVICE, bytes(&device)),
            (WRAP, bytes(&wrap.to_bytes())),
            (KEY, key.into()),
        ];
        if write(db, &values).await? {
            return Ok((Self { device: DeviceId(u128::from_be_bytes(device)), sealer }, Found::default()));
        }
        // Another tab was first: its identity counts.
        Self::read(db).await?.ok_or(StorageError::HeadCorrupt)
    }

    async fn read(db: &Database) -> Result<Option<(Self, Found)>, StorageError> {
        let transaction = db.transaction("meta").build().map_err(|error| told(error, None))?;
        let system = transaction.as_sys().clone();
        let told = |error| told(error, Some(&system));
        let meta = transaction.object_store("meta").map_err(told)?;
        let mut requests = Vec::with_capacity(7);
        for name in [DATABASE, DEVICE, WRAP, KEY, HEAD, DRAFTS, GLANCE] {
            requests.push(meta.get::<JsValue, _, _>(name).primitive().map_err(told)?);
        }
        let mut values: Vec<Option<JsValue>> = Vec::with_capacity(requests.len());
        for request in requests {
            values.push(request.await.map_err(told)?);
        }
        drop(meta);
        let_go(transaction);
        let mut rest = values.split_off(4).into_iter();
        let mut next = || rest.next().flatten();
        let found = Found { head: next(), drafts: next(), glance: next() };
        let [Some(database), Some(device), Some(wrap), Some(key)] = values.as_slice() else {
            return if values.iter().all(Option::is_none) {
                Ok(None)
            } else {
                Err(StorageError::HeadCorrupt)
            };
        };
        let (Some(database), Some(device)) = (sixteen(database), sixteen(device)) else {
            return Err(StorageError::HeadCorrupt);
        };
        let wrap = wrap.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
        let wrap = KeyWrap::parse(&wrap).map_err(sealing)?;
        let sealer = Sealer::open(database, key.unchecked_ref(), &wrap).await.map_err(sealing)?;
        Ok(Some((Self { device: DeviceId(u128::from_be_bytes(device)), sealer }, found)))
    }
}

/// Writes the values unless there are some already; returns whether it did.
async fn write(db: &Database, values: &[(&str, JsValue)]) -> Result<bool, StorageError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction = db
        .transaction("meta")
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()
        .map_err(|error| told(error, None))?;
    let system = transaction.as_sys().clone();
    let told = |error| told(error, Some(&system));
    {
        let meta = transaction.object_store("meta").map_err(told)?;
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

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn sixteen(value: &JsValue) -> Option<[u8; 16]> {
    value.dyn_ref::<Uint8Array>()?.to_vec().try_into().ok()
}
