//! The languages that reviews are understood in.

use serde::{Deserialize, Serialize};

use super::token::hash;

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

/// How many buckets the profile has.
pub const BUCKETS: usize = 1024;

/// What tells the languages apart: a weight of each language for each bucket of short words and runs of letters.
#[derive(Clone, Debug)]
pub struct LanguageProfile {
    weights: Vec<[i8; 5]>,
}

impl LanguageProfile {
    /// Reads a profile; `None` when it has another length than it should.
    pub fn read(bytes: &[u8]) -> Option<LanguageProfile> {
        let (rows, rest) = bytes.as_chunks::<5>();
        let weights: Vec<[i8; 5]> = rows.iter().map(|row| row.map(u8::cast_signed)).collect();
        (weights.len() == BUCKETS && rest.is_empty()).then_some(LanguageProfile { weights })
    }

    /// Returns the language of a text, or `None` when nothing in it tells.
    pub fn language(&self, text: &str) -> Option<Language> {
        let mut sums = [0_i32; 5];
        language_features(text, |bucket| {
            for (sum, weight) in sums.iter_mut().zip(self.weights[bucket]) {
                *sum += i32::from(weight);
            }
        });
        let best = (0..5).rev().max_by_key(|at| sums[*at])?;
        let second = (0..5).filter(|at| *at != best).map(|at| sums[at]).max()?;
        (sums[best] > second).then(|| Language::ALL[best])
    }
}

/// Gives the buckets of the short words, of the runs of 1 to 3 letters and of the accented letters of a text to `sink`.
///
/// Only the beginning of a long text is looked at: 400 bytes tell enough.
pub fn language_features(text: &str, mut sink: impl FnMut(usize)) {
    let end = (0..=text.len().min(400)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut word = Vec::with_capacity(64);
    for part in text[..end].split(|letter: char| !letter.is_alphabetic()).filter(|part| !part.is_empty()) {
        word.clear();
        word.push(b'<');
        for letter in part.chars().flat_map(char::to_lowercase).take(16) {
            let mut bytes = [0; 4];
            word.extend(letter.encode_utf8(&mut bytes).bytes());
        }
        word.push(b'>');
        if word.len() <= 8 {
            sink(bucket(&word));
        }
        for size in [2, 3, 4] {
            word.windows(size).for_each(|run| sink(bucket(run)));
        }
    }
}

fn bucket(letters: &[u8]) -> usize {
    (hash(letters) >> 40) as usize % BUCKETS
}
