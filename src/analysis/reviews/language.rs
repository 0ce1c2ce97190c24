//! The languages that reviews are understood in.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::token::{Hashed, hash};

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

/// How many bytes of a text are looked at: they tell enough.
const LOOKED_AT: usize = 240;
/// By how much a language must be ahead for the rest of a text not to be looked at.
const LEAD: i32 = 800;
/// How many words are remembered before the memory is emptied.
const REMEMBERED: usize = 30_000;

/// What tells the languages apart: a weight of each language for each bucket of short words and runs of letters.
#[derive(Clone, Debug)]
pub struct LanguageProfile {
    weights: Vec<[i8; 5]>,
    words: HashMap<u64, [i32; 5], Hashed>,
}

impl LanguageProfile {
    /// Reads a profile; `None` when it has another length than it should.
    pub fn read(bytes: &[u8]) -> Option<LanguageProfile> {
        let (rows, rest) = bytes.as_chunks::<5>();
        let weights: Vec<[i8; 5]> = rows.iter().map(|row| row.map(u8::cast_signed)).collect();
        (weights.len() == BUCKETS && rest.is_empty())
            .then(|| LanguageProfile { weights, words: HashMap::default() })
    }

    /// Returns the language of a text, or `None` when nothing in it tells.
    pub fn language(&mut self, text: &str) -> Option<Language> {
        if self.words.len() > REMEMBERED {
            self.words.clear();
        }
        let (weights, words) = (&self.weights, &mut self.words);
        let mut sums = [0_i32; 5];
        for word in runs(beginning(text)) {
            let added = words.entry(hash(word.as_bytes())).or_insert_with(|| {
                let mut added = [0_i32; 5];
                word_buckets(word, |bucket| {
                    added.iter_mut().zip(weights[bucket]).for_each(|(sum, weight)| *sum += i32::from(weight));
                });
                added
            });
            sums.iter_mut().zip(added).for_each(|(sum, added)| *sum += *added);
            if ahead(&sums).is_some_and(|(_, lead)| lead > LEAD) {
                break;
            }
        }
        ahead(&sums).map(|(best, _)| Language::ALL[best])
    }
}

/// Returns the place of the highest sum, the first of equal ones, and by how much it is ahead; `None` when it is not.
fn ahead(sums: &[i32; 5]) -> Option<(usize, i32)> {
    let (mut best, mut second) = (0, i32::MIN);
    for at in 1..5 {
        if sums[at] > sums[best] {
            (best, second) = (at, sums[best]);
        } else {
            second = second.max(sums[at]);
        }
    }
    let lead = sums[best] - second;
    (lead > 0).then_some((best, lead))
}

/// Gives the buckets of the short words and of the runs of 2 to 4 letters of the beginning of a text to `sink`.
pub fn language_features(text: &str, mut sink: impl FnMut(usize)) {
    for word in runs(beginning(text)) {
        word_buckets(word, &mut sink);
    }
}

fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(LOOKED_AT)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// Returns the runs of letters of a text.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let plain = |at: usize| bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    // How many bytes the letter at a place has; none where no letter stands.
    let letter = |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii() => usize::from(byte.is_ascii_alphabetic()),
        _ => text[at..].chars().next().filter(|letter| letter.is_alphabetic()).map_or(0, char::len_utf8),
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && letter(at) == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        let start = at;
        loop {
            at += plain(at);
            match letter(at) {
                0 => break,
                length => at += length,
            }
        }
        (at > start).then(|| &text[start..at])
    })
}

fn word_buckets(word: &str, mut sink: impl FnMut(usize)) {
    let mut letters = Vec::with_capacity(32);
    letters.push(b'<');
    for letter in word.chars().flat_map(char::to_lowercase).take(16) {
        let mut bytes = [0; 4];
        letters.extend(letter.encode_utf8(&mut bytes).bytes());
    }
    letters.push(b'>');
    if letters.len() <= 8 {
        sink(bucket(&letters));
    }
    for size in [2, 3, 4] {
        letters.windows(size).for_each(|run| sink(bucket(run)));
    }
}

fn bucket(letters: &[u8]) -> usize {
    (hash(letters) >> 40) as usize % BUCKETS
}
