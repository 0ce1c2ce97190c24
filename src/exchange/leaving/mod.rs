//! What leaves when a person asks for it: tables for spreadsheets and databases, cards, dates. Nothing goes by itself.

mod calendar;
mod card;
mod package;
mod rows;
mod table;
mod text;
mod zip;

pub use calendar::write_calendar;
pub use card::write_card;
pub use package::{Form, Package, PackageFile};
pub use table::{Leaving, Table};
pub use zip::Zip;
