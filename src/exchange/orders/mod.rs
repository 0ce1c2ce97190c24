//! Orders from another till: Square's items, read as visits of people who are known there by name or number.

mod preview;
mod square;

pub use preview::{OrdersDraft, OrdersPreview, OrdersReading, Who};
pub use square::{Receipt, SquareItems};
