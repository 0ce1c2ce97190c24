//! Whether an improvement shows: how often people complained before a day, and since.

use super::aspect::{Aspect, Polarity};
use super::voice::{Dish, Voice};
use crate::analysis::statistics::{Interval, fisher_mid_p, wilson};

/// With fewer reviews on one side nothing can be told.
const ENOUGH: u32 = 5;
/// How many days before count.
const BEFORE: i64 = 120;

/// What can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Too few reviews before or since.
    TooFew,
    /// Fewer complaints, more surely than chance explains.
    Better,
    /// More complaints, more surely than chance explains.
    Worse,
    /// No more than chance.
    Open,
}

/// What was counted before and since.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Complaints and reviews before.
    pub before: (u32, u32),
    /// Complaints and reviews since.
    pub since: (u32, u32),
    /// The shares.
    pub shares: (Interval, Interval),
    /// What can be told.
    pub verdict: Verdict,
}

/// Measures an improvement from a day on: complaints of an aspect, of a dish, of both, or complaints as a whole.
pub fn measure(voices: &[&Voice], aspect: Option<Aspect>, dish: Option<&Dish>, day: i64) -> Effect {
    let complains = |voice: &Voice| match aspect {
        Some(aspect) => voice.says(aspect, Polarity::Negative),
        None => voice.is_negative(),
    };
    let counts = |voice: &Voice| complains(voice) && dish.is_none_or(|dish| voice.names(dish));
    let (mut before, mut since) = ((0, 0), (0, 0));
    for voice in voices.iter().filter(|voice| voice.day >= day - BEFORE) {
        let side = if voice.day < day { &mut before } else { &mut since };
        side.0 += u32::from(counts(voice));
        side.1 += 1;
    }
    let verdict = if before.1 < ENOUGH || since.1 < ENOUGH {
        Verdict::TooFew
    } else if fisher_mid_p(before.0, before.1, since.0, since.1) < 0.05 {
        Verdict::Better
    } else if fisher_mid_p(since.0, since.1, before.0, before.1) < 0.05 {
        Verdict::Worse
    } else {
        Verdict::Open
    };
    Effect { before, since, shares: (wilson(before.0, before.1), wilson(since.0, since.1)), verdict }
}
