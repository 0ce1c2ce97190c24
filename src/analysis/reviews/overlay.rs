//! What the owner has corrected: a small sparse model that is added to the shipped one.

use std::collections::BTreeMap;

use super::aspect::{Aspect, Polarity};
use super::feature::pair_feature;
use super::token::{Kind, Token, mix};

/// By how much log-odds a corrected text is put on the right side.
const MARGIN: f32 = 2.0;
/// How strongly the whole sentence, each pair of words and each long word counts.
const STRENGTH: (f32, f32, f32) = (1.0, 0.8, 0.5);
/// From how many letters on a word can be touched alone.
const LONG: u32 = 5;

/// The corrections, as weights of words, pairs and whole sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    presence: BTreeMap<(u32, Aspect), f32>,
    polarity: BTreeMap<(u32, Aspect), [f32; 3]>,
}

impl Overlay {
    /// Tells whether nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.presence.is_empty() && self.polarity.is_empty()
    }

    /// Returns what the corrections add to the log-odds that an aspect is spoken of.
    pub fn presence(&self, features: &[(u32, f32)], aspect: Aspect) -> f32 {
        features
            .iter()
            .filter_map(|(feature, value)| {
                self.presence.get(&(*feature, aspect)).map(|weight| weight * value)
            })
            .sum()
    }

    /// Adds what the corrections add to the log-odds of each polarity.
    pub fn shift(&self, features: &[(u32, f32)], aspect: Aspect, odds: &mut [f32; 3]) {
        for (feature, value) in features {
            if let Some(weights) = self.polarity.get(&(*feature, aspect)) {
                for (odds, weight) in odds.iter_mut().zip(weights) {
                    *odds += weight * value;
                }
            }
        }
    }

    /// Learns one sentence: just as much as puts it on the right side (Crammer and others 2006, "passive-aggressive").
    ///
    /// `presence` is the log-odds found now and the chance from which on the aspect is reported.
    pub fn learn(
        &mut self,
        features: &[(u32, f32)],
        aspect: Aspect,
        truth: Option<Polarity>,
        presence: (f32, f32),
        odds: [f32; 3],
    ) {
        let norm: f32 = features.iter().map(|(_, value)| value * value).sum();
        if norm <= 0.0 {
            return;
        }
        let (found, threshold) = presence;
        let edge = (threshold / (1.0 - threshold)).ln();
        let missing = match truth {
            Some(_) => (edge + MARGIN - found).max(0.0),
            None => (edge - MARGIN - found).min(0.0),
        };
        for (feature, value) in features.iter().filter(|_| missing != 0.0) {
            *self.presence.entry((*feature, aspect)).or_default() += missing * value / norm;
        }
        let Some(truth) = truth else { return };
        let rival = Polarity::ALL
            .into_iter()
            .filter(|other| *other != truth)
            .map(|other| odds[other as usize])
            .fold(f32::MIN, f32::max);
        let missing = (rival + MARGIN - odds[truth as usize]).max(0.0);
        for (feature, value) in features.iter().filter(|_| missing > 0.0) {
            let weights = self.polarity.entry((*feature, aspect)).or_default();
            for polarity in Polarity::ALL {
                let towards = if polarity == truth { 0.5 } else { -0.5 };
                weights[polarity as usize] += towards * missing * value / norm;
            }
        }
    }
}

/// Returns the features of a sentence that corrections touch, each once: the sentence itself, its pairs of words, its long words.
pub fn features(tokens: &[Token]) -> Vec<(u32, f32)> {
    let words: Vec<&Token> = tokens.iter().filter(|token| token.kind != Kind::Mark).collect();
    let whole = words.iter().fold(0_u64, |hash, token| mix(hash.rotate_left(5) ^ token.hash));
    let mut features = vec![(whole as u32, STRENGTH.0)];
    features.extend(words.windows(2).map(|pair| (pair_feature(pair[0], pair[1]), STRENGTH.1)));
    features.extend(
        words
            .iter()
            .filter(|token| token.end - token.start >= LONG)
            .map(|token| (token.hash as u32, STRENGTH.2)),
    );
    features.sort_by_key(|(feature, _)| *feature);
    features.dedup_by_key(|(feature, _)| *feature);
    features
}
