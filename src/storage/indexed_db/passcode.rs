//! Setting, changing and taking away what opens the database: only the data key's wraps are written anew, in an instant.

use super::identity::{
    CREDENTIAL, KEY, Keys, RECOVERY, SERVICE, TRACES, WRAP, read_all, rewrite, stored, to_vec,
};
use super::refusal::sealing;
use super::transfer::META;
use super::{Doors, IndexedDb, Unlocking, place};
use crate::storage::{Backend, StorageError};
use crate::vault::{Cost, CredentialWrap, KEY_BYTES, KeyWrap, PasscodeWrap, SALT_BYTES, WrappingKey};
use indexed_db_futures::database::Database;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What it takes to make the keys of a locked database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locks {
    /// For the passcode.
    pub passcode: PasscodeWrap,
    /// For the recovery phrase, where there is one.
    pub recovery: Option<PasscodeWrap>,
    /// For the code of service, where there is one.
    pub service: Option<PasscodeWrap>,
    /// For whoever the phone recognises, where it does.
    pub credential: Option<CredentialWrap>,
}

/// A new lock: the key that was made, and what it takes to make it again.
pub struct NewLock {
    /// Whether it is typed on a keypad.
    pub is_digits: bool,
    /// What making the key costs.
    pub cost: Cost,
    /// What was mixed in.
    pub salt: [u8; SALT_BYTES],
    /// The key.
    pub key: WrappingKey,
}

impl Locks {
    /// Reads how the database of that name is locked; `None` where it is not, or is not there.
    pub async fn of(name: &str) -> Result<Option<Self>, StorageError> {
        let (db, _, read) = place::find(name, &(Rc::new(|_| {}) as Rc<dyn Fn(_)>)).await?;
        let others = read_all(&db, &[RECOVERY, SERVICE, CREDENTIAL]).await;
        db.close();
        let Some((Keys { wrap: KeyWrap::Passcode(passcode), .. }, _)) = read else { return Ok(None) };
        let mut others = others?.into_iter();
        let mut next = || others.next().flatten().map(|wrap| to_vec(&wrap));
        let (recovery, service) = (of_passcode(next())?, of_passcode(next())?);
        let credential = next().map(|wrap| CredentialWrap::parse(&wrap)).transpose().map_err(sealing)?;
        Ok(Some(Self { passcode, recovery, service, credential }))
    }
}

fn of_passcode(wrap: Option<Vec<u8>>) -> Result<Option<PasscodeWrap>, StorageError> {
    let wrap = wrap.map(|wrap| KeyWrap::parse(&wrap)).transpose().map_err(sealing)?;
    Ok(wrap.and_then(|wrap| match wrap {
        KeyWrap::Passcode(wrap) => Some(wrap),
        KeyWrap::Browser(_) => None,
    }))
}

impl Unlocking {
    /// Opens by the passcode.
    pub fn of_passcode(key: WrappingKey, wrap: &PasscodeWrap) -> Self {
        Self { key, sealed: wrap.sealed.clone(), name: KeyWrap::NAME }
    }

    /// Opens by the recovery phrase.
    pub fn of_recovery(key: WrappingKey, wrap: &PasscodeWrap) -> Self {
        Self { key, sealed: wrap.sealed.clone(), name: KeyWrap::RECOVERY }
    }

    /// Opens by the code of service, for the staff.
    pub fn of_service(key: WrappingKey, wrap: &PasscodeWrap) -> Self {
        Self { key, sealed: wrap.sealed.clone(), name: KeyWrap::SERVICE }
    }

    /// Opens by the secret that the phone gave.
    pub fn of_credential(key: WrappingKey, wrap: &CredentialWrap) -> Self {
        Self { key, sealed: wrap.sealed.clone(), name: KeyWrap::CREDENTIAL }
    }
}

/// A new way in for whoever the phone recognises: the secret that it gave, and what it takes to ask for it again.
pub struct NewCredential {
    /// By what name the phone knows it.
    pub id: Vec<u8>,
    /// Of what the phone makes the secret.
    pub salt: [u8; KEY_BYTES],
    /// The key that is made of the secret.
    pub key: WrappingKey,
}

impl NewLock {
    fn wrap(&self, sealed: Vec<u8>) -> KeyWrap {
        let Self { is_digits, cost, salt, .. } = *self;
        KeyWrap::Passcode(PasscodeWrap { is_digits, cost, salt, sealed })
    }
}

impl IndexedDb {
    /// Removes the database of that name for good without opening it, as where its passcode is lost.
    pub async fn discard(name: &str) -> Result<(), StorageError> {
        place::remove(name).await
    }

    /// Locks the database by a passcode and, where wanted, by a recovery phrase that opens it too. `old` is the key
    /// of the lock that was there, if one was.
    pub async fn lock(
        &self,
        old: Option<Unlocking>,
        passcode: NewLock,
        recovery: Option<NewLock>,
    ) -> Result<(), StorageError> {
        let _turn = self.turn().await;
        self.attempt(async |db| {
            let (keys, _) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
            let (key, sealed, name) = keys.fitting(old.as_ref())?;
            let again = async |lock: &NewLock, new_name: &str| {
                let sealed = key.rewrap(&keys.database, (sealed, name), &lock.key, new_name).await;
                sealed.map(|sealed| lock.wrap(sealed)).map_err(|_| StorageError::WrongPasscode)
            };
            let wrap = again(&passcode, KeyWrap::NAME).await?;
            let mut values = vec![(WRAP, stored(&wrap.to_bytes())), (KEY, None)];
            // A phrase that was written down before goes on to open it, and so do the other ways in.
            if let Some(recovery) = &recovery {
                values.push((RECOVERY, stored(&again(recovery, KeyWrap::RECOVERY).await?.to_bytes())));
            }
            rewrap(db, values).await
        })
        .await?;
        self.open_by(|doors| doors.passcode = true);
        Ok(())
    }

    /// Errs with [`StorageError::WrongPasscode`] where a key does not fit.
    pub async fn check(&self, key: &Unlocking) -> Result<(), StorageError> {
        self.attempt(async |db| {
            let (keys, _) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
            keys.open(Some(key)).await.map(drop)
        })
        .await
    }

    /// Lets a code for service open it too; `passcode` is the key of the lock that is there.
    pub async fn lock_service(&self, passcode: &Unlocking, service: &NewLock) -> Result<(), StorageError> {
        let _turn = self.turn().await;
        self.attempt(async |db| {
            let sealed = wrap_again(db, passcode, &service.key, KeyWrap::SERVICE).await?;
            rewrap(db, vec![(SERVICE, stored(&service.wrap(sealed).to_bytes()))]).await
        })
        .await?;
        self.open_by(|doors| doors.service = true);
        Ok(())
    }

    /// Lets the phone open it for whoever it recognises; `passcode` is the key of the lock that is there.
    pub async fn lock_credential(
        &self,
        passcode: &Unlocking,
        new: &NewCredential,
    ) -> Result<(), StorageError> {
        let _turn = self.turn().await;
        self.attempt(async |db| {
            let sealed = wrap_again(db, passcode, &new.key, KeyWrap::CREDENTIAL).await?;
            let wrap = CredentialWrap { id: new.id.clone(), salt: new.salt, sealed };
            rewrap(db, vec![(CREDENTIAL, stored(&wrap.to_bytes()))]).await
        })
        .await?;
        self.open_by(|doors| doors.credential = true);
        Ok(())
    }

    /// Takes the code for service away.
    pub async fn forget_service(&self) -> Result<(), StorageError> {
        let _turn = self.turn().await;
        self.attempt(async |db| rewrap(db, vec![(SERVICE, None)]).await).await?;
        self.open_by(|doors| doors.service = false);
        Ok(())
    }

    /// Has the phone open it for nobody any more.
    pub async fn forget_credential(&self) -> Result<(), StorageError> {
        let _turn = self.turn().await;
        self.attempt(async |db| rewrap(db, vec![(CREDENTIAL, None)]).await).await?;
        self.open_by(|doors| doors.credential = false);
        Ok(())
    }

    fn open_by(&self, change: impl FnOnce(&mut Doors)) {
        let mut doors = self.inner.doors.get();
        change(&mut doors);
        self.inner.doors.set(doors);
        self.leave_traces();
    }

    /// Takes the lock away: the browser's own key opens the database again.
    pub async fn take_lock_away(&self, old: Unlocking) -> Result<(), StorageError> {
        let browser = WrappingKey::of_browser().await.map_err(sealing)?;
        let _turn = self.turn().await;
        self.attempt(async |db| {
            let (keys, _) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
            let (key, sealed, name) = keys.fitting(Some(&old))?;
            let sealed = key.rewrap(&keys.database, (sealed, name), &browser, KeyWrap::NAME).await;
            let sealed = sealed.map_err(|_| StorageError::WrongPasscode)?;
            let mut values =
                vec![(WRAP, stored(&KeyWrap::Browser(sealed).to_bytes())), (KEY, Some(browser.to_store()))];
            values.extend([RECOVERY, SERVICE, CREDENTIAL].map(|name| (name, None)));
            rewrap(db, values).await
        })
        .await?;
        self.open_by(|doors| *doors = Doors::default());
        Ok(())
    }
}

/// Writes other wraps. What the browser keeps of those that were there opens the book as well: it has to move.
async fn rewrap(db: &Database, mut values: Vec<(&str, Option<JsValue>)>) -> Result<(), StorageError> {
    values.push((TRACES, Some(JsValue::TRUE)));
    rewrite(db, META, &values).await
}

/// Wraps the data key under one more key; errs with [`StorageError::WrongPasscode`] where the old one does not fit.
async fn wrap_again(
    db: &Database,
    old: &Unlocking,
    new: &WrappingKey,
    new_name: &str,
) -> Result<Vec<u8>, StorageError> {
    let (keys, _) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
    let (key, sealed, name) = keys.fitting(Some(old))?;
    let sealed = key.rewrap(&keys.database, (sealed, name), new, new_name).await;
    sealed.map_err(|_| StorageError::WrongPasscode)
}
