//! What is said about one person, apart from what the counter says: it is loaded with its screens.

mod en;
mod it;
mod texts;

pub use en::TEXTS as ENGLISH;
pub use it::TEXTS as ITALIAN;
pub use texts::PersonTexts;
