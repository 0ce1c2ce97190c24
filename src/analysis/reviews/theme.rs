//! What is said consistently: phrases that one kind of mention uses more than all of the venue's reviews do.

use crate::domain::order;
use std::collections::{BTreeMap, BTreeSet};

use super::aspect::{Aspect, Polarity};
use super::token::{Kind, Tokens};
use super::voice::{Voice, stem};
use crate::analysis::statistics::{Interval, discoveries, fisher_mid_p, normal_tail, wilson};

/// How many different reviewers a theme needs at least.
const REVIEWERS: usize = 3;
/// Which share of the themes may be chance.
const RATE: f64 = 0.1;
/// How much all reviews together weigh as the prior, in reviews.
const PRIOR: f64 = 20.0;
/// How many quotes are given.
const QUOTES: usize = 3;

/// A phrase that is used consistently.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// What it is about.
    pub aspect: Aspect,
    /// Whether it is praise, complaint or fact.
    pub polarity: Polarity,
    /// The words, as the first quote writes them.
    pub words: String,
    /// The reviews that say it, as indices, oldest first.
    pub reviews: Vec<usize>,
    /// The share of the reviews that say it, among those that speak so of the aspect.
    pub share: Interval,
    /// How surely it belongs there (z of the weighted log-odds of Monroe, Colaresi and Quinn 2008).
    pub z: f64,
    /// Clauses that say it: review, first byte, byte after the last.
    pub quotes: Vec<(usize, usize, usize)>,
    /// Among all reviews, the share that say it in the older half and in the newer half.
    pub trend: (Interval, Interval),
    /// The weekday (0 for Monday) on which it clusters, if it does.
    pub weekday: Option<u8>,
}

/// The reviews and the clauses that use a phrase, and how it is written.
#[derive(Default)]
struct Use {
    reviews: BTreeSet<usize>,
    clauses: Vec<(usize, usize, usize)>,
    written: String,
}

/// Returns the themes of all reviews, for each aspect and polarity, surest first.
pub fn themes(voices: &[Voice]) -> Vec<Theme> {
    let mut groups: BTreeMap<(Aspect, Polarity), BTreeMap<String, Use>> = BTreeMap::new();
    let mut everywhere: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (review, voice) in voices.iter().enumerate() {
        for (phrase, _) in phrases(&voice.text) {
            everywhere.entry(phrase).or_default().insert(review);
        }
        for mention in &voice.reading.mentions {
            let clause = voice.text.get(mention.start..mention.end).unwrap_or_default();
            let group = groups.entry((mention.aspect, mention.polarity)).or_default();
            for (phrase, written) in phrases(clause) {
                let used = group.entry(phrase).or_default();
                if used.reviews.insert(review) {
                    used.clauses.push((review, mention.start, mention.end));
                }
                if used.written.is_empty() {
                    used.written = written;
                }
            }
        }
    }
    let mut themes = Vec::new();
    for ((aspect, polarity), uses) in groups {
        let size = voices.iter().filter(|voice| voice.says(aspect, polarity)).count();
        themes.extend(group_themes(voices, aspect, polarity, size, uses, &everywhere));
    }
    let chances: Vec<f64> = themes.iter().map(|theme| normal_tail(theme.z)).collect();
    let mut stands = discoveries(&chances, RATE).into_iter();
    themes.retain(|_| stands.next().unwrap_or(false));
    // Of phrases that the same reviews carry the longest tells most.
    let rank = |theme: &Theme| (std::cmp::Reverse(theme.words.len()), theme.words.clone());
    order::sort_by(&mut themes, |one, other| {
        other.z.total_cmp(&one.z).then_with(|| rank(one).cmp(&rank(other)))
    });
    without_echoes(themes)
}

fn group_themes(
    voices: &[Voice],
    aspect: Aspect,
    polarity: Polarity,
    size: usize,
    uses: BTreeMap<String, Use>,
    everywhere: &BTreeMap<String, BTreeSet<usize>>,
) -> Vec<Theme> {
    let all = voices.len() as f64;
    let mut themes = Vec::new();
    for (phrase, used) in uses {
        let authors: BTreeSet<&str> =
            used.reviews.iter().map(|review| voices[*review].author.as_str()).collect();
        let anonymous = authors.contains("");
        let reviewers = if anonymous { used.reviews.len() } else { authors.len() };
        if reviewers < REVIEWERS {
            continue;
        }
        let total = everywhere.get(&phrase).map_or(0, BTreeSet::len) as f64;
        let (here, rest) = (used.reviews.len() as f64, (total - used.reviews.len() as f64).max(0.0));
        let z = log_odds(here, size as f64, rest, all - size as f64, total / all * PRIOR);
        let reviews: Vec<usize> = sorted_by_day(voices, used.reviews.iter().copied());
        themes.push(Theme {
            aspect,
            polarity,
            words: used.written,
            share: wilson(reviews.len() as u32, size as u32),
            z,
            quotes: used.clauses.iter().rev().take(QUOTES).copied().collect(),
            trend: trend(voices, &reviews),
            weekday: weekday(voices, &reviews),
            reviews,
        });
    }
    themes
}

/// Returns the z of the log-odds of a phrase: used by `here` of `size` reviews against `rest` of `others`, with `prior` uses
/// in [`PRIOR`] reviews known beforehand.
fn log_odds(here: f64, size: f64, rest: f64, others: f64, prior: f64) -> f64 {
    let odds = |some: f64, all: f64| ((some + prior) / (all + PRIOR - some - prior).max(0.5)).ln();
    let spread = 1.0 / (here + prior) + 1.0 / (rest + prior);
    (odds(here, size) - odds(rest, others)) / spread.sqrt()
}

fn sorted_by_day(voices: &[Voice], reviews: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut reviews: Vec<usize> = reviews.collect();
    order::sort_by_key(&mut reviews, |review| (voices[*review].day, *review));
    reviews
}

fn trend(voices: &[Voice], reviews: &[usize]) -> (Interval, Interval) {
    let mut days: Vec<i64> = voices.iter().map(|voice| voice.day).collect();
    order::sort(&mut days);
    let middle = days[days.len() / 2];
    let older = |day: i64| day < middle;
    let count = |days: &mut dyn Iterator<Item = i64>| days.filter(|day| older(*day)).count() as u32;
    let (old, old_all) =
        (count(&mut reviews.iter().map(|review| voices[*review].day)), count(&mut days.iter().copied()));
    (wilson(old, old_all), wilson(reviews.len() as u32 - old, days.len() as u32 - old_all))
}

fn weekday(voices: &[Voice], reviews: &[usize]) -> Option<u8> {
    let of = |review: usize| (voices[review].day + 3).rem_euclid(7) as u8;
    let count = |day: u8, reviews: &mut dyn Iterator<Item = usize>| {
        reviews.filter(|review| of(*review) == day).count() as u32
    };
    let chances: Vec<f64> = (0..7)
        .map(|day| {
            let here = count(day, &mut reviews.iter().copied());
            let all = count(day, &mut (0..voices.len()));
            let others = voices.len() as u32 - reviews.len() as u32;
            fisher_mid_p(here, reviews.len() as u32, all - here, others)
        })
        .collect();
    let best =
        (0..7_u8).min_by(|one, other| chances[usize::from(*one)].total_cmp(&chances[usize::from(*other)]))?;
    discoveries(&chances, RATE)[usize::from(best)].then_some(best)
}

/// Drops a theme that mostly the same reviews carry as a surer one of the same kind.
fn without_echoes(themes: Vec<Theme>) -> Vec<Theme> {
    let mut kept: Vec<Theme> = Vec::new();
    for theme in themes {
        let echo = kept.iter().any(|known| {
            let both = theme.reviews.iter().filter(|review| known.reviews.contains(review)).count();
            (known.aspect, known.polarity) == (theme.aspect, theme.polarity)
                && both * 10 >= theme.reviews.len() * 7
        });
        if !echo {
            kept.push(theme);
        }
    }
    kept
}

/// Returns the phrases of one to three words of a text, stemmed, each with how it is written; none begins or ends with a small word.
fn phrases(text: &str) -> BTreeMap<String, String> {
    let tokens = Tokens::of(text);
    let list = tokens.list();
    let mut phrases = BTreeMap::new();
    for size in 1..=3 {
        for window in list.windows(size) {
            let words: Vec<&str> = window.iter().map(|token| tokens.folded(token)).collect();
            let plain = window.iter().all(|token| token.kind == Kind::Word);
            let bare = |word: Option<&&str>| word.is_none_or(|word| word.len() < 3 || SMALL.contains(word));
            if plain && !bare(words.first()) && !bare(words.last()) {
                let stems: Vec<&str> = words.iter().map(|word| stem(word)).collect();
                let (first, last) = (window[0].start as usize, window[size - 1].end as usize);
                phrases.entry(stems.join(" ")).or_insert_with(|| text[first..last].to_lowercase());
            }
        }
    }
    phrases
}

/// Words that carry no theme of their own, in five languages, folded.
const SMALL: &[&str] = &[
    "the", "and", "was", "were", "for", "with", "that", "this", "but", "they", "our", "had", "has", "have",
    "are", "you", "from", "all", "not", "been", "very", "when", "there", "which", "out", "just", "too",
    "also", "than", "she", "her", "his", "him", "non", "che", "con", "per", "una", "uno", "gli", "del",
    "della", "dei", "delle", "nel", "nella", "dal", "dalla", "sul", "sulla", "alla", "era", "erano", "sono",
    "stato", "stata", "stati", "molto", "anche", "piu", "come", "questo", "questa", "abbiamo", "ma", "poi",
    "solo", "tutto", "tutti", "hanno", "aveva", "quando", "dove", "perche", "ci", "si", "los", "las", "una",
    "del", "que", "por", "para", "muy", "mas", "pero", "estaba", "fue", "nos", "sin", "como", "todo", "les",
    "des", "une", "est", "dans", "pour", "pas", "tres", "avec", "sur", "mais", "nous", "etait", "plus",
    "tout", "qui", "ont", "der", "die", "das", "und", "ein", "eine", "ist", "war", "waren", "wir", "nicht",
    "sehr", "mit", "auf", "den", "dem", "fur", "von", "aber", "auch", "uns", "hat", "hatte",
];
