//! The languages that reviews are understood in.

use serde::{Deserialize, Serialize};

/// A language that there is a model for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Italian.
    #[serde(rename = "it")]
    Italian,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// German.
    #[serde(rename = "de")]
    German,
}

impl Language {
    /// All languages, in the order in which the profile numbers them.
    pub const ALL: [Language; 5] =
        [Language::Italian, Language::English, Language::Spanish, Language::French, Language::German];

    /// Returns the two-letter code (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Language::Italian => "it",
            Language::English => "en",
            Language::Spanish => "es",
            Language::French => "fr",
            Language::German => "de",
        }
    }

    /// Returns the language of a two-letter code.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }
}
