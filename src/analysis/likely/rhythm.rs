//! The moments at which one person came, and how likely these make another one.

use super::Reason;
use crate::domain::order;
use crate::domain::{Day, Visit};

/// How many visits are remembered of each person.
const REMEMBERED: usize = 160;
/// After how many days a visit counts half.
const HALF_LIFE: f64 = 35.0;
/// Days without a visit that everybody is credited with before the first one, so that one visit makes no habit.
const DOUBT: f64 = 1.5;
/// How many days the wider kind of days counts against the narrower one.
const LEAN: f64 = 1.5;
/// After how many of one's own intervals without a visit one is as likely gone as not.
const PATIENCE: f64 = 5.0;
/// The shortest interval, in days: nobody is given up for a week's holidays.
const SHORTEST: f64 = 3.0;

/// When one person came.
#[derive(Clone, Debug)]
pub struct Rhythm {
    /// The day of the first visit of all.
    first: Day,
    /// The last visits as day and minute of the day, the earliest first.
    pub(super) moments: Vec<(i32, u16)>,
    /// The usual number of days between two days with visits.
    interval: f64,
}

/// How much each visit tells about a moment: tables, since there are many visits.
pub struct Kernel {
    today: Day,
    minute: u16,
    by_minutes: Vec<f64>,
    by_age: Vec<f64>,
}

impl Kernel {
    /// Makes the tables for a moment.
    pub fn at(today: Day, minute: u16) -> Self {
        let bell = |apart: f64, width: f64| (-0.5 * (apart / width).powi(2)).exp();
        let by_minutes =
            (0..=720).map(f64::from).map(|apart| 0.85 * bell(apart, 25.0) + 0.15 * bell(apart, 75.0));
        let by_age = (0..400).map(|age| (-f64::from(age) / HALF_LIFE).exp2());
        Self { today, minute, by_minutes: by_minutes.collect(), by_age: by_age.collect() }
    }

    fn weight_of_age(&self, day: i32) -> f64 {
        let age = usize::try_from(self.today.0 - i64::from(day)).unwrap_or(usize::MAX);
        self.by_age.get(age).copied().unwrap_or_default()
    }

    fn weight_of_minute(&self, minute: u16) -> f64 {
        self.by_minutes.get(usize::from(apart(minute, self.minute))).copied().unwrap_or_default()
    }

    /// Returns the weight of so many days before today, all taken together.
    fn weight_of_days(&self, days: f64) -> f64 {
        let one = (-1.0 / HALF_LIFE).exp2();
        one * (1.0 - (-days / HALF_LIFE).exp2()) / (1.0 - one)
    }
}

/// Returns how many minutes of the clock lie between two, the short way round.
pub fn apart(one: u16, other: u16) -> u16 {
    let apart = one.abs_diff(other);
    apart.min(1440_u16.saturating_sub(apart))
}

impl Rhythm {
    /// Reads the visits of one person, the earliest first; `None` where there are none.
    pub fn of(visits: &[&Visit]) -> Option<Self> {
        let first = visits.first()?.local().0;
        let last = visits.iter().skip(visits.len().saturating_sub(REMEMBERED));
        let moments: Vec<(i32, u16)> = last
            .map(|visit| visit.local())
            .map(|(day, minute)| (day.0.clamp(i32::MIN.into(), i32::MAX.into()) as i32, minute))
            .collect();
        let mut gaps: Vec<i32> = moments
            .iter()
            .zip(moments.iter().skip(1))
            .map(|(one, next)| next.0 - one.0)
            .filter(|gap| *gap > 0)
            .collect();
        order::sort(&mut gaps);
        // The third quartile: who comes on weekdays is not late on a Sunday.
        let interval = gaps.get(gaps.len() * 3 / 4).map_or(30.0, |gap| f64::from(*gap));
        Some(Self { first, moments, interval: interval.max(SHORTEST) })
    }

    /// Returns the quarter of an hour about which most of the last visits were: at least 4 visits, and 6 of 10 within
    /// three quarters of an hour of their median.
    pub fn usual_minute(&self) -> Option<u16> {
        let mut minutes: Vec<u16> = self.moments.iter().rev().take(20).map(|(_, minute)| *minute).collect();
        order::sort(&mut minutes);
        let median = *minutes.get(minutes.len() / 2)?;
        let near = minutes.iter().filter(|minute| apart(**minute, median) <= 45).count();
        (minutes.len() >= 4 && near * 10 >= minutes.len() * 6).then(|| (median + 7) / 15 * 15 % 1440)
    }

    /// Returns whether there is a visit on that day.
    pub fn came_on(&self, day: Day) -> bool {
        self.moments
            .iter()
            .rev()
            .take_while(|(other, _)| i64::from(*other) >= day.0)
            .any(|(other, _)| i64::from(*other) == day.0)
    }

    /// Returns how likely a visit is about that moment: the weight of visits about this time over the weight of days,
    /// by the day of the week, leaning on workdays or weekends, leaning on all days; less for who stays away too long.
    pub fn chance(&self, kernel: &Kernel) -> f64 {
        let Some((last, _)) = self.moments.last() else { return 0.0 };
        let away = (kernel.today.0 - i64::from(*last)) as f64;
        let patience = 1.0 / (1.0 + (away / (self.interval * PATIENCE)).powi(3));
        if patience < 0.01 {
            return 0.0;
        }
        let today = kernel.today.weekday();
        let (mut same, mut kind, mut all) = (0.0, 0.0, 0.0);
        for (day, minute) in &self.moments {
            let weight = kernel.weight_of_minute(*minute) * kernel.weight_of_age(*day);
            let weekday = Day(i64::from(*day)).weekday();
            all += weight;
            kind += if (weekday >= 5) == (today >= 5) { weight } else { 0.0 };
            same += if weekday == today { weight } else { 0.0 };
        }
        let days = kernel.weight_of_days((kernel.today.0 - self.first.0) as f64);
        let days_of_kind = days * if today >= 5 { 2.0 / 7.0 } else { 5.0 / 7.0 };
        let chance = all / (days + DOUBT);
        let chance = (kind + LEAN * chance) / (days_of_kind + LEAN);
        let chance = (same + LEAN * chance) / (days / 7.0 + LEAN);
        patience * chance
    }

    /// Returns why somebody is expected at that moment, in figures.
    pub fn reason(&self, today: Day, minute: u16) -> Reason {
        Reason::of(&self.moments, self.first, today, minute)
    }
}
