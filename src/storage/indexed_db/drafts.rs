//! What is being typed, sealed like the rest: a closed tab must not lose it, and a stolen phone must not tell it.

use super::IndexedDb;
use super::refusal::told;
use super::transfer::META;
use crate::storage::StorageError;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;

pub const DRAFTS: &str = "drafts";
/// What drafts are sealed as, so that they cannot stand in for a page.
pub const KIND: u8 = b'd';

impl IndexedDb {
    /// Keeps the drafts, in place of those that were kept before.
    pub async fn keep_drafts(&self, drafts: &[u8]) -> Result<(), StorageError> {
        self.attempt(async |db| {
            let Some(sealed) = self.seal_one(KIND, DRAFTS, drafts.to_vec()).await? else { return Ok(()) };
            let transaction = db
                .transaction(META)
                .with_mode(TransactionMode::Readwrite)
                .build()
                .map_err(|error| told(error, None))?;
            let system = transaction.as_sys().clone();
            let told = |error| told(error, Some(&system));
            {
                let meta = transaction.object_store(META).map_err(told)?;
                let put = meta.put(&sealed).with_key(DRAFTS).without_key_type();
                drop(put.primitive().map_err(told)?);
            }
            transaction.commit().await.map_err(told)
        })
        .await
    }
}
