//! What is said about exchange, backup and taking data out: wanted rarely, so it lies apart from what the counter says.

mod en;
mod it;
mod texts;

pub use en::TEXTS as ENGLISH;
pub use it::TEXTS as ITALIAN;
pub use texts::SyncTexts;
