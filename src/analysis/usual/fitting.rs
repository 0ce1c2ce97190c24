//! Choosing what the ranking leans on, on the log itself: each person's last known basket is foretold from those before.

use super::{Basket, Crowd, Leaning, rank_items};
use std::collections::BTreeSet;

/// At how many places recall is looked at.
pub const PLACES: [usize; 3] = [1, 3, 10];
/// How many people are foretold for a choice; more make it slower, hardly better.
const SAMPLE: usize = 1500;
/// Fewer people than this say too little: the leaning that did best on simulated shops stays.
const ENOUGH: usize = 150;

/// How much of the next baskets was foretold at 1, 3 and 10 places.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recall {
    sums: [f64; 3],
    people: usize,
}

impl Recall {
    /// Adds one person's ranking against what they had.
    pub fn add<'a>(&mut self, ranked: impl Iterator<Item = &'a str>, had: &[Box<str>]) {
        let truth: BTreeSet<&str> = crate::domain::order::gather(had.iter().map(|item| &**item));
        if truth.is_empty() {
            return;
        }
        self.people += 1;
        let mut hits = 0;
        let share = |hits: usize| hits as f64 / truth.len() as f64;
        let mut place = 0;
        for item in ranked.take(PLACES[2]) {
            hits += usize::from(truth.contains(item));
            place += 1;
            for (sum, at) in self.sums.iter_mut().zip(PLACES) {
                if at == place {
                    *sum += share(hits);
                }
            }
        }
        // A ranking that ends early has nothing more to add.
        for (sum, _) in self.sums.iter_mut().zip(PLACES).filter(|(_, at)| *at > place) {
            *sum += share(hits);
        }
    }

    /// Returns the three means, each 0 to 1.
    pub fn means(&self) -> [f64; 3] {
        self.sums.map(|sum| sum / self.people.max(1) as f64)
    }

    /// Returns how many people were foretold.
    pub fn people(&self) -> usize {
        self.people
    }
}

/// Foretells the last basket of each person from those before it.
pub fn recall_of(people: &[&[Basket]], crowd: &Crowd, leaning: Leaning) -> Recall {
    let mut recall = Recall::default();
    for baskets in people {
        if let Some((last, before)) = baskets.split_last() {
            let ranked = rank_items(before, last.occasion, crowd, leaning, PLACES[2]);
            recall.add(ranked.iter().map(|(item, _)| &**item), &last.items);
        }
    }
    recall
}

/// Chooses the leaning that foretells the last known baskets of these people best. The same people give the same one.
pub fn fit(people: &[Vec<Basket>]) -> Leaning {
    let told: Vec<&[Basket]> =
        people.iter().map(Vec::as_slice).filter(|baskets| baskets.len() >= 2).collect();
    let mut chosen = Leaning::default();
    if told.len() < ENOUGH {
        return chosen;
    }
    let mut crowd = Crowd::default();
    for baskets in &told {
        crowd.learn(baskets.split_last().map_or(&[], |(_, before)| before));
    }
    let step = told.len().div_ceil(SAMPLE);
    let sample: Vec<&[Basket]> = told.into_iter().step_by(step).collect();
    let score = |leaning: Leaning| recall_of(&sample, &crowd, leaning).means().iter().sum::<f64>();
    let mut best = score(chosen);
    // Plain counting, others only where one's own things end: where that is best, it is where to begin.
    let plain = Leaning { half_life: 1000.0, lean: 1.0, crowd: 0.02, likeness: 0.0 };
    take_best(&[plain], &score, &mut chosen, &mut best);
    // One number at a time, twice round: they hardly depend on each other.
    for _ in 0..2 {
        let start = chosen;
        let tries = [4.0, 8.0, 15.0, 25.0, 60.0, 1000.0].map(|half_life| Leaning { half_life, ..start });
        take_best(&tries, &score, &mut chosen, &mut best);
        let start = chosen;
        let tries = [0.02, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0].map(|crowd| Leaning { crowd, ..start });
        take_best(&tries, &score, &mut chosen, &mut best);
        let start = chosen;
        let tries = [0.0, 0.2, 0.5, 0.8, 0.95].map(|likeness| Leaning { likeness, ..start });
        take_best(&tries, &score, &mut chosen, &mut best);
        let start = chosen;
        let tries = [0.5, 1.0, 3.0].map(|lean| Leaning { lean, ..start });
        take_best(&tries, &score, &mut chosen, &mut best);
    }
    chosen
}

fn take_best(tries: &[Leaning], score: &impl Fn(Leaning) -> f64, chosen: &mut Leaning, best: &mut f64) {
    for leaning in tries {
        let reached = score(*leaning);
        if reached > *best {
            (*chosen, *best) = (*leaning, reached);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basket(items: &[&str]) -> Basket {
        Basket { occasion: None, items: items.iter().map(|item| (*item).into()).collect() }
    }

    #[test]
    fn recall_counts_each_thing_once_and_short_rankings_fully() {
        let mut recall = Recall::default();
        recall.add(["a", "b", "c"].into_iter(), &["c".into(), "a".into(), "a".into()]);
        recall.add([].into_iter(), &["x".into()]);
        recall.add(["y"].into_iter(), &[]);
        assert_eq!((recall.means(), recall.people()), ([0.25, 0.5, 0.5], 2));
    }

    #[test]
    fn people_who_change_often_are_told_by_their_latest_visits() {
        let people: Vec<Vec<Basket>> = (0..180)
            .map(|person| {
                (0..24).map(|visit| basket(&[&format!("thing {}", (person + visit / 4) % 9)])).collect()
            })
            .collect();
        let fitted = fit(&people);
        assert!(fitted.half_life <= 8.0, "{fitted:?}");
        let mut crowd = Crowd::default();
        people.iter().for_each(|baskets| crowd.learn(&baskets[..23]));
        let told: Vec<&[Basket]> = people.iter().map(Vec::as_slice).collect();
        let [fitted, plain] =
            [fitted, Leaning::default()].map(|leaning| recall_of(&told, &crowd, leaning).means()[0]);
        assert!(fitted >= plain && fitted > 0.9, "{fitted} against {plain}");
    }
}
