//! How shares change over time, each with its interval.

use super::aspect::{Aspect, Polarity};
use super::voice::Voice;
use crate::analysis::statistics::{Interval, wilson};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Reviews that are complaints on the whole.
    Low,
    /// Reviews that are praise on the whole.
    High,
    /// Reviews that speak of an aspect in a certain way.
    Says(Aspect, Polarity),
}

impl Measure {
    /// Tells whether a review counts.
    pub fn holds(self, voice: &Voice) -> bool {
        match self {
            Measure::Low => voice.is_negative(),
            Measure::High => voice.is_positive(),
            Measure::Says(aspect, polarity) => voice.says(aspect, polarity),
        }
    }
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The first day, as days since 1970-01-01.
    pub from: i64,
    /// Reviews that count.
    pub some: u32,
    /// All reviews.
    pub all: u32,
    /// The share.
    pub share: Interval,
}

/// Returns `count` stretches of `days` days each that end with `today`, the earliest first.
pub fn trend(voices: &[&Voice], measure: Measure, today: i64, days: i64, count: usize) -> Vec<Spot> {
    let (days, span) = (days.max(1), count as i64);
    let begin = today + 1 - span * days;
    let mut counts = vec![(0_u32, 0_u32); count];
    for voice in voices.iter().filter(|voice| (begin..=today).contains(&voice.day)) {
        let place = ((voice.day - begin) / days) as usize;
        if let Some((some, all)) = counts.get_mut(place) {
            *some += u32::from(measure.holds(voice));
            *all += 1;
        }
    }
    let spot = |(place, (some, all)): (usize, (u32, u32))| Spot {
        from: begin + place as i64 * days,
        some,
        all,
        share: wilson(some, all),
    };
    counts.into_iter().enumerate().map(spot).collect()
}

/// Returns the mean of the stars of some reviews, with how many give any.
pub fn mean_stars<'a>(voices: impl Iterator<Item = &'a Voice>) -> Option<(f64, u32)> {
    let (sum, count) = voices
        .filter_map(|voice| voice.stars)
        .fold((0_u32, 0_u32), |(sum, count), stars| (sum + u32::from(stars), count + 1));
    (count > 0).then(|| (f64::from(sum) / f64::from(count), count))
}
