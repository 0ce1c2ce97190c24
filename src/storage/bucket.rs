//! Which page a thing lies on: linear hashing (W. Litwin, 1980), where a set grows by splitting one page at a time.

use crate::domain::Entry;
use serde::{Deserialize, Serialize};

/// How much weight a page holds on average before one is split: about 64 usual entries.
pub const WEIGHT_PER_PAGE: u64 = 64;

/// How many pages there are of one kind, and how much lies on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// Pages, numbered from 0.
    pub pages: u32,
    /// The weight of the entries on them; see [`weight`].
    pub weight: u64,
}

impl Shape {
    /// Returns the page of a thing by its number, 0 where there are no pages yet.
    pub fn bucket(self, number: u128) -> u32 {
        if self.pages <= 1 {
            return 0;
        }
        let hash = spread(number);
        let level = self.pages.ilog2();
        let wide = hash & low_bits(level + 1);
        if wide < self.pages { wide } else { hash & low_bits(level) }
    }

    /// Returns the shape after entries came and went: enough pages that the mean weight is at most 64. Pages are never
    /// taken away.
    #[must_use]
    pub fn grown(self, added: u64, removed: u64) -> Shape {
        let weight = (self.weight + added).saturating_sub(removed);
        let wanted = u32::try_from(weight.div_ceil(WEIGHT_PER_PAGE)).unwrap_or(u32::MAX);
        Shape { pages: self.pages.max(wanted), weight }
    }

    /// Returns the present page whose entries partly move to a page that is to be added.
    pub fn split_source(self, added: u32) -> Option<u32> {
        let mut page = added;
        while page >= self.pages {
            page = page.checked_sub(1 << page.checked_ilog2()?)?;
        }
        Some(page)
    }
}

/// Returns how many usual entries an entry counts for: an import's line of history, which names thousands of people,
/// must not make every page of the history that it shares slow to write.
pub fn weight(entry: &Entry) -> u64 {
    let parts = match entry {
        Entry::Record(record) => record.registers().count() / 16,
        Entry::Visit(visit) => visit.lines.len() / 16,
        Entry::Step(step) => step.touches.len() / 4,
    };
    1 + parts as u64
}

fn low_bits(count: u32) -> u32 {
    1_u32.checked_shl(count).map_or(u32::MAX, |bit| bit - 1)
}

/// Folds 128 bits to 32 well mixed ones (the finaliser of SplitMix64, S. Vigna, 2015).
fn spread(number: u128) -> u32 {
    let mut mixed = (number as u64) ^ ((number >> 64) as u64).rotate_left(32);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn growing_moves_things_only_from_the_split_page_to_the_added_one(pages in 0_u32..5000, number: u128) {
            let before = Shape { pages, weight: 0 };
            let after = Shape { pages: pages + 1, weight: 0 };
            let (old, new) = (before.bucket(number), after.bucket(number));
            prop_assert!(new <= pages);
            if new != old {
                prop_assert_eq!(new, pages);
                prop_assert_eq!(before.split_source(pages), Some(old));
            }
        }

        #[test]
        fn growing_by_many_pages_moves_things_only_out_of_the_sources(
            pages in 1_u32..300, more in 1_u32..3000, number: u128,
        ) {
            let before = Shape { pages, weight: 0 };
            let after = Shape { pages: pages + more, weight: 0 };
            let (old, new) = (before.bucket(number), after.bucket(number));
            prop_assert!(new == old || (new >= pages && before.split_source(new) == Some(old)));
        }
    }

    #[test]
    fn pages_fill_evenly_on_average() {
        let shape = Shape::default().grown(100_000, 0);
        assert_eq!(shape.pages, 1563);
        let mut fill = vec![0_u32; shape.pages as usize];
        for number in 0..100_000_u128 {
            fill[shape.bucket(number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)) as usize] += 1;
        }
        // Pages not yet split in this round hold about twice as many as those that are.
        assert!(fill.iter().all(|count| (20..200).contains(count)), "{fill:?}");
    }

    #[test]
    fn an_empty_set_has_no_page_and_one_entry_makes_one() {
        assert_eq!(Shape::default().grown(0, 0).pages, 0);
        assert_eq!(Shape::default().grown(1, 0).pages, 1);
        assert_eq!(Shape { pages: 1, weight: 64 }.grown(1, 0).pages, 2);
        assert_eq!(Shape { pages: 2, weight: 65 }.grown(1, 40), Shape { pages: 2, weight: 26 });
        assert_eq!(Shape::default().split_source(3), None);
    }
}
