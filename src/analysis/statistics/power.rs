//! The exponential function from additions and multiplications only, so that every machine and browser gives the same bits.

/// Returns e to a power, with a relative error below 2e-6; powers outside -40 to 40 count as those.
pub fn exp(power: f32) -> f32 {
    let power = power.clamp(-40.0, 40.0);
    // Beyond 2^23 there are no fractions: adding and taking away 1.5 * 2^23 rounds, without calling anything.
    let whole = (power * std::f32::consts::LOG2_E + 12_582_912.0) - 12_582_912.0;
    let rest = power - whole * std::f32::consts::LN_2;
    let series = 1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest / 120.0))));
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// Returns the chance that log-odds stand for.
pub fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + exp(-odds))
}

/// Returns the chances of things that exclude each other, from their log-odds.
pub fn softmax<const N: usize>(odds: &[f32; N]) -> [f32; N] {
    let highest = odds.iter().copied().fold(f32::MIN, f32::max);
    let parts = odds.map(|odds| exp(odds - highest));
    let whole: f32 = parts.iter().sum();
    parts.map(|part| part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_exact_function() {
        for step in -200..=200 {
            let power = step as f32 / 10.0;
            let exact = f64::from(power).exp();
            assert!((f64::from(exp(power)) / exact - 1.0).abs() < 1e-5, "{power}");
        }
        assert_eq!(logistic(0.0), 0.5);
    }

    #[test]
    fn chances_that_exclude_each_other_are_one_together() {
        let chances = softmax(&[1.0, -2.0, 0.5]);
        assert!((chances.iter().sum::<f32>() - 1.0).abs() < 1e-6 && chances[0] > chances[2]);
    }
}
