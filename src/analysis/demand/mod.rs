//! What customers prefer, avoid and need, against what the menu offers; counted person by person, with intervals.

mod builder;
mod share;

pub use builder::DemandBuilder;
pub use share::{LEAST, SharedRow, shared};

use super::PartOfDay;
use super::statistics::Interval;
use crate::domain::{AllergyKind, Diet, ItemId};

/// Whose demand is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everybody who came in the last half year.
    Everyone,
    /// Those who came at least five times in the last three months.
    Regulars,
    /// Those of the last half year who come mostly in that part of the day, against what is served then.
    Part(PartOfDay),
}

/// What somebody needs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A diet that they keep.
    Diet(Diet),
    /// Something that they must not have.
    Allergy(AllergyKind),
}

/// What of the menu is fit for a need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// How many items are.
    pub fit: u32,
    /// Of how many nobody knows.
    pub unknown: u32,
    /// How many there are.
    pub all: u32,
}

impl Offered {
    /// Returns the share that is known to be fit, 0 to 1; 0 of nothing.
    pub fn share(self) -> f64 {
        f64::from(self.fit) / f64::from(self.all.max(1))
    }
}

/// A need, how many have it, and what they find.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedRow {
    /// The need.
    pub need: Need,
    /// How many people have it.
    pub people: u32,
    /// Their share of all, with its 95 % interval.
    pub share: Interval,
    /// What they find on the whole menu.
    pub offered: Offered,
    /// What they find in each category, in the menu's order.
    pub categories: Vec<(Box<str>, Offered)>,
}

impl NeedRow {
    /// Returns the category of at least three items of which the smallest share is fit.
    pub fn narrowest(&self) -> Option<&(Box<str>, Offered)> {
        let large = self.categories.iter().filter(|(_, offered)| offered.all >= 3);
        large.min_by(|a, b| a.1.share().total_cmp(&b.1.share()).then(b.1.all.cmp(&a.1.all)))
    }
}

/// Something that people like or avoid, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct TasteRow {
    /// What.
    pub what: Box<str>,
    /// How many like it.
    pub likes: u32,
    /// How many rather do not want it, or never.
    pub avoids: u32,
    /// The share of those who avoid it among all, with its 95 % interval.
    pub avoiding: Interval,
    /// How many items of the menu it is in, by name or ingredients.
    pub items: u32,
}

/// Something that people have.
#[derive(Clone, Debug, PartialEq)]
pub struct DishRow {
    /// What it is called.
    pub name: Box<str>,
    /// The menu item, where there is one.
    pub item: Option<ItemId>,
    /// How many people had it.
    pub people: u32,
    /// Their share of all, with its 95 % interval.
    pub share: Interval,
    /// Whether it can be had now.
    pub available: bool,
}

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// Whose.
    pub scope: Scope,
    /// How many people were counted.
    pub people: u32,
    /// How many items the menu has for them.
    pub menu: u32,
    /// Needs, the most frequent first.
    pub needs: Vec<NeedRow>,
    /// Likes and dislikes, the most frequent first.
    pub tastes: Vec<TasteRow>,
    /// What they have, the most frequent first.
    pub dishes: Vec<DishRow>,
}

impl Demand {
    /// Fewer people than this say too little for a sentence.
    pub const ENOUGH: u32 = 5;

    /// Returns the need that the menu lags behind most: surely more people have it than items are fit, in some category.
    pub fn headline(&self) -> Option<&NeedRow> {
        let lag = |row: &NeedRow| {
            let fit = row.narrowest().map_or(row.offered, |(_, offered)| *offered);
            row.share.low - fit.share()
        };
        let large = self.needs.iter().filter(|row| row.people >= Self::ENOUGH && lag(row) > 0.0);
        large.max_by(|a, b| lag(a).total_cmp(&lag(b)).then(a.people.cmp(&b.people)))
    }
}

#[cfg(test)]
mod tests;
