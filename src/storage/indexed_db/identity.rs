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
pub(super) const WRAP: &str = "wrap";
pub(super) const KEY: &str = "key";
pub(super) const RECOVERY: &str = "recovery";
pub(super) const SERVICE: &str = "service";
pub(super) const CREDENTIAL: &str = "credential";

/// The key for a database that is locked by a passcode.
#[derive(Clone, Debug)]
pub enum Unlocking {
    /// Made of the passcode.
    Passcode(WrappingKey),
    /// Made of the recovery phrase.
    Recovery(WrappingKey),
    /// Made of the code that the staff know.
    Service(WrappingKey),
    /// Given by the phone to whoever it recognises.
    Credential(WrappingKey),
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

/// What the database says of its keys.
pub(super) struct Keys {
    pub database: [u8; 16],
    pub device: [u8; 16],
    pub wrap: KeyWrap,
    pub recovery: Option<KeyWrap>,
    pub service: Option<KeyWrap>,
    pub credential: Option<KeyWrap>,
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
            return Ok((Self { device, sealer, doors: Doors::default() }, Found::default()));
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
        let mut requests = Vec::with_capacity(10);
        for name in [DATABASE, DEVICE, WRAP, KEY, RECOVERY, SERVICE, CREDENTIAL, HEAD, DRAFTS, GLANCE] {
            requests.push(meta.get::<JsValue, _, _>(name).primitive().map_err(told)?);
        }
        let mut values: Vec<Option<JsValue>> = Vec::with_capacity(requests.len());
        for request in requests {
            values.push(request.await.map_err(told)?);
        }
        drop(meta);
        let_go(transaction);
        let mut rest = values.split_off(7).into_iter();
        let mut next = || rest.next().flatten();
        let found = Found { head: next(), drafts: next(), glance: next() };
        let [Some(database), Some(device), Some(wrap), key, recovery, service, credential] =
            values.as_slice()
        else {
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
        let parse = |wrap: &Option<JsValue>| wrap.as_ref().map(parse_wrap).transpose();
        let (recovery, service, credential) = (parse(recovery)?, parse(service)?, parse(credential)?);
        let key = key.as_ref().map(WrappingKey::stored);
        if matches!(wrap, KeyWrap::Browser(_)) && key.is_none() {
            return Err(StorageError::HeadCorrupt);
        }
        Ok(Some((Self { database, device, wrap, recovery, service, credential, key }, found)))
    }

    pub(super) async fn open(&self, unlocking: Option<&Unlocking>) -> Result<Identity, StorageError> {
        let (key, sealed, name) = self.fitting(unlocking)?;
        let doors = self.doors();
        let sealer = Sealer::open(self.database, key, sealed, name).await.map_err(|error| match error {
            VaultError::DoesNotOpen if doors.passcode => StorageError::WrongPasscode,
            error => sealing(error),
        })?;
        Ok(Identity { device: DeviceId(u128::from_be_bytes(self.device)), sealer, doors })
    }

    /// Returns what opens it.
    pub(super) fn doors(&self) -> Doors {
        let passcode = matches!(self.wrap, KeyWrap::Passcode(_));
        let (service, credential) = (self.service.is_some(), self.credential.is_some());
        Doors { passcode, service: passcode && service, credential: passcode && credential }
    }

    /// Returns the key that opens it, with what it opens.
    pub(super) fn fitting<'a>(
        &'a self,
        unlocking: Option<&'a Unlocking>,
    ) -> Result<(&'a WrappingKey, &'a [u8], &'static str), StorageError> {
        match (&self.wrap, &self.key, unlocking) {
            (KeyWrap::Browser(sealed), Some(key), _) => Ok((key, sealed, KeyWrap::NAME)),
            (wrap @ KeyWrap::Passcode(_), _, Some(unlocking)) => {
                let (key, wrap, name) = match unlocking {
                    Unlocking::Passcode(key) => (key, Some(wrap), KeyWrap::NAME),
                    Unlocking::Recovery(key) => (key, self.recovery.as_ref(), KeyWrap::RECOVERY),
                    Unlocking::Service(key) => (key, self.service.as_ref(), KeyWrap::SERVICE),
                    Unlocking::Credential(key) => (key, self.credential.as_ref(), KeyWrap::CREDENTIAL),
                };
                Ok((key, wrap.ok_or(StorageError::WrongPasscode)?.sealed(), name))
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

/// Writes what the database says of its keys, all at once; what has no value is deleted.
pub(super) async fn rewrite(db: &Database, values: &[(&str, Option<JsValue>)]) -> Result<(), StorageError> {
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
        for (name, value) in values {
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

/// Returns a wrap as the database takes it.
pub(super) fn stored(wrap: &KeyWrap) -> Option<JsValue> {
    Some(bytes(&wrap.to_bytes()))
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn sixteen(value: &JsValue) -> Option<[u8; 16]> {
    value.dyn_ref::<Uint8Array>()?.to_vec().try_into().ok()
}
