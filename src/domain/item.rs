//! A menu item, as the registers of its record tell.

use super::{Field, ItemId, Record, RecordId};

/// A reading view of a menu item's record.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    id: ItemId,
    record: &'a Record,
}

impl<'a> Item<'a> {
    /// Views a record, if it is an item's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Item(id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> ItemId {
        self.id
    }

    /// Returns the record behind the view.
    pub fn record(&self) -> &'a Record {
        self.record
    }

    /// Returns the name, empty when there is none.
    pub fn name(&self) -> &'a str {
        self.record.text(&Field::Name)
    }

    /// Returns the category, empty when there is none.
    pub fn category(&self) -> &'a str {
        self.record.text(&Field::Category)
    }

    /// Returns the price in cents, if it is known.
    pub fn price(&self) -> Option<i64> {
        self.record.value(&Field::Price).as_number()
    }
}
