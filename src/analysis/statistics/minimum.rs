//! Finds where a function is smallest, without its slopes.

/// Returns the point and the value of a minimum near `start` (Nelder and Mead 1965, with restarts until nothing is gained).
pub fn minimise<const N: usize>(
    function: impl Fn(&[f64; N]) -> f64,
    start: [f64; N],
    size: f64,
) -> ([f64; N], f64) {
    let mut best = (start, function(&start));
    for _ in 0..20 {
        let next = descend(&function, best.0, size);
        let gained = best.1 - next.1;
        if next.1 < best.1 {
            best = next;
        }
        if gained.abs() <= 1e-10 * best.1.abs().max(1.0) {
            break;
        }
    }
    best
}

fn descend<const N: usize>(
    function: &impl Fn(&[f64; N]) -> f64,
    start: [f64; N],
    size: f64,
) -> ([f64; N], f64) {
    let corner = |moved: Option<usize>| {
        let point: [f64; N] =
            std::array::from_fn(|axis| start[axis] + if moved == Some(axis) { size } else { 0.0 });
        (point, function(&point))
    };
    let mut corners: Vec<([f64; N], f64)> =
        std::iter::once(corner(None)).chain((0..N).map(|axis| corner(Some(axis)))).collect();
    for _ in 0..2_000 {
        corners.sort_by(|one, other| one.1.total_cmp(&other.1));
        let (low, high) = (corners[0].1, corners[N].1);
        if high - low <= 1e-12 * low.abs().max(1.0) {
            break;
        }
        let centre: [f64; N] = std::array::from_fn(|axis| {
            corners[..N].iter().map(|corner| corner.0[axis]).sum::<f64>() / N as f64
        });
        let worst = corners[N];
        let towards = |reach: f64| {
            let point: [f64; N] =
                std::array::from_fn(|axis| centre[axis] + reach * (worst.0[axis] - centre[axis]));
            (point, function(&point))
        };
        let reflected = towards(-1.0);
        let second = corners[N - 1].1;
        if reflected.1 < low {
            let further = towards(-2.0);
            corners[N] = if further.1 < reflected.1 { further } else { reflected };
        } else if reflected.1 < second {
            corners[N] = reflected;
        } else {
            let nearer = if reflected.1 < high { towards(-0.5) } else { towards(0.5) };
            if nearer.1 < high.min(reflected.1) {
                corners[N] = nearer;
            } else {
                let best = corners[0].0;
                for corner in &mut corners[1..] {
                    corner.0 = std::array::from_fn(|axis| 0.5 * (corner.0[axis] + best[axis]));
                    corner.1 = function(&corner.0);
                }
            }
        }
    }
    corners.sort_by(|one, other| one.1.total_cmp(&other.1));
    corners[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rosenbrock_is_solved() {
        let valley =
            |point: &[f64; 2]| (1.0 - point[0]).powi(2) + 100.0 * (point[1] - point[0] * point[0]).powi(2);
        let (point, value) = minimise(valley, [-1.2, 1.0], 0.5);
        assert!(value < 1e-10 && (point[0] - 1.0).abs() < 1e-4, "{point:?} {value}");
    }
}
