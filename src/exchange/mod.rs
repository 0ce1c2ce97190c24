//! Files that people bring in and take out. Uses the domain.

mod allergy_words;
mod archive;
mod candidate;
mod card;
mod dates;
mod demand_file;
mod diet_words;
mod error;
mod handout;
mod headings;
mod health;
mod kind;
mod leaving;
mod mapping;
mod meaning;
pub mod menu;
pub mod orders;
mod part;
mod person_file;
mod preview;
mod reader;
pub mod reviews;
mod table;
mod text;
mod values;

pub use candidate::{Candidate, Doubt, Expected, Fact};
pub use dates::DateOrder;
pub use demand_file::write_demand;
pub use error::{BadLine, ExchangeError, Foreign, Problem, Remedy};
pub use handout::{Handout, Line, Section};
pub use kind::{Kind, MailingStatus};
pub use leaving::{Form, Leaving, Package, PackageFile, Table, Zip, write_calendar, write_card};
pub use mapping::{Column, Mapping};
pub use meaning::Meaning;
pub use part::Part;
pub use person_file::{PERSON_FILE_VERSION, person_file};
pub use preview::{
    Choice, Choices, Draft, Fill, Kept, MARKETING, Options, Outcome, Pointer, Preview, PreviewRow, Tally,
    Target, Why,
};
pub use reader::{Found, MOST_BYTES, Reader};
pub use table::Row;
