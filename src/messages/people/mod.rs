//! What is said about the list of people, their records and the history, apart from what the counter says: it is loaded with its screens.

mod en;
mod it;
mod texts;

pub use en::TEXTS as ENGLISH;
pub use it::TEXTS as ITALIAN;
pub use texts::PeopleTexts;
