//! What lets the app answer before everything has been read: one sealed run of bytes that can be done without.

use super::IndexedDb;
use crate::storage::StorageError;

pub const GLANCE: &str = "glance";
/// What it is sealed as, so that it cannot stand in for a page.
pub const KIND: u8 = b'g';

impl IndexedDb {
    /// Keeps a glance at everybody as of a revision, unless something has been written since.
    pub async fn keep_glance(&self, glance: Vec<u8>, revision: u64) -> Result<(), StorageError> {
        self.keep_one(KIND, GLANCE, &glance, Some(revision)).await
    }
}
