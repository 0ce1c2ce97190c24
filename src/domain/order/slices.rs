//! A sort that can be done a slice at a time: a merge sort from the bottom up, which can stop after any place.

use super::sort_places;
use std::cmp::Ordering;

/// How many places are sorted at once before any are merged.
const BLOCK: usize = 1024;

/// Places that are being sorted.
#[derive(Clone, Debug, Default)]
pub struct SlicedSort {
    places: Vec<u32>,
    /// What this round has merged so far.
    merged: Vec<u32>,
    /// How many places lie in sorted blocks.
    begun: usize,
    /// How long the sorted runs are that this round merges.
    width: usize,
    /// The next place of the left run, and that of the right one.
    next: (usize, usize),
}

impl SlicedSort {
    /// Begins to sort places.
    pub fn new(places: Vec<u32>) -> Self {
        Self { places, width: BLOCK, ..Self::default() }
    }

    /// Goes on for about `budget` places; returns whether all is sorted. Every call must compare alike.
    pub fn step(&mut self, budget: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> bool {
        let mut left = budget;
        while left > 0 && !self.is_done() {
            left = left.saturating_sub(if self.begun < self.places.len() {
                self.sort_block(compare)
            } else {
                self.merge(left, compare)
            });
        }
        self.is_done()
    }

    /// Returns the places, sorted once [`SlicedSort::step`] has said so.
    pub fn finish(self) -> Vec<u32> {
        self.places
    }

    fn is_done(&self) -> bool {
        self.begun == self.places.len() && self.width >= self.places.len()
    }

    fn sort_block(&mut self, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> usize {
        let end = self.places.len().min(self.begun + BLOCK);
        if let Some(block) = self.places.get_mut(self.begun..end) {
            sort_places(block, compare);
        }
        let sorted = end - self.begun;
        self.begun = end;
        sorted
    }

    /// Merges at most so many places of this round.
    fn merge(&mut self, most: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> usize {
        let (count, width) = (self.places.len(), self.width);
        let end = count.min(self.merged.len() + most);
        let done = end - self.merged.len();
        while self.merged.len() < end {
            let start = self.merged.len() - self.merged.len() % (2 * width);
            let (middle, last) = (count.min(start + width), count.min(start + 2 * width));
            if start == self.merged.len() {
                self.next = (start, middle);
            }
            let (left, right) = self.next;
            let (one, other) = (self.places.get(left).copied(), self.places.get(right).copied());
            // What is equal stays in its order: the left one goes first.
            let goes_left = match (one.filter(|_| left < middle), other.filter(|_| right < last)) {
                (Some(one), Some(other)) => compare(one, other).is_le(),
                (one, _) => one.is_some(),
            };
            self.next = if goes_left { (left + 1, right) } else { (left, right + 1) };
            self.merged.extend(if goes_left { one } else { other });
        }
        if self.merged.len() == count {
            std::mem::swap(&mut self.places, &mut self.merged);
            self.merged.clear();
            self.width *= 2;
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn slices_sort_as_the_whole_does(
            keys in prop::collection::vec(0_u16..500, 0..6000), budgets in prop::collection::vec(1_usize..3000, 1..9),
        ) {
            let key = |place: u32| keys[place as usize];
            let mut whole: Vec<u32> = (0..keys.len() as u32).collect();
            let mut sliced = SlicedSort::new(whole.clone());
            whole.sort_by_key(|place| key(*place));
            let mut budgets = budgets.iter().cycle();
            while !sliced.step(*budgets.next().unwrap(), &mut |a, b| key(a).cmp(&key(b))) {}
            prop_assert_eq!(sliced.finish(), whole);
        }
    }
}
