//! Which blocks a frame is the sum of: known from its number alone, so that both phones choose the same.

/// A choice among blocks: one bit for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mix(pub(super) Vec<u64>);

impl Mix {
    /// Returns the choice of the frame with a number among so many blocks: about half of them, never none.
    pub fn of(number: u32, blocks: usize) -> Self {
        let mut words = vec![0_u64; blocks.div_ceil(64)];
        if (number as usize) < blocks {
            set(&mut words, number as usize);
            return Self(words);
        }
        let mut state = u64::from(number) << 32 | blocks as u64;
        words.iter_mut().for_each(|word| *word = draw(&mut state));
        if let Some(last) = words.last_mut() {
            // Bits past the last block would stand for nothing.
            *last &= u64::MAX >> (words_bits(blocks) - blocks);
        }
        if words.iter().all(|word| *word == 0) {
            set(&mut words, number as usize % blocks.max(1));
        }
        Self(words)
    }

    /// Returns the first block that is chosen.
    pub fn first(&self) -> Option<usize> {
        let place = self.0.iter().position(|word| *word != 0)?;
        Some(place * 64 + self.0.get(place)?.trailing_zeros() as usize)
    }

    /// Returns whether a block is chosen.
    pub fn has(&self, block: usize) -> bool {
        self.0.get(block / 64).is_some_and(|word| word >> (block % 64) & 1 == 1)
    }

    /// Chooses what exactly one of the two chooses.
    pub fn add(&mut self, other: &Mix) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine ^= theirs);
    }
}

fn words_bits(blocks: usize) -> usize {
    blocks.div_ceil(64) * 64
}

fn set(words: &mut [u64], block: usize) {
    if let Some(word) = words.get_mut(block / 64) {
        *word |= 1 << (block % 64);
    }
}

/// Draws the next number (SplitMix64, by Steele, Lea and Flood, 2014).
fn draw(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

/// Adds a block to another one.
pub fn add_block(mine: &mut [u8], other: &[u8]) {
    mine.iter_mut().zip(other).for_each(|(mine, other)| *mine ^= other);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_two_phones_of_two_versions_must_agree_on_stays_as_it_is() {
        assert_eq!(Mix::of(2, 5), Mix(vec![0b100]));
        assert_eq!(Mix::of(5, 5), Mix(vec![22]));
        assert_eq!(Mix::of(1000, 70), Mix(vec![8_411_944_001_562_729_883, 19]));
    }

    proptest! {
        #[test]
        fn a_mix_names_blocks_that_there_are_and_at_least_one(number: u32, blocks in 1..5000_usize) {
            let mix = Mix::of(number, blocks);
            let named = (0..mix.0.len() * 64).filter(|block| mix.has(*block)).collect::<Vec<_>>();
            prop_assert_eq!(mix.first(), named.first().copied());
            prop_assert!(named.last().is_some_and(|last| *last < blocks));
        }
    }
}
