//! Menus that people bring: a table, or a list as it hangs on the wall; compared with what is known, then written at once.

mod dish;
mod list;
mod plan;
mod preview;
mod price;
mod table;

pub use dish::Dish;
pub use list::read_list;
pub use preview::{DishOutcome, DishRow, MenuPreview};
pub use price::{read_price, write_price};
pub use table::{DishColumn, DishMeaning, MenuTable};
