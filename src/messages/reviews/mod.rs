//! What is said about reviews, and the names of what is found in them.

mod drafts;
mod en;
mod it;
mod naming;
mod texts;

pub use drafts::draft_reply;
pub use naming::{
    aspect_name, join_article, meaning_words, polarity_name, shift_name, sign_innocent, sign_name,
    source_name,
};
pub use texts::ReviewTexts;

use super::Language;

impl Language {
    /// Returns its texts about reviews.
    pub fn review_texts(self) -> &'static ReviewTexts {
        match self {
            Language::Italian => &it::TEXTS,
            Language::English => &en::TEXTS,
        }
    }
}
