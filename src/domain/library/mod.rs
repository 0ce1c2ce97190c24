//! Everything that is known, in memory: looked up in constant time, changed only by patches.

mod patch;
mod pile;
mod settling;
mod visits;

pub use patch::{Patch, Patching};
pub use pile::PileEntries;
pub use settling::Settling;
pub use visits::VisitSorting;

use super::order;
use super::shelf::{IdMap, Shelf};
use super::{
    Customer, CustomerId, Device, DeviceId, Entry, EntryKind, EntryRef, Item, ItemId, PaperId, PaperKind,
    Record, RecordId, Stamp, Step, StepId, Visit, VisitId,
};
use std::collections::{BTreeMap, BTreeSet};

/// All records, visits and steps, with the look-ups that the screens need.
#[derive(Clone, Debug, Default)]
pub struct Library {
    customers: Shelf<Record>,
    items: Shelf<Record>,
    devices: Shelf<Record>,
    shop: Option<Record>,
    papers: BTreeMap<(PaperKind, PaperId), Record>,
    visits: Shelf<Visit>,
    steps: Shelf<Step>,
    /// Places of all visits, the earliest first.
    visits_by_time: Vec<u32>,
    /// Places of the visits of each person, the earliest first.
    visits_by_customer: IdMap<Vec<u32>>,
    /// How often a visit came in or became another one.
    arrivals: u64,
    /// Other records of the same person, by the record that stands for them.
    aliases: IdMap<BTreeSet<CustomerId>>,
    /// Steps that undo a step.
    undone_by: IdMap<Vec<StepId>>,
}

impl Library {
    /// Takes a patch in, once it is durable.
    pub fn install(&mut self, patch: Patch) {
        let few = patch.len() <= 64;
        let arrived = self.put(patch.into_entries());
        if few {
            self.insert_visits(&arrived);
        } else {
            self.append_visits(&arrived);
            self.sort_visits();
        }
    }

    /// Takes in what storage read, as it is. Visits are in order only after [`Library::sort_visits`].
    pub fn load(&mut self, entries: impl IntoIterator<Item = Entry>) {
        let arrived = self.put(entries);
        self.append_visits(&arrived);
    }

    /// Makes room for about so many more entries of a kind, before they are loaded.
    pub fn make_room(&mut self, kind: EntryKind, more: usize) {
        match kind {
            EntryKind::Customers => {
                self.customers.reserve(more);
                self.visits_by_customer.reserve(more);
            }
            EntryKind::Visits => {
                self.visits.reserve(more);
                self.visits_by_time.reserve(more);
            }
            EntryKind::Steps => self.steps.reserve(more),
            EntryKind::House | EntryKind::Reviews | EntryKind::Papers => {}
        }
    }

    /// Puts entries on their shelves; returns the places of the visits that must be indexed.
    fn put(&mut self, entries: impl IntoIterator<Item = Entry>) -> Vec<u32> {
        let mut arrived = Vec::new();
        for entry in entries {
            match entry {
                Entry::Record(record) => self.put_record(record),
                Entry::Visit(visit) => arrived.extend(self.put_visit(visit)),
                Entry::Step(step) => {
                    if let Some(undone) = step.undoes {
                        let by = self.undone_by.entry(undone.0).or_default();
                        if !by.contains(&step.id) {
                            by.push(step.id);
                        }
                    }
                    self.steps.put(step.id.0, step);
                }
            }
        }
        arrived
    }

    fn put_record(&mut self, record: Record) {
        match record.id() {
            RecordId::Customer(id) => {
                let old = self.customers.get(id.0).and_then(Customer::of).and_then(|old| old.alias_of());
                let new = Customer::of(&record).and_then(|new| new.alias_of());
                if old != new {
                    if let Some(aliases) = old.and_then(|old| self.aliases.get_mut(&old.0)) {
                        aliases.remove(&id);
                    }
                    if let Some(new) = new {
                        self.aliases.entry(new.0).or_default().insert(id);
                    }
                }
                self.customers.put(id.0, record);
            }
            RecordId::Item(id) => {
                self.items.put(id.0, record);
            }
            RecordId::Device(id) => {
                self.devices.put(id.0, record);
            }
            RecordId::Shop => self.shop = Some(record),
            RecordId::Paper(kind, id) => _ = self.papers.insert((kind, id), record),
        }
    }

    /// Puts a visit on the shelf; returns its place where it must be indexed.
    fn put_visit(&mut self, visit: Visit) -> Option<u32> {
        let old = self.visits.get(visit.id.0).map(|old| (old.at, old.customer));
        if old == Some((visit.at, visit.customer)) {
            self.visits.put(visit.id.0, visit);
            return None;
        }
        if let Some((_, customer)) = old
            && let Some(place) = self.visits.place(visit.id.0)
        {
            self.visits_by_time.retain(|other| *other != place);
            if let Some(places) = customer.and_then(|customer| self.visits_by_customer.get_mut(&customer.0)) {
                places.retain(|other| *other != place);
            }
        }
        self.arrivals += 1;
        Some(self.visits.put(visit.id.0, visit))
    }

    /// Returns the whole state of a thing.
    pub fn entry(&self, name: EntryRef) -> Option<Entry> {
        match name {
            EntryRef::Record(id) => self.record(id).cloned().map(Entry::Record),
            EntryRef::Visit(id) => self.visit(id).cloned().map(Entry::Visit),
            EntryRef::Step(id) => self.step(id).cloned().map(Entry::Step),
        }
    }

    /// Returns whether a thing is known in just this state.
    pub fn holds(&self, entry: &Entry) -> bool {
        match entry {
            Entry::Record(record) => self.record(record.id()) == Some(record),
            Entry::Visit(visit) => self.visit(visit.id) == Some(visit),
            Entry::Step(step) => self.step(step.id) == Some(step),
        }
    }

    /// Walks the names of all entries of a kind, in the order in which they came.
    pub fn names(&self, kind: EntryKind) -> Box<dyn Iterator<Item = EntryRef> + '_> {
        match kind {
            EntryKind::Customers => {
                Box::new(self.customers.iter().map(|record| EntryRef::Record(record.id())))
            }
            EntryKind::House => Box::new(
                self.items
                    .iter()
                    .chain(self.devices.iter())
                    .chain(self.shop.iter())
                    .map(|record| EntryRef::Record(record.id())),
            ),
            EntryKind::Reviews | EntryKind::Papers => Box::new(
                self.papers
                    .values()
                    .map(|record| EntryRef::Record(record.id()))
                    .filter(move |name| name.kind() == kind),
            ),
            EntryKind::Visits => Box::new(self.visits.iter().map(|visit| EntryRef::Visit(visit.id))),
            EntryKind::Steps => Box::new(self.steps.iter().map(|step| EntryRef::Step(step.id))),
        }
    }

    /// Returns a record.
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        match id {
            RecordId::Customer(id) => self.customers.get(id.0),
            RecordId::Item(id) => self.items.get(id.0),
            RecordId::Device(id) => self.devices.get(id.0),
            RecordId::Shop => self.shop.as_ref(),
            RecordId::Paper(kind, id) => self.papers.get(&(kind, id)),
        }
    }

    /// Returns a person, put aside or joined to another one included, erased ones not.
    pub fn customer(&self, id: CustomerId) -> Option<Customer<'_>> {
        self.customers.get(id.0).filter(|record| record.erased().is_none()).and_then(Customer::of)
    }

    /// Walks the people who are present, in the order in which they came.
    pub fn customers(&self) -> impl Iterator<Item = Customer<'_>> {
        self.customers.iter().filter_map(Customer::of).filter(|customer| self.is_present(customer.id()))
    }

    /// Returns whether a person is present: neither erased, nor put aside, nor another record of somebody.
    pub fn is_present(&self, id: CustomerId) -> bool {
        self.customers.get(id.0).is_some_and(Record::is_present) && self.canonical(id) == id
    }

    /// Walks the people who were put aside and can be restored.
    pub fn deleted_customers(&self) -> impl Iterator<Item = Customer<'_>> {
        self.customers
            .iter()
            .filter(|record| record.erased().is_none() && !record.is_present())
            .filter_map(Customer::of)
    }

    /// Returns a menu item that is present.
    pub fn item(&self, id: ItemId) -> Option<Item<'_>> {
        self.items.get(id.0).filter(|record| record.is_present()).and_then(Item::of)
    }

    /// Walks the menu items that are present.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.items.iter().filter(|record| record.is_present()).filter_map(Item::of)
    }

    /// Returns a phone.
    pub fn device(&self, id: DeviceId) -> Option<Device<'_>> {
        self.devices.get(id.0).and_then(Device::of)
    }

    /// Returns the shop's own record, once there is one.
    pub fn shop(&self) -> Option<&Record> {
        self.shop.as_ref()
    }

    /// Walks the papers of a kind that are present, by their ids.
    pub fn papers(&self, kind: PaperKind) -> impl Iterator<Item = &Record> {
        let all = (kind, PaperId(0))..=(kind, PaperId(u128::MAX));
        self.papers.range(all).map(|(_, record)| record).filter(|record| record.is_present())
    }

    /// Walks the papers of a kind that are about a person, under whatever record of theirs.
    pub fn papers_about(&self, kind: PaperKind, customer: CustomerId) -> impl Iterator<Item = &Record> {
        let names = self.namesakes(customer);
        self.papers(kind).filter(move |record| record.customers().any(|id| names.contains(&id)))
    }

    /// Returns whether a person was erased.
    pub fn is_erased(&self, id: CustomerId) -> bool {
        self.customers.get(id.0).is_some_and(|record| record.erased().is_some())
    }

    /// Returns the record that stands for this one; an erased one stands for nobody.
    fn stand_in(&self, id: CustomerId) -> Option<CustomerId> {
        let other = self.customer(id)?.alias_of()?;
        (other != id && !self.is_erased(other)).then_some(other)
    }

    /// Returns the record that stands for a person; the least id where two stand for each other.
    pub fn canonical(&self, id: CustomerId) -> CustomerId {
        if self.aliases.is_empty() {
            return id;
        }
        let mut seen = vec![id];
        let mut current = id;
        while let Some(next) = self.stand_in(current) {
            if let Some(start) = seen.iter().position(|other| *other == next) {
                return seen.get(start..).and_then(|cycle| cycle.iter().min()).copied().unwrap_or(id);
            }
            seen.push(next);
            current = next;
        }
        current
    }

    /// Returns all records of the same person, the given one included.
    pub fn namesakes(&self, id: CustomerId) -> BTreeSet<CustomerId> {
        let mut all = order::gather::<_, BTreeSet<_>>([id, self.canonical(id)]);
        let mut waiting: Vec<CustomerId> = all.iter().copied().collect();
        while let Some(next) = waiting.pop() {
            if self.is_erased(next) {
                continue;
            }
            for alias in self.aliases.get(&next.0).into_iter().flatten() {
                if all.insert(*alias) {
                    waiting.push(*alias);
                }
            }
        }
        all
    }

    /// Walks the other records of the same person, erased ones not.
    pub fn other_records(&self, id: CustomerId) -> impl Iterator<Item = Customer<'_>> {
        // Nearly everybody has one record only.
        let alone = !self.aliases.contains_key(&id.0) && self.canonical(id) == id;
        let names = if alone { BTreeSet::new() } else { self.namesakes(id) };
        names.into_iter().filter(move |name| *name != id).filter_map(|name| self.customer(name))
    }

    /// Returns a visit, void or not.
    pub fn visit(&self, id: VisitId) -> Option<&Visit> {
        self.visits.get(id.0)
    }

    /// Walks all visits, void ones included, in the order in which they came.
    pub fn all_visits(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter()
    }

    /// Returns the visits of a person that count, the earliest first, those of joined records included.
    pub fn visits_of(&self, id: CustomerId) -> Vec<&Visit> {
        let namesakes = if self.aliases.is_empty() { order::gather([id]) } else { self.namesakes(id) };
        let mut visits: Vec<&Visit> = namesakes
            .iter()
            .filter_map(|name| self.visits_by_customer.get(&name.0))
            .flatten()
            .filter_map(|place| self.visits.at(*place))
            .filter(|visit| visit.counts())
            .collect();
        if namesakes.len() > 1 {
            order::sort_by_key(&mut visits, |visit| (visit.at, visit.id));
        }
        visits
    }

    /// Returns the last visit of a person that counts.
    pub fn last_visit(&self, id: CustomerId) -> Option<&Visit> {
        if self.aliases.is_empty() {
            let places = self.visits_by_customer.get(&id.0)?;
            return places
                .iter()
                .rev()
                .filter_map(|place| self.visits.at(*place))
                .find(|visit| visit.counts());
        }
        self.visits_of(id).last().copied()
    }

    /// Walks the visits that count from the latest to the earliest, not before `since`.
    pub fn visits_since(&self, since: Stamp) -> impl Iterator<Item = &Visit> {
        self.visits_by_time
            .iter()
            .rev()
            .filter_map(|place| self.visits.at(*place))
            .take_while(move |visit| visit.at >= since)
            .filter(|visit| visit.counts())
    }

    /// Returns a line of the history.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id.0)
    }

    /// Walks the history, in the order in which it came.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter()
    }

    /// Returns whether a step is undone by another one that is not undone itself.
    pub fn is_undone(&self, id: StepId) -> bool {
        self.is_undone_at(id, 0)
    }

    /// Undoing is never nested deeply; a bound keeps a forged file from going round in circles.
    fn is_undone_at(&self, id: StepId, depth: u32) -> bool {
        depth <= 64
            && self.undone_by.get(&id.0).into_iter().flatten().any(|by| !self.is_undone_at(*by, depth + 1))
    }
}

impl PartialEq for Library {
    /// Two libraries are equal when they hold the same, whatever came first.
    fn eq(&self, other: &Self) -> bool {
        EntryKind::ALL.into_iter().all(|kind| {
            let mut mine: Vec<EntryRef> = self.names(kind).collect();
            let mut theirs: Vec<EntryRef> = other.names(kind).collect();
            order::sort(&mut mine);
            order::sort(&mut theirs);
            mine == theirs && mine.iter().all(|name| self.entry(*name) == other.entry(*name))
        })
    }
}
