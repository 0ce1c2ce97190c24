//! The part of `evaluate incidents` that tells how often alarms are false, and how soon a real change raises one.

use std::io::Write;

use il_solito::analysis::reviews::alert::{Thresholds, Watch};
use il_solito::analysis::statistics::Random;

use crate::command::Failure;

/// The share of complaints on ordinary days, and after the change that is to be noticed.
const SHARES: (f64, f64) = (0.12, 0.45);
/// How many weeks a year has.
const WEEKS: f64 = 365.25 / 7.0;
/// How many venues are watched, for how many years after two of history.
const VENUES: (u64, f64) = (200, 10.0);

/// Prints false alarms a year and the median delay, by the number of reviews a month.
pub fn evaluate(output: &mut impl Write) -> Result<(), Failure> {
    writeln!(
        output,
        "\nreviews a month   false alarms a year (goal 0.5): independent, alike by 0.03 | reviews until an alarm, half of all within (goal 12)"
    )?;
    for per_month in [4.0, 10.0, 30.0] {
        let mut thresholds = Thresholds::new(per_month);
        let [alone, alike] = [0.0, 0.03].map(|likeness| false_alarms(per_month, likeness, &mut thresholds));
        let delay = median_delay(per_month, &mut thresholds);
        writeln!(output, "{per_month:15}   {alone:45.2}  {alike:13.2} | {delay:10}")?;
    }
    Ok(())
}

/// Returns the alarms a year of venues where nothing changes; complaints of one week are alike by `likeness`.
fn false_alarms(per_month: f64, likeness: f64, thresholds: &mut Thresholds) -> f64 {
    let (venues, years) = VENUES;
    let history = 2.0 * WEEKS;
    let mut alarms = 0_u32;
    for seed in 0..venues {
        let mut random = Random::new(70_000 + seed);
        let mut watch = Watch::default();
        for week in 0..(history + years * WEEKS) as u32 {
            let share = if likeness > 0.0 { random.beta(SHARES.0, 1.0 / likeness - 1.0) } else { SHARES.0 };
            for _ in 0..random.poisson(per_month * 12.0 / WEEKS) {
                let alarm = watch.take(random.share() < share, thresholds);
                alarms += u32::from(alarm.is_some() && f64::from(week) >= history);
            }
        }
    }
    f64::from(alarms) / (venues as f64 * years)
}

/// Returns how many reviews after the change half of the venues have their alarm.
fn median_delay(per_month: f64, thresholds: &mut Thresholds) -> usize {
    let mut delays: Vec<usize> = (0..VENUES.0 * 2)
        .map(|seed| {
            let mut random = Random::new(90_000 + seed);
            let mut watch = Watch::default();
            for _ in 0..(per_month * 24.0) as usize {
                watch.take(random.share() < SHARES.0, thresholds);
            }
            let found = (1..400).find(|_| watch.take(random.share() < SHARES.1, thresholds).is_some());
            found.unwrap_or(400)
        })
        .collect();
    delays.sort_unstable();
    delays[delays.len() / 2]
}
