//! What kinds of data a shop really holds, counted: what its notice and its record of processing are written from.

use super::dossier::Purpose;
use crate::domain::{EntryKind, Library, PaperKind, RecordId, is_guarded};

/// What is held, in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory {
    /// People, those put aside included.
    pub people: u64,
    /// People of whom something is known that tells of health or belief.
    pub guarded: u64,
    /// For each purpose, of how many people something is kept for it; purposes that nothing is kept for are left out.
    pub purposes: Vec<(Purpose, u64)>,
    /// Visits that count.
    pub visits: u64,
    /// Reviews.
    pub reviews: u64,
    /// Phones that ever wrote in the book.
    pub devices: u64,
}

impl Inventory {
    /// Counts.
    pub fn of(library: &Library) -> Self {
        let everybody = || library.customers().chain(library.deleted_customers());
        let of = |purpose: Purpose| {
            let holds = everybody().filter(|customer| {
                let mut fields = customer.record().present().map(|(field, _)| field);
                fields.any(|field| Purpose::of(RecordId::Customer(customer.id()), field) == purpose)
            });
            holds.count() as u64
        };
        let guarded =
            everybody().filter(|customer| customer.record().present().any(|(field, _)| is_guarded(field)));
        Self {
            people: everybody().count() as u64,
            guarded: guarded.count() as u64,
            purposes: Purpose::ALL
                .into_iter()
                .filter(|purpose| *purpose != Purpose::Order)
                .map(|purpose| (purpose, of(purpose)))
                .filter(|(_, people)| *people > 0)
                .collect(),
            visits: library.all_visits().filter(|visit| visit.counts()).count() as u64,
            reviews: library.papers(PaperKind::Review).count() as u64,
            devices: library
                .names(EntryKind::House)
                .filter(|name| matches!(name, crate::domain::EntryRef::Record(RecordId::Device(_))))
                .count() as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Action, Author, CustomerId, DeviceId, Field, Plan, Stamp};

    #[test]
    fn what_is_held_is_counted_and_nothing_else_is_claimed() {
        let mut library = Library::default();
        let person = |number| RecordId::Customer(CustomerId(number));
        let plan = Plan::new(Action::AddCustomer)
            .set(person(1), Field::Name, "Giulia")
            .set(person(1), Field::Allergy("milk".into()), "x")
            .set(person(2), Field::Name, "Anna")
            .set(person(2), Field::Deleted, crate::domain::Value::Flag(true))
            .set(RecordId::Device(DeviceId(1)), Field::Staff, "Ada");
        let author = Author { now: Stamp(1), device: DeviceId(1), by: "Ada".into() };
        let changes = plan.resolve(&library, &author, &mut || 1);
        library.install(library.patch(&changes));
        let inventory = Inventory::of(&library);
        assert_eq!(inventory.purposes, [(Purpose::Recognise, 2), (Purpose::Safety, 1)]);
        assert_eq!((inventory.people, inventory.guarded, inventory.devices), (2, 1, 1));
        assert_eq!((inventory.visits, inventory.reviews), (0, 0));
    }
}
