//! What the models look at: words, their beginnings, and pairs of words, each as a number.

use super::clause::{Passage, divide};
use super::lexicon::{Hit, Lexicon};
use super::token::{Kind, Token, Tokens, hash, mix};

/// A text taken apart: its tokens, what the lexicon finds in it, and its clauses.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The tokens.
    pub tokens: Tokens,
    /// What the lexicon finds, in the order of the text.
    pub hits: Vec<Hit>,
    /// Where each token stands.
    pub passages: Vec<Passage>,
}

impl Sheet {
    /// Takes a text apart.
    pub fn of(text: &str, lexicon: &Lexicon) -> Sheet {
        let mut sheet = Sheet { tokens: Tokens::of(text), ..Sheet::default() };
        let mut at = 0;
        while let Some(token) = sheet.tokens.list().get(at) {
            let candidates = lexicon.candidates(sheet.tokens.folded(token));
            at = lexicon.find(&sheet.tokens, at, &candidates, &mut sheet.hits);
        }
        divide(&sheet.tokens, &sheet.hits, &mut sheet.passages);
        sheet
    }
}

/// How much the beginnings of a word weigh beside the word itself.
pub const BEGINNINGS: f32 = 0.3;
/// How much a pair of words weighs beside a word.
pub const PAIR: f32 = 0.7;
/// How much a word weighs for the polarity of one subject alone, beside its weight for all of them.
pub const OWN: f32 = 1.0;

/// Gives the numbers of the features of one token, each with its strength, to `sink`.
///
/// A word counts 1; its beginnings of 3 to 7 letters count [`BEGINNINGS`] together, in the sense of the root of the sum of
/// squares. They tell as much as all runs of letters do, and are a quarter as many: more words find room.
pub fn word_features(tokens: &Tokens, token: &Token, mut sink: impl FnMut(u32, f32)) {
    sink(token.hash as u32, 1.0);
    if token.kind != Kind::Word {
        return;
    }
    let mut letters = [0_u8; 40];
    let word = tokens.folded(token).as_bytes();
    let length = word.len().min(38);
    letters[0] = b'<';
    letters[1..=length].copy_from_slice(&word[..length]);
    letters[length + 1] = b'>';
    let bounded = &letters[..length + 2];
    let beginnings = (4..=8).filter_map(|size| bounded.get(..size));
    let strength = BEGINNINGS / (beginnings.clone().count().max(1) as f32).sqrt();
    for beginning in beginnings {
        sink((hash(beginning) >> 32) as u32, strength);
    }
}

/// Returns the number of a pair of neighbouring words.
pub fn pair_feature(first: &Token, second: &Token) -> u32 {
    mix(first.hash.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second.hash) as u32
}

/// Returns the number of a word under a negation.
pub fn negated_feature(token: &Token) -> u32 {
    mix(token.hash ^ 0x27d4_eb2f_1656_67c5) as u32
}

/// Returns the number of a word for the polarity of one subject: what is small on a plate is not what is small on a bill.
pub fn own_feature(token: &Token, subject: usize) -> u32 {
    mix(token.hash ^ (subject as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)) as u32
}

/// Returns how strongly every token of a passage counts, by the number of tokens: long passages are worth more than one short
/// one, but not by as much as they are longer.
pub fn size_factor(tokens: f32) -> f32 {
    1.0 / ((tokens + 4.0) / 10.0).sqrt().sqrt()
}
