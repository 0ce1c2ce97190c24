//! Reads everybody into a roster, a slice at a time.

use super::Roster;
use super::person::{Labels, Person};
use crate::domain::order::SlicedSort;
use crate::domain::{CustomerId, Library};

/// A roster in the making. The library must stay the same meanwhile.
#[derive(Debug)]
pub struct Reading {
    ids: Vec<CustomerId>,
    people: Vec<Option<Person>>,
    labels: Labels,
    /// How many of the ids have been read.
    read: usize,
    sort: SlicedSort,
    sorted: bool,
}

impl Reading {
    /// Begins to read everybody.
    pub fn new(library: &Library) -> Self {
        let ids: Vec<CustomerId> = library.customers().map(|customer| customer.id()).collect();
        let sort = SlicedSort::new((0..ids.len() as u32).collect());
        let people = Vec::with_capacity(ids.len());
        Self { ids, people, labels: Labels::default(), read: 0, sort, sorted: false }
    }

    /// Goes on for about so many people; returns whether all of them are read and sorted.
    pub fn step(&mut self, library: &Library, budget: usize) -> bool {
        if self.read < self.ids.len() {
            for id in self.ids.iter().skip(self.read).take(budget) {
                let customer = library.customer(*id);
                self.people.push(customer.map(|customer| Person::read(library, customer, &mut self.labels)));
            }
            self.read = self.people.len();
        } else if !self.sorted {
            let people = &self.people;
            let person = |place: u32| people.get(place as usize).and_then(Option::as_ref);
            self.sorted = self.sort.step(budget, &mut |one, other| match (person(one), person(other)) {
                (Some(one), Some(other)) => Person::by_name(one, other),
                (one, other) => one.is_none().cmp(&other.is_none()),
            });
        }
        self.sorted
    }

    /// Returns the roster, once all is done.
    pub fn finish(mut self) -> Roster {
        let places = self.sort.finish();
        let people = places
            .into_iter()
            .filter_map(|place| self.people.get_mut(place as usize).and_then(Option::take))
            .collect();
        Roster { people, labels: self.labels }
    }
}
