//! What can go wrong with storage, told apart as far as a person can do something different about it.

use super::PageName;
use crate::vault::VaultError;

/// Why something could not be read or written. What was there before is still there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser offers no database here.
    #[error("no database: {0}")]
    Unavailable(Box<str>),
    /// A newer version of the app wrote the database.
    #[error("written by a newer version: {version}")]
    Newer {
        /// That version.
        version: u32,
    },
    /// A page does not open or makes no sense.
    #[error("page {page} is corrupt")]
    Corrupt {
        /// Which.
        page: PageName,
    },
    /// The head of the database makes no sense: pages can be exported, but nothing written.
    #[error("the head is corrupt")]
    HeadCorrupt,
    /// The key is gone or does not open the data.
    #[error("the key does not open the data: {0}")]
    KeyLost(VaultError),
    /// It is wrapped by a passcode, and no key was given.
    #[error("locked by a passcode")]
    Locked,
    /// The passcode is another one.
    #[error("the passcode is another one")]
    WrongPasscode,
    /// There is no room left on the device.
    #[error("no room left")]
    Full,
    /// The connection was lost and could not be made again.
    #[error("connection lost: {0}")]
    Lost(Box<str>),
    /// Another tab runs a newer version, or wipes the database: this one has let go of it.
    #[error("closed for another tab")]
    Closed,
    /// Anything else that the browser answered.
    #[error("the database failed: {0}")]
    Failed(Box<str>),
}

impl StorageError {
    /// Tells that something could not be put into bytes.
    pub(super) fn encoding(error: postcard::Error) -> Self {
        Self::Failed(error.to_string().into())
    }
}
