//! What lets the app answer before everything has been read: one sealed run of bytes that can be done without.

use super::IndexedDb;
use super::ending::let_go;
use super::refusal::told;
use super::transfer::{HEAD, META, head_of};
use crate::storage::StorageError;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use wasm_bindgen::JsValue;

pub const GLANCE: &str = "glance";
/// What it is sealed as, so that it cannot stand in for a page.
pub const KIND: u8 = b'g';

impl IndexedDb {
    /// Keeps a glance at everybody as of a revision, unless something has been written since.
    pub async fn keep_glance(&self, glance: Vec<u8>, revision: u64) -> Result<(), StorageError> {
        self.attempt(async |db| {
            let Some(sealed) = self.seal_one(KIND, GLANCE, glance.clone()).await? else { return Ok(()) };
            let transaction = db
                .transaction(META)
                .with_mode(TransactionMode::Readwrite)
                .build()
                .map_err(|error| told(error, None))?;
            let system = transaction.as_sys().clone();
            let told = |error| told(error, Some(&system));
            {
                let meta = transaction.object_store(META).map_err(told)?;
                let head = meta.get::<JsValue, _, _>(HEAD).primitive().map_err(told)?.await.map_err(told)?;
                if head_of(head.as_ref())?.revision == revision {
                    let put = meta.put(&sealed).with_key(GLANCE).without_key_type();
                    drop(put.primitive().map_err(told)?);
                }
            }
            // Nothing waits for it to be durable: a glance that was lost is made again.
            let_go(transaction);
            Ok(())
        })
        .await
    }
}
