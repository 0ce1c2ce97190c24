//! From changes to whole entries: what storage writes, and what the library then takes in.

use super::pile::{Pile, PileEntries};
use super::{Library, Settling};
use crate::domain::{Change, Entry, EntryRef, Field, Mark, Record, RecordId};

/// The entries that are different after some changes, each in its whole new state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    entries: Pile,
}

impl Patch {
    /// Walks the entries, in the order in which they came.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    pub(super) fn of(entries: Pile) -> Self {
        Self { entries }
    }

    /// Adds the state of a thing that nobody knows yet, such as one of a shop in the making.
    pub fn add(&mut self, entry: Entry) {
        self.entries.put(entry);
    }

    /// Takes the new state of a thing out.
    pub fn remove(&mut self, name: EntryRef) {
        self.entries.change(name, &mut |_| None);
    }

    /// Returns how many places there are, for walking it a slice at a time.
    pub fn places(&self) -> usize {
        self.entries.places()
    }

    /// Returns the entry at a place, if there is one.
    pub fn at(&self, place: usize) -> Option<&Entry> {
        self.entries.at(place)
    }

    /// Takes the new states of another patch in, in place of those that are here.
    pub fn extend(&mut self, other: Patch) {
        for entry in other.entries {
            self.entries.put(entry);
        }
    }

    /// Returns the new state of a thing, if it is different.
    pub fn get(&self, name: EntryRef) -> Option<&Entry> {
        self.entries.get(name)
    }

    /// Returns how many entries are different.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives the entries away, in the order in which they came.
    pub fn into_entries(self) -> PileEntries {
        self.entries.into_iter()
    }
}

/// A patch that is worked out a slice at a time. The library must stay the same meanwhile.
#[derive(Debug, Default)]
pub struct Patching {
    entries: Pile,
}

impl From<Patch> for Patching {
    /// Goes on with a patch that is not installed yet.
    fn from(patch: Patch) -> Self {
        Self { entries: patch.entries }
    }
}

impl Patching {
    /// Begins one of about so many entries.
    pub fn for_about(entries: usize) -> Self {
        Self { entries: Pile::for_about(entries) }
    }

    /// Takes changes in.
    pub fn apply(&mut self, library: &Library, changes: &[Change]) {
        for change in changes {
            let name = target(change);
            self.entries.change(name, &mut |entry| apply(entry.or_else(|| library.entry(name)), change));
        }
    }

    /// Joins other states in.
    pub fn join(&mut self, library: &Library, theirs: impl IntoIterator<Item = Entry>) {
        for entry in theirs {
            let name = entry.name();
            let mut theirs = Some(entry);
            self.entries.change(name, &mut |mine| {
                let mine = mine.or_else(|| library.entry(name));
                theirs.take().map(|theirs| joined(mine, theirs))
            });
        }
    }

    /// Returns how many places there are, for walking it a slice at a time.
    pub fn places(&self) -> usize {
        self.entries.places()
    }

    /// Returns the entry at a place, if there is one.
    pub fn at(&self, place: usize) -> Option<&Entry> {
        self.entries.at(place)
    }

    /// Gives the entries away as they are, to be joined anew.
    pub fn into_entries(self) -> PileEntries {
        self.entries.into_iter()
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
