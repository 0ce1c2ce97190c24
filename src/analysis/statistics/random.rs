//! Pseudo-random numbers for simulations: the same seed gives the same numbers everywhere.

/// A generator (PCG-XSH-RR of O'Neill 2014, 64 bits of state).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Random {
        let mut random = Random(seed ^ 0x853c_49e6_748f_ea9b);
        random.bits();
        random
    }

    /// Returns 32 random bits.
    pub fn bits(&mut self) -> u32 {
        let state = self.0;
        self.0 = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((((state >> 18) ^ state) >> 27) as u32).rotate_right((state >> 59) as u32)
    }

    /// Returns a number from 0 to below 1.
    pub fn share(&mut self) -> f64 {
        f64::from(self.bits()) / 4_294_967_296.0
    }

    /// Returns a whole number below a bound; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u64::from(self.bits()) * bound as u64) >> 32) as usize
    }

    /// Returns how many events a Poisson process of that mean gives.
    pub fn poisson(&mut self, mean: f64) -> u32 {
        // Parts of at most 30, whose sum is Poisson again, keep e to the minus mean away from zero.
        let parts = (mean / 30.0).ceil().max(1.0);
        let limit = (-mean / parts).exp();
        let mut count = 0;
        for _ in 0..parts as u32 {
            let mut product = self.share();
            while product > limit {
                product *= self.share();
                count += 1;
            }
        }
        count
    }

    /// Returns a negative-binomial count: Poisson with a mean that varies like a gamma number of that shape.
    pub fn negative_binomial(&mut self, mean: f64, shape: f64) -> u32 {
        let mean = mean * self.gamma(shape) / shape;
        self.poisson(mean)
    }

    /// Returns a gamma number of a shape and a mean of shape (Marsaglia and Tsang 2000).
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.share().max(1e-12).powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let normal = self.normal();
            let cube = (1.0 + c * normal).powi(3);
            if cube > 0.0
                && self.share().max(1e-300).ln() < 0.5 * normal * normal + d - d * cube + d * cube.ln()
            {
                return d * cube;
            }
        }
    }

    /// Returns a beta number: a random share with that mean, more spread the smaller `weight` is.
    pub fn beta(&mut self, mean: f64, weight: f64) -> f64 {
        let (one, other) = (self.gamma(mean * weight), self.gamma((1.0 - mean) * weight));
        one / (one + other)
    }

    fn normal(&mut self) -> f64 {
        let (radius, angle) = (self.share().max(1e-300), self.share());
        (-2.0 * radius.ln()).sqrt() * (2.0 * std::f64::consts::PI * angle).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_come_out() {
        let mut random = Random::new(7);
        let count = 20_000;
        let mean = |draw: &mut dyn FnMut() -> f64| (0..count).map(|_| draw()).sum::<f64>() / f64::from(count);
        assert!((mean(&mut || random.share()) - 0.5).abs() < 0.01);
        assert!((mean(&mut || f64::from(random.poisson(70.0))) - 70.0).abs() < 0.3);
        assert!((mean(&mut || random.gamma(0.7)) - 0.7).abs() < 0.03);
        assert!((mean(&mut || random.beta(0.12, 30.0)) - 0.12).abs() < 0.01);
    }
}
