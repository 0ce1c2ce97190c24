//! What goes into a file: the names of the entries first, then the entries, a slice at a time.

use super::cursor::{Since, steps_after};
use super::header::{Counts, Header, MAJOR, MINOR, Scope, Version};
use super::service;
use crate::domain::{
    Author, CustomerId, DeviceId, Entry, EntryKind, EntryRef, Field, Library, RecordId, Step, Touch, order,
};
use std::collections::BTreeSet;

/// A file about to be written.
#[derive(Clone, Debug)]
pub struct Outgoing {
    header: Header,
    names: Vec<EntryRef>,
    next: usize,
}

impl Outgoing {
    /// Chooses what goes out. Where what is new for a phone cannot be told without loss, it is the whole book.
    pub fn new(library: &Library, scope: Scope, author: &Author) -> Self {
        let (scope, names) = match scope {
            Scope::Since { reader, from } => match steps_after(library, author.device, from) {
                Some(steps) => (Scope::Since { reader, from }, touched(library, author.device, &steps)),
                None => (Scope::Whole, all(library, |_| true)),
            },
            Scope::Whole => (Scope::Whole, all(library, |_| true)),
            Scope::Service => (Scope::Service, all(library, of_service)),
        };
        let mut counts = Counts::default();
        names.iter().for_each(|name| counts.add(*name));
        let shop = |field| library.shop().map(|shop| shop.text(&field).into()).unwrap_or_default();
        let header = Header {
            version: Version { major: MAJOR, minor: MINOR },
            shop: shop(Field::ShopId),
            shop_name: shop(Field::Name),
            device: author.device,
            device_name: device_name(library, author.device),
            made: author.now,
            scope,
            upto: Since::of(library, author.device),
            counts,
        };
        Self { header, names, next: 0 }
    }

    /// Returns what the first line says.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Returns how many entries are given, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.names.len())
    }

    /// Gives the next entries, at most `most`; none at the end. The library may change meanwhile.
    pub fn next_batch(&mut self, library: &Library, most: usize) -> Vec<Entry> {
        let names = self.names.get(self.next..).unwrap_or_default();
        let names = names.get(..most).unwrap_or(names);
        let (batch, taken) =
            (names.iter().filter_map(|name| self.entry(library, *name)).collect(), names.len());
        self.next += taken;
        batch
    }

    fn entry(&self, library: &Library, name: EntryRef) -> Option<Entry> {
        let entry = library.entry(name)?;
        match self.header.scope {
            Scope::Service => service::keep(entry),
            Scope::Whole | Scope::Since { .. } => Some(entry),
        }
    }
}

/// Returns what a phone is called, or who works with it; may be empty.
fn device_name(library: &Library, device: DeviceId) -> Box<str> {
    let names = library.device(device).map(|device| [device.name(), device.staff()]);
    names.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or_default().into()
}

fn of_service(name: EntryRef) -> bool {
    match name {
        EntryRef::Record(record) => service::needs(record),
        EntryRef::Visit(_) => true,
        EntryRef::Step(_) => false,
    }
}

fn all(library: &Library, wanted: impl Fn(EntryRef) -> bool) -> Vec<EntryRef> {
    let kinds = EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind));
    kinds.filter(|name| wanted(*name)).collect()
}

/// Returns what steps touched, the steps themselves, and the records that every file carries.
fn touched(library: &Library, device: DeviceId, steps: &[&Step]) -> Vec<EntryRef> {
    let house = [RecordId::Shop, RecordId::Device(device)].map(EntryRef::Record);
    let mut names: BTreeSet<EntryRef> = order::gather(house);
    for step in steps {
        names.insert(EntryRef::Step(step.id));
        for touch in &step.touches {
            names.insert(match touch {
                Touch::Created(record) | Touch::Wrote { record, .. } => EntryRef::Record(*record),
                Touch::Logged(visit) | Touch::Voided(visit) => EntryRef::Visit(*visit),
                Touch::Erased(customer) => erased(*customer),
                Touch::Took(name) => *name,
            });
        }
    }
    names.into_iter().filter(|name| library.entry(*name).is_some()).collect()
}

fn erased(customer: CustomerId) -> EntryRef {
    EntryRef::Record(RecordId::Customer(customer))
}
