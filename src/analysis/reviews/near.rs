//! Which segments of a sentence speak of an aspect, so that its polarity is looked for there.

use crate::analysis::statistics::exp;

/// Returns how much each segment has to do with what `sums` measure, 1 for the one that has most; neighbours in the same clause
/// lend to each other.
pub fn nearness(sums: &[f32], clauses: &[u16], size: f32) -> Vec<f32> {
    let pull: Vec<f32> = sums.iter().map(|sum| exp((sum * size).clamp(-6.0, 6.0))).collect();
    let lent = |to: usize| -> f32 {
        let lend = |from: usize| match to.abs_diff(from) {
            0 => 1.0,
            distance if clauses[to] == clauses[from] => 0.35 / distance as f32,
            distance => 0.1 / distance as f32,
        };
        (0..pull.len()).map(|from| lend(from) * pull[from]).sum()
    };
    let mut near: Vec<f32> = (0..pull.len()).map(lent).collect();
    let most = near.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    near.iter_mut().for_each(|near| *near /= most);
    near
}
