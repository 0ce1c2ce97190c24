//! Signs that reviews were coordinated: a ledger with base rates and innocent explanations, never a verdict.

use super::aspect::{Aspect, Polarity};
use super::burst::Burst;
use super::token::{Kind, Tokens, hash};
use super::voice::{Dish, Voice, stem};
use crate::analysis::statistics::{Interval, fisher_mid_p, wilson};
use crate::domain::order;

/// From how many words on two texts can be told to be alike.
const WORDS: usize = 8;
/// From which share of common shingles on two texts are near-duplicates.
const ALIKE: f64 = 0.3;
/// How many earlier reviews, at most, are compared with each other to tell how usual it is that two are alike.
const COMPARED: usize = 200;
/// The share of one-star reviews that are their author's only one, in a public set.
const SINGLE: f64 = 0.37;

/// What a sign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignKind {
    /// More reviews in a few days than usual.
    Burst,
    /// Texts of different authors that are nearly the same.
    Alike,
    /// Texts without anything that only a visitor would know.
    Vague,
    /// Posted when the venue is closed.
    Closed,
    /// Hardly anything but the extreme number of stars.
    Extreme,
    /// All in one place, though reviews usually come from several.
    OnePlace,
    /// Authors with no other review.
    Single,
    /// Complaints of many unrelated things, none of them more than the others.
    Scattered,
}

/// One line of the ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// What it is.
    pub kind: SignKind,
    /// How often it was seen.
    pub seen: Interval,
    /// How many that is.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// How often it is seen in ordinary reviews, 0 to 1.
    pub usual: f64,
    /// How much it speaks for coordination, in units of a factor e of the odds; below 0 it speaks against.
    pub weight: f64,
}

/// What the signs together are consistent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With coordination.
    Coordination,
    /// With a real problem.
    Problem,
    /// With both.
    Open,
}

/// What is known beside the reviews.
pub struct Circumstances<'a> {
    /// The menu.
    pub dishes: &'a [Dish],
    /// Tells whether the venue is open on a weekday (0 for Monday) at a minute of the day; `None` where unknown.
    pub open: &'a dyn Fn(u8, u16) -> Option<bool>,
    /// The burst, if there is one.
    pub burst: Option<Burst>,
    /// Whether one aspect leads among the complaints, and how clearly, 0 to 1.
    pub focus: Option<f64>,
}

/// Returns the ledger of the extreme reviews of a window against those before.
pub fn ledger(window: &[&Voice], before: &[&Voice], circumstances: &Circumstances) -> Vec<Sign> {
    let mut signs = Vec::new();
    let all = window.len() as u32;
    let mut add = |kind: SignKind, count: u32, of: u32, usual: f64, weight: f64| {
        signs.push(Sign { kind, seen: wilson(count, of), count, of, usual, weight });
    };
    if let Some(burst) = circumstances.burst.filter(|burst| burst.chance < 0.05) {
        let short = burst.days <= 3;
        add(SignKind::Burst, burst.count, burst.count, burst.chance, if short { 0.8 } else { 0.3 });
    }
    let alike = near_duplicates(window);
    let recent = before.get(before.len().saturating_sub(COMPARED)..).unwrap_or_default();
    let (count, usual) = (alike.len() as u32, near_duplicates(recent).len() as u32);
    // Where ordinary reviews are alike too, as many of these tell nothing.
    let tells = count >= 2 && fisher_mid_p(count, all, usual, recent.len() as u32) < 0.05;
    let share = f64::from(count) / f64::from(all.max(1));
    let usual = f64::from(usual) / recent.len().max(1) as f64;
    add(SignKind::Alike, count, all, usual, if tells { 1.0 + 3.0 * share } else { 0.0 });

    let vague = |voices: &[&Voice]| {
        voices.iter().filter(|voice| !has_specifics(voice, circumstances.dishes)).count() as u32
    };
    let earlier: Vec<&Voice> = before.iter().filter(|voice| voice.is_negative()).copied().collect();
    let usual = (f64::from(vague(&earlier)) + 0.35 * 10.0) / (earlier.len() as f64 + 10.0);
    let count = vague(window);
    add(SignKind::Vague, count, all, usual, likelihood(count, all, usual, 0.85, 1.6));

    let timed: Vec<bool> = window
        .iter()
        .filter_map(|voice| (circumstances.open)((voice.day + 3).rem_euclid(7) as u8, voice.minute?))
        .collect();
    if !timed.is_empty() {
        let count = timed.iter().filter(|open| !**open).count() as u32;
        // People write at home, at night: this says little.
        add(
            SignKind::Closed,
            count,
            timed.len() as u32,
            0.5,
            likelihood(count, timed.len() as u32, 0.5, 0.75, 0.5),
        );
    }
    let starred: Vec<u8> = window.iter().filter_map(|voice| voice.stars).collect();
    if !starred.is_empty() {
        let count = starred.iter().filter(|stars| matches!(stars, 1 | 5)).count() as u32;
        add(
            SignKind::Extreme,
            count,
            starred.len() as u32,
            0.6,
            likelihood(count, starred.len() as u32, 0.6, 0.95, 1.2),
        );
    }
    add_place(window, before, &mut add);
    let counted: Vec<u32> = window.iter().filter_map(|voice| voice.author_reviews).collect();
    if !counted.is_empty() {
        let (count, of) =
            (counted.iter().filter(|reviews| **reviews <= 1).count() as u32, counted.len() as u32);
        add(SignKind::Single, count, of, SINGLE, likelihood(count, of, SINGLE, 0.85, 0.9));
    }
    let focus = circumstances.focus.unwrap_or(0.0);
    let weight = if focus >= 0.4 {
        -1.6
    } else if circumstances.focus.is_none() {
        0.5
    } else {
        0.0
    };
    add(SignKind::Scattered, ((1.0 - focus) * f64::from(all)).round() as u32, all, 0.5, weight);
    signs
}

fn add_place(window: &[&Voice], before: &[&Voice], add: &mut impl FnMut(SignKind, u32, u32, f64, f64)) {
    let mut places: Vec<(&str, u32)> = Vec::new();
    for voice in window.iter().filter(|voice| !voice.source.is_empty()) {
        match places.iter_mut().find(|(place, _)| *place == voice.source) {
            Some((_, count)) => *count += 1,
            None => places.push((&voice.source, 1)),
        }
    }
    let Some((place, count)) = places.iter().max_by_key(|(_, count)| *count) else { return };
    let usual = before.iter().filter(|voice| voice.source == *place).count() as u32;
    let chance = fisher_mid_p(*count, window.len() as u32, usual, before.len() as u32);
    let share = f64::from(usual) / before.len().max(1) as f64;
    let tells = *count == window.len() as u32 && chance < 0.05 && share < 0.9;
    add(SignKind::OnePlace, *count, window.len() as u32, share, if tells { 0.7 } else { 0.0 });
}

/// Returns what the ledger is consistent with.
pub fn outcome(signs: &[Sign], focus: bool) -> Outcome {
    let weight = weight(signs);
    if weight >= 2.6 {
        Outcome::Coordination
    } else if focus && weight < 1.6 {
        Outcome::Problem
    } else {
        Outcome::Open
    }
}

/// Returns the sum of the weights of a ledger.
pub fn weight(signs: &[Sign]) -> f64 {
    signs.iter().map(|sign| sign.weight).sum()
}

/// Returns the logarithm of how much more likely so many are when coordinated than usually, at most `most` either way.
fn likelihood(count: u32, of: u32, usual: f64, coordinated: f64, most: f64) -> f64 {
    let (usual, misses) = (usual.clamp(0.05, 0.8), of - count);
    let gain = f64::from(count) * (coordinated / usual).ln()
        + f64::from(misses) * ((1.0 - coordinated) / (1.0 - usual)).ln();
    gain.clamp(-most, most)
}

/// Returns the reviews that are nearly the same as one of another author, as indices.
pub fn near_duplicates(voices: &[&Voice]) -> Vec<usize> {
    let texts: Vec<Option<Shingles>> = voices.iter().map(|voice| shingles(&voice.text)).collect();
    let alike = |one: usize, other: usize| {
        let (Some(first), Some(second)) = (&texts[one], &texts[other]) else { return false };
        let foreign = voices[one].author != voices[other].author || voices[one].author.is_empty();
        // Copies share runs of words; paraphrases share most of the words that mean something.
        foreign
            && (jaccard(&first.pairs, &second.pairs) >= ALIKE
                || jaccard(&first.content, &second.content) >= 0.5)
    };
    (0..voices.len())
        .filter(|one| (0..voices.len()).any(|other| other != *one && alike(*one, other)))
        .collect()
}

/// Hashes of what a text is compared by, in order.
struct Shingles {
    pairs: Vec<u64>,
    content: Vec<u64>,
}

/// Returns the pairs of words and the words that mean something of a text that is long enough.
fn shingles(text: &str) -> Option<Shingles> {
    let tokens = Tokens::of(text);
    let words: Vec<&str> = tokens
        .list()
        .iter()
        .filter(|token| token.kind == Kind::Word)
        .map(|token| tokens.folded(token))
        .collect();
    if words.len() < WORDS {
        return None;
    }
    let of_word = |word: &&str| hash(word.as_bytes());
    let mut pairs: Vec<u64> =
        words.windows(2).map(|pair| of_word(&pair[0]).rotate_left(17) ^ of_word(&pair[1])).collect();
    let mut content: Vec<u64> =
        words.iter().filter(|word| word.len() > 3).map(|word| of_word(&stem(word))).collect();
    order::sort_out(&mut pairs);
    order::sort_out(&mut content);
    if content.len() < 5 {
        content.clear();
    }
    Some(Shingles { pairs, content })
}

/// Returns the share of two ordered lists that both have, 0 where both are empty.
fn jaccard(one: &[u64], other: &[u64]) -> f64 {
    let (mut at, mut to, mut both) = (0, 0, 0_usize);
    while at < one.len() && to < other.len() {
        let (left, right) = (one[at], other[to]);
        both += usize::from(left == right);
        at += usize::from(left <= right);
        to += usize::from(right <= left);
    }
    both as f64 / (one.len() + other.len() - both).max(1) as f64
}

/// Tells whether a review holds something that a visitor would know: a dish, a number, a day or a shift, a thing of food or drink,
/// or several complaints that are about something.
pub fn has_specifics(voice: &Voice, dishes: &[Dish]) -> bool {
    let sure = voice.reading.mentions.iter().any(|mention| {
        mention.aspect != Aspect::General && mention.presence > 0.75 && mention.polarity != Polarity::Neutral
    });
    voice.hints.number
        || voice.weekday().is_some()
        || voice.shift().is_some()
        || (sure && voice.hints.length >= 14)
        || dishes.iter().any(|dish| voice.names(dish))
}
