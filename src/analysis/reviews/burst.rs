//! Whether more reviews come than usual: a negative-binomial scan over windows of several lengths.

use crate::analysis::statistics::Random;

/// The lengths of the windows, in days.
pub const WINDOWS: [usize; 5] = [1, 3, 7, 14, 28];
/// How many days back windows may end.
const RECENT: usize = 28;
/// How many years of ordinary days are simulated for the chance.
const ROUNDS: u32 = 999;

/// The window in which most more reviews came than usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burst {
    /// The first day.
    pub from: i64,
    /// How many days.
    pub days: usize,
    /// How many reviews came.
    pub count: u32,
    /// How many were to be expected.
    pub expected: f64,
    /// The chance that ordinary days hold such a window.
    pub chance: f64,
}

/// Looks for a burst in the last four weeks before `today` against all days before them; `None` with less than four weeks before.
///
/// `days` are the days of the reviews, in any order.
pub fn burst(days: &[i64], today: i64, seed: u64) -> Option<Burst> {
    let first = *days.iter().min()?;
    let start = today - RECENT as i64 + 1;
    let before = start - first;
    if before < RECENT as i64 {
        return None;
    }
    let (mean, shape) = ordinary(days, first, start, before);
    let mut counts = vec![0_u32; RECENT];
    for day in days.iter().filter(|day| (start..=today).contains(*day)) {
        counts[(day - start) as usize] += 1;
    }
    let (score, from, length) = highest(&counts, mean);
    let mut random = Random::new(seed);
    let mut beyond = 1;
    for _ in 0..ROUNDS {
        let simulated: Vec<u32> = (0..RECENT).map(|_| random.negative_binomial(mean, shape)).collect();
        beyond += u32::from(highest(&simulated, mean).0 >= score);
    }
    Some(Burst {
        from: start + from as i64,
        days: length,
        count: counts[from..from + length].iter().sum(),
        expected: mean * length as f64,
        chance: f64::from(beyond) / f64::from(ROUNDS + 1),
    })
}

/// Returns the mean per day and the shape of its spread, from the weeks before.
fn ordinary(days: &[i64], first: i64, start: i64, before: i64) -> (f64, f64) {
    let weeks = (before / 7) as usize;
    let mut counts = vec![0.0; weeks];
    for day in days.iter().filter(|day| (first..start).contains(*day)) {
        if let Some(count) = counts.get_mut(((start - 1 - day) / 7) as usize) {
            *count += 1.0;
        }
    }
    let mean = (counts.iter().sum::<f64>() + 0.5) / weeks as f64;
    let spread = counts.iter().map(|count| (count - mean) * (count - mean)).sum::<f64>()
        / (weeks as f64 - 1.0).max(1.0);
    // Method of moments; some spread is assumed always, since days are never quite alike.
    let shape = if spread > mean { mean * mean / (spread - mean) } else { f64::MAX };
    (mean / 7.0, shape.clamp(0.3, 4.0))
}

/// Returns the score, the first day and the length of the window that stands out most.
fn highest(counts: &[u32], mean: f64) -> (f64, usize, usize) {
    let mut best = (0.0, 0, 1);
    for length in WINDOWS {
        let expected = mean * length as f64;
        for from in 0..=counts.len() - length {
            let count = f64::from(counts[from..from + length].iter().sum::<u32>());
            let score =
                if count > expected { count * (count / expected).ln() - (count - expected) } else { 0.0 };
            if score > best.0 {
                best = (score, from, length);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordinary_days(seed: u64) -> Vec<i64> {
        let mut random = Random::new(seed);
        (0..200).flat_map(|day| std::iter::repeat_n(day, random.poisson(0.4) as usize)).collect()
    }

    #[test]
    fn ten_reviews_in_two_days_stand_out() {
        let mut days = ordinary_days(3);
        days.extend([197; 5]);
        days.extend([198; 5]);
        let found = burst(&days, 199, 1);
        assert!(
            found.is_some_and(|burst| burst.chance < 0.01 && burst.count >= 10 && burst.days <= 3),
            "{found:?}"
        );
    }

    #[test]
    fn ordinary_days_seldom_do() {
        let alarms = (0..100)
            .filter(|seed| burst(&ordinary_days(*seed), 199, 1).is_some_and(|burst| burst.chance < 0.01))
            .count();
        assert!(alarms <= 4, "{alarms} of 100");
    }

    #[test]
    fn too_little_history_gives_no_answer() {
        assert_eq!(burst(&[0, 1, 2, 30], 31, 1), None);
    }
}
