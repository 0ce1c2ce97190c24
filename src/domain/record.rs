//! A thing that is known by its registers: a person, an item, a phone, the shop.

use super::{Field, Mark, RecordId, Register, Value};
use serde::{Deserialize, Serialize};

/// A set of registers under one id. Once erased, nothing but the id and the mark remain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    id: RecordId,
    erased: Option<Mark>,
    registers: Vec<(Field, Register)>,
}

impl Record {
    /// Makes an empty record.
    pub fn new(id: RecordId) -> Self {
        Self { id, erased: None, registers: Vec::new() }
    }

    /// Returns its id.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Returns when and where it was erased, if it was.
    pub fn erased(&self) -> Option<Mark> {
        self.erased
    }

    /// Returns the register of a field, absent values included.
    pub fn register(&self, field: &Field) -> Option<&Register> {
        self.registers
            .binary_search_by(|(key, _)| key.cmp(field))
            .ok()
            .and_then(|place| self.registers.get(place))
            .map(|(_, register)| register)
    }

    /// Returns the value of a field.
    pub fn value(&self, field: &Field) -> &Value {
        const ABSENT: &Value = &Value::Absent;
        self.register(field).map_or(ABSENT, |register| &register.value)
    }

    /// Returns the words of a field, empty when there are none.
    pub fn text(&self, field: &Field) -> &str {
        self.value(field).as_text().unwrap_or_default()
    }

    /// Walks all registers by field, absent values included.
    pub fn registers(&self) -> impl Iterator<Item = (&Field, &Register)> {
        self.registers.iter().map(|(field, register)| (field, register))
    }

    /// Walks the registers that hold something.
    pub fn present(&self) -> impl Iterator<Item = (&Field, &Register)> {
        self.registers().filter(|(_, register)| register.value != Value::Absent)
    }

    /// Returns whether it is neither erased nor put aside.
    pub fn is_present(&self) -> bool {
        self.erased.is_none() && !self.value(&Field::Deleted).is_on()
    }

    /// Joins one register in: the later one stays. An erased record takes nothing in.
    pub fn set(&mut self, field: Field, register: Register) {
        if self.erased.is_some() {
            return;
        }
        match self.registers.binary_search_by(|(key, _)| key.cmp(&field)) {
            Ok(place) => {
                if let Some((_, mine)) = self.registers.get_mut(place)
                    && register > *mine
                {
                    *mine = register;
                }
            }
            Err(place) => self.registers.insert(place, (field, register)),
        }
    }

    /// Erases it for good.
    pub fn erase(&mut self, mark: Mark) {
        self.erased = Mark::join(self.erased, Some(mark));
        self.registers = Vec::new();
    }

    /// Joins another state of the same record in.
    pub fn join(&mut self, other: Record) {
        if let Some(mark) = other.erased {
            self.erase(mark);
        }
        for (field, register) in other.registers {
            self.set(field, register);
        }
    }
}
