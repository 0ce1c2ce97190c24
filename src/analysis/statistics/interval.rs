//! Intervals around shares.

use serde::Serialize;

/// A share with the interval that covers the true one 95 times in 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The share that was seen, 0 to 1; 0 of nothing.
    pub share: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Returns the share of `some` in `all` with its 95 % interval (Wilson 1927).
pub fn wilson(some: u32, all: u32) -> Interval {
    if all == 0 {
        return Interval { share: 0.0, low: 0.0, high: 1.0 };
    }
    let (count, z) = (f64::from(all), 1.959_963_984_540_054_f64);
    let share = f64::from(some) / count;
    let shrink = 1.0 + z * z / count;
    let centre = (share + z * z / (2.0 * count)) / shrink;
    let reach = z * (share * (1.0 - share) / count + z * z / (4.0 * count * count)).sqrt() / shrink;
    Interval { share, low: (centre - reach).max(0.0), high: (centre + reach).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_known_interval_comes_out() {
        let interval = wilson(8, 10);
        assert!(
            (interval.low - 0.4902).abs() < 1e-4 && (interval.high - 0.9433).abs() < 1e-4,
            "{interval:?}"
        );
    }

    proptest! {
        #[test]
        fn the_share_lies_inside(all in 1_u32..500, part in 0.0_f64..=1.0) {
            let some = (f64::from(all) * part) as u32;
            let interval = wilson(some, all);
            prop_assert!(0.0 <= interval.low && interval.low <= interval.share + 1e-12);
            prop_assert!(interval.share <= interval.high + 1e-12 && interval.high <= 1.0);
        }
    }
}
