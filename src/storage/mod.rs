//! Where everything that is known is kept for good: whole pages, written all or none. Uses the domain and the vault.

mod backend;
mod bucket;
mod error;
mod head;
#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod loading;
mod memory;
mod page;
mod rewrite;
mod schema;
mod store;

pub use backend::{Backend, Batch, Found, Written};
pub use bucket::{Shape, WEIGHT_PER_PAGE, weight};
pub use error::StorageError;
pub use head::{FORMAT, Head};
#[cfg(target_arch = "wasm32")]
pub use indexed_db::{
    Doors, IndexedDb, Locks, Move, NewCredential, NewLock, Notice, Opened, Opening, Subscription, Unlocking,
};
pub use loading::{Chunk, Damage, Loading, Progress};
pub use memory::Memory;
pub use page::{PAGE_VERSION, PageName, decode, encode};
pub use schema::{SCHEMA, SCHEMA_VERSION, SchemaStep, steps_from};
pub use store::{Commit, Readable, Storage};
