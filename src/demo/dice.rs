//! A small generator of random numbers, so that a demo shop is the same wherever it is made.

use crate::domain::Dice;

/// xoshiro256++ 1.0, seeded by SplitMix64 (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators",
/// 2021; the authors gave both to the public domain). Not for secrets.
#[derive(Clone, Debug)]
pub struct Seeded {
    state: [u64; 4],
}

impl Seeded {
    /// Makes one; the same seed gives the same numbers.
    pub fn new(seed: u64) -> Self {
        let mut split = seed;
        let state = std::array::from_fn(|_| {
            split = split.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = split;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        });
        Self { state }
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let result = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        result
    }

    /// Returns a number from 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Returns a number from 0 to below `end`, 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        // Multiply and shift: the bias is below one in 2^40 for lists of any length used here.
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// Returns a number from `least` to `most`.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1).max(1) as usize) as i64
    }

    /// Returns whether something of that probability happens.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Returns a number around 0, of standard deviation 1: the sum of twelve even ones, cut at 6.
    pub fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// Returns one of some things, the default of an empty list.
    pub fn pick<T: Copy + Default>(&mut self, things: &[T]) -> T {
        things.get(self.below(things.len())).copied().unwrap_or_default()
    }

    /// Returns one of some things, the first ones more often than the last.
    pub fn pick_early<T: Copy + Default>(&mut self, things: &[T]) -> T {
        let place = self.unit() * self.unit();
        things.get((place * things.len() as f64) as usize).copied().unwrap_or_default()
    }

    /// Returns the number of one of some weights.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        for (number, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return number;
            }
        }
        weights.len().saturating_sub(1)
    }
}

impl Dice for Seeded {
    fn roll(&mut self) -> u128 {
        u128::from(self.next()) << 64 | u128::from(self.next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_even_and_the_same_again() {
        let mut dice = Seeded::new(1);
        let mut counts = [0; 10];
        for _ in 0..100_000 {
            counts[dice.below(10)] += 1;
        }
        assert!(counts.iter().all(|count| (9_500..10_500).contains(count)), "{counts:?}");
        let mean = (0..10_000).map(|_| dice.bell()).sum::<f64>() / 10_000.0;
        assert!(mean.abs() < 0.05, "{mean}");
        let again = |seed| Seeded::new(seed).roll();
        assert_eq!(again(7), again(7));
        assert_ne!(again(7), again(8));
        let zeros = (0..10_000).filter(|_| dice.weighted(&[3.0, 1.0]) == 0).count();
        assert!((7_200..7_800).contains(&zeros), "{zeros}");
    }
}
