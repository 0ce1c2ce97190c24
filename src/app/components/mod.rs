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

pub use avatar::{Size, draw_avatar};
pub use back::lead_back;
pub use behind::draw_behind;
pub use chips::{draw_allergies, draw_diet};
pub use customer_row::{CustomerRow, Row};
pub use icon::{draw_icon, draw_small_icon};
pub use pane::Pane;
pub use search_field::SearchField;
pub use segments::draw_segments;
pub use sheet::Sheet;
pub use snack::Snack;
pub use status::show_status;
pub use tabs::draw_tabs;
pub use tally::draw_tally;
pub use text_field::TextField;
pub use torn_sheet::draw_torn_sheet;
pub use virtual_list::{Kept, RowKey, VirtualList};
