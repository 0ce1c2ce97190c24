//! A place for pages in the browser's database: sealed, strictly durable, one writer at a time.

mod canary;
mod channel;
mod connection;
mod drafts;
mod ending;
mod glance;
mod identity;
mod lock;
mod moving;
mod opening;
mod passcode;
mod place;
mod refusal;
mod transfer;

pub use channel::Subscription;
pub use connection::{IndexedDb, Notice};
pub use identity::{Doors, Unlocking};
pub use moving::Move;
pub use opening::{Opened, Opening};
pub use passcode::{Locks, NewCredential, NewLock};
