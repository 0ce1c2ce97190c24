//! The screens, one file each.

mod counter;
mod failed;
mod start;

pub use counter::Counter;
pub use failed::Failed;
pub use start::{Begin, Start};
