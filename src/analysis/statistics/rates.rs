//! How many of many findings are chance.

/// Returns which findings stand when at most a share of `q` of them may be chance (Benjamini and Hochberg 1995).
pub fn discoveries(chances: &[f64], q: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|one, other| chances[*one].total_cmp(&chances[*other]));
    let limit = |rank: usize| q * (rank as f64 + 1.0) / chances.len() as f64;
    let last = (0..order.len()).rev().find(|rank| chances[order[*rank]] <= limit(*rank));
    let mut stands = vec![false; chances.len()];
    if let Some(last) = last {
        order[..=last].iter().for_each(|at| stands[*at] = true);
    }
    stands
}

/// Returns the chance that a standard normal number is larger than `z` (Abramowitz and Stegun 26.2.17, error below 1e-7).
pub fn normal_tail(z: f64) -> f64 {
    if z < 0.0 {
        return 1.0 - normal_tail(-z);
    }
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let terms = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let series = terms.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt() * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_paper_comes_out() {
        let chances = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0,
        ];
        assert_eq!(discoveries(&chances, 0.05).iter().filter(|stands| **stands).count(), 4);
        assert!(discoveries(&[], 0.1).is_empty());
    }

    #[test]
    fn the_normal_tail_is_known() {
        assert!((normal_tail(1.959_964) - 0.025).abs() < 1e-6);
        assert!((normal_tail(-1.0) - 0.841_344_7).abs() < 1e-6);
    }
}
