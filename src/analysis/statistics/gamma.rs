//! The logarithm of the gamma function, and what follows from it.

/// Returns the logarithm of the gamma function of a positive number (Lanczos 1964, g = 7, nine terms), to about 14 digits.
pub fn ln_gamma(number: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if number < 0.5 {
        let pi = std::f64::consts::PI;
        return (pi / (pi * number).sin()).ln() - ln_gamma(1.0 - number);
    }
    let number = number - 1.0;
    let base = number + 7.5;
    let series = TERMS
        .iter()
        .enumerate()
        .fold(0.999_999_999_999_809_9, |sum, (at, term)| sum + term / (number + at as f64 + 1.0));
    0.5 * (2.0 * std::f64::consts::PI).ln() + (number + 0.5) * base.ln() - base + series.ln()
}

/// Returns the logarithm of the number of ways to choose `some` of `all`.
pub fn ln_choose(all: u32, some: u32) -> f64 {
    let of = |count: u32| ln_gamma(f64::from(count) + 1.0);
    of(all) - of(some) - of(all - some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factorials_and_halves_come_out() {
        let factorial: f64 = (1..=20).map(f64::from).product();
        assert!((ln_gamma(21.0) - factorial.ln()).abs() < 1e-10);
        assert!((ln_gamma(0.5) - std::f64::consts::PI.sqrt().ln()).abs() < 1e-12);
        assert!((ln_gamma(0.25) - 3.625_609_908_221_908_f64.ln()).abs() < 1e-12);
        assert!((ln_choose(52, 5) - 2_598_960_f64.ln()).abs() < 1e-9);
    }
}
