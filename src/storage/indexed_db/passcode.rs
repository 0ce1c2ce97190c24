//! Setting, changing and taking away what opens the database: only the data key's wraps are written anew, in an instant.

use super::connection::connect;
use super::identity::{CREDENTIAL, KEY, Keys, RECOVERY, SERVICE, WRAP, rewrite, stored};
use super::refusal::{opening, sealing, told};
use super::{Doors, IndexedDb, Unlocking, canary};
use crate::storage::StorageError;
use crate::vault::{Cost, CredentialWrap, KEY_BYTES, KeyWrap, PasscodeWrap, SALT_BYTES, WrappingKey};
use indexed_db_futures::database::Database;
use std::rc::Rc;

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
        let db = connect(name, &(Rc::new(|_| {}) as Rc<dyn Fn(_)>)).await?;
        let keys = Keys::read(&db).await;
        db.close();
        Ok(keys?.and_then(|(keys, _)| {
            let KeyWrap::Passcode(passcode) = keys.wrap else { return None };
            let credential = match keys.credential {
                Some(KeyWrap::Credential(wrap)) => Some(wrap),
                _ => None,
            };
            Some(Self {
                passcode,
                recovery: keys.recovery.and_then(of_passcode),
                service: keys.service.and_then(of_passcode),
                credential,
            })
        }))
    }
}

fn of_passcode(wrap: KeyWrap) -> Option<PasscodeWrap> {
    match wrap {
        KeyWrap::Passcode(wrap) => Some(wrap),
        _ => None,
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
            let mut values = vec![(WRAP, stored(&wrap)), (KEY, None)];
            // A phrase that was written down before goes on to open it, and so do the other ways in.
            if let Some(recovery) = &recovery {
                values.push((RECOVERY, stored(&again(recovery, KeyWrap::RECOVERY).await?)));
            }
            rewrite(db, &values).await
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
        self.attempt(async |db| {
            let sealed = wrap_again(db, passcode, &service.key, KeyWrap::SERVICE).await?;
            rewrite(db, &[(SERVICE, stored(&service.wrap(sealed)))]).await
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
        self.attempt(async |db| {
            let sealed = wrap_again(db, passcode, &new.key, KeyWrap::CREDENTIAL).await?;
            let wrap = KeyWrap::Credential(CredentialWrap { id: new.id.clone(), salt: new.salt, sealed });
            rewrite(db, &[(CREDENTIAL, stored(&wrap))]).await
        })
        .await?;
        self.open_by(|doors| doors.credential = true);
        Ok(())
    }

    /// Takes the code for service away.
    pub async fn forget_service(&self) -> Result<(), StorageError> {
        self.attempt(async |db| rewrite(db, &[(SERVICE, None)]).await).await?;
        self.open_by(|doors| doors.service = false);
        Ok(())
    }

    /// Has the phone open it for nobody any more.
    pub async fn forget_credential(&self) -> Result<(), StorageError> {
        self.attempt(async |db| rewrite(db, &[(CREDENTIAL, None)]).await).await?;
        self.open_by(|doors| doors.credential = false);
        Ok(())
    }

    fn open_by(&self, change: impl FnOnce(&mut Doors)) {
        let mut doors = self.inner.doors.get();
        change(&mut doors);
        self.inner.doors.set(doors);
    }

    /// Takes the lock away: the browser's own key opens the database again.
    pub async fn take_lock_away(&self, old: Unlocking) -> Result<(), StorageError> {
        let browser = WrappingKey::of_browser().await.map_err(sealing)?;
        self.attempt(async |db| {
            let (keys, _) = Keys::read(db).await?.ok_or(StorageError::HeadCorrupt)?;
            let (key, sealed, name) = keys.fitting(Some(&old))?;
            let sealed = key.rewrap(&keys.database, (sealed, name), &browser, KeyWrap::NAME).await;
            let sealed = sealed.map_err(|_| StorageError::WrongPasscode)?;
            let own = (KEY, Some(browser.to_store()));
            let gone = [RECOVERY, SERVICE, CREDENTIAL].map(|name| (name, None));
            rewrite(db, &[&[(WRAP, stored(&KeyWrap::Browser(sealed))), own][..], &gone].concat()).await
        })
        .await?;
        self.open_by(|doors| *doors = Doors::default());
        Ok(())
    }
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
