//! A ranking of what somebody may have next: their own habits first, then what people like them have.

use super::Usual;
use crate::analysis::{Occasion, fold};
use crate::domain::Visit;
use crate::domain::order;
use std::collections::BTreeMap;

/// What was had together, and when in day and week, where that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basket {
    /// When.
    pub occasion: Option<Occasion>,
    /// What, folded.
    pub items: Vec<Box<str>>,
}

impl Basket {
    /// Makes one of a visit.
    pub fn of(visit: &Visit) -> Self {
        let items = visit.lines.iter().map(|line| fold(&line.name).into_boxed_str()).collect();
        Self { occasion: Some(Occasion::of_visit(visit)), items }
    }
}

/// How many of a person's items are compared with other people's.
const COMPARED: usize = 20;

/// How much is made of what: of late habits, of other people's, of those with the same taste.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaning {
    /// After how many more visits one counts half.
    pub half_life: f64,
    /// How much all visits count against those of the occasion, in latest visits.
    pub lean: f64,
    /// How much other people's habits count against one's own, in visits.
    pub crowd: f64,
    /// How much of the crowd's weight goes by likeness, the rest by plain frequency: 0 to 1.
    pub likeness: f64,
}

impl Default for Leaning {
    /// Returns what did best on simulated shops.
    fn default() -> Self {
        Self { half_life: 25.0, lean: 1.0, crowd: 2.0, likeness: 0.8 }
    }
}

/// What all people have, and what those have who share an item.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    numbers: BTreeMap<Box<str>, u32>,
    names: Vec<Box<str>>,
    /// How many baskets hold each item.
    baskets: Vec<u32>,
    total: u32,
    /// How many people have each item among their most frequent.
    people: Vec<u32>,
    /// Items that are had by the same people, and by how many: sorted.
    pairs: BTreeMap<(u32, u32), u32>,
}

impl Crowd {
    /// Learns from the baskets of one person.
    pub fn learn(&mut self, baskets: &[Basket]) {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for item in baskets.iter().flat_map(|basket| &basket.items) {
            let number = self.number(item);
            *counts.entry(number).or_default() += 1;
            if let Some(count) = self.baskets.get_mut(number as usize) {
                *count += 1;
            }
        }
        self.total += baskets.len() as u32;
        let mut own: Vec<(u32, u32)> = counts.into_iter().map(|(number, count)| (count, number)).collect();
        order::sort_by_key(&mut own, |(count, number)| (std::cmp::Reverse(*count), *number));
        own.truncate(COMPARED);
        for (_, one) in &own {
            if let Some(people) = self.people.get_mut(*one as usize) {
                *people += 1;
            }
            for (_, other) in own.iter().filter(|(_, other)| other != one) {
                *self.pairs.entry((*one, *other)).or_default() += 1;
            }
        }
    }

    fn number(&mut self, item: &str) -> u32 {
        if let Some(number) = self.numbers.get(item) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(item.into(), number);
        self.names.push(item.into());
        self.baskets.push(0);
        self.people.push(0);
        number
    }

    /// Returns how much each item is had by others, more so by those who have the same things; at most 1 in sum.
    fn chances(&self, own: &BTreeMap<u32, f64>, likeness_counts: f64) -> Vec<f64> {
        let total = f64::from(self.baskets.iter().sum::<u32>().max(1));
        let mut chances: Vec<f64> =
            self.baskets.iter().map(|count| (1.0 - likeness_counts) * f64::from(*count) / total).collect();
        let mut likeness = vec![0.0; chances.len()];
        let mut strongest: Vec<(f64, u32)> = own.iter().map(|(number, chance)| (*chance, *number)).collect();
        order::sort_by(&mut strongest, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (chance, one) in strongest.into_iter().take(COMPARED) {
            let people = self.people.get(one as usize).map_or(0.0, |people| f64::from(*people));
            for ((_, other), both) in self.pairs.range((one, 0)..=(one, u32::MAX)) {
                if let Some(slot) = likeness.get_mut(*other as usize) {
                    // Two more who have nothing else: a pair seen once proves little.
                    *slot += chance * f64::from(*both) / (people + 2.0);
                }
            }
        }
        let sum: f64 = likeness.iter().sum();
        if sum > 0.0 {
            for (chance, likeness) in chances.iter_mut().zip(likeness) {
                *chance += likeness_counts * likeness / sum;
            }
        }
        chances
    }
}

/// Ranks what somebody may have next, the likeliest first, at most `limit` items, each with its score.
///
/// The baskets are theirs, the earliest first. Own habits decay by visit, those of the occasion count most.
pub fn rank_items(
    baskets: &[Basket],
    now: Option<Occasion>,
    crowd: &Crowd,
    leaning: Leaning,
    limit: usize,
) -> Vec<(Box<str>, f64)> {
    let such = |basket: &Basket, narrow: bool| match (now, basket.occasion) {
        (Some(now), Some(then)) => then.part == now.part && (!narrow || then.weekend == now.weekend),
        _ => false,
    };
    let mut own: BTreeMap<&str, f64> = BTreeMap::new();
    own = shares(baskets, |_| true, &own, leaning);
    if now.is_some() {
        own = shares(baskets, |basket| such(basket, false), &own, leaning);
        own = shares(baskets, |basket| such(basket, true), &own, leaning);
    }
    let known = own.iter().filter_map(|(item, chance)| Some((*crowd.numbers.get(*item)?, *chance)));
    let others = crowd.chances(&order::gather(known), leaning.likeness);
    let visits = (baskets.len() as f64).min(Usual::LOOKED_AT as f64);
    let all = visits + leaning.crowd;
    let mut scores: Vec<f64> = others.into_iter().map(|chance| chance * leaning.crowd).collect();
    let mut strangers: Vec<(&str, f64)> = Vec::new();
    for (item, chance) in own {
        match crowd.numbers.get(item).and_then(|number| scores.get_mut(*number as usize)) {
            Some(score) => *score += chance * visits,
            None => strangers.push((item, chance * visits)),
        }
    }
    let named = crowd.names.iter().map(|name| &**name).zip(scores).chain(strangers);
    best(named, limit).into_iter().map(|(item, score)| (item.into(), score / all)).collect()
}

/// Returns the best of many, the best first; a name decides between equal ones.
fn best<'a>(all: impl Iterator<Item = (&'a str, f64)>, limit: usize) -> Vec<(&'a str, f64)> {
    let mut kept: Vec<(&str, f64)> = Vec::with_capacity(limit + 1);
    for one in all {
        let before =
            |other: &(&str, f64)| other.1.total_cmp(&one.1).reverse().then(other.0.cmp(one.0)).is_lt();
        if kept.len() == limit && kept.last().is_none_or(before) {
            continue;
        }
        let place = kept.partition_point(before);
        kept.insert(place, one);
        kept.truncate(limit);
    }
    kept
}

/// Returns the share of such baskets with each item, leaning on wider shares.
fn shares<'a>(
    baskets: &'a [Basket],
    such: impl Fn(&Basket) -> bool,
    wider: &BTreeMap<&'a str, f64>,
    leaning: Leaning,
) -> BTreeMap<&'a str, f64> {
    let lean = if wider.is_empty() { 0.0 } else { leaning.lean };
    let mut sums: BTreeMap<&str, f64> =
        order::gather(wider.iter().map(|(item, share)| (*item, share * lean)));
    let mut total = lean;
    for (age, basket) in baskets.iter().rev().filter(|basket| such(basket)).enumerate() {
        let weight = (-(age as f64) / leaning.half_life).exp2();
        total += weight;
        for item in &basket.items {
            *sums.entry(item).or_default() += weight;
        }
    }
    for sum in sums.values_mut() {
        *sum /= total.max(f64::MIN_POSITIVE);
    }
    sums
}
