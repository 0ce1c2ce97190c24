//! Why a text is read as it is.

use super::{Analyst, is_negated, place};
use crate::analysis::reviews::aspect::{Aspect, Polarity};
use crate::analysis::reviews::model::Model;
use crate::analysis::reviews::reading::Reason;
use crate::domain::order;

impl Analyst {
    /// Returns the words of a stretch of text that speak most for an aspect being there, best first.
    pub fn reasons(&mut self, text: &str, aspect: Aspect, count: usize) -> Vec<Reason> {
        self.explain(
            text,
            count,
            |analyst, at| analyst.weights(at)[aspect as usize],
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
        let above = |row: [f32; 3]| row[polarity as usize] - row.iter().sum::<f32>() / 3.0;
        self.explain(
            text,
            count,
            |analyst, at| {
                let [.., praise, complaint, neutral] = analyst.weights(at);
                let own = analyst.own[analyst.met[at] as usize][aspect as usize];
                above([praise + own[0], complaint + own[1], neutral])
            },
            |model, concept, negated| above(model.polarity[aspect as usize][place(concept, negated)]),
        )
    }

    fn explain(
        &mut self,
        text: &str,
        count: usize,
        of_word: impl Fn(&Analyst, usize) -> f32,
        of_concept: impl Fn(&Model, usize, bool) -> f32,
    ) -> Vec<Reason> {
        self.prepare(text);
        let list = self.sheet.tokens.list();
        let mut reasons: Vec<Reason> = list
            .iter()
            .enumerate()
            .map(|(at, token)| Reason {
                start: token.start as usize,
                end: token.end as usize,
                weight: of_word(self, at),
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
}
