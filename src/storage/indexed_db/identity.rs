//! What makes a database this one: its id, its keys, and the phone that it lives on.

use super::drafts::DRAFTS;
use super::ending::let_go;
use super::glance::GLANCE;
use super::refusal::{sealing, told};
use super::transfer::HEAD;
use crate::domain::DeviceId;
use crate::storage::StorageError;
use crate::vault::{KeyWrap, Sealer, VaultError, WrappingKey, draw};
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
const RECOVERY: &str = "recovery";

/// The key for a database that is locked by a passcode.
#[derive(Clone, Debug)]
pub enum Unlocking {
    /// Made of the passcode.
    Passcode(WrappingKey),
    /// Made of the recovery phrase.
    Recovery(WrappingKey),
}

/// The phone, and the means to seal and open.
pub struct Identity {
    pub device: DeviceId,
    pub sealer: Sealer,
    /// Whether a passcode is what opens it.
    pub is_locked: bool,
}

/// What the database says of its keys.
pub(super) struct Keys {
    pub database: [u8; 16],
    pub device: [u8; 16],
    pub wrap: KeyWrap,
    pub recovery: Option<KeyWrap>,
    /// The browser's own key, where no passcode is set.
    pub key: Option<WrappingKey>,
}

/// What else was there when the database was opened, as it lies there: asked for together, since waiting takes longest.
#[derive(Default)]
pub struct Found {
    pub head: Option<JsValue>,
    pub drafts: Option<JsValue>,
    pub glance: Option<JsValue>,
}

impl Identity {
    /// Reads who we are, and what else there is; makes it up where the database is new. Errs with
    /// [`StorageError::Locked`] where a passcode is set and no key was given, with [`StorageError::WrongPasscode`]
    /// where the key does not fit.
    pub async fn of(db: &Database, unlocking: Option<&Unlocking>) -> Result<(Self, Found), StorageError> {
        if let Some((known, found)) = Keys::read(db).await? {
            return Ok((known.open(unlocking).await?, found));
        }
        let database: [u8; 16] = draw().map_err(sealing)?;
        let device: [u8; 16] = draw().map_err(sealing)?;
        let key = WrappingKey::of_browser().await.map_err(sealing)?;
        let (sealer, wrap) = Sealer::create(database, &key).await.map_err(sealing)?;
        let values = [
            (DATABASE, bytes(&database)),
            (DEVICE, bytes(&device)),
            (WRAP, bytes(&wrap.to_bytes())),
            (KEY, key.to_store()),
        ];
        if write(db, &values).await? {
            let device = DeviceId(u128::from_be_bytes(device));
            return Ok((Self { device, sealer, is_locked: false }, Found::default()));
        }
        // Another tab was first: its identity counts.
        let (known, found) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
        Ok((known.open(unlocking).await?, found))
    }
}

impl Keys {
    pub(super) async fn read(db: &Database) -> Result<Option<(Self, Found)>, StorageError> {
        let transaction = db.transaction("meta").build().map_err(|error| told(error, None))?;
        let system = transaction.as_sys().clone();
        let told = |error| told(error, Some(&system));
        let meta = transaction.object_store("meta").map_err(told)?;
        let mut requests = Vec::with_capacity(8);
        for name in [DATABASE, DEVICE, WRAP, KEY, RECOVERY, HEAD, DRAFTS, GLANCE] {
            requests.push(meta.get::<JsValue, _, _>(name).primitive().map_err(told)?);
        }
        let mut values: Vec<Option<JsValue>> = Vec::with_capacity(requests.len());
        for request in requests {
            values.push(request.await.map_err(told)?);
        }
        drop(meta);
        let_go(transaction);
        let mut rest = values.split_off(5).into_iter();
        let mut next = || rest.next().flatten();
        let found = Found { head: next(), drafts: next(), glance: next() };
        let [Some(database), Some(device), Some(wrap), key, recovery] = values.as_slice() else {
            return if values.iter().all(Option::is_none) {
                Ok(None)
            } else {
                Err(StorageError::HeadCorrupt)
            };
        };
        let (Some(database), Some(device)) = (sixteen(database), sixteen(device)) else {
            return Err(StorageError::HeadCorrupt);
        };
        let wrap = parse_wrap(wrap)?;
        let recovery = recovery.as_ref().map(parse_wrap).transpose()?;
        let key = key.as_ref().map(WrappingKey::stored);
        if matches!(wrap, KeyWrap::Browser(_)) && key.is_none() {
            return Err(StorageError::HeadCorrupt);
        }
        Ok(Some((Self { database, device, wrap, recovery, key }, found)))
    }

    async fn open(&self, unlocking: Option<&Unlocking>) -> Result<Identity, StorageError> {
        let (key, sealed, name) = self.fitting(unlocking)?;
        let is_locked = matches!(self.wrap, KeyWrap::Passcode(_));
        let sealer = Sealer::open(self.database, key, sealed, name).await.map_err(|error| match error {
            VaultError::DoesNotOpen if is_locked => StorageError::WrongPasscode,
            error => sealing(error),
        })?;
        Ok(Identity { device: DeviceId(u128::from_be_bytes(self.device)), sealer, is_locked })
    }

    /// Returns the key that opens it, with what it opens.
    pub(super) fn fitting<'a>(
        &'a self,
        unlocking: Option<&'a Unlocking>,
    ) -> Result<(&'a WrappingKey, &'a [u8], &'static str), StorageError> {
        match (&self.wrap, &self.key, unlocking) {
            (KeyWrap::Browser(sealed), Some(key), _) => Ok((key, sealed, KeyWrap::NAME)),
            (KeyWrap::Passcode(wrap), _, Some(Unlocking::Passcode(key))) => {
                Ok((key, &wrap.sealed, KeyWrap::NAME))
            }
            (KeyWrap::Passcode(_), _, Some(Unlocking::Recovery(key))) => {
                let recovery = self.recovery.as_ref().ok_or(StorageError::WrongPasscode)?;
                Ok((key, recovery.sealed(), KeyWrap::RECOVERY))
            }
            _ => Err(StorageError::Locked),
        }
    }
}

fn parse_wrap(value: &JsValue) -> Result<KeyWrap, StorageError> {
    let wrap = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
    KeyWrap::parse(&wrap).map_err(sealing)
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

/// Writes other wraps in place of those that were there, all at once; without a browser's key that one is deleted.
pub(super) async fn rewrite(
    db: &Database,
    wrap: &KeyWrap,
    recovery: Option<&KeyWrap>,
    key: Option<&WrappingKey>,
) -> Result<(), StorageError> {
    let values = [
        (WRAP, Some(bytes(&wrap.to_bytes()))),
        (RECOVERY, recovery.map(|wrap| bytes(&wrap.to_bytes()))),
        (KEY, key.map(WrappingKey::to_store)),
    ];
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
        for (name, value) in &values {
            match value {
                Some(value) => {
                    drop(meta.put(value).with_key(*name).without_key_type().primitive().map_err(told)?);
                }
                None => drop(meta.delete(*name).primitive().map_err(told)?),
            }
        }
    }
    transaction.commit().await.map_err(told)
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn sixteen(value: &JsValue) -> Option<[u8; 16]> {
    value.dyn_ref::<Uint8Array>()?.to_vec().try_into().ok()
}
