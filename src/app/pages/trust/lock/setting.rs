//! The work of setting a passcode: tuned to this device, its keys made in a worker, the data key wrapped anew.

use crate::app::jobs::{make_key, tune};
use crate::app::state::BookHandle;
use crate::merge::{Tongue, generate};
use crate::platform::random;
use crate::storage::{Locks, NewLock, StorageError, Unlocking};
use crate::vault::{Cost, VaultError, WrappingKey, draw};

/// How many words the recovery phrase has: 88 bits.
const RECOVERY_WORDS: usize = 8;

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A passcode is set, or another one.
    Set {
        /// The passcode.
        passcode: String,
        /// Whether it is typed on a keypad.
        is_digits: bool,
    },
    /// It is taken away.
    TakeAway,
}

/// Why nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The passcode that was typed as the old one is not.
    WrongOld,
    /// Anything else.
    Failed,
}

impl From<VaultError> for Trouble {
    fn from(_: VaultError) -> Self {
        Trouble::Failed
    }
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::WrongPasscode => Trouble::WrongOld,
            _ => Trouble::Failed,
        }
    }
}

/// Changes the lock; returns the recovery phrase where a new one was made, which is with the first passcode.
pub async fn change_lock(
    book: &BookHandle,
    old: &str,
    change: &Change,
    tongue: Tongue,
) -> Result<Option<String>, Trouble> {
    let store = book.store();
    let before = match Locks::of(book.shop().database()).await? {
        Some(locks) => {
            let wrap = locks.passcode;
            let key = make_key(old, &wrap.salt, wrap.cost).await?;
            Some(Unlocking::Passcode(WrappingKey::of_passcode(key).await?))
        }
        None => None,
    };
    match (change, before) {
        (Change::TakeAway, Some(before)) => {
            store.backend().take_lock_away(before).await?;
            Ok(None)
        }
        (Change::TakeAway, None) => Ok(None),
        (Change::Set { passcode, is_digits }, before) => {
            let cost = tune().await?;
            let lock = new_lock(passcode, *is_digits, cost).await?;
            let phrase = before.is_none().then(|| generate(tongue, RECOVERY_WORDS, &mut random::roll));
            let recovery = match &phrase {
                Some(phrase) => Some(new_lock(phrase, false, cost).await?),
                None => None,
            };
            store.backend().lock(before, lock, recovery).await?;
            Ok(phrase)
        }
    }
}

async fn new_lock(passcode: &str, is_digits: bool, cost: Cost) -> Result<NewLock, VaultError> {
    let salt = draw()?;
    let key = WrappingKey::of_passcode(make_key(passcode, &salt, cost).await?).await?;
    Ok(NewLock { is_digits, cost, salt, key })
}
