//! The fit of the visiting habit must give the parameters of the paper on the paper's data.
#![cfg(not(target_arch = "wasm32"))]

use il_solito::analysis::rhythm::{Habit, History, habit_of};

#[test]
fn the_cdnow_sample_gives_the_parameters_of_the_paper() {
    let table = include_str!("data/cdnow_summary.csv");
    let histories: Vec<History> = table
        .lines()
        .skip(1)
        .filter_map(|line| {
            let cells: Vec<f64> = line.split(',').filter_map(|cell| cell.parse().ok()).collect();
            let [_, frequency, recency, age] = cells[..] else { return None };
            Some(History { frequency, recency, age })
        })
        .collect();
    assert_eq!(histories.len(), 2357);
    let habit =
        habit_of(&histories).unwrap_or(Habit { r: 0.0, alpha: 0.0, a: 0.0, b: 0.0, log_likelihood: 0.0 });
    let close = |found: f64, wanted: f64| (found - wanted).abs() < 0.000_5 * wanted.abs().max(1.0);
    assert!(close(habit.r, 0.243) && close(habit.alpha, 4.414), "{habit:?}");
    assert!(close(habit.a, 0.793) && close(habit.b, 2.426), "{habit:?}");
    assert!((habit.log_likelihood + 9582.4).abs() < 0.05, "{habit:?}");
}
