//! Reads reviews with the weights of one language.

mod explain;

use std::collections::HashMap;
use std::ops::Range;

use super::aspect::{Aspect, Polarity};
use super::clause::divide;
use super::feature::{
    OWN, PAIR, Sheet, negated_feature, own_feature, pair_feature, size_factor, word_features,
};
use super::lexicon::{Candidates, Concept, Hit};
use super::model::{LANES, Lanes, Model, WHOLE};
use super::near::nearness;
use super::overlay::{Overlay, features};
use super::reading::{Mention, Reading, best};
use super::token::{Hashed, Kind, Token, Tokens};
use crate::analysis::statistics::{logistic, softmax};

/// How many words are remembered before the memory is emptied.
const REMEMBERED: usize = 30_000;
/// How much the chance that a review is neither praise nor complaint counts beside the other two: most of what leaves that open is
/// one of them. Chosen on held-out sources.
const DOUBT: f32 = 0.55;
/// Up to which score several sentences are for and against in equal parts.
const TORN: f32 = 0.1;

/// Reads reviews of one language, and remembers the words it has met, to be quick.
#[derive(Clone, Debug)]
pub struct Analyst {
    model: Model,
    /// From which log-odds on it is worth while to work out the chance of an aspect.
    edges: [f32; 9],
    words: HashMap<u64, u32, Hashed>,
    entries: Vec<Entry>,
    /// What each word adds to praise and complaint of each aspect alone, beside what it adds for all of them.
    own: Vec<[[f32; 2]; WHOLE]>,
    candidates: Vec<Candidates>,
    sheet: Sheet,
    /// The number of the entry of each token.
    met: Vec<u32>,
    segments: Vec<Segment>,
    overlay: Overlay,
}

/// What is remembered of a word; as long as what a processor fetches at once.
#[derive(Clone, Debug, Default)]
#[repr(align(64))]
struct Entry {
    plain: Lanes,
    negated: [f32; 3],
    /// The number of its candidates, one more than their place; 0 where the lexicon knows nothing that begins with it.
    candidates: u32,
}

/// A stretch of text between commas and the like.
#[derive(Clone, Debug)]
struct Segment {
    /// What its words and concepts add to each aspect, and its words to each polarity.
    lanes: Lanes,
    /// Its tokens.
    tokens: Range<usize>,
    /// What the lexicon finds in it.
    hits: Range<usize>,
}

impl Analyst {
    /// Makes an analyst of a model.
    pub fn new(model: Model) -> Analyst {
        let edges = model.threshold.map(|threshold| (threshold / (1.0 - threshold)).ln() - 0.01);
        Analyst {
            model,
            edges,
            words: HashMap::default(),
            entries: Vec::new(),
            own: Vec::new(),
            candidates: Vec::new(),
            sheet: Sheet::default(),
            met: Vec::new(),
            segments: Vec::new(),
            overlay: Overlay::default(),
        }
    }

    /// Reads a review.
    pub fn read(&mut self, text: &str) -> Reading {
        self.prepare(text);
        let mut mentions = Vec::new();
        let (mut sum, mut weight, mut whole, mut count) = (0.0, 0.0, [0.0; 3], 0);
        for segments in self.sentences() {
            let chances = self.read_sentence(segments, &mut mentions);
            let strength = chances[0] + chances[1];
            sum += (chances[0] - chances[1]) * strength;
            weight += strength;
            whole.iter_mut().zip(chances).for_each(|(whole, chance)| *whole += chance);
            count += 1;
        }
        let score = if weight > 0.0 { sum / weight } else { 0.0 };
        whole[Polarity::Neutral as usize] *= DOUBT;
        let torn = count > 1 && f32::abs(score) <= TORN;
        let polarity = if count == 0 || torn { Polarity::Neutral } else { best(&whole) };
        Reading { mentions, polarity, score }
    }

    /// Takes in a correction by the owner: of `text`, usually a clause, an aspect is spoken of so, or (`None`) not at all.
    ///
    /// It counts at once, for this text and in part for texts that share words with it.
    pub fn correct(&mut self, text: &str, aspect: Aspect, truth: Option<Polarity>) {
        let threshold = self.model.threshold[aspect as usize];
        self.prepare(text);
        let learnt: Vec<_> = self
            .sentences()
            .map(|segments| {
                let touched = features(&self.sheet.tokens.list()[words_of(segments)]);
                (touched, self.weigh(segments, aspect))
            })
            .collect();
        for (touched, (presence, odds)) in learnt {
            self.overlay.learn(&touched, aspect, truth, (presence, threshold), odds);
        }
    }

    /// Forgets all corrections.
    pub fn forget_corrections(&mut self) {
        self.overlay = Overlay::default();
    }

    /// Returns the sentences, each as its segments.
    fn sentences(&self) -> impl Iterator<Item = &[Segment]> {
        let sentence = |segment: &Segment| self.sheet.passages[segment.tokens.start].sentence;
        self.segments.chunk_by(move |one, next| sentence(one) == sentence(next))
    }

    /// Returns the log-odds that a sentence speaks of an aspect, and those of its polarity, as reading would find them.
    fn weigh(&self, segments: &[Segment], aspect: Aspect) -> (f32, [f32; 3]) {
        let (lane, corrected) = (aspect as usize, self.corrections(segments));
        let mut odds = self.polarity_odds(segments, lane, &[]);
        self.overlay.shift(&corrected, aspect, &mut odds);
        let presence = self.presence(segments)[lane];
        (presence + self.overlay.presence(&corrected, aspect), odds)
    }

    /// Returns the log-odds that a sentence speaks of each aspect, corrections left aside.
    fn presence(&self, segments: &[Segment]) -> [f32; 9] {
        let mut sums = [0.0; LANES];
        for segment in segments {
            add(&mut sums, &segment.lanes);
        }
        let size = size_factor(words_of(segments).len() as f32);
        std::array::from_fn(|lane| {
            let (scale, shift) = self.model.platt[lane];
            scale * (self.model.bias[lane] + size * sums[lane]) + shift
        })
    }

    /// Returns the features of a sentence that corrections can touch; none while there are no corrections.
    fn corrections(&self, segments: &[Segment]) -> Vec<(u32, f32)> {
        if self.overlay.is_empty() {
            return Vec::new();
        }
        features(&self.sheet.tokens.list()[words_of(segments)])
    }

    /// Takes a text apart and weighs its segments.
    fn prepare(&mut self, text: &str) {
        let Analyst { model, words, entries, own, candidates, sheet, met, .. } = self;
        sheet.tokens.read(text);
        sheet.hits.clear();
        met.clear();
        if entries.len() > REMEMBERED {
            words.clear();
            entries.clear();
            own.clear();
            candidates.clear();
        }
        let mut next = 0;
        for (at, token) in sheet.tokens.list().iter().enumerate() {
            let number = *words.entry(token.hash).or_insert_with(|| {
                let (mut entry, begun) = remember(model, &sheet.tokens, token);
                if !begun.is_empty() {
                    candidates.push(begun);
                    entry.candidates = candidates.len() as u32;
                }
                entries.push(entry);
                own.push(std::array::from_fn(|aspect| weigh_own(model, token, aspect)));
                entries.len() as u32 - 1
            });
            met.push(number);
            let begun = entries[number as usize].candidates as usize;
            if at >= next && begun > 0 {
                next = model.lexicon.find(&sheet.tokens, at, &candidates[begun - 1], &mut sheet.hits);
            }
        }
        divide(&sheet.tokens, &sheet.hits, &mut sheet.passages);
        self.weigh_segments();
    }

    fn weigh_segments(&mut self) {
        let mut segments = std::mem::take(&mut self.segments);
        segments.clear();
        let (count, mut at, mut hit) = (self.sheet.passages.len(), 0, 0);
        while at < count {
            let (start, first_hit, number) = (at, hit, self.sheet.passages[at].segment);
            let mut lanes = [0.0; LANES];
            while at < count && self.sheet.passages[at].segment == number {
                add(&mut lanes, &self.weights(at));
                at += 1;
            }
            while let Some(found) = self.sheet.hits.get(hit).filter(|found| usize::from(found.from) < at) {
                let weights = &self.model.aspects[usize::from(found.concept.0)];
                lanes.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
                hit += 1;
            }
            segments.push(Segment { lanes, tokens: start..at, hits: first_hit..hit });
        }
        self.segments = segments;
    }

    /// Returns what a token adds to each aspect and to each polarity, concepts left aside.
    fn weights(&self, at: usize) -> Lanes {
        let list = self.sheet.tokens.list();
        let entry = &self.entries[self.met[at] as usize];
        let mut lanes = entry.plain;
        if self.sheet.passages[at].negated {
            lanes[9..].iter_mut().zip(entry.negated).for_each(|(sum, weight)| *sum += weight);
        }
        let counts = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number);
        if at > 0 && counts(&list[at - 1]) && counts(&list[at]) {
            self.model.add(pair_feature(&list[at - 1], &list[at]), PAIR, &mut lanes);
        }
        lanes
    }

    /// Returns the log-odds that a text, taken as one sentence, speaks of each aspect, and those of the polarities of each aspect of
    /// `subjects` and of the text as a whole, in this order: what calibration starts from.
    pub fn weigh_whole(&mut self, text: &str, subjects: &[Aspect]) -> ([f32; 9], Vec<[f32; 3]>) {
        self.prepare(text);
        let segments = &self.segments;
        let of = |aspect: &Aspect| {
            let alone = subjects.len() == 1;
            let near = if alone { Vec::new() } else { self.nearness(segments, *aspect as usize) };
            self.polarity_odds(segments, *aspect as usize, &near)
        };
        let whole = self.polarity_odds(segments, WHOLE, &[]);
        (self.presence(segments), subjects.iter().map(of).chain([whole]).collect())
    }

    /// Adds what a sentence says to the mentions, and returns its chances of being praise, complaint or neither.
    fn read_sentence(&self, segments: &[Segment], mentions: &mut Vec<Mention>) -> [f32; 3] {
        let corrected = self.corrections(segments);
        let odds = self.presence(segments);
        let mut chances = [0.0; 9];
        let mut count = 0;
        for aspect in Aspect::ALL {
            let lane = aspect as usize;
            let odds = odds[lane] + self.overlay.presence(&corrected, aspect);
            if odds > self.edges[lane] {
                let chance = logistic(odds);
                if chance >= self.model.threshold[lane] {
                    chances[lane] = chance;
                    count += 1;
                }
            }
        }
        for aspect in Aspect::ALL {
            let (lane, presence) = (aspect as usize, chances[aspect as usize]);
            if presence == 0.0 {
                continue;
            }
            let near = if segments.len() > 1 { self.nearness(segments, lane) } else { Vec::new() };
            let mut odds = self.polarity_odds(segments, lane, if count == 1 { &[] } else { &near });
            self.overlay.shift(&corrected, aspect, &mut odds);
            let chances = softmax(&odds);
            let polarity = best(&chances);
            let (start, end) = self.clause_of(segments, &near);
            let confidence = presence * chances[polarity as usize];
            mentions.push(Mention { aspect, polarity, confidence, chances, presence, start, end });
        }
        softmax(&self.polarity_odds(segments, WHOLE, &[]))
    }

    /// Returns how much each segment has to do with an aspect, 1 for the one that has most.
    fn nearness(&self, segments: &[Segment], lane: usize) -> Vec<f32> {
        let clauses: Vec<u16> = segments.iter().map(|segment| self.clause(segment)).collect();
        let sums: Vec<f32> = segments.iter().map(|segment| segment.lanes[lane]).collect();
        nearness(&sums, &clauses, size_factor(words_of(segments).len() as f32))
    }

    fn clause(&self, segment: &Segment) -> u16 {
        self.sheet.passages[segment.tokens.start].clause
    }

    /// Returns the log-odds of the polarities of a subject; `shares` tells how much each segment counts, all of them wholly when
    /// it is empty.
    fn polarity_odds(&self, segments: &[Segment], subject: usize, shares: &[f32]) -> [f32; 3] {
        let table = &self.model.polarity[subject];
        let (mut sums, mut total) = ([0.0; 3], 0.0);
        for (at, segment) in segments.iter().enumerate() {
            let share = shares.get(at).copied().unwrap_or(1.0);
            total += share * segment.tokens.len() as f32;
            add_times(&mut sums, &segment.lanes[9..], share);
            if subject < WHOLE {
                for number in &self.met[segment.tokens.clone()] {
                    add_times(&mut sums, &self.own[*number as usize][subject], share);
                }
            }
            for hit in &self.sheet.hits[segment.hits.clone()] {
                let at = place(usize::from(hit.concept.0), is_negated(hit, &self.sheet));
                add_times(&mut sums, &table[at], share);
            }
        }
        let size = size_factor(total);
        std::array::from_fn(|lane| {
            self.model.sharpness * (table[0][lane] + self.model.bias[9 + lane] + size * sums[lane])
        })
    }

    /// Returns the bytes of the clause whose segments have most to do with an aspect.
    fn clause_of(&self, segments: &[Segment], near: &[f32]) -> (usize, usize) {
        let nearest = (0..near.len()).rev().max_by(|one, other| near[*one].total_cmp(&near[*other]));
        let clause = nearest.map(|at| self.clause(&segments[at]));
        let inside = |segment: &&Segment| clause.is_none_or(|clause| self.clause(segment) == clause);
        let list = self.sheet.tokens.list();
        let first = segments.iter().find(inside).map_or(0, |segment| list[segment.tokens.start].start);
        let last = segments.iter().rev().find(inside).map_or(0, |segment| list[segment.tokens.end - 1].end);
        (first as usize, last as usize)
    }
}

/// Returns the tokens of a sentence.
fn words_of(segments: &[Segment]) -> Range<usize> {
    let first = segments.first().map_or(0, |segment| segment.tokens.start);
    first..segments.last().map_or(first, |segment| segment.tokens.end)
}

fn add(sums: &mut Lanes, lanes: &Lanes) {
    sums.iter_mut().zip(lanes).for_each(|(sum, weight)| *sum += weight);
}

fn add_times(sums: &mut [f32; 3], weights: &[f32], share: f32) {
    sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * share);
}

/// Returns the place of a concept in the table of a subject.
pub fn place(concept: usize, negated: bool) -> usize {
    1 + concept + if negated { super::model::CONCEPTS } else { 0 }
}

/// Tells whether what was found stands under a negation that is not itself.
pub fn is_negated(hit: &Hit, sheet: &Sheet) -> bool {
    hit.concept != Concept::NEGATOR && sheet.passages[usize::from(hit.from)].negated
}

/// Returns what a word adds to praise and complaint of one aspect alone.
fn weigh_own(model: &Model, token: &Token, aspect: usize) -> [f32; 2] {
    let mut lanes = [0.0; LANES];
    model.add(own_feature(token, aspect), OWN, &mut lanes);
    [lanes[9], lanes[10]]
}

fn remember(model: &Model, tokens: &Tokens, token: &Token) -> (Entry, Candidates) {
    let mut entry = Entry::default();
    word_features(tokens, token, |feature, strength| model.add(feature, strength, &mut entry.plain));
    let mut negated = [0.0; LANES];
    model.add(negated_feature(token), 1.0, &mut negated);
    entry.negated.copy_from_slice(&negated[9..]);
    (entry, model.lexicon.candidates(tokens.folded(token)))
}
