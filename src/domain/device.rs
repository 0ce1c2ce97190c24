//! A phone of the shop, as the registers of its record tell.

use super::{DeviceId, Field, Record, RecordId};

/// A reading view of a phone's record.
#[derive(Clone, Copy, Debug)]
pub struct Device<'a> {
    id: DeviceId,
    record: &'a Record,
}

impl<'a> Device<'a> {
    /// Views a record, if it is a phone's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Device(id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> DeviceId {
        self.id
    }

    /// Returns what the phone is called, empty when not said.
    pub fn name(&self) -> &'a str {
        self.record.text(&Field::Name)
    }

    /// Returns who works with it, empty when not said.
    pub fn staff(&self) -> &'a str {
        self.record.text(&Field::Staff)
    }
}
