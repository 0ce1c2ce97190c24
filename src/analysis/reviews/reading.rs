//! What a review says, sentence by sentence and on the whole.

use super::aspect::{Aspect, Polarity};
use crate::domain::{Correction, order};

/// What one sentence says of one aspect.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Of what.
    pub aspect: Aspect,
    /// How.
    pub polarity: Polarity,
    /// The chance that both are right, 0 to 1.
    pub confidence: f32,
    /// The chances of positive, negative and neutral.
    pub chances: [f32; 3],
    /// The chance that the aspect is spoken of at all.
    pub presence: f32,
    /// The first byte of the clause that says it.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// What a review says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it says, in the order of the text.
    pub mentions: Vec<Mention>,
    /// What it says on the whole.
    pub polarity: Polarity,
    /// How good it is on the whole, from -1 to 1.
    pub score: f32,
}

/// What a whole review says of one aspect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// Of what.
    pub aspect: Aspect,
    /// How: neutral when one sentence praises what another blames.
    pub polarity: Polarity,
    /// The chance that both are right, 0 to 1.
    pub confidence: f32,
    /// The first byte of the clause that says it most surely.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Reading {
    /// Returns the reading of a text that says nothing.
    pub fn silent() -> Reading {
        Reading { mentions: Vec::new(), polarity: Polarity::Neutral, score: 0.0 }
    }

    /// Puts what the owner says of a clause in place of what was read from it.
    pub fn correct(&mut self, text: &str, correction: &Correction) {
        let clause = &*correction.clause;
        let stands = text.get(correction.start..).is_some_and(|rest| rest.starts_with(clause));
        let start = if stands { Some(correction.start) } else { text.find(clause) };
        let (Some(start), Some(aspect)) = (start, Aspect::from_name(&correction.aspect)) else { return };
        let end = start + clause.len();
        self.mentions
            .retain(|mention| mention.aspect != aspect || mention.end <= start || mention.start >= end);
        if let Some(polarity) = correction.polarity.as_deref().and_then(Polarity::from_name) {
            let mut chances = [0.0; 3];
            chances[polarity as usize] = 1.0;
            let (confidence, presence) = (1.0, 1.0);
            self.mentions.push(Mention { aspect, polarity, confidence, chances, presence, start, end });
            order::sort_by_key(&mut self.mentions, |mention| (mention.start, mention.aspect));
        }
    }

    /// Returns what the review says of each aspect, each at most once, in the order of the aspects.
    pub fn summaries(&self) -> Vec<Summary> {
        Aspect::ALL.into_iter().filter_map(|aspect| self.summary(aspect)).collect()
    }

    fn summary(&self, aspect: Aspect) -> Option<Summary> {
        let mentions: Vec<&Mention> =
            self.mentions.iter().filter(|mention| mention.aspect == aspect).collect();
        let surest = mentions
            .iter()
            .copied()
            .reduce(|one, other| if other.confidence > one.confidence { other } else { one })?;
        let mut chances = [0.0; 3];
        for mention in &mentions {
            for (sum, chance) in chances.iter_mut().zip(mention.chances) {
                *sum += chance * mention.presence;
            }
        }
        let whole: f32 = chances.iter().sum();
        let says = |polarity| mentions.iter().any(|mention| mention.polarity == polarity);
        let mixed = says(Polarity::Positive)
            && says(Polarity::Negative)
            && (chances[0] - chances[1]).abs() < 0.2 * whole;
        let polarity = if mixed { Polarity::Neutral } else { best(&chances) };
        let sure = if mixed { 0.5 } else { chances[polarity as usize] / whole };
        let presence = mentions.iter().map(|mention| mention.presence).fold(0.0, f32::max);
        Some(Summary { aspect, polarity, confidence: presence * sure, start: surest.start, end: surest.end })
    }
}

/// A word or phrase that speaks for a decision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// How much it adds to the log-odds.
    pub weight: f32,
}

/// Returns the likeliest polarity.
pub(super) fn best(chances: &[f32; 3]) -> Polarity {
    let mut best = Polarity::Positive;
    for polarity in Polarity::ALL {
        if chances[polarity as usize] > chances[best as usize] {
            best = polarity;
        }
    }
    best
}
