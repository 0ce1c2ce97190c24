//! Texts that are nearly the same: runs of three words in common, found without comparing everything with everything.

use crate::analysis::fold;
use crate::domain::order;
use std::collections::BTreeMap;

/// How many words are a run.
const RUN: usize = 3;
/// From how many runs on a text can be told to be like another one.
const LEAST: usize = 4;
/// How many runs of a text are looked up: those with the smallest hashes, which like texts share.
const SKETCH: usize = 12;
/// From which share of common runs on two texts are nearly the same.
const ALIKE: f64 = 0.6;
/// A run that so many texts have tells nothing.
const COMMON: usize = 64;

/// Texts, each under a number, to find those that are nearly the same.
#[derive(Clone, Debug, Default)]
pub struct NearIndex {
    texts: Vec<Vec<u64>>,
    by_run: BTreeMap<u64, Vec<u32>>,
}

impl NearIndex {
    /// Takes a text in and returns its number: 0, 1, 2 and so on.
    pub fn add(&mut self, runs: Vec<u64>) -> usize {
        let number = self.texts.len();
        for run in runs.iter().take(SKETCH) {
            let known = self.by_run.entry(*run).or_default();
            if known.len() < COMMON {
                known.push(number as u32);
            }
        }
        self.texts.push(runs);
        number
    }

    /// Returns the text that is most like one, with the share of runs in common.
    pub fn find(&self, runs: &[u64]) -> Option<(usize, f64)> {
        let mut near: Vec<u32> =
            runs.iter().take(SKETCH).filter_map(|run| self.by_run.get(run)).flatten().copied().collect();
        order::sort_out(&mut near);
        let mut best: Option<(usize, f64)> = None;
        for number in near {
            let share = self.texts.get(number as usize).map_or(0.0, |other| alike(runs, other));
            if share >= ALIKE && best.is_none_or(|(_, most)| share > most) {
                best = Some((number as usize, share));
            }
        }
        best
    }
}

/// Returns the hashes of the runs of a text, in order; none of a text that is too short to tell.
pub fn runs(text: &str) -> Vec<u64> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut runs: Vec<u64> = words.windows(RUN).map(hash).collect();
    order::sort_out(&mut runs);
    if runs.len() < LEAST { Vec::new() } else { runs }
}

/// Returns the share of runs that two texts have in common (Jaccard); both must be in order.
fn alike(one: &[u64], other: &[u64]) -> f64 {
    let (mut at, mut to, mut both) = (0, 0, 0_usize);
    while let (Some(left), Some(right)) = (one.get(at), other.get(to)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                at += 1;
                to += 1;
            }
        }
    }
    both as f64 / (one.len() + other.len() - both).max(1) as f64
}

/// Hashes words (FNV-1a, 64 bits, with a final mix, so that the smallest hashes are spread evenly).
fn hash(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_edited_text_is_found_and_another_one_is_not() {
        let mut index = NearIndex::default();
        index.add(runs(
            "Siamo stati qui sabato sera in quattro e la carbonara era fredda, il servizio lento.",
        ));
        index.add(runs("Colazione perfetta, cornetti ancora caldi e un cappuccino come si deve, bravi."));
        let edited =
            runs("Siamo stati qui sabato sera in quattro e la carbonara era fredda, servizio lento!");
        assert_eq!(index.find(&edited).map(|(number, _)| number), Some(0));
        assert_eq!(index.find(&runs("Pizza discreta, prezzi un poco alti ma il posto è molto bello.")), None);
        assert_eq!(runs("Troppo corto per dirlo"), Vec::<u64>::new());
    }

    proptest! {
        #[test]
        fn a_text_is_like_itself(words in prop::collection::vec("[a-z]{3,8}", 12..30)) {
            let text = words.join(" ");
            let mut index = NearIndex::default();
            let runs = runs(&text);
            prop_assume!(!runs.is_empty());
            index.add(runs.clone());
            prop_assert_eq!(index.find(&runs), Some((0, 1.0)));
        }
    }
}
