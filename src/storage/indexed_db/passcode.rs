//! Setting, changing and taking away the passcode: only the data key's wrap is written anew, in an instant.

use super::connection::connect;
use super::identity::{Keys, rewrite};
use super::refusal::{opening, sealing, told};
use super::{IndexedDb, Unlocking, canary};
use crate::storage::StorageError;
use crate::vault::{Cost, KeyWrap, PasscodeWrap, SALT_BYTES, WrappingKey};
use indexed_db_futures::database::Database;
use std::rc::Rc;

/// What it takes to make the keys of a locked database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locks {
    /// For the passcode.
    pub passcode: PasscodeWrap,
    /// For the recovery phrase, where there is one.
    pub recovery: Option<PasscodeWrap>,
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
        let db = connect(name, &(Rc::new(|_| {}) as Rc<dyn Fn(_)>)).await?;
        let keys = Keys::read(&db).await;
        db.close();
        Ok(keys?.and_then(|(keys, _)| {
            let KeyWrap::Passcode(passcode) = keys.wrap else { return None };
            let recovery = keys.recovery.and_then(|wrap| match wrap {
                KeyWrap::Passcode(wrap) => Some(wrap),
                KeyWrap::Browser(_) => None,
            });
            Some(Self { passcode, recovery })
        }))
    }
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
        Database::delete_by_name(name).map_err(opening)?.await.map_err(|error| told(error, None))?;
        canary::clear(name);
        Ok(())
    }

    /// Locks the database by a passcode and, where wanted, by a recovery phrase that opens it too. `old` is the key
    /// of the lock that was there, if one was.
    pub async fn lock(
        &self,
        old: Option<Unlocking>,
        passcode: NewLock,
        recovery: Option<NewLock>,
    ) -> Result<(), StorageError> {
        self.attempt(async |db| {
            let (keys, _) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
            let (key, sealed, name) = keys.fitting(old.as_ref())?;
            let again = async |lock: &NewLock, new_name: &str| {
                let sealed = key.rewrap(&keys.database, (sealed, name), &lock.key, new_name).await;
                sealed.map(|sealed| lock.wrap(sealed)).map_err(|_| StorageError::WrongPasscode)
            };
            let wrap = again(&passcode, KeyWrap::NAME).await?;
            let recovery = match &recovery {
                Some(recovery) => Some(again(recovery, KeyWrap::RECOVERY).await?),
                // A phrase that was written down before goes on to open it.
                None => keys.recovery.clone(),
            };
            rewrite(db, &wrap, recovery.as_ref(), None).await
        })
        .await?;
        self.inner.is_locked.set(true);
        Ok(())
    }

    /// Takes the lock away: the browser's own key opens the database again.
    pub async fn take_lock_away(&self, old: Unlocking) -> Result<(), StorageError> {
        let browser = WrappingKey::of_browser().await.map_err(sealing)?;
        self.attempt(async |db| {
            let (keys, _) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
            let (key, sealed, name) = keys.fitting(Some(&old))?;
            let sealed = key.rewrap(&keys.database, (sealed, name), &browser, KeyWrap::NAME).await;
            let sealed = sealed.map_err(|_| StorageError::WrongPasscode)?;
            rewrite(db, &KeyWrap::Browser(sealed), None, Some(&browser)).await
        })
        .await?;
        self.inner.is_locked.set(false);
        Ok(())
    }
}
