//! What is being typed, sealed like the rest: a closed tab must not lose it, and a stolen phone must not tell it.

use super::IndexedDb;
use crate::storage::StorageError;

pub const DRAFTS: &str = "drafts";
/// What drafts are sealed as, so that they cannot stand in for a page.
pub const KIND: u8 = b'd';

impl IndexedDb {
    /// Keeps the drafts, in place of those that were kept before.
    pub async fn keep_drafts(&self, drafts: &[u8]) -> Result<(), StorageError> {
        self.keep_one(KIND, DRAFTS, drafts, None).await
    }
}
