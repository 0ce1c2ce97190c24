//! Which weights of words, beginnings and pairs find room in a file: those that move most sums furthest.

use std::collections::{BTreeMap, BTreeSet};

use il_solito::analysis::reviews::Language;
use il_solito::analysis::reviews::model::{KEPT_LANES, LANES, LONGEST_STRIDE, Lanes};

use crate::export::{joined, quantised, step, weights};
use crate::fit::Fit;
use crate::sample::{Name, Scope};

/// How much it counts for a language that a feature occurs in any of them.
const ELSEWHERE: f32 = 0.1;
/// How much a weight for a polarity is worth beside one for an aspect that is met as often.
const POLARITY: f32 = 1.5;

/// What one language has learnt of words, beginnings and pairs.
pub struct Letters(Vec<Row>);

/// What was learnt of one of them.
struct Row {
    key: u32,
    weights: Lanes,
    /// How often and how strongly it occurs where an aspect is looked for, and where a polarity is.
    often: [f32; 2],
}

/// Rows as a file has them.
pub struct Packed {
    /// The rows.
    pub bytes: Vec<u8>,
    /// What one step of each lane stands for.
    pub steps: Lanes,
    /// How many rows there are.
    pub count: u32,
}

impl Letters {
    /// Returns the weights of all that the language has seen.
    pub fn of(fit: &Fit, language: Language) -> Letters {
        let tongue = Scope::Language(language as u8);
        let numbers = [&fit.aspect_numbers, &fit.polarity_numbers];
        let seen: BTreeSet<u32> = numbers
            .iter()
            .flat_map(|numbers| numbers.names())
            .filter_map(|(scope, name)| match name {
                Name::Letters(key) if scope == tongue || scope == Scope::Shared => Some(key),
                _ => None,
            })
            .collect();
        let row = |key: u32| {
            let name = Name::Letters(key);
            let learnt = joined(
                weights(&fit.aspect_numbers, &fit.aspects, tongue, name),
                weights(&fit.polarity_numbers, &fit.polarity, tongue, name),
            );
            let often = numbers.map(|numbers| {
                let times = |scope| numbers.occurrence(scope, name);
                times(tongue) + ELSEWHERE * times(Scope::Shared)
            });
            Row { key, weights: centred(learnt), often }
        };
        Letters(seen.into_iter().map(row).collect())
    }

    /// Returns what a byte must earn so that the rows take no more than `room` bytes: a weight takes one and the head of a row
    /// three, and each has to earn as much as any other.
    pub fn price(&self, room: usize) -> f32 {
        let (mut low, mut high) = (-40.0_f32, 40.0_f32);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if self.pack(middle.exp2()).bytes.len() > room { low = middle } else { high = middle }
        }
        high.exp2()
    }

    /// Returns the keys of those whose bytes earn `price`.
    pub fn keys(&self, price: f32) -> BTreeSet<u32> {
        self.keep(price).into_keys().collect()
    }

    /// Returns those whose bytes earn `price`, as a file has them.
    pub fn pack(&self, price: f32) -> Packed {
        let kept = self.keep(price);
        let steps: Lanes = std::array::from_fn(|lane| step(kept.values().map(|row| &row[lane])));
        let mut packed = Packed { bytes: Vec::new(), steps, count: 0 };
        let mut last = 0;
        for (key, row) in &kept {
            let small: Vec<i8> =
                row.iter().zip(&steps).map(|(weight, step)| quantised(*weight, *step)).collect();
            let mask =
                (0..KEPT_LANES).filter(|lane| small[*lane] != 0).fold(0, |mask, lane| mask | 1 << lane);
            if mask == 0 {
                continue;
            }
            while key - last > LONGEST_STRIDE {
                packed.put_head(LONGEST_STRIDE, 0);
                last += LONGEST_STRIDE;
            }
            packed.put_head(key - last, mask);
            let present = small.iter().filter(|weight| **weight != 0);
            packed.bytes.extend(present.map(|weight| weight.cast_unsigned()));
            last = *key;
        }
        packed
    }

    fn keep(&self, price: f32) -> BTreeMap<u32, Lanes> {
        let mut kept = BTreeMap::new();
        for row in &self.0 {
            let gain = |lane: usize| {
                let often = if lane < 9 { row.often[0] } else { row.often[1] * POLARITY };
                (row.weights[lane] * row.weights[lane] * often - price).max(0.0)
            };
            if (0..LANES).map(gain).sum::<f32>() > 3.0 * price {
                let thinned =
                    std::array::from_fn(|lane| if gain(lane) > 0.0 { row.weights[lane] } else { 0.0 });
                kept.insert(row.key, thinned);
            }
        }
        kept
    }
}

impl Packed {
    fn put_head(&mut self, stride: u32, mask: u32) {
        self.bytes.extend(&(stride << KEPT_LANES | mask).to_le_bytes()[..3]);
        self.count += 1;
    }
}

/// Takes the weight of neutral from all three polarities: only differences count.
fn centred(mut row: Lanes) -> Lanes {
    let neutral = row[LANES - 1];
    row[LANES - 3..].iter_mut().for_each(|weight| *weight -= neutral);
    row
}
