//! What the browser's errors mean.

use crate::storage::{SCHEMA_VERSION, StorageError};
use crate::vault::VaultError;
use indexed_db_futures::error::{Error, OpenDbError};
use web_sys::{DomException, IdbTransaction};

/// Tells what an error of a transaction means; the transaction's own error says more than that of a request.
pub fn told(error: Error, transaction: Option<&IdbTransaction>) -> StorageError {
    let own = transaction.and_then(IdbTransaction::error);
    match (own, error) {
        (Some(own), _) => named(&own),
        (None, Error::DomException(error)) => named(&error.into()),
        // The transaction is gone and nobody says why: the connection was cut.
        (None, Error::MissingData(error)) => StorageError::Lost(error.to_string().into()),
        (None, error) => StorageError::Failed(error.to_string().into()),
    }
}

/// Tells what an error of opening means.
pub fn opening(error: OpenDbError) -> StorageError {
    match error {
        OpenDbError::Base(Error::DomException(error)) => {
            let error = DomException::from(error);
            if error.name() == "VersionError" {
                StorageError::Newer { version: SCHEMA_VERSION + 1 }
            } else {
                named(&error)
            }
        }
        OpenDbError::Base(error) => told(error, None),
        error => StorageError::Unavailable(error.to_string().into()),
    }
}

/// Tells what an error of the vault means, where no page is to blame.
pub fn sealing(error: VaultError) -> StorageError {
    match error {
        VaultError::NoCipher(why) => StorageError::Unavailable(why),
        VaultError::Newer(version) => StorageError::Newer { version: version.into() },
        VaultError::DoesNotOpen => StorageError::KeyLost(error),
    }
}

fn named(error: &DomException) -> StorageError {
    let words = format!("{}: {}", error.name(), error.message()).into();
    match error.name().as_str() {
        "QuotaExceededError" => StorageError::Full,
        "InvalidStateError" | "UnknownError" | "AbortError" | "TransactionInactiveError" => {
            StorageError::Lost(words)
        }
        "SecurityError" | "NotSupportedError" => StorageError::Unavailable(words),
        _ => StorageError::Failed(words),
    }
}
