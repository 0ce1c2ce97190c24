//! The work of setting a passcode: tuned to this device, its keys made in a worker, the data key wrapped anew.

use crate::app::jobs::{make_key, tune};
use crate::app::state::BookHandle;
use crate::merge::{Tongue, generate};
use crate::platform::credential::{self, Drawn, Refusal};
use crate::platform::random;
use crate::storage::{Locks, NewCredential, NewLock, StorageError, Unlocking};
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
    /// The phone has no secret to give.
    Impossible,
    /// The phone recognised nobody, or it was called off.
    NotKnown,
    /// Anything else.
    Failed,
}

impl From<VaultError> for Trouble {
    fn from(_: VaultError) -> Self {
        Trouble::Failed
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Impossible => Trouble::Impossible,
            Refusal::Refused => Trouble::NotKnown,
        }
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
    let before = key_of(book, old).await?;
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

/// Makes the key of the passcode that is set; none where none is.
async fn key_of(book: &BookHandle, passcode: &str) -> Result<Option<Unlocking>, Trouble> {
    let Some(Locks { passcode: wrap, .. }) = Locks::of(book.shop().database()).await? else {
        return Ok(None);
    };
    let key = make_key(passcode, &wrap.salt, wrap.cost).await?;
    Ok(Some(Unlocking::of_passcode(WrappingKey::of_passcode(key).await?, &wrap)))
}

/// Lets a code for service open the book too; `passcode` is the owner's.
pub async fn set_service(book: &BookHandle, passcode: &str, code: &str) -> Result<(), Trouble> {
    let owner = key_of(book, passcode).await?.ok_or(Trouble::Failed)?;
    let lock = new_lock(code, true, tune().await?).await?;
    Ok(book.store().backend().lock_service(&owner, &lock).await?)
}

/// Lets the phone open the book for whoever it recognises; `passcode` is the owner's, `name` what the phone calls it.
pub async fn set_known(book: &BookHandle, passcode: &str, name: &str) -> Result<(), Trouble> {
    let owner = key_of(book, passcode).await?.ok_or(Trouble::Failed)?;
    let store = book.store();
    // Before anything is made that the phone would keep for nothing.
    store.backend().check(&owner).await?;
    let drawn = Drawn { user: draw()?, challenge: draw()?, salt: draw()? };
    let made = credential::make(name, &drawn).await?;
    let key = WrappingKey::of_passcode(made.secret).await?;
    Ok(store.backend().lock_credential(&owner, &NewCredential { id: made.id, salt: drawn.salt, key }).await?)
}

async fn new_lock(passcode: &str, is_digits: bool, cost: Cost) -> Result<NewLock, VaultError> {
    let salt = draw()?;
    let key = WrappingKey::of_passcode(make_key(passcode, &salt, cost).await?).await?;
    Ok(NewLock { is_digits, cost, salt, key })
}
