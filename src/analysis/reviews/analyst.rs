//! Reads reviews with the weights of one language.

use crate::domain::order;
use std::collections::HashMap;

use super::aspect::{Aspect, Polarity};
use super::clause::divide;
use super::feature::{PAIR, Sheet, negated_feature, pair_feature, size_factor, word_features};
use super::lexicon::{Candidates, Concept, Hit};
use super::model::{LANES, Lanes, Model, SUBJECTS};
use super::overlay::{Overlay, features};
use super::reading::{Mention, Reading, Reason, best};
use super::token::{Hashed, Kind, Token};
use crate::analysis::statistics::{exp, logistic};

/// How many words are remembered before the memory is emptied.
const REMEMBERED: usize = 30_000;
/// The subject that stands for the review as a whole.
const WHOLE: usize = SUBJECTS - 1;

/// Reads reviews of one language, and remembers the words it has met, to be quick.
#[derive(Clone, Debug)]
pub struct Analyst {
    model: Model,
    words: HashMap<u64, Entry, Hashed>,
    sheet: Sheet,
    tokens: Vec<Weighed>,
    overlay: Overlay,
}

/// What is remembered of a word.
#[derive(Clone, Debug, Default)]
struct Entry {
    plain: Lanes,
    negated: [f32; 3],
    candidates: Candidates,
}

/// What the words of one token add to each aspect and to each polarity.
type Weighed = Lanes;

impl Analyst {
    /// Makes an analyst of a model.
    pub fn new(model: Model) -> Analyst {
        let (words, sheet) = (HashMap::default(), Sheet::default());
        Analyst { model, words, sheet, tokens: Vec::new(), overlay: Overlay::default() }
    }

    /// Reads a review.
    pub fn read(&mut self, text: &str) -> Reading {
        self.prepare(text);
        let mut mentions = Vec::new();
        let (mut sum, mut weight) = (0.0, 0.0);
        let mut from = 0;
        while from < self.tokens.len() {
            let to = self.sentence_end(from);
            let chances = self.read_sentence(from, to, &mut mentions);
            let strength = chances[0] + chances[1];
            sum += (chances[0] - chances[1]) * strength;
            weight += strength;
            from = to;
        }
        let score = if weight > 0.0 { sum / weight } else { 0.0 };
        let polarity = match score {
            score if score > 0.1 => Polarity::Positive,
            score if score < -0.1 => Polarity::Negative,
            _ => Polarity::Neutral,
        };
        Reading { mentions, polarity, score }
    }

    /// Takes in a correction by the owner: of `text`, usually a clause, an aspect is spoken of so, or (`None`) not at all.
    ///
    /// It counts at once, for this text and in part for texts that share words with it.
    pub fn correct(&mut self, text: &str, aspect: Aspect, truth: Option<Polarity>) {
        let threshold = self.model.threshold[aspect as usize];
        self.prepare(text);
        let mut from = 0;
        while from < self.tokens.len() {
            let to = self.sentence_end(from);
            let touched = features(&self.sheet.tokens.list()[from..to]);
            let (presence, odds) = self.weigh(from, to, aspect);
            self.overlay.learn(&touched, aspect, truth, (presence, threshold), odds);
            from = to;
        }
    }

    /// Forgets all corrections.
    pub fn forget_corrections(&mut self) {
        self.overlay = Overlay::default();
    }

    /// Returns the log-odds that a sentence speaks of an aspect, and those of its polarity, as reading would find them.
    fn weigh(&self, from: usize, to: usize, aspect: Aspect) -> (f32, [f32; 3]) {
        let (lane, hits) = (aspect as usize, self.hits(from, to));
        let segments = self.weigh_segments(from, to, hits);
        let corrected = self.corrections(from, to);
        let sum = self.model.bias[lane]
            + size_factor((to - from) as f32) * segments.iter().map(|segment| segment[lane]).sum::<f32>();
        let (scale, shift) = self.model.platt[lane];
        let mut odds = self.polarity_odds(from, to, hits, lane, |_| 1.0);
        self.overlay.shift(&corrected, aspect, &mut odds);
        (scale * sum + shift + self.overlay.presence(&corrected, aspect), odds)
    }

    /// Returns the features of a sentence that corrections can touch; none while there are no corrections.
    fn corrections(&self, from: usize, to: usize) -> Vec<(u32, f32)> {
        if self.overlay.is_empty() { Vec::new() } else { features(&self.sheet.tokens.list()[from..to]) }
    }

    fn hits(&self, from: usize, to: usize) -> &[Hit] {
        let first = self.sheet.hits.partition_point(|hit| usize::from(hit.from) < from);
        let last = self.sheet.hits.partition_point(|hit| usize::from(hit.from) < to);
        &self.sheet.hits[first..last]
    }

    /// Returns the words of a stretch of text that speak most for an aspect being there, best first.
    pub fn reasons(&mut self, text: &str, aspect: Aspect, count: usize) -> Vec<Reason> {
        self.explain(
            text,
            count,
            |lanes| lanes[aspect as usize],
            |model, concept, _| model.aspects[concept][aspect as usize],
        )
    }

    /// Returns the words of a stretch of text that speak most for a polarity of an aspect, best first.
    pub fn polarity_reasons(
        &mut self,
        text: &str,
        aspect: Aspect,
        polarity: Polarity,
        count: usize,
    ) -> Vec<Reason> {
        let (lane, rest) = (9 + polarity as usize, Polarity::ALL.map(|other| 9 + other as usize));
        let mean = |lanes: &[f32]| rest.iter().map(|lane| lanes[*lane]).sum::<f32>() / 3.0;
        self.explain(
            text,
            count,
            |lanes| lanes[lane] - mean(lanes),
            |model, concept, negated| {
                let row = model.polarity[aspect as usize][place(concept, negated)];
                row[polarity as usize] - row.iter().sum::<f32>() / 3.0
            },
        )
    }

    fn explain(
        &mut self,
        text: &str,
        count: usize,
        of_word: impl Fn(&[f32]) -> f32,
        of_concept: impl Fn(&Model, usize, bool) -> f32,
    ) -> Vec<Reason> {
        self.prepare(text);
        let list = self.sheet.tokens.list();
        let mut reasons: Vec<Reason> = list
            .iter()
            .zip(&self.tokens)
            .map(|(token, lanes)| Reason {
                start: token.start as usize,
                end: token.end as usize,
                weight: of_word(lanes),
            })
            .collect();
        for hit in &self.sheet.hits {
            let (from, to) = (usize::from(hit.from), usize::from(hit.to));
            reasons[from].weight +=
                of_concept(&self.model, usize::from(hit.concept.0), is_negated(hit, &self.sheet));
            reasons[from].end = reasons[from].end.max(list[to - 1].end as usize);
        }
        reasons.retain(|reason| reason.weight > 0.05);
        order::sort_by(&mut reasons, |one, other| {
            other.weight.total_cmp(&one.weight).then(one.start.cmp(&other.start))
        });
        reasons.truncate(count);
        reasons
    }

    /// Takes a text apart and weighs its tokens.
    fn prepare(&mut self, text: &str) {
        self.sheet.tokens.read(text);
        self.sheet.hits.clear();
        self.tokens.clear();
        if self.words.len() > REMEMBERED {
            self.words.clear();
        }
        let mut next = 0;
        for at in 0..self.sheet.tokens.list().len() {
            let token = self.sheet.tokens.list()[at];
            let entry =
                self.words.entry(token.hash).or_insert_with(|| remember(&self.model, &self.sheet, &token));
            self.tokens.push(entry.plain);
            if at >= next {
                next =
                    self.model.lexicon.find(&self.sheet.tokens, at, &entry.candidates, &mut self.sheet.hits);
            }
        }
        divide(&self.sheet.tokens, &self.sheet.hits, &mut self.sheet.passages);
        let list = self.sheet.tokens.list();
        let counts = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number);
        for at in 0..list.len() {
            if self.sheet.passages[at].negated
                && let Some(entry) = self.words.get(&list[at].hash)
            {
                for (sum, weight) in self.tokens[at][9..].iter_mut().zip(entry.negated) {
                    *sum += weight;
                }
            }
            if at > 0 && counts(&list[at - 1]) && counts(&list[at]) {
                self.model.add(pair_feature(&list[at - 1], &list[at]), PAIR, &mut self.tokens[at]);
            }
        }
    }

    fn sentence_end(&self, from: usize) -> usize {
        let sentence = self.sheet.passages[from].sentence;
        let length =
            self.sheet.passages[from..].iter().take_while(|passage| passage.sentence == sentence).count();
        from + length
    }

    /// Adds what a sentence says to the mentions, and returns its chances of being praise, complaint or neither.
    fn read_sentence(&self, from: usize, to: usize, mentions: &mut Vec<Mention>) -> [f32; 3] {
        let hits = self.hits(from, to);
        let segments = self.weigh_segments(from, to, hits);
        let size = size_factor((to - from) as f32);
        let corrected = self.corrections(from, to);
        let mut present = Vec::new();
        for aspect in Aspect::ALL {
            let lane = aspect as usize;
            let sum =
                self.model.bias[lane] + size * segments.iter().map(|segment| segment[lane]).sum::<f32>();
            let (scale, shift) = self.model.platt[lane];
            let presence = logistic(scale * sum + shift + self.overlay.presence(&corrected, aspect));
            if presence >= self.model.threshold[lane] {
                present.push((aspect, presence));
            }
        }
        for (aspect, presence) in &present {
            let near = self.nearness(from, to, &segments, *aspect as usize);
            let alone = present.len() == 1;
            let share = |at: usize| if alone { 1.0 } else { near[self.segment(from, at)] };
            let mut odds = self.polarity_odds(from, to, hits, *aspect as usize, share);
            self.overlay.shift(&corrected, *aspect, &mut odds);
            let chances = softmax(&odds);
            let polarity = best(&chances);
            let (start, end) = self.clause_of(from, to, &near);
            let confidence = presence * chances[polarity as usize];
            mentions.push(Mention {
                aspect: *aspect,
                polarity,
                confidence,
                chances,
                presence: *presence,
                start,
                end,
            });
        }
        softmax(&self.polarity_odds(from, to, hits, WHOLE, |_| 1.0))
    }

    fn segment(&self, from: usize, at: usize) -> usize {
        usize::from(self.sheet.passages[at].segment - self.sheet.passages[from].segment)
    }

    /// Returns what each segment of a sentence adds to each aspect.
    fn weigh_segments(&self, from: usize, to: usize, hits: &[Hit]) -> Vec<Lanes> {
        let mut segments = vec![[0.0; LANES]; self.segment(from, to - 1) + 1];
        for at in from..to {
            for (sum, weight) in segments[self.segment(from, at)].iter_mut().zip(&self.tokens[at]) {
                *sum += weight;
            }
        }
        for hit in hits {
            let weights = &self.model.aspects[usize::from(hit.concept.0)];
            for (sum, weight) in segments[self.segment(from, usize::from(hit.from))].iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        segments
    }

    /// Returns how much each segment has to do with an aspect, 1 for the one that has most.
    fn nearness(&self, from: usize, to: usize, segments: &[Lanes], lane: usize) -> Vec<f32> {
        let mut clauses = vec![0; segments.len()];
        for at in from..to {
            clauses[self.segment(from, at)] = self.sheet.passages[at].clause;
        }
        let sums: Vec<f32> = segments.iter().map(|segment| segment[lane]).collect();
        nearness(&sums, &clauses, size_factor((to - from) as f32))
    }

    fn polarity_odds(
        &self,
        from: usize,
        to: usize,
        hits: &[Hit],
        subject: usize,
        share: impl Fn(usize) -> f32,
    ) -> [f32; 3] {
        let table = &self.model.polarity[subject];
        let (mut sums, mut total) = ([0.0; 3], 0.0);
        for at in from..to {
            let share = share(at);
            total += share;
            for (sum, weight) in sums.iter_mut().zip(&self.tokens[at][9..]) {
                *sum += weight * share;
            }
        }
        for hit in hits {
            let share = share(usize::from(hit.from));
            for (sum, weight) in
                sums.iter_mut().zip(table[place(usize::from(hit.concept.0), is_negated(hit, &self.sheet))])
            {
                *sum += weight * share;
            }
        }
        let size = size_factor(total);
        std::array::from_fn(|lane| {
            self.model.sharpness * (table[0][lane] + self.model.bias[9 + lane] + size * sums[lane])
        })
    }

    /// Returns the bytes of the clause whose segments have most to do with an aspect.
    fn clause_of(&self, from: usize, to: usize, near: &[f32]) -> (usize, usize) {
        let most = (from..to)
            .rev()
            .max_by(|one, other| near[self.segment(from, *one)].total_cmp(&near[self.segment(from, *other)]));
        let clause = self.sheet.passages[most.unwrap_or(from)].clause;
        let list = self.sheet.tokens.list();
        let mut inside = (from..to).filter(|at| self.sheet.passages[*at].clause == clause);
        let first = inside.next().unwrap_or(from);
        let last = inside.next_back().unwrap_or(first);
        (list[first].start as usize, list[last].end as usize)
    }
}

/// Returns how much each segment has to do with what `sums` measure, 1 for the one that has most; neighbours in the same clause
/// lend to each other.
pub fn nearness(sums: &[f32], clauses: &[u16], size: f32) -> Vec<f32> {
    let pull: Vec<f32> = sums.iter().map(|sum| exp((sum * size).clamp(-6.0, 6.0))).collect();
    let lent = |to: usize| -> f32 {
        let lend = |from: usize| match to.abs_diff(from) {
            0 => 1.0,
            distance if clauses[to] == clauses[from] => 0.35 / distance as f32,
            distance => 0.1 / distance as f32,
        };
        (0..pull.len()).map(|from| lend(from) * pull[from]).sum()
    };
    let mut near: Vec<f32> = (0..pull.len()).map(lent).collect();
    let most = near.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    near.iter_mut().for_each(|near| *near /= most);
    near
}

/// Returns the place of a concept in the table of a subject.
pub fn place(concept: usize, negated: bool) -> usize {
    1 + concept + if negated { super::model::CONCEPTS } else { 0 }
}

/// Tells whether what was found stands under a negation that is not itself.
pub fn is_negated(hit: &Hit, sheet: &Sheet) -> bool {
    hit.concept != Concept::NEGATOR && sheet.passages[usize::from(hit.from)].negated
}

fn softmax(odds: &[f32; 3]) -> [f32; 3] {
    let highest = odds.iter().copied().fold(f32::MIN, f32::max);
    let parts = odds.map(|odds| exp(odds - highest));
    let whole = parts[0] + parts[1] + parts[2];
    parts.map(|part| part / whole)
}

fn remember(model: &Model, sheet: &Sheet, token: &Token) -> Entry {
    let mut entry =
        Entry { candidates: model.lexicon.candidates(sheet.tokens.folded(token)), ..Entry::default() };
    word_features(&sheet.tokens, token, |feature, strength| model.add(feature, strength, &mut entry.plain));
    let mut negated = [0.0; LANES];
    model.add(negated_feature(token), 1.0, &mut negated);
    entry.negated.copy_from_slice(&negated[9..]);
    entry
}
