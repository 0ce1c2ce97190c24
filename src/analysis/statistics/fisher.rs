//! Whether two shares differ by more than chance, for small counts.

use super::gamma::ln_choose;

/// Returns the one-sided mid-p of Fisher's exact test that the first share is the larger one: `hits` of `all` against
/// `other_hits` of `other_all` (the point itself counts half; Lancaster 1961).
pub fn fisher_mid_p(hits: u32, all: u32, other_hits: u32, other_all: u32) -> f64 {
    let (marked, total) = (hits + other_hits, all + other_all);
    let whole = ln_choose(total, all);
    let chance =
        |count: u32| (ln_choose(marked, count) + ln_choose(total - marked, all - count) - whole).exp();
    let most = marked.min(all);
    let beyond: f64 = (hits + 1..=most).map(chance).sum();
    (beyond + 0.5 * chance(hits)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_lady_tasting_tea() {
        // Four of four right: one of 70 ways, which counts half.
        assert!((fisher_mid_p(4, 4, 0, 4) - 0.5 / 70.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_two_sides_add_up_to_one(hits in 0_u32..12, misses in 0_u32..12, other_hits in 0_u32..30, other_misses in 0_u32..30) {
            let (all, other_all) = (hits + misses, other_hits + other_misses);
            let up = fisher_mid_p(hits, all, other_hits, other_all);
            let down = fisher_mid_p(other_hits, other_all, hits, all);
            prop_assert!((up + down - 1.0).abs() < 1e-9);
        }
    }
}
