//! From changes to whole entries: what storage writes, and what the library then takes in.

use super::Library;
use crate::domain::{
    Action, Change, CustomerId, Entry, EntryRef, Field, Mark, Record, RecordId, Touch, order,
};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that are different after some changes, each in its whole new state, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    entries: BTreeMap<EntryRef, Entry>,
}

impl Patch {
    /// Walks the entries by name.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Adds the state of a thing that nobody knows yet, such as one of a shop in the making.
    pub fn add(&mut self, entry: Entry) {
        self.entries.insert(entry.name(), entry);
    }

    /// Returns the new state of a thing, if it is different.
    pub fn get(&self, name: EntryRef) -> Option<&Entry> {
        self.entries.get(&name)
    }

    /// Returns how many entries are different.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Gives the entries away, by name.
    pub fn into_entries(self) -> impl Iterator<Item = Entry> {
        self.entries.into_values()
    }
}

/// A patch that is worked out a slice at a time. The library must stay the same meanwhile.
#[derive(Debug, Default)]
pub struct Patching {
    entries: BTreeMap<EntryRef, Entry>,
}

impl From<Patch> for Patching {
    /// Goes on with a patch that is not installed yet.
    fn from(patch: Patch) -> Self {
        Self { entries: patch.entries }
    }
}

impl Patching {
    /// Takes changes in.
    pub fn apply(&mut self, library: &Library, changes: &[Change]) {
        for change in changes {
            let name = target(change);
            let entry = self.entries.remove(&name).or_else(|| library.entry(name));
            if let Some(entry) = apply(entry, change) {
                self.entries.insert(name, entry);
            }
        }
    }

    /// Joins other states in.
    pub fn join(&mut self, library: &Library, theirs: impl IntoIterator<Item = Entry>) {
        for entry in theirs {
            let name = entry.name();
            let mine = self.entries.remove(&name).or_else(|| library.entry(name));
            self.entries.insert(name, joined(mine, entry));
        }
    }

    /// Makes the patch.
    pub fn finish(self, library: &Library) -> Patch {
        library.settle(self.entries)
    }
}

impl Library {
    /// Works out what changes make different, without taking it in.
    pub fn patch(&self, changes: &[Change]) -> Patch {
        let mut patching = Patching::default();
        patching.apply(self, changes);
        patching.finish(self)
    }

    /// Works out what joining other states makes different, without taking it in.
    pub fn patch_entries(&self, theirs: impl IntoIterator<Item = Entry>) -> Patch {
        let mut patching = Patching::default();
        patching.join(self, theirs);
        patching.finish(self)
    }

    /// Returns whether nothing more is written in a field, since the person whom the paper was about is erased.
    pub(crate) fn is_forgotten(&self, paper: RecordId, field: &Field) -> bool {
        let RecordId::Paper(kind, _) = paper else { return false };
        !kind.keeps(field)
            && self.record(paper).is_some_and(|paper| paper.was_about(|id| self.is_erased(*id)))
    }

    /// Takes erased people out of visits and history, and drops what is not different.
    fn settle(&self, mut entries: BTreeMap<EntryRef, Entry>) -> Patch {
        let erased = entries.values().filter_map(|entry| match entry {
            Entry::Record(record) if record.erased().is_some() => customer_of(record.id()),
            _ => None,
        });
        let newly: BTreeSet<CustomerId> = order::gather(erased.filter(|customer| !self.is_erased(*customer)));
        if !newly.is_empty() {
            // Erasing is rare, and must miss nothing: every visit and step is looked at.
            for visit in self.all_visits() {
                let name = EntryRef::Visit(visit.id);
                if visit.customer.is_some_and(|customer| newly.contains(&customer))
                    && !entries.contains_key(&name)
                {
                    entries.insert(name, Entry::Visit(visit.clone()));
                }
            }
            for paper in self.papers.values().filter(|paper| paper.was_about(|id| newly.contains(id))) {
                entries.entry(EntryRef::Record(paper.id())).or_insert_with(|| Entry::Record(paper.clone()));
            }
        }
        let gone = |customer: &CustomerId| newly.contains(customer) || self.is_erased(*customer);
        let mut blank: BTreeSet<RecordId> = BTreeSet::new();
        for entry in entries.values_mut() {
            if let Entry::Record(paper) = entry
                && paper.was_about(gone)
            {
                paper.forget_customers();
                blank.insert(paper.id());
            }
        }
        let tells = |touch: &Touch| match touch {
            Touch::Created(RecordId::Customer(customer))
            | Touch::Wrote { record: RecordId::Customer(customer), .. } => gone(customer),
            Touch::Wrote { record: RecordId::Paper(kind, id), field, .. } if !kind.keeps(field) => {
                let paper = RecordId::Paper(*kind, *id);
                blank.contains(&paper) || self.record(paper).is_some_and(|paper| paper.was_about(gone))
            }
            _ => false,
        };
        if !newly.is_empty() || !blank.is_empty() {
            for step in self.steps().filter(|step| step.touches.iter().any(tells)) {
                entries.entry(EntryRef::Step(step.id)).or_insert_with(|| Entry::Step(step.clone()));
            }
        }
        for entry in entries.values_mut() {
            match entry {
                Entry::Visit(visit) if visit.customer.as_ref().is_some_and(gone) => visit.forget_customer(),
                Entry::Step(step) => {
                    let told = step.touches.len();
                    step.touches.retain(|touch| !tells(touch));
                    // A card with one person in it is named after them.
                    if let Action::Import(file) = &mut step.action
                        && told > 0
                        && step.touches.is_empty()
                    {
                        *file = "".into();
                    }
                }
                _ => {}
            }
        }
        entries.retain(|name, entry| self.entry(*name).as_ref() != Some(entry));
        Patch { entries }
    }
}

fn customer_of(record: RecordId) -> Option<CustomerId> {
    match record {
        RecordId::Customer(customer) => Some(customer),
        _ => None,
    }
}

/// Returns the name of the entry that a change is about.
fn target(change: &Change) -> EntryRef {
    match change {
        Change::Set { record, .. } => EntryRef::Record(*record),
        Change::Log(visit) => EntryRef::Visit(visit.id),
        Change::Void { visit, .. } => EntryRef::Visit(*visit),
        Change::Erase { customer, .. } => EntryRef::Record(RecordId::Customer(*customer)),
        Change::Remember(step) => EntryRef::Step(step.id),
    }
}

/// Applies a change to an entry, or makes the entry; `None` for a void of a visit that is not known.
fn apply(entry: Option<Entry>, change: &Change) -> Option<Entry> {
    match change {
        Change::Set { record, field, register } => {
            let mut state = match entry {
                Some(Entry::Record(state)) => state,
                _ => Record::new(*record),
            };
            state.set(field.clone(), register.clone());
            Some(Entry::Record(state))
        }
        Change::Erase { customer, mark } => {
            let mut state = match entry {
                Some(Entry::Record(state)) => state,
                _ => Record::new(RecordId::Customer(*customer)),
            };
            state.erase(*mark);
            Some(Entry::Record(state))
        }
        Change::Log(visit) => Some(joined(entry, Entry::Visit(visit.clone()))),
        Change::Remember(step) => Some(joined(entry, Entry::Step(step.clone()))),
        Change::Void { mark, .. } => match entry {
            Some(Entry::Visit(mut visit)) => {
                visit.void = Mark::join(visit.void, Some(*mark));
                Some(Entry::Visit(visit))
            }
            other => other,
        },
    }
}

/// Joins two states of one thing, the first of which may be missing.
fn joined(mine: Option<Entry>, theirs: Entry) -> Entry {
    match mine {
        Some(mut mine) => {
            mine.join(theirs);
            mine
        }
        None => theirs,
    }
}
