//! Fits aspects and polarities to labelled sentences.

use std::sync::Arc;

use il_solito::analysis::reviews::feature::{Sheet, size_factor};
use il_solito::analysis::reviews::labelled::Sentence;
use il_solito::analysis::reviews::model::WHOLE;
use il_solito::analysis::reviews::{Language, nearness};

use crate::export::room;
use crate::prune::Letters;
use crate::sample::{Allowed, Numbers, aspect_features, polarity_features};
use crate::solver::{Plan, Row, predict, solve, sums};

const ASPECTS: Plan = Plan { exclusive: false, rounds: 15, step: 0.03, penalty: 0.001 };
const POLARITY: Plan = Plan { exclusive: true, rounds: 15, step: 0.03, penalty: 0.001 };
/// How much each polarity counts: the tables hold as much complaint as praise, reviews at large hold three times as much praise;
/// a part of that is enough to decide what words leave open.
const COMMON: [f32; 3] = [1.3, 1.0, 1.0];
/// How much what a sentence says on the whole counts beside what it says of one aspect.
const OVERALL: f32 = 0.4;
/// How much is left for each next fit, measured in the room of a file.
const ROOM: [f32; 2] = [1.5, 1.0];

/// A sentence to learn from or to judge, taken apart.
pub struct Example {
    /// The sentence.
    pub sentence: Sentence,
    /// The sentence, taken apart.
    pub sheet: Sheet,
}

/// Weights of all languages together.
pub struct Fit {
    /// The numbers of the features for aspects.
    pub aspect_numbers: Numbers,
    /// The weights for aspects.
    pub aspects: Vec<[f32; 9]>,
    /// The numbers of the features for polarities.
    pub polarity_numbers: Numbers,
    /// The weights for polarities.
    pub polarity: Vec<[f32; 3]>,
}

impl Fit {
    /// Fits to those examples that weigh anything; `words` are the packed lexicons.
    ///
    /// Most of what a first fit learns finds no room in the files. What does is fitted again without the rest, so that it says what
    /// the rest would have said.
    pub fn to(examples: &[Example], weight: impl Fn(&Sentence) -> f32, words: &[String]) -> Fit {
        let mut fit = Fit::once(examples, &weight, None);
        for times in ROOM {
            let allowed = Language::ALL.map(|language| {
                let letters = Letters::of(&fit, language);
                letters.keys(letters.price((room(&words[language as usize]) as f32 * times) as usize))
            });
            fit = Fit::once(examples, &weight, Some(Arc::new(allowed)));
        }
        fit
    }

    fn once(examples: &[Example], weight: impl Fn(&Sentence) -> f32, allowed: Option<Allowed>) -> Fit {
        let mut fit = Fit {
            aspect_numbers: Numbers::of(allowed.clone()),
            aspects: Vec::new(),
            polarity_numbers: Numbers::of(allowed),
            polarity: Vec::new(),
        };
        let used: Vec<(&Example, f32)> = examples
            .iter()
            .map(|example| (example, weight(&example.sentence)))
            .filter(|(_, weight)| *weight > 0.0)
            .collect();
        let rows: Vec<Row<9>> = used
            .iter()
            .map(|(example, weight)| aspect_row(example, *weight, &mut fit.aspect_numbers))
            .collect();
        fit.aspects = solve(&rows, fit.aspect_numbers.len(), ASPECTS);
        let mut rows = Vec::new();
        for (example, weight) in &used {
            fit.add_polarity_rows(example, *weight, &mut rows);
        }
        fit.polarity = solve(&rows, fit.polarity_numbers.len(), POLARITY);
        fit
    }

    fn add_polarity_rows(&mut self, example: &Example, weight: f32, rows: &mut Vec<Row<3>>) {
        let sentence = &example.sentence;
        let count = sentence.labels.iter().flatten().count();
        for (subject, label) in sentence.labels.iter().enumerate() {
            let Some(polarity) = label else { continue };
            let share = self.shares(example, subject, count == 1);
            rows.push(self.polarity_row(example, &share, subject, *polarity as usize, weight));
        }
        if sentence.source != "mams" {
            let share = vec![1.0; example.sheet.tokens.list().len()];
            rows.push(self.polarity_row(
                example,
                &share,
                WHOLE,
                sentence.overall() as usize,
                weight * OVERALL,
            ));
        }
    }

    fn polarity_row(
        &mut self,
        example: &Example,
        share: &[f32],
        subject: usize,
        truth: usize,
        weight: f32,
    ) -> Row<3> {
        let features = polarity_features(&example.sheet, share, subject);
        let features = self.polarity_numbers.learn(&features, &example.sentence);
        let mut row = Row { features, truth: [0.0; 3], weight: [weight * COMMON[truth]; 3] };
        row.truth[truth] = 1.0;
        row
    }

    /// Returns how much each token has to do with a subject.
    fn shares(&self, example: &Example, subject: usize, alone: bool) -> Vec<f32> {
        let (list, passages) = (example.sheet.tokens.list(), &example.sheet.passages);
        let segments = passages.last().map_or(0, |passage| usize::from(passage.segment) + 1);
        if alone || segments < 2 || subject == WHOLE {
            return vec![1.0; list.len()];
        }
        let (mut pull, mut clauses) = (vec![0.0; segments], vec![0; segments]);
        for feature in aspect_features(&example.sheet).iter().skip(1) {
            let row = self.aspect_numbers.look_up(std::slice::from_ref(feature), &example.sentence);
            pull[usize::from(passages[feature.2].segment)] += sums(&self.aspects, &row)[subject];
        }
        for passage in passages {
            clauses[usize::from(passage.segment)] = passage.clause;
        }
        let size = size_factor(list.len() as f32);
        pull.iter_mut().for_each(|pull| *pull /= size);
        let near = nearness(&pull, &clauses, size);
        passages.iter().map(|passage| near[usize::from(passage.segment)]).collect()
    }
}

fn aspect_row(example: &Example, weight: f32, numbers: &mut Numbers) -> Row<9> {
    let features = numbers.learn(&aspect_features(&example.sheet), &example.sentence);
    let mut row = Row { features, truth: [0.0; 9], weight: [0.0; 9] };
    for (lane, label) in example.sentence.labels.iter().enumerate() {
        row.truth[lane] = f32::from(u8::from(label.is_some()));
        row.weight[lane] = if example.sentence.known[lane] { weight } else { 0.0 };
    }
    row
}

/// Returns the chances of three polarities from their sums.
pub fn chances(sums: &[f32; 3], sharpness: f32) -> [f32; 3] {
    predict(sums.map(|sum| sum * sharpness), true)
}
