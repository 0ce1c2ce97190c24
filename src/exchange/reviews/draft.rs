//! A review as a file tells it, before it is compared with what is known.

use super::{When, unwrap_translation};
use crate::analysis::fold;
use crate::domain::PaperId;

/// What one place of a file tells of one review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewDraft {
    /// The part of the archive it is in, empty for a plain file.
    pub part: Box<str>,
    /// The line it begins on, counted from 1.
    pub line: u32,
    /// How its source names it; empty where it does not.
    pub key: Box<str>,
    /// Where it was written: `google`, `tripadvisor`, or as the file says.
    pub source: Box<str>,
    /// Who wrote it, empty where not told.
    pub author: Box<str>,
    /// 1 to 5, where given.
    pub stars: Option<u8>,
    /// What was written, its title before it; empty where only stars were given.
    pub text: Box<str>,
    /// The language as the file tells it, as a BCP 47 tag; empty where it does not.
    pub language: Box<str>,
    /// When.
    pub when: When,
    /// Where it can be read.
    pub url: Box<str>,
    /// What the house answered.
    pub reply: Box<str>,
    /// The month `YYYY-MM` or day of the visit, empty where not told.
    pub visited: Box<str>,
    /// How many reviews the author has written, where told.
    pub author_reviews: Option<u32>,
}

impl ReviewDraft {
    /// Returns whether it says anything.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.stars.is_none()
    }

    /// Returns its id: the same for the same review wherever and how often it is read, so that phones agree. `number`
    /// tells apart reviews of a file of which nothing else is different.
    pub fn id(&self, number: u32) -> PaperId {
        if !self.key.is_empty() {
            return PaperId::derived(&["review", &self.source, &self.key]);
        }
        let stars = self.stars.map_or(String::new(), |stars| stars.to_string());
        let (author, text, number) = (fold(&self.author), fold(&self.text), number.to_string());
        let day = self.when.day().map_or(String::new(), |day| day.0.to_string());
        PaperId::derived(&["review", &self.source, &author, &day, &stars, &text, &number])
    }

    /// Puts a title before the text, and takes a translation away.
    pub fn set_text(&mut self, title: &str, text: &str) {
        let (title, text) = (title.trim(), unwrap_translation(text));
        // Some sites give the beginning of the text as its title.
        let bare = title.trim_end_matches(['.', '…']);
        self.text = match (bare.is_empty(), text.is_empty()) {
            (true, _) => text.into(),
            (false, true) => title.into(),
            _ if text.starts_with(bare) => text.into(),
            _ => format!("{title}\n{text}").into(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_review_has_the_same_id() {
        let one =
            ReviewDraft { author: "Chiara B.".into(), text: "Tutto buono".into(), ..Default::default() };
        let other = ReviewDraft { author: "chiara b".into(), line: 9, ..one.clone() };
        assert_eq!(one.id(0), other.id(0));
        assert_ne!(one.id(0), one.id(1));
        let named = ReviewDraft { key: "abc".into(), ..one.clone() };
        assert_ne!(named.id(0), one.id(0));
        assert_eq!(named.id(0), ReviewDraft { text: "".into(), ..named.clone() }.id(1));
    }

    #[test]
    fn a_title_is_not_said_twice() {
        let mut draft = ReviewDraft::default();
        draft.set_text("Ottima cena…", "Ottima cena, torneremo");
        assert_eq!(&*draft.text, "Ottima cena, torneremo");
        draft.set_text("Delusi", "Pasta fredda");
        assert_eq!(&*draft.text, "Delusi\nPasta fredda");
    }
}
