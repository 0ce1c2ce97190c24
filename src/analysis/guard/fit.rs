//! Who will be glad: who likes it, who has it often, who has what people have who like it.

use super::dish::Dish;
use super::person::Person;
use super::reason::Reason;
use crate::analysis::fold;
use crate::analysis::statistics::wilson;
use crate::analysis::survey::{Portrait, Survey};

/// Below how many orders it is too early to tell.
const ENOUGH: u16 = 3;
/// Of how many people with the same taste at least.
const LIKE_MINDED: u32 = 8;
/// On how many of ten orders something is had often.
const OFTEN: u16 = 3;

/// Who has something together with other things, counted once for each thing on offer.
#[derive(Clone, Debug, Default)]
pub struct Company {
    number: Option<u32>,
    /// How many people have any habit, and how many of these have this one.
    all: u32,
    have: u32,
    /// By the number of each other thing, how many people have it and how many of these have this one too.
    by_other: Vec<(u32, u32)>,
    /// By the number of each other thing, the share of its people who surely have this one too, where they are enough.
    sure: Vec<Option<f64>>,
}

impl Company {
    /// Begins to count for a thing on offer.
    pub fn begin(survey: &Survey, dish: &Dish) -> Self {
        let number = survey.number(&dish.name).filter(|_| !dish.name.is_empty());
        Self { number, ..Self::default() }
    }

    /// Counts a person.
    pub fn add(&mut self, portrait: &Portrait) {
        let Some(number) = self.number else { return };
        let both = portrait.has(number);
        let mut habits = portrait.habits().peekable();
        if habits.peek().is_some() {
            self.all += 1;
            self.have += u32::from(both);
        }
        for other in habits.filter(|other| *other != number) {
            let place = other as usize;
            if place >= self.by_other.len() {
                self.by_other.resize(place + 1, (0, 0));
            }
            if let Some((of, some)) = self.by_other.get_mut(place) {
                *of += 1;
                *some += u32::from(both);
            }
        }
    }

    /// Works the shares out, once everybody was counted.
    pub fn finish(&mut self) {
        let sure = |(of, some): &(u32, u32)| (*of >= LIKE_MINDED).then(|| wilson(*some, *of).low);
        self.sure = self.by_other.iter().map(sure).collect();
    }

    /// Returns the habit of theirs whose people have it most, where at least one in three of these surely do and more
    /// than people in general: the thing, how many have both, how many have the thing.
    fn best(&self, portrait: &Portrait) -> Option<(u32, u32, u32)> {
        let overall = f64::from(self.have) / f64::from(self.all.max(1));
        let (sure, other) = portrait
            .habits()
            .filter_map(|other| self.sure.get(other as usize).copied().flatten().map(|sure| (sure, other)))
            .max_by(|one, other| one.0.total_cmp(&other.0))?;
        let (of, some) = self.by_other.get(other as usize)?;
        (sure >= 1.0 / 3.0 && sure > overall).then_some((other, *some, *of))
    }
}

impl Dish {
    /// Returns whether all that somebody said is about this thing.
    pub fn is_about(&self, what: &str) -> bool {
        self.words.all_of(&fold(what))
    }
}

/// Returns why somebody will be glad of it, or at least why it may be offered.
pub fn fit(
    dishes: &[Dish],
    company: &[Company],
    person: &Person<'_>,
    portrait: Option<&Portrait>,
    survey: &Survey,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for dish in dishes {
        let liked = person.likes.iter().filter(|what| dish.is_about(what));
        reasons.extend(liked.map(|what| Reason::Likes { item: dish.name.clone(), what: (*what).into() }));
    }
    if let Some(portrait) = portrait.filter(|portrait| portrait.orders >= ENOUGH) {
        let known = |company: &Company| company.number.map_or(0, |number| portrait.count(number));
        for (dish, count) in dishes.iter().zip(company.iter().map(known)) {
            if count >= 2 && count * 10 >= portrait.orders * OFTEN {
                reasons.push(Reason::Usual { item: dish.name.clone(), count, of: portrait.orders });
            }
        }
        for (dish, company) in dishes.iter().zip(company) {
            if known(company) < 2
                && let Some((through, some, of)) = company.best(portrait)
            {
                let through = survey.name(through).into();
                reasons.push(Reason::SameTaste { item: dish.name.clone(), through, some, of });
            }
        }
    }
    if reasons.is_empty() {
        reasons.push(unsure(dishes, portrait));
    }
    reasons
}

/// Returns why it cannot be told whether they will be glad.
fn unsure(dishes: &[Dish], portrait: Option<&Portrait>) -> Reason {
    let Some(portrait) = portrait.filter(|portrait| portrait.orders >= ENOUGH) else {
        return Reason::FewVisits(portrait.map_or(0, |portrait| portrait.visits));
    };
    let comes = portrait.usual_part();
    let served = dishes.iter().filter_map(|dish| dish.part).next();
    match (comes, served) {
        (Some(comes), Some(served)) if comes != served && dishes.iter().all(|dish| dish.part.is_some()) => {
            Reason::OtherHours { comes, served }
        }
        _ => Reason::NothingAgainst,
    }
}
