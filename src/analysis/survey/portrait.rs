//! One person in figures: how often and when they come, what they spend, what they have, whom they bring.

use crate::analysis::PartOfDay;
use crate::analysis::rhythm::{Habit, History, Rhythm};
use crate::domain::{Day, OrderLine, Stamp, Visit, order};

/// How many of the last visits tell when in the day they come and what they have.
const LOOKED_AT: usize = 30;
/// How many of the last gaps make the usual one.
const GAPS: usize = 24;
/// For how many days back spending and company are counted.
const YEAR: i64 = 365;
/// From how many people on a party is one that they bring.
const PARTY: u16 = 3;

/// Somebody who came back after an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Return {
    /// The first day on which they were here again.
    pub back: Day,
    /// How many days they had been away.
    pub away: i64,
}

/// A person in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Portrait {
    /// How many visits.
    pub visits: u32,
    /// On how many days.
    pub days: u32,
    /// The day of the first visit.
    pub first: Day,
    /// The day of the last visit.
    pub last: Day,
    /// The moment of the last visit.
    pub last_at: Stamp,
    /// The usual number of days from one day here to the next; `None` below three of them.
    pub gap: Option<f64>,
    /// The last time they came back after staying away longer than they ever used to.
    pub back: Option<Return>,
    /// What they spent in the last 365 days, in cents, as far as prices were recorded.
    pub spent: i64,
    /// With how many parties of three or more they came in the last 365 days.
    pub parties: u32,
    /// How many people they brought then, themselves not counted.
    pub brought: u32,
    /// How many of the last visits were at each part of the day.
    pub parts: [u16; PartOfDay::ALL.len()],
    /// How many of the last visits with an order are counted in `items`.
    pub orders: u16,
    /// What they had on these, by number, and how often; by number.
    pub items: Vec<(u32, u16)>,
}

impl Portrait {
    /// Counts the visits of one person, the earliest first; `None` where there are none.
    pub fn of(visits: &[&Visit], today: Day, mut number: impl FnMut(&OrderLine) -> u32) -> Option<Self> {
        let (first, last) = (visits.first()?, visits.last()?);
        let mut days: Vec<i64> = visits.iter().map(|visit| visit.local().0.0).collect();
        // Phones of several time zones may disagree on the order by a day.
        if !days.is_sorted() {
            order::sort(&mut days);
        }
        days.dedup();
        let (gap, back) = gaps(&days);
        let mut portrait = Self {
            visits: visits.len() as u32,
            days: days.len() as u32,
            first: first.local().0,
            last: last.local().0,
            last_at: last.at,
            gap,
            back,
            spent: 0,
            parties: 0,
            brought: 0,
            parts: [0; PartOfDay::ALL.len()],
            orders: 0,
            items: Vec::new(),
        };
        for visit in visits.iter().rev().take_while(|visit| visit.local().0.0 > today.0 - YEAR) {
            let prices = visit
                .lines
                .iter()
                .map(|line| line.price.unwrap_or_default().saturating_mul(i64::from(line.quantity)));
            portrait.spent = prices.fold(portrait.spent, i64::saturating_add);
            if visit.party >= PARTY {
                portrait.parties += 1;
                portrait.brought = portrait.brought.saturating_add(u32::from(visit.party) - 1);
            }
        }
        for visit in visits.iter().rev().take(LOOKED_AT) {
            let part = PartOfDay::of(visit.local().1);
            if let Some(count) = portrait.parts.get_mut(part as usize) {
                *count += 1;
            }
        }
        let mut had: Vec<u32> = Vec::new();
        for visit in visits.iter().rev().filter(|visit| !visit.lines.is_empty()).take(LOOKED_AT) {
            portrait.orders += 1;
            let mut now: Vec<u32> = visit.lines.iter().map(&mut number).collect();
            order::sort_out(&mut now);
            had.extend(now);
        }
        order::sort(&mut had);
        for number in had {
            match portrait.items.last_mut() {
                Some((last, count)) if *last == number => *count += 1,
                _ => portrait.items.push((number, 1)),
            }
        }
        Some(portrait)
    }

    /// Returns on how many of the last orders they had something.
    pub fn count(&self, number: u32) -> u16 {
        let place = self.items.binary_search_by_key(&number, |(other, _)| *other).ok();
        place.and_then(|place| self.items.get(place)).map_or(0, |(_, count)| *count)
    }

    /// Returns whether they have something as a habit: more than once of late.
    pub fn has(&self, number: u32) -> bool {
        self.count(number) >= 2
    }

    /// Walks what they have as a habit.
    pub fn habits(&self) -> impl Iterator<Item = u32> {
        self.items.iter().filter(|(_, count)| *count >= 2).map(|(number, _)| *number)
    }

    /// Returns the part of the day of most of the last visits: at least 3 of them and 6 in 10.
    pub fn usual_part(&self) -> Option<PartOfDay> {
        let all: u16 = self.parts.iter().sum();
        let (count, part) = self
            .parts
            .iter()
            .zip(PartOfDay::ALL)
            .max_by_key(|(count, part)| (**count, std::cmp::Reverse(*part)))?;
        (*count >= 3 && u32::from(*count) * 10 >= u32::from(all) * 6).then_some(part)
    }

    /// Returns how many days ago the last visit was, 0 where a clock was ahead.
    pub fn silence(&self, today: Day) -> i64 {
        (today.0 - self.last.0).max(0)
    }

    /// Returns the visiting in days, as BG/NBD reads it: days with visits, not visits.
    pub fn history(&self, today: Day) -> History {
        History {
            frequency: f64::from(self.days) - 1.0,
            recency: (self.last.0 - self.first.0) as f64,
            age: (today.0.max(self.last.0) - self.first.0) as f64,
        }
    }

    /// Returns how often they come, how late they are, and whether they still come; `None` below three days.
    pub fn rhythm(&self, today: Day, habit: Option<&Habit>) -> Option<Rhythm> {
        // A person's own median is truer to them than everyone's mean: who came daily for years is late after a week.
        let gap = self.gap?;
        let late = self.silence(today) as f64 - gap;
        Some(Rhythm { gap, late, alive: habit.map(|habit| habit.alive(&self.history(today))) })
    }
}

/// Returns the median of the last gaps between days, and the last gap of all that was four times what was usual before.
fn gaps(days: &[i64]) -> (Option<f64>, Option<Return>) {
    let all: Vec<(i64, i64)> = days.windows(2).map(|pair| (pair[1] - pair[0], pair[1])).collect();
    let late = all.get(all.len().saturating_sub(GAPS)..).unwrap_or_default();
    let median = |gaps: &[(i64, i64)]| {
        let mut gaps: Vec<i64> = gaps.iter().map(|(gap, _)| *gap).collect();
        order::sort(&mut gaps);
        let (low, high) = (gaps.get(gaps.len().saturating_sub(1) / 2)?, gaps.get(gaps.len() / 2)?);
        Some((low + high) as f64 / 2.0)
    };
    let gap = median(late).filter(|_| all.len() >= 2);
    let back = all.iter().enumerate().rev().take(GAPS).find_map(|(place, (away, day))| {
        let before = all.get(place.saturating_sub(GAPS)..place).unwrap_or_default();
        let usual = median(before).filter(|_| before.len() >= 3)?;
        (*away >= Return::LEAST && *away as f64 >= Return::TIMES * usual)
            .then_some(Return { back: Day(*day), away: *away })
    });
    (gap, back)
}

impl Return {
    /// The shortest absence that is one, in days: nobody is missed for a fortnight's holidays.
    pub const LEAST: i64 = 30;
    /// How many times their usual gap it must be.
    pub const TIMES: f64 = 4.0;
}
