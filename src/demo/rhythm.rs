//! When a made-up person comes: by kind of person, with holidays, terms, beginnings and endings.

use super::dice::Seeded;
use super::orders::{Limits, Meal, Taste};
use crate::domain::Day;
use crate::domain::order;

/// Kinds of people at a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Before the shift, when it is still dark.
    Shift,
    /// Every workday on the way to work.
    Commuter,
    /// Lunch near the office.
    Office,
    /// The newspaper, every day.
    Retired,
    /// On market day.
    Market,
    /// Saturday morning or Sunday lunch, with children.
    Family,
    /// In term, between lectures.
    Student,
    /// The drink after work.
    Aperitivo,
    /// Dinner at the end of the week.
    Diner,
    /// Now and then.
    Occasional,
    /// A few days in a row, and never again.
    Tourist,
}

/// A time of the week at which somebody comes.
#[derive(Clone, Debug)]
pub struct Slot {
    /// About when, as a minute of the day.
    minute: f64,
    /// How exactly, as a standard deviation in minutes.
    spread: f64,
    /// How likely on each day of the week, Monday first.
    days: [f64; 7],
    /// How they order then.
    pub taste: Taste,
    /// How many come along, at most.
    pub party: u16,
}

impl Slot {
    fn draw(dice: &mut Seeded, kind: Kind, limits: &Limits) -> Self {
        let meal = match kind {
            Kind::Shift | Kind::Commuter | Kind::Market => Meal::Breakfast,
            Kind::Office => Meal::Lunch,
            Kind::Retired => Meal::Break,
            Kind::Family => {
                if dice.chance(0.7) {
                    Meal::Breakfast
                } else {
                    Meal::Lunch
                }
            }
            Kind::Student => {
                if dice.chance(0.6) {
                    Meal::Tea
                } else {
                    Meal::Break
                }
            }
            Kind::Aperitivo => Meal::Aperitivo,
            Kind::Diner => Meal::Dinner,
            Kind::Occasional | Kind::Tourist => match dice.weighted(&[4.0, 2.0, 3.0, 2.0, 2.0, 2.0]) {
                0 => Meal::Breakfast,
                1 => Meal::Break,
                2 => Meal::Lunch,
                3 => Meal::Tea,
                4 => Meal::Aperitivo,
                _ => Meal::Dinner,
            },
        };
        let (from, to, spread) = match (kind, meal) {
            (Kind::Shift, _) => (300, 390, 8.0),
            (Kind::Commuter, _) => (410, 530, 9.0),
            (Kind::Market, _) => (500, 620, 20.0),
            (Kind::Retired, _) => (540, 690, 22.0),
            (Kind::Family, Meal::Breakfast) => (560, 680, 28.0),
            (Kind::Family, _) => (750, 800, 18.0),
            (Kind::Student, Meal::Break) => (540, 660, 25.0),
            (_, Meal::Breakfast) => (430, 640, 35.0),
            (_, Meal::Break) => (560, 1000, 40.0),
            (_, Meal::Lunch) => (735, 825, 14.0),
            (_, Meal::Tea) => (920, 1050, 30.0),
            (_, Meal::Aperitivo) => (1090, 1175, 22.0),
            (_, Meal::Dinner) => (1200, 1290, 20.0),
        };
        let often = dice.unit();
        let days = match kind {
            Kind::Shift => workdays(0.45 + 0.5 * often, 0.3 * often, 0.0),
            Kind::Commuter => some_workdays(dice, 0.55 + 0.42 * often),
            Kind::Office => some_workdays(dice, 0.25 + 0.6 * often),
            Kind::Retired => workdays(0.35 + 0.6 * often, 0.6 * often + 0.2, 0.3),
            Kind::Market => only(3, 0.6 + 0.35 * often),
            Kind::Family if meal == Meal::Breakfast => only(5, 0.25 + 0.55 * often),
            Kind::Family => only(6, 0.15 + 0.4 * often),
            Kind::Student => some_workdays(dice, 0.15 + 0.45 * often),
            Kind::Aperitivo => [0.05, 0.1, 0.15, 0.35, 0.55, 0.4, 0.05].map(|day| day * (0.4 + often)),
            Kind::Diner => [0.0, 0.02, 0.04, 0.08, 0.2, 0.28, 0.03].map(|day| day * (0.4 + often)),
            Kind::Occasional | Kind::Tourist => workdays(0.4, 0.6, 0.3),
        };
        let party = match meal {
            Meal::Dinner => 2 + dice.below(4) as u16,
            _ if kind == Kind::Family => 2 + dice.below(3) as u16,
            Meal::Aperitivo | Meal::Lunch => 1 + dice.below(3) as u16,
            _ => 1,
        };
        let minute = dice.between(from, to) as f64;
        Self { minute, spread, days, taste: Taste::draw(dice, meal, limits), party }
    }

    fn minute(&self, dice: &mut Seeded) -> u16 {
        (self.minute + self.spread * dice.bell()).clamp(295.0, 1400.0) as u16
    }
}

fn workdays(work: f64, saturday: f64, sunday: f64) -> [f64; 7] {
    [work, work, work, work, work, saturday, sunday]
}

/// Some work at home on one or two days.
fn some_workdays(dice: &mut Seeded, work: f64) -> [f64; 7] {
    let mut days = workdays(work, 0.04, 0.0);
    for _ in 0..dice.below(3) {
        if let Some(day) = days.get_mut(dice.below(5)) {
            *day *= 0.15;
        }
    }
    days
}

fn only(weekday: usize, chance: f64) -> [f64; 7] {
    std::array::from_fn(|day| if day == weekday { chance } else { 0.01 })
}

/// When one person comes, in all.
#[derive(Clone, Debug)]
pub struct Rhythm {
    /// What kind of person it is.
    pub kind: Kind,
    slots: Vec<Slot>,
    /// From and to which day, both included.
    days: (i64, i64),
    /// When they are away.
    away: Vec<(i64, i64)>,
}

/// A visit to be.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The day.
    pub day: Day,
    /// The minute of the day.
    pub minute: u16,
    /// The slot.
    pub slot: &'a Slot,
}

impl Rhythm {
    /// Draws one for a shop that opened on the first of these days, and where it is the second one now.
    pub fn draw(dice: &mut Seeded, kind: Kind, limits: &Limits, (open, today): (i64, i64)) -> Self {
        let slots = match kind {
            Kind::Occasional => vec![Slot::draw(dice, kind, limits), Slot::draw(dice, kind, limits)],
            Kind::Tourist => (0..3).map(|_| Slot::draw(dice, kind, limits)).collect(),
            _ => {
                let second = match kind {
                    Kind::Commuter | Kind::Student if dice.chance(0.25) => Some(Kind::Aperitivo),
                    Kind::Office if dice.chance(0.3) => Some(Kind::Commuter),
                    Kind::Retired | Kind::Market if dice.chance(0.2) => Some(Kind::Family),
                    Kind::Aperitivo if dice.chance(0.35) => Some(Kind::Diner),
                    _ => None,
                };
                [Some(kind), second]
                    .into_iter()
                    .flatten()
                    .map(|kind| Slot::draw(dice, kind, limits))
                    .collect()
            }
        };
        let (mut from, mut to) = (open, today);
        let mut away = Vec::new();
        if kind == Kind::Tourist {
            from = dice.between(open, today);
            to = (from + dice.between(0, 4)).min(today);
        } else {
            match dice.weighted(&[42.0, 28.0, 9.0, 15.0, 6.0]) {
                0 => {}
                1 => from = dice.between(open, today - 60),
                2 => from = dice.between(today - 45, today - 2),
                3 => to = dice.between(open + 90, today - 50),
                _ => {
                    let left = dice.between(open + 60, today - 120);
                    away.push((left, left + dice.between(60, 110)));
                }
            }
            for _ in 0..3 {
                let left = dice.between(open, today);
                away.push((left, left + dice.between(4, 15)));
            }
        }
        Self { kind, slots, days: (from.max(open), to.max(from.max(open))), away }
    }

    /// Draws all moments, the earliest first.
    pub fn moments(&self, dice: &mut Seeded) -> Vec<Moment<'_>> {
        let mut moments = Vec::new();
        if self.kind == Kind::Occasional {
            let visits = 1 + (dice.unit() * dice.unit() * 12.0) as usize;
            for _ in 0..visits {
                let day = Day(dice.between(self.days.0, self.days.1));
                let slot = self.slots.get(dice.below(self.slots.len()));
                moments.extend(slot.filter(|_| is_open(day)).map(|slot| Moment {
                    day,
                    minute: slot.minute(dice),
                    slot,
                }));
            }
        } else {
            for day in (self.days.0..=self.days.1).map(Day) {
                let gone = self.away.iter().any(|(from, to)| (*from..=*to).contains(&day.0));
                if gone || !is_open(day) {
                    continue;
                }
                let season = self.season(day);
                for slot in &self.slots {
                    let chance = slot.days.get(usize::from(day.weekday())).copied().unwrap_or_default();
                    if dice.chance(chance * season) {
                        moments.push(Moment { day, minute: slot.minute(dice), slot });
                    }
                }
            }
        }
        order::sort_by_key(&mut moments, |moment| (moment.day, moment.minute));
        moments
    }

    /// Returns how much a kind of person is about in that season, 0 to 1.
    fn season(&self, day: Day) -> f64 {
        let (_, month, of_month) = day.civil();
        let term = !matches!((month, of_month), (6, 15..) | (7 | 8, _) | (9, ..15) | (12, 20..) | (1, ..8));
        match (self.kind, month) {
            (Kind::Student, _) => {
                if term {
                    1.0
                } else {
                    0.08
                }
            }
            (Kind::Office | Kind::Commuter, 8) => 0.4,
            (Kind::Tourist, _) => 1.0,
            (Kind::Aperitivo, 11 | 12 | 1 | 2) => 0.7,
            (_, 8) => 0.7,
            _ => 1.0,
        }
    }
}

/// Returns whether the shop is open: it closes for a week and a half in August and on three feasts.
fn is_open(day: Day) -> bool {
    let (_, month, of_month) = day.civil();
    !matches!((month, of_month), (8, 12..=22) | (12, 25 | 26) | (1, 1))
}
