//! Reviews from files and from what is pasted: read, compared with what is known, and taken in at once or not at all.

mod columns;
mod draft;
mod heading;
mod item;
mod list;
mod meaning;
mod near;
mod paste;
mod plan;
mod preview;
mod reader;
mod stars;
mod translation;
mod when;

pub use columns::{ReviewColumn, ReviewColumns};
pub use draft::ReviewDraft;
pub use meaning::ReviewMeaning;
pub use plan::{ReviewsDraft, review_fields};
pub use preview::{Alike, ReviewOutcome, ReviewRow, ReviewTally, ReviewsPreview};
pub use reader::{FoundReview, ReviewsReader, TableSample};
pub use stars::read_stars;
pub use translation::unwrap_translation;
pub use when::{When, read_when};
