//! Logistic regression with L2 penalty over sparse rows, fitted by AdaGrad in a fixed order, so that it always gives the same bits.

use il_solito::analysis::statistics::{logistic, softmax};

/// One example with `N` truths.
#[derive(Clone, Debug)]
pub struct Row<const N: usize> {
    /// Which features occur, and how strongly.
    pub features: Vec<(u32, f32)>,
    /// The truths: 1 or 0.
    pub truth: [f32; N],
    /// How much each truth counts; 0 for what is not known.
    pub weight: [f32; N],
}

/// How to fit.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Whether the truths exclude each other (softmax) instead of standing alone (sigmoid).
    pub exclusive: bool,
    /// How often each row is seen.
    pub rounds: usize,
    /// The step.
    pub step: f32,
    /// The penalty on the square of each weight that is touched.
    pub penalty: f32,
}

/// Fits weights, `N` per feature.
pub fn solve<const N: usize>(rows: &[Row<N>], features: usize, plan: Plan) -> Vec<[f32; N]> {
    let mut weights = vec![[0.0_f32; N]; features];
    let mut slopes = vec![[1e-4_f32; N]; features];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..plan.rounds {
        shuffle(&mut order, &mut seed);
        let step = plan.step * (1.0 - 0.9 * round as f32 / plan.rounds as f32);
        for at in &order {
            let row = &rows[*at];
            let guess = predict(sums(&weights, &row.features), plan.exclusive);
            let miss: [f32; N] =
                std::array::from_fn(|lane| (guess[lane] - row.truth[lane]) * row.weight[lane]);
            for (feature, value) in &row.features {
                let (weight, slope) = (&mut weights[*feature as usize], &mut slopes[*feature as usize]);
                for lane in 0..N {
                    let gradient = miss[lane] * value + plan.penalty * weight[lane];
                    slope[lane] += gradient * gradient;
                    weight[lane] -= step * gradient / slope[lane].sqrt();
                }
            }
        }
    }
    weights
}

/// Returns the sums of the weights of a row.
pub fn sums<const N: usize>(weights: &[[f32; N]], features: &[(u32, f32)]) -> [f32; N] {
    let mut sums = [0.0_f32; N];
    for (feature, value) in features {
        for (sum, weight) in sums.iter_mut().zip(&weights[*feature as usize]) {
            *sum += weight * value;
        }
    }
    sums
}

/// Returns the chances that sums stand for.
pub fn predict<const N: usize>(sums: [f32; N], exclusive: bool) -> [f32; N] {
    if exclusive { softmax(&sums) } else { sums.map(logistic) }
}

fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (*seed >> 33) as usize % (at + 1));
    }
}
