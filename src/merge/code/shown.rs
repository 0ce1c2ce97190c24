//! What a code of this app says: a frame of a sealed file, or the words that open the shop's files.

use crate::merge::fountain::Frame;
use crate::merge::passphrase::tidy;

/// What a code with the passphrase begins with.
const WORDS: &str = "il-solito-words:";
/// The longest passphrase that is taken from a code, in bytes.
const LONGEST: usize = 400;

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A frame.
    Frame(Frame),
    /// The passphrase.
    Words(String),
}

impl Shown {
    /// Reads a code; `None` for one that is not of this app, or is damaged.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        if let Some(frame) = Frame::parse(bytes) {
            return Some(Shown::Frame(frame));
        }
        let words = tidy(std::str::from_utf8(bytes).ok()?.strip_prefix(WORDS)?);
        (!words.is_empty() && words.len() <= LONGEST).then_some(Shown::Words(words))
    }

    /// Returns what a code with the passphrase says.
    pub fn text_of_words(words: &str) -> String {
        format!("{WORDS}{words}")
    }
}
