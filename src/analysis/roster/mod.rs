//! All people at a glance, in order of name: what a list of ten thousand is sorted and filtered by, kept up to date one by one.

mod person;
mod pick;
mod reading;
mod selection;

pub use pick::{Filter, Pick, Seen};
pub use reading::Reading;
pub use selection::{Letter, Order, Selection};

use crate::domain::{CustomerId, Library};
use person::{Labels, Person};

/// The people who are present, by name.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    people: Vec<Person>,
    labels: Labels,
}

impl Roster {
    /// Reads everybody.
    pub fn of(library: &Library) -> Self {
        let mut reading = Reading::new(library);
        while !reading.step(library, usize::MAX) {}
        reading.finish()
    }

    /// Reads one person anew: they come, go, or change their place.
    pub fn update(&mut self, library: &Library, id: CustomerId) {
        if let Some(place) = self.people.iter().position(|person| person.id == id) {
            self.people.remove(place);
        }
        if let Some(customer) = library.customer(id).filter(|customer| customer.is_present()) {
            let person = Person::read(library, customer, &mut self.labels);
            let place = self.people.partition_point(|other| Person::by_name(other, &person).is_lt());
            self.people.insert(place, person);
        }
    }

    /// Returns how many people there are.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Returns whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }
}

#[cfg(test)]
mod tests;
