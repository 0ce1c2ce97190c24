//! Shows how well fits do on sources that were held out: the estimate of how well they do on reviews by strangers.

use il_solito::analysis::reviews::Language;
use il_solito::analysis::reviews::Polarity;
use il_solito::analysis::statistics::logistic;

use crate::calibrate::{Calibration, Verdict};
use crate::fit::chances;

/// Returns a table of the held-out figures, one line per language.
pub fn table(held_out: &[Vec<Verdict>; 5], calibrations: &[Calibration; 5]) -> String {
    let mut table = String::from(
        "held out   n     aspect micro macro | polarity 3-way 2-way | whole 2-way | F1 of each aspect\n",
    );
    for ((language, verdicts), calibration) in Language::ALL.into_iter().zip(held_out).zip(calibrations) {
        table.push_str(&line(language.code(), verdicts, calibration));
    }
    table
}

fn line(name: &str, verdicts: &[Verdict], calibration: &Calibration) -> String {
    let (mut hits, mut extra, mut missed) = ([0.0_f64; 9], [0.0_f64; 9], [0.0_f64; 9]);
    let (mut right, mut all, mut right2, mut all2, mut whole, mut wholes) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for verdict in verdicts {
        let labels = &verdict.example.sentence.labels;
        for aspect in 0..9 {
            let (scale, shift) = calibration.platt[aspect];
            let found = logistic(scale * verdict.aspects[aspect] + shift) >= calibration.threshold[aspect];
            match (labels[aspect].is_some(), found) {
                (true, true) => hits[aspect] += 1.0,
                (false, true) => extra[aspect] += 1.0,
                (true, false) => missed[aspect] += 1.0,
                (false, false) => {}
            }
            if let (Some(label), Some(sums)) = (labels[aspect], &verdict.polarity[aspect]) {
                let chances = chances(sums, 1.0);
                let best = (0..3).rev().max_by(|one, other| chances[*one].total_cmp(&chances[*other]));
                all += 1.0;
                right += f64::from(u8::from(best == Some(label as usize)));
                if label != Polarity::Neutral {
                    all2 += 1.0;
                    right2 += f64::from(u8::from((chances[0] > chances[1]) == (label == Polarity::Positive)));
                }
            }
        }
        let overall = verdict.example.sentence.overall();
        if overall != Polarity::Neutral {
            wholes += 1.0;
            whole +=
                f64::from(u8::from((verdict.whole[0] > verdict.whole[1]) == (overall == Polarity::Positive)));
        }
    }
    let f1 = |hits: f64, extra: f64, missed: f64| 2.0 * hits / (2.0 * hits + extra + missed).max(1.0);
    let each: Vec<f64> = (0..9).map(|aspect| f1(hits[aspect], extra[aspect], missed[aspect])).collect();
    let micro = f1(hits.iter().sum(), extra.iter().sum(), missed.iter().sum());
    let macro_ = each.iter().sum::<f64>() / 9.0;
    let each: Vec<String> = each.iter().map(|f1| format!("{f1:.2}")).collect();
    format!(
        "{name:8} {:5}         {micro:.3}  {macro_:.3} |          {:.3} {:.3} |       {:.3} | {}\n",
        verdicts.len(),
        right / all,
        right2 / all2,
        whole / wholes,
        each.join(" ")
    )
}
