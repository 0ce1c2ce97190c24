//! The unit that is stored and exchanged: the whole state of one record, visit or step.

use super::{PaperKind, Record, RecordId, Step, StepId, Visit, VisitId};
use serde::{Deserialize, Serialize};

/// The whole state of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// A person, an item, a phone, the shop.
    Record(Record),
    /// A visit.
    Visit(Visit),
    /// A line of the history.
    Step(Step),
}

/// Names an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryRef {
    /// A record.
    Record(RecordId),
    /// A visit.
    Visit(VisitId),
    /// A step.
    Step(StepId),
}

/// What an entry is of; entries of one kind are stored together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryKind {
    /// People.
    Customers,
    /// The menu, the phones and the shop.
    House,
    /// Visits.
    Visits,
    /// The history.
    Steps,
    /// Reviews.
    Reviews,
    /// All other papers.
    Papers,
}

impl EntryKind {
    /// All kinds, in the order in which they are wanted when the app opens.
    pub const ALL: [EntryKind; 6] = [
        EntryKind::Customers,
        EntryKind::House,
        EntryKind::Visits,
        EntryKind::Papers,
        EntryKind::Reviews,
        EntryKind::Steps,
    ];
}

impl Entry {
    /// Returns its name.
    pub fn name(&self) -> EntryRef {
        match self {
            Entry::Record(record) => EntryRef::Record(record.id()),
            Entry::Visit(visit) => EntryRef::Visit(visit.id),
            Entry::Step(step) => EntryRef::Step(step.id),
        }
    }

    /// Joins another state of the same thing in; a state of another thing changes nothing.
    pub fn join(&mut self, other: Entry) {
        match (self, other) {
            (Entry::Record(mine), Entry::Record(theirs)) if mine.id() == theirs.id() => {
                mine.join(theirs);
            }
            (Entry::Visit(mine), Entry::Visit(theirs)) if mine.id == theirs.id => mine.join(theirs),
            (Entry::Step(mine), Entry::Step(theirs)) if mine.id == theirs.id => mine.join(theirs),
            _ => {}
        }
    }
}

impl EntryRef {
    /// Returns the kind of the thing named.
    pub fn kind(self) -> EntryKind {
        match self {
            EntryRef::Record(RecordId::Customer(_)) => EntryKind::Customers,
            EntryRef::Record(RecordId::Paper(PaperKind::Review, _)) => EntryKind::Reviews,
            EntryRef::Record(RecordId::Paper(..)) => EntryKind::Papers,
            EntryRef::Record(_) => EntryKind::House,
            EntryRef::Visit(_) => EntryKind::Visits,
            EntryRef::Step(_) => EntryKind::Steps,
        }
    }

    /// Returns a number that is spread evenly over all 128 bits: the random id, or 0 for the shop.
    pub fn number(self) -> u128 {
        match self {
            EntryRef::Record(RecordId::Customer(id)) => id.0,
            EntryRef::Record(RecordId::Item(id)) => id.0,
            EntryRef::Record(RecordId::Device(id)) => id.0,
            EntryRef::Record(RecordId::Paper(_, id)) => id.0,
            EntryRef::Record(RecordId::Shop) => 0,
            EntryRef::Visit(id) => id.0,
            EntryRef::Step(id) => id.0,
        }
    }
}
