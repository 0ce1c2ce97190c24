//! What is said consistently: phrases that one kind of mention uses more than all of the venue's reviews do.

use crate::domain::order;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::aspect::{Aspect, Polarity};
use super::token::{Hashed, Kind, Tokens, hash, mix};
use super::voice::{Voice, is_time, stem};
use crate::analysis::statistics::{Interval, discoveries, fisher_mid_p, normal_tail, wilson};

/// How many different reviewers a theme needs at least.
const REVIEWERS: usize = 3;
/// Which share of the themes may be chance.
const RATE: f64 = 0.1;
/// How much all reviews together weigh as the prior, in reviews.
const PRIOR: f64 = 20.0;
/// How many quotes are given.
const QUOTES: usize = 3;
/// How many themes of one aspect and polarity are told at most.
const MOST: usize = 12;

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

/// The reviews and the clauses that use a phrase; the first clause shows how it is written.
#[derive(Debug, Default)]
struct Use {
    reviews: Vec<u32>,
    clauses: Vec<(u32, u32, u32)>,
    written: (u32, u32),
}

/// What one kind of mention says.
#[derive(Debug, Default)]
struct Group {
    size: u32,
    uses: BTreeMap<u64, Use>,
}

/// Themes in the making, a slice at a time. The reviews must stay the same meanwhile.
#[derive(Default)]
pub struct Gathering {
    groups: BTreeMap<(Aspect, Polarity), Group>,
    /// How many reviews use each phrase.
    everywhere: HashMap<u64, u32, Hashed>,
    /// How many reviews were taken in, and were posted on each weekday.
    taken: usize,
    weekdays: [u32; 7],
    /// The chance of each phrase that enough people use, and of which of them the themes are that may stand.
    chances: Vec<f64>,
    themes: Vec<(usize, Theme)>,
    middle: Option<(i64, u32, u32)>,
}

/// Returns the themes of all reviews, for each aspect and polarity, surest first.
pub fn themes(voices: &[Voice]) -> Vec<Theme> {
    let voices: Vec<&Voice> = voices.iter().collect();
    let mut gathering = Gathering::default();
    while gathering.add(&voices, usize::MAX) {}
    while gathering.weigh(&voices, usize::MAX) {}
    gathering.finish()
}

impl Gathering {
    /// Takes at most `most` more reviews in; returns whether there are more of them.
    pub fn add(&mut self, voices: &[&Voice], most: usize) -> bool {
        for (review, voice) in voices.iter().enumerate().skip(self.taken).take(most) {
            self.add_voice(review, voice);
            self.taken += 1;
        }
        self.taken < voices.len()
    }

    fn add_voice(&mut self, review: usize, voice: &Voice) {
        self.weekdays[weekday_of(voice)] += 1;
        let mut seen = Vec::new();
        phrases(&voice.text, |phrase, _, _| seen.push(phrase));
        order::sort_out(&mut seen);
        for phrase in seen {
            *self.everywhere.entry(phrase).or_default() += 1;
        }
        let mut kinds: Vec<(Aspect, Polarity)> = Vec::new();
        for mention in &voice.reading.mentions {
            let kind = (mention.aspect, mention.polarity);
            let group = self.groups.entry(kind).or_default();
            if !kinds.contains(&kind) {
                kinds.push(kind);
                group.size += 1;
            }
            let clause = voice.text.get(mention.start..mention.end).unwrap_or_default();
            let (number, from) = (review as u32, mention.start as u32);
            phrases(clause, |phrase, start, end| {
                let used = group.uses.entry(phrase).or_default();
                if used.reviews.last() != Some(&number) {
                    if used.reviews.is_empty() {
                        used.written = (from + start, from + end);
                    }
                    used.reviews.push(number);
                    used.clauses.push((number, from, mention.end as u32));
                }
            });
        }
    }

    /// Weighs at most `most` more phrases, once all reviews are in; returns whether there are more of them.
    pub fn weigh(&mut self, voices: &[&Voice], most: usize) -> bool {
        let middle = *self.middle.get_or_insert_with(|| middle(voices));
        for _ in 0..most {
            let Some(mut entry) = self.groups.first_entry() else { return false };
            let ((aspect, polarity), size) = (*entry.key(), entry.get().size);
            match entry.get_mut().uses.pop_first() {
                Some((phrase, used)) => {
                    let total = self.everywhere.get(&phrase).copied().unwrap_or(0);
                    let kind = Kinds { aspect, polarity, size, total, middle, weekdays: self.weekdays };
                    self.weigh_phrase(voices, kind, used);
                }
                None => _ = entry.remove(),
            }
        }
        !self.groups.is_empty()
    }

    fn weigh_phrase(&mut self, voices: &[&Voice], kind: Kinds, used: Use) {
        if !is_common(voices, &used) {
            return;
        }
        let (all, total, size) = (voices.len() as f64, f64::from(kind.total), f64::from(kind.size));
        let (here, rest) = (used.reviews.len() as f64, (total - used.reviews.len() as f64).max(0.0));
        let z = log_odds(here, size, rest, all - size, total / all * PRIOR);
        let chance = normal_tail(z);
        // What is likelier than the rate itself stands under no correction.
        if chance <= RATE {
            self.themes.push((self.chances.len(), theme(voices, kind, used, z)));
        }
        self.chances.push(chance);
    }

    /// Returns the themes that stand, surest first.
    pub fn finish(self) -> Vec<Theme> {
        let stands = discoveries(&self.chances, RATE);
        let standing = self.themes.into_iter().filter(|(place, _)| stands[*place]);
        let mut themes: Vec<Theme> = standing.map(|(_, theme)| theme).collect();
        // Of phrases that the same reviews carry the longest tells most.
        order::sort_by(&mut themes, |one, other| {
            let by_length = other.words.len().cmp(&one.words.len());
            other.z.total_cmp(&one.z).then(by_length).then_with(|| one.words.cmp(&other.words))
        });
        without_echoes(themes)
    }
}

/// What a phrase is weighed against.
struct Kinds {
    aspect: Aspect,
    polarity: Polarity,
    size: u32,
    total: u32,
    middle: (i64, u32, u32),
    weekdays: [u32; 7],
}

/// Tells whether enough different people use a phrase; each review without a name is of somebody else.
fn is_common(voices: &[&Voice], used: &Use) -> bool {
    if used.reviews.len() < REVIEWERS {
        return false;
    }
    let authors: BTreeSet<&str> =
        used.reviews.iter().map(|review| voices[*review as usize].author.as_str()).collect();
    authors.contains("") || authors.len() >= REVIEWERS
}

fn theme(voices: &[&Voice], kind: Kinds, used: Use, z: f64) -> Theme {
    let mut reviews: Vec<usize> = used.reviews.iter().map(|review| *review as usize).collect();
    let first = reviews.first().copied().unwrap_or_default();
    order::sort_by_key(&mut reviews, |review| (voices[*review].day, *review));
    let (start, end) = (used.written.0 as usize, used.written.1 as usize);
    let quotes = used.clauses.iter().rev().take(QUOTES);
    Theme {
        aspect: kind.aspect,
        polarity: kind.polarity,
        words: voices[first].text.get(start..end).unwrap_or_default().to_lowercase(),
        share: wilson(reviews.len() as u32, kind.size),
        z,
        quotes: quotes.map(|(review, from, to)| (*review as usize, *from as usize, *to as usize)).collect(),
        trend: trend(voices, &reviews, kind.middle),
        weekday: weekday(voices, &reviews, &kind.weekdays),
        reviews,
    }
}

/// Returns the z of the log-odds of a phrase: used by `here` of `size` reviews against `rest` of `others`, with `prior` uses
/// in [`PRIOR`] reviews known beforehand.
fn log_odds(here: f64, size: f64, rest: f64, others: f64, prior: f64) -> f64 {
    let odds = |some: f64, all: f64| ((some + prior) / (all + PRIOR - some - prior).max(0.5)).ln();
    let spread = 1.0 / (here + prior) + 1.0 / (rest + prior);
    (odds(here, size) - odds(rest, others)) / spread.sqrt()
}

/// Returns the day that parts the reviews in two halves, and how many are before it and from it on.
fn middle(voices: &[&Voice]) -> (i64, u32, u32) {
    let mut days: Vec<i64> = voices.iter().map(|voice| voice.day).collect();
    order::sort(&mut days);
    let middle = days.get(days.len() / 2).copied().unwrap_or(0);
    let older = days.partition_point(|day| *day < middle) as u32;
    (middle, older, days.len() as u32 - older)
}

fn trend(voices: &[&Voice], reviews: &[usize], middle: (i64, u32, u32)) -> (Interval, Interval) {
    let (day, older, newer) = middle;
    let old = reviews.iter().filter(|review| voices[**review].day < day).count() as u32;
    (wilson(old, older), wilson(reviews.len() as u32 - old, newer))
}

fn weekday_of(voice: &Voice) -> usize {
    (voice.day + 3).rem_euclid(7) as usize
}

fn weekday(voices: &[&Voice], reviews: &[usize], all: &[u32; 7]) -> Option<u8> {
    let mut here = [0_u32; 7];
    for review in reviews {
        here[weekday_of(voices[*review])] += 1;
    }
    let others = all.iter().sum::<u32>() - reviews.len() as u32;
    let chances: Vec<f64> = here
        .iter()
        .zip(all)
        .map(|(here, all)| fisher_mid_p(*here, reviews.len() as u32, all - here, others))
        .collect();
    let best =
        (0..7_u8).min_by(|one, other| chances[usize::from(*one)].total_cmp(&chances[usize::from(*other)]))?;
    discoveries(&chances, RATE)[usize::from(best)].then_some(best)
}

/// Drops a theme that mostly the same reviews carry as a surer one of the same kind, and more of a kind than anybody reads.
fn without_echoes(themes: Vec<Theme>) -> Vec<Theme> {
    let mut kept: Vec<(Theme, BTreeSet<usize>)> = Vec::new();
    for theme in themes {
        let same = |known: &&(Theme, BTreeSet<usize>)| {
            (known.0.aspect, known.0.polarity) == (theme.aspect, theme.polarity)
        };
        if kept.iter().filter(same).count() >= MOST {
            continue;
        }
        let echo = kept.iter().filter(same).any(|(_, known)| {
            let both = theme.reviews.iter().filter(|review| known.contains(review)).count();
            both * 10 >= theme.reviews.len() * 7
        });
        if !echo {
            let reviews = order::gather(theme.reviews.iter().copied());
            kept.push((theme, reviews));
        }
    }
    kept.into_iter().map(|(theme, _)| theme).collect()
}

/// Gives the phrases of one to three words of a text to `tell`, each stemmed and hashed with its first byte and the byte
/// after its last; none begins or ends with a small word.
fn phrases(text: &str, mut tell: impl FnMut(u64, u32, u32)) {
    let tokens = Tokens::of(text);
    let list = tokens.list();
    let words: Vec<Option<(u64, bool)>> = list
        .iter()
        .map(|token| {
            let word = tokens.folded(token);
            let small = word.len() < 3 || SMALL.contains(&word) || is_time(word);
            (token.kind == Kind::Word).then(|| (hash(stem(word).as_bytes()), small))
        })
        .collect();
    for (at, first) in words.iter().enumerate() {
        let Some((hash, false)) = first else { continue };
        let mut phrase = *hash;
        tell(phrase, list[at].start, list[at].end);
        for (next, word) in words.iter().enumerate().skip(at + 1).take(2) {
            let Some((hash, small)) = word else { break };
            phrase = mix(phrase.rotate_left(9) ^ hash);
            if !small {
                tell(phrase, list[at].start, list[next].end);
            }
        }
    }
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
    "sehr", "mit", "auf", "den", "dem", "fur", "von", "aber", "auch", "uns", "hat", "hatte", "one",
    "without", "minute", "minutes", "senza", "minuto", "minuti", "minutos", "sans", "ohne", "minuten",
];
