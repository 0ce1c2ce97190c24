//! The moments at which one person came, and how likely these make another one.

use super::Reason;
use crate::domain::order;
use crate::domain::{Day, Visit};

/// How many visits are remembered of each person.
const REMEMBERED: usize = 160;
/// After how many days a visit counts half.
const HALF_LIFE: f64 = 50.0;
/// Days without a visit that everybody is credited with before the first one, so that one visit makes no habit.
const DOUBT: f64 = 1.5;
/// How much the first day's visits count: they say when somebody may come, but not that they come back, since without them
/// nobody would be counting their days.
const FIRST: f64 = 0.3;
/// How many days the wider kind of days counts against the narrower one, at least, and how many more where the two agree.
const LEAN: f64 = 1.5;
const LEAN_MORE: f64 = 8.0;
/// How much a visit of somebody who keeps to no hour tells about the busiest time, whenever it was.
const ANY_TIME: f64 = 0.1;
/// Within how many minutes of their middle visits count as of one hour.
const ONE_HOUR: u16 = 75;
/// How many of the last visits tell whether somebody keeps to an hour.
const LAST: usize = 20;
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
    /// How little they keep to one hour, 0 to 1.
    wander: f64,
}

/// How much each visit tells about a moment: tables, since there are many visits.
pub struct Kernel {
    today: Day,
    minute: u16,
    by_minutes: Vec<f64>,
    any_time: f64,
    by_age: Vec<f64>,
}

impl Kernel {
    /// Makes the tables for a moment, at which the shop is so busy, 0 to 1.
    pub fn at(today: Day, minute: u16, business: f64) -> Self {
        let bell = |apart: f64, width: f64| (-0.5 * (apart / width).powi(2)).exp();
        let by_minutes =
            (0..=720).map(f64::from).map(|apart| 0.85 * bell(apart, 25.0) + 0.15 * bell(apart, 75.0));
        let by_age = (0..400).map(|age| (-f64::from(age) / HALF_LIFE).exp2());
        Self {
            today,
            minute,
            by_minutes: by_minutes.collect(),
            any_time: ANY_TIME * business,
            by_age: by_age.collect(),
        }
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

/// Returns the minutes of the last visits, in order, and the one in the middle.
fn last_minutes(moments: &[(i32, u16)]) -> Option<(Vec<u16>, u16)> {
    let mut minutes: Vec<u16> = moments.iter().rev().take(LAST).map(|(_, minute)| *minute).collect();
    order::sort(&mut minutes);
    let median = *minutes.get(minutes.len() / 2)?;
    Some((minutes, median))
}

/// Returns the share of the last visits that are not of one hour; of few visits not much is believed.
fn wander(moments: &[(i32, u16)]) -> f64 {
    let Some((minutes, median)) = last_minutes(moments) else { return 1.0 };
    let near = minutes.iter().filter(|minute| apart(**minute, median) <= ONE_HOUR).count();
    1.0 - near as f64 / (minutes.len() as f64 + 2.0)
}

/// Returns how well so many visits on so many days agree with a chance, 0 to 1: by the deviance of a Poisson count.
fn agreement(chance: f64, visits: f64, days: f64) -> f64 {
    let expected = days * chance;
    let surprise = if visits > 0.0 && expected > 0.0 { visits * (visits / expected).ln() } else { 0.0 };
    (visits - expected - surprise).min(0.0).exp()
}

/// Returns the chance on some days of those that a chance is known of, leaning on it the more the better it agrees.
fn narrowed(chance: f64, visits: f64, days: f64, trust: f64) -> f64 {
    let lean = LEAN + LEAN_MORE * trust;
    (visits + lean * chance) / (days + lean)
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
        let wander = wander(&moments);
        Some(Self { first, moments, interval: interval.max(SHORTEST), wander })
    }

    /// Returns the quarter of an hour about which most of the last visits were: at least 4 visits, and 6 of 10 within
    /// three quarters of an hour of their median.
    pub fn usual_minute(&self) -> Option<u16> {
        let (minutes, median) = last_minutes(&self.moments)?;
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
    /// Visits at other times tell a little of those who keep to no hour, where the shop is busy.
    pub fn chance(&self, kernel: &Kernel) -> f64 {
        let Some((last, _)) = self.moments.last() else { return 0.0 };
        let away = (kernel.today.0 - i64::from(*last)) as f64;
        let patience = 1.0 / (1.0 + (away / (self.interval * PATIENCE)).powi(3));
        if patience < 0.01 {
            return 0.0;
        }
        let today = kernel.today.weekday();
        let (mut same, mut kind, mut all) = (0.0, 0.0, 0.0);
        let any_time = kernel.any_time * self.wander;
        for (day, minute) in &self.moments {
            let at_this_time = kernel.weight_of_minute(*minute);
            let counts = if i64::from(*day) == self.first.0 { FIRST } else { 1.0 };
            let about_now = at_this_time + any_time * (1.0 - at_this_time);
            let weight = counts * about_now * kernel.weight_of_age(*day);
            let weekday = Day(i64::from(*day)).weekday();
            all += weight;
            kind += if (weekday >= 5) == (today >= 5) { weight } else { 0.0 };
            same += if weekday == today { weight } else { 0.0 };
        }
        let days = kernel.weight_of_days((kernel.today.0 - self.first.0) as f64);
        let days_of_kind = days * if today >= 5 { 2.0 / 7.0 } else { 5.0 / 7.0 };
        let chance = all / (days + DOUBT);
        let trust = agreement(chance, kind, days_of_kind);
        let chance = narrowed(chance, kind, days_of_kind, trust);
        let trust = trust.min(agreement(chance, same, days / 7.0));
        let chance = narrowed(chance, same, days / 7.0, trust);
        patience * chance
    }

    /// Returns why somebody is expected at that moment, in figures.
    pub fn reason(&self, today: Day, minute: u16) -> Reason {
        Reason::of(&self.moments, self.first, today, minute)
    }
}
