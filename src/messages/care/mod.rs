//! What is said about care: thanks, offers, groups, consent. It is long, and lies apart from what the counter says.

mod en;
mod it;
mod texts;

pub use en::TEXTS as ENGLISH;
pub use it::TEXTS as ITALIAN;
pub use texts::CareTexts;
