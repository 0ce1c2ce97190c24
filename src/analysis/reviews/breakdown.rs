//! Praise and complaint by dish, weekday, shift, source and language.

use std::collections::BTreeMap;

use super::Language;
use super::voice::{Dish, Shift, Voice};
use crate::domain::order;

/// By what reviews are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the dish that is named.
    Dish,
    /// By the weekday that is named, or else on which it was written.
    Weekday,
    /// By the shift that is named, or else, of what was said at the counter, in which it was said.
    Shift,
    /// By where they were written.
    Source,
    /// By language.
    Language,
}

/// What reviews have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// A dish, by its name.
    Dish(String),
    /// A weekday, 0 for Monday.
    Weekday(u8),
    /// A shift.
    Shift(Shift),
    /// A source.
    Source(String),
    /// A language.
    Language(Language),
}

/// How many reviews there are of something, and how they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub all: u32,
    /// Praise on the whole.
    pub high: u32,
    /// Complaints on the whole.
    pub low: u32,
}

/// Counts reviews apart; weekdays and shifts in their order, the others by how many there are, the most first.
pub fn breakdown(voices: &[&Voice], by: By, dishes: &[Dish]) -> Vec<(Share, Counts)> {
    let mut table: BTreeMap<Share, Counts> = BTreeMap::new();
    for voice in voices {
        for share in shares(voice, by, dishes) {
            let counts = table.entry(share).or_default();
            counts.all += 1;
            counts.high += u32::from(voice.is_positive());
            counts.low += u32::from(voice.is_negative());
        }
    }
    let mut rows: Vec<(Share, Counts)> = table.into_iter().collect();
    if matches!(by, By::Dish | By::Source | By::Language) {
        order::sort_by_key(&mut rows, |(share, counts)| (std::cmp::Reverse(counts.all), share.clone()));
    }
    rows
}

fn shares(voice: &Voice, by: By, dishes: &[Dish]) -> Vec<Share> {
    match by {
        By::Dish => {
            let named = dishes.iter().filter(|dish| voice.names(dish));
            named.map(|dish| Share::Dish(dish.name.clone())).collect()
        }
        By::Weekday => {
            let written = (voice.day + 3).rem_euclid(7) as u8;
            vec![Share::Weekday(voice.weekday().unwrap_or(written))]
        }
        By::Shift => {
            let spoken = (voice.source == crate::domain::Review::COUNTER).then_some(voice.minute).flatten();
            voice.shift().or(spoken.map(Shift::at)).map(Share::Shift).into_iter().collect()
        }
        By::Source => vec![Share::Source(voice.source.clone())],
        By::Language => vec![Share::Language(voice.language)],
    }
}
