//! Whether complaints have become more frequent than chance explains: a Bernoulli CUSUM against the venue's own rate.

use std::collections::BTreeMap;

use crate::analysis::statistics::Random;

/// How many times the odds of a complaint grow in the change that is watched for.
const ODDS: f64 = 8.0;
/// What is believed of a venue before its first review: this share of complaints, with the weight of this many reviews.
const PRIOR: (f64, f64) = (0.14, 20.0);
/// How alike complaints of one week are beyond chance.
const LIKENESS: f64 = 0.03;
/// How many weeks a month has.
const WEEKS: f64 = 365.25 / 12.0 / 7.0;
/// How many years are simulated to set a threshold.
const YEARS: f64 = 300.0;

/// An alarm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alarm {
    /// The first review of the run that raised it, as an index.
    pub from: usize,
    /// The review that raised it.
    pub at: usize,
    /// The venue's rate of complaints before, 0 to 1.
    pub rate: f64,
    /// The share of complaints in the run.
    pub share: f64,
}

/// The thresholds of a venue, each simulated when it is first asked for.
#[derive(Clone, Debug)]
pub struct Thresholds {
    per_month: f64,
    table: BTreeMap<u32, f64>,
}

impl Thresholds {
    /// Prepares those of a venue with that many reviews a month.
    pub fn new(per_month: f64) -> Thresholds {
        Thresholds { per_month: per_month.clamp(1.0, 300.0), table: BTreeMap::new() }
    }

    fn of(&mut self, rate: f64) -> f64 {
        let (grid, per_month) = (((rate * 50.0).round() as u32).max(2), self.per_month);
        *self.table.entry(grid).or_insert_with(|| threshold(f64::from(grid) / 50.0, per_month))
    }
}

/// Watches a sequence of reviews.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Reviews and complaints that count as ordinary.
    ordinary: (f64, f64),
    pending: (f64, f64),
    sum: f64,
    from: usize,
    seen: usize,
}

impl Watch {
    /// Takes the next review; returns an alarm when it raises one.
    pub fn take(&mut self, negative: bool, thresholds: &mut Thresholds) -> Option<Alarm> {
        let at = self.seen;
        self.seen += 1;
        let rate = self.rate();
        let threshold = thresholds.of(rate);
        self.pending.0 += 1.0;
        self.pending.1 += f64::from(u8::from(negative));
        self.sum += step(rate, negative);
        if self.sum <= 0.0 {
            // Back at nothing: what has come meanwhile was ordinary.
            self.ordinary = (self.ordinary.0 + self.pending.0, self.ordinary.1 + self.pending.1);
            self.restart();
            return None;
        }
        if self.sum < threshold {
            return None;
        }
        let share = self.pending.1 / self.pending.0;
        let alarm = Alarm { from: self.from, at, rate, share };
        self.restart();
        Some(alarm)
    }

    /// Returns the venue's rate of complaints, shrunk towards what is usual.
    pub fn rate(&self) -> f64 {
        let (share, weight) = PRIOR;
        ((self.ordinary.1 + share * weight) / (self.ordinary.0 + weight)).clamp(0.04, 0.5)
    }

    fn restart(&mut self) {
        (self.pending, self.sum, self.from) = ((0.0, 0.0), 0.0, self.seen);
    }
}

fn step(rate: f64, negative: bool) -> f64 {
    let odds = ODDS * rate / (1.0 - rate);
    let changed = odds / (1.0 + odds);
    if negative { (changed / rate).ln() } else { ((1.0 - changed) / (1.0 - rate)).ln() }
}

/// Returns the smallest threshold that simulated ordinary years of a venue exceed seldom enough.
///
/// Half a false alarm a year is the most that is wanted; small venues, where a change shows soon, are given more in hand for
/// their rate being an estimate.
fn threshold(rate: f64, per_month: f64) -> f64 {
    // Where many reviews come, fewer years tell as much.
    let years = (YEARS * 30.0 / per_month.max(30.0)).max(60.0);
    let accepted = (0.2 + per_month / 150.0).min(0.405) * years;
    let weeks = (years * 12.0 * WEEKS) as usize;
    let (up, down) = (step(rate, true), step(rate, false));
    let mut random = Random::new((rate * 1e6) as u64 ^ ((per_month * 1e3) as u64) << 24);
    let (mut sums, mut quiet) = ([(0.0_f64, 0_u32); 120], 0);
    let height = |at: usize| 1.5 + 0.05 * at as f64;
    for _ in 0..weeks {
        let share = random.beta(rate, 1.0 / LIKENESS - 1.0);
        for _ in 0..random.poisson(per_month / WEEKS) {
            let gain = if random.share() < share { up } else { down };
            for (at, (sum, alarms)) in sums.iter_mut().enumerate().skip(quiet) {
                *sum = (*sum + gain).max(0.0);
                if *sum >= height(at) {
                    (*sum, *alarms) = (0.0, *alarms + 1);
                }
            }
        }
        // What has been too loud already needs no more years.
        quiet += sums[quiet..].iter().take_while(|(_, alarms)| f64::from(*alarms) > accepted).count();
    }
    height(quiet)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the false alarms a year of venues that are watched for ten years after two of history.
    fn false_alarms(per_month: f64, likeness: f64, thresholds: &mut Thresholds) -> f64 {
        let (mut alarms, mut years) = (0, 0.0);
        for seed in 0..60 {
            let mut random = Random::new(1_000 + seed);
            let mut watch = Watch::default();
            let weeks = 12.0 * 12.0 * WEEKS;
            for week in 0..weeks as u32 {
                let share = if likeness > 0.0 { random.beta(0.12, 1.0 / likeness - 1.0) } else { 0.12 };
                for _ in 0..random.poisson(per_month / WEEKS) {
                    let alarm = watch.take(random.share() < share, thresholds);
                    alarms += u32::from(alarm.is_some() && week >= 104);
                }
            }
            years += 10.0;
        }
        f64::from(alarms) / years
    }

    fn median_delay(per_month: f64, thresholds: &mut Thresholds) -> usize {
        let mut delays: Vec<usize> = (0..400)
            .map(|seed| {
                let mut random = Random::new(50_000 + seed);
                let mut watch = Watch::default();
                for _ in 0..(per_month * 24.0) as usize {
                    watch.take(random.share() < 0.12, thresholds);
                }
                let delay = (1..400).find(|_| watch.take(random.share() < 0.45, thresholds).is_some());
                delay.unwrap_or(400)
            })
            .collect();
        delays.sort_unstable();
        delays[delays.len() / 2]
    }

    #[test]
    fn false_alarms_are_rare_and_a_change_is_noticed_within_twelve_reviews() {
        for per_month in [4.0, 10.0, 30.0] {
            let mut thresholds = Thresholds::new(per_month);
            for likeness in [0.0, 0.03] {
                let found = false_alarms(per_month, likeness, &mut thresholds);
                assert!(found <= 0.5, "{per_month} a month, likeness {likeness}: {found} a year");
            }
            let delay = median_delay(per_month, &mut thresholds);
            assert!(delay <= 12, "{per_month} a month: {delay} reviews");
        }
    }
}
