//! From changes to whole entries: what storage writes, and what the library then takes in.

use super::{Library, Settling};
use crate::domain::{Change, Entry, EntryRef, Field, Mark, Record, RecordId};
use std::collections::BTreeMap;
use std::ops::Bound;

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

    pub(super) fn of(entries: BTreeMap<EntryRef, Entry>) -> Self {
        Self { entries }
    }

    /// Adds the state of a thing that nobody knows yet, such as one of a shop in the making.
    pub fn add(&mut self, entry: Entry) {
        self.entries.insert(entry.name(), entry);
    }

    /// Walks the entries that come after one, or all.
    pub fn after(&self, last: Option<EntryRef>) -> impl Iterator<Item = (EntryRef, &Entry)> {
        let from = last.map_or(Bound::Unbounded, Bound::Excluded);
        self.entries.range((from, Bound::Unbounded)).map(|(name, entry)| (*name, entry))
    }

    /// Takes the new states of another patch in, in place of those that are here.
    pub fn extend(&mut self, other: Patch) {
        self.entries.extend(other.entries);
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
        let mut settling = self.settle();
        while settling.step(library, usize::MAX) {}
        settling.finish().0
    }

    /// Begins to make the patch, a slice at a time.
    pub fn settle(self) -> Settling {
        Settling::new(self.entries)
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
