//! What pages are made of: each takes props in and gives domain values out.

mod avatar;
mod back;
mod behind;
mod chips;
mod customer_row;
mod icon;
mod pane;
mod search_field;
mod segments;
mod sheet;
mod snack;
mod status;
mod tabs;
mod tally;
mod text_field;
mod torn_sheet;
mod virtual_list;

pub use avatar::Avatar;
pub use back::Back;
pub use behind::Behind;
pub use chips::{AllergyChips, Chip};
pub use customer_row::{CustomerRow, Row};
pub use icon::Icon;
pub use pane::Pane;
pub use search_field::SearchField;
pub use segments::Segments;
pub use sheet::Sheet;
pub use snack::Snack;
pub use status::Status;
pub use tabs::Tabs;
pub use tally::Tally;
pub use text_field::TextField;
pub use torn_sheet::TornSheet;
pub use virtual_list::{Kept, RowKey, VirtualList};
