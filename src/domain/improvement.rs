//! A change for the better, with the day from which on it should show in what people say.

use super::{Day, Field, ItemId, PaperId, PaperKind, Record, RecordId};

/// A reading view of an improvement's record.
#[derive(Clone, Copy, Debug)]
pub struct Improvement<'a> {
    id: PaperId,
    record: &'a Record,
}

impl<'a> Improvement<'a> {
    /// Views a record, if it is an improvement's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Paper(PaperKind::Improvement, id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> PaperId {
        self.id
    }

    /// Returns what was changed.
    pub fn what(&self) -> &'a str {
        self.record.text(&Field::Name)
    }

    /// Returns the code of the aspect that should get better; empty where it is the stars as a whole.
    pub fn aspect(&self) -> &'a str {
        self.record.text(&Field::Kind)
    }

    /// Returns the menu item that should get better.
    pub fn dish(&self) -> Option<ItemId> {
        self.record.present().find_map(|(field, register)| match field {
            Field::Dish(id) if register.value.is_on() => ItemId::parse(id),
            _ => None,
        })
    }

    /// Returns the day from which on it counts: the beginning of a day in UTC is stored.
    pub fn day(&self) -> Day {
        Day::of(self.record.at().unwrap_or_default(), 0).0
    }
}
