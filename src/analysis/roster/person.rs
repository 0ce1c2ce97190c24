//! What the list keeps of one person: enough to sort and filter by without looking anything up.

use super::Pick;
use crate::analysis::fold;
use crate::domain::order;
use crate::domain::{Allergy, Customer, CustomerId, Diet, Field, Library, Stamp};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One person of the list.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: CustomerId,
    /// What the name is sorted by.
    pub key: Box<str>,
    /// When they were here last.
    pub last: Option<Stamp>,
    /// The local day of that visit, since 1970; 0 where there is none.
    pub last_day: i32,
    /// How many visits count.
    pub visits: u32,
    /// Since when the shop knows them.
    pub since: Stamp,
    /// Whether they have any allergy.
    pub allergic: bool,
    /// Places of their diets and tags among the labels, in order.
    pub labels: Box<[u32]>,
}

impl Person {
    /// Reads a person with their visits.
    pub fn read(library: &Library, customer: Customer<'_>, labels: &mut Labels) -> Self {
        let visits = library.visits_of(customer.id());
        let last = visits.last();
        let written = || customer.record().registers().map(|(_, register)| register.stamp).min();
        // In one walk over the record, since there may be a hundred thousand of them.
        let mut allergic = false;
        let mut own: Vec<u32> = Vec::new();
        for (field, register) in customer.record().present() {
            match field {
                Field::Allergy(_) | Field::Diet(_) | Field::Passing(_) => match Diet::read(field, register) {
                    Some(diet) => own.push(labels.place(Pick::Diet(diet))),
                    None => allergic |= Allergy::read(field, register).is_some(),
                },
                Field::Tag(tag) => own.push(labels.place(Pick::Tag(tag.clone()))),
                _ => {}
            }
        }
        order::sort(&mut own);
        Self {
            id: customer.id(),
            key: fold(customer.title()).into(),
            last: last.map(|visit| visit.at),
            last_day: last.map_or(0, |visit| visit.local().0.0 as i32),
            visits: visits.len() as u32,
            since: customer.since().or_else(written).unwrap_or_default(),
            allergic,
            labels: own.into(),
        }
    }

    /// Returns the letter that the name begins with, large; `None` for numbers and where there is no name.
    pub fn letter(&self) -> Option<char> {
        self.key.chars().next().filter(|first| first.is_alphabetic()).map(crate::domain::capital)
    }

    /// Orders by name: letters first, then numbers, those without any name last.
    pub fn by_name(&self, other: &Self) -> Ordering {
        let class = |person: &Person| match person.key.chars().next() {
            Some(first) if first.is_alphabetic() => 0,
            Some(_) => 1,
            None => 2,
        };
        (class(self), &self.key, self.id).cmp(&(class(other), &other.key, other.id))
    }
}

/// The diets and tags that anybody has ever had; places never change.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    all: Vec<Pick>,
    places: BTreeMap<Pick, u32>,
}

impl Labels {
    /// Walks them by place.
    pub fn iter(&self) -> std::slice::Iter<'_, Pick> {
        self.all.iter()
    }

    /// Returns the place of a label, if anybody ever had it.
    pub fn find(&self, label: &Pick) -> Option<u32> {
        self.places.get(label).copied()
    }

    fn place(&mut self, label: Pick) -> u32 {
        let next = self.all.len() as u32;
        let all = &mut self.all;
        *self.places.entry(label).or_insert_with_key(|label| {
            all.push(label.clone());
            next
        })
    }
}
