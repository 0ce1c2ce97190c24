//! How often a customer comes, and whether they still do.

use crate::analysis::statistics::{ln_gamma, minimise};
use crate::domain::order;

/// Below this number of customers who came back, nothing is fitted.
pub const ENOUGH: usize = 30;

/// The visits of one customer, in any unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct History {
    /// How many visits followed the first.
    pub frequency: f64,
    /// The time from the first visit to the last; 0 when there was one.
    pub recency: f64,
    /// The time from the first visit to now.
    pub age: f64,
}

/// The visiting of all customers of a shop: BG/NBD of Fader, Hardie and Lee (2005).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habit {
    /// Shape of the rates at which customers come.
    pub r: f64,
    /// Scale of those rates, in the unit of time of the histories.
    pub alpha: f64,
    /// First shape of the chances to stay away for good after a visit.
    pub a: f64,
    /// Second shape of those chances.
    pub b: f64,
    /// The logarithm of the likelihood of the histories it was fitted to.
    pub log_likelihood: f64,
}

impl Habit {
    /// Fits the four parameters by maximum likelihood; `None` with no histories at all.
    pub fn fit(histories: &[History]) -> Option<Habit> {
        if histories.is_empty() {
            return None;
        }
        // Times in units of their mean keep every parameter near 1 whatever the unit.
        let unit = (histories.iter().map(|history| history.age).sum::<f64>() / histories.len() as f64)
            .max(f64::MIN_POSITIVE);
        let scaled: Vec<History> = histories
            .iter()
            .map(|history| History { recency: history.recency / unit, age: history.age / unit, ..*history })
            .collect();
        let loss = |logs: &[f64; 4]| {
            let [r, alpha, a, b] = logs.map(f64::exp);
            let sum: f64 = scaled.iter().map(|history| ln_likelihood(history, r, alpha, a, b)).sum();
            if sum.is_finite() { -sum } else { f64::MAX }
        };
        let (logs, _) = minimise(loss, [-1.0, -1.0, 0.0, 0.5], 0.7);
        let [r, alpha, a, b] = logs.map(f64::exp);
        let alpha = alpha * unit;
        let log_likelihood = histories.iter().map(|history| ln_likelihood(history, r, alpha, a, b)).sum();
        Some(Habit { r, alpha, a, b, log_likelihood })
    }

    /// Returns the chance that a customer still comes (Fader, Hardie and Lee 2008, "Computing P(alive)").
    pub fn alive(&self, history: &History) -> f64 {
        if history.frequency <= 0.0 {
            return 1.0;
        }
        let left = self.a / (self.b + history.frequency - 1.0);
        let silence =
            ((self.alpha + history.age) / (self.alpha + history.recency)).ln() * (self.r + history.frequency);
        1.0 / (1.0 + left * silence.exp())
    }

    /// Returns the time between visits to expect of a customer who still comes: their own, shrunk towards everyone's.
    pub fn gap(&self, history: &History) -> f64 {
        (self.alpha + history.recency) / (self.r + history.frequency)
    }
}

/// Equation 6 of the paper, in logarithms.
fn ln_likelihood(history: &History, r: f64, alpha: f64, a: f64, b: f64) -> f64 {
    let History { frequency: x, recency, age } = *history;
    let visits = ln_gamma(r + x) - ln_gamma(r) + r * alpha.ln();
    let stays = ln_gamma(a + b) + ln_gamma(b + x) - ln_gamma(b) - ln_gamma(a + b + x);
    let here = -(r + x) * (alpha + age).ln();
    if x <= 0.0 {
        return visits + stays + here;
    }
    let gone = a.ln() - (b + x - 1.0).ln() - (r + x) * (alpha + recency).ln();
    let most = here.max(gone);
    visits + stays + most + ((here - most).exp() + (gone - most).exp()).ln()
}

/// How often one customer comes, in words' worth of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rhythm {
    /// The usual time between two visits.
    pub gap: f64,
    /// How much more time than that has passed since the last visit; negative when they are not due yet.
    pub late: f64,
    /// The chance that they still come, where the shop has customers enough to tell.
    pub alive: Option<f64>,
}

/// Returns the rhythm of a customer from the times of their visits, oldest first; `None` below two visits.
///
/// With a habit of the shop the gap is shrunk towards everyone's; without, it is the customer's own median gap.
pub fn rhythm(visits: &[f64], now: f64, habit: Option<&Habit>) -> Option<Rhythm> {
    let (first, last) = (*visits.first()?, *visits.last()?);
    let mut gaps: Vec<f64> = visits.windows(2).map(|pair| pair[1] - pair[0]).collect();
    if gaps.is_empty() {
        return None;
    }
    order::sort_by(&mut gaps, f64::total_cmp);
    let history = History { frequency: gaps.len() as f64, recency: last - first, age: now - first };
    let median = 0.5 * (gaps[(gaps.len() - 1) / 2] + gaps[gaps.len() / 2]);
    let gap = habit.map_or(median, |habit| habit.gap(&history));
    Some(Rhythm { gap, late: now - last - gap, alive: habit.map(|habit| habit.alive(&history)) })
}

/// Fits the habit of a shop where at least [`ENOUGH`] customers came back.
pub fn habit_of(histories: &[History]) -> Option<Habit> {
    let returned = histories.iter().filter(|history| history.frequency > 0.0).count();
    if returned < ENOUGH { None } else { Habit::fit(histories) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_customers_fall_back_to_their_own_median_gap() {
        assert_eq!(habit_of(&[History { frequency: 2.0, recency: 10.0, age: 20.0 }; 29]), None);
        let rhythm = rhythm(&[0.0, 6.0, 11.0, 18.0], 36.0, None);
        assert_eq!(rhythm, Some(Rhythm { gap: 6.0, late: 12.0, alive: None }));
    }

    #[test]
    fn silence_makes_a_customer_less_likely_to_come() {
        let habit = Habit { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, log_likelihood: 0.0 };
        let of = |age| habit.alive(&History { frequency: 3.0, recency: 10.0, age });
        assert!(of(11.0) > of(20.0) && of(20.0) > of(40.0));
        assert_eq!(habit.alive(&History { frequency: 0.0, recency: 0.0, age: 30.0 }), 1.0);
    }
}
