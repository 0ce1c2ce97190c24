//! The loyalty programme: points are always summed from visits and from rewards taken, never kept as a number.

mod account;
mod programme;

pub use account::{Account, Clash, Taken};
pub use programme::{Earn, Programme, SWITCH, setting};
