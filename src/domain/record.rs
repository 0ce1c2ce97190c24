//! A thing that is known by its registers: a person, an item, a phone, the shop.

use super::{Field, Forgetting, Mark, RecordId, Register, Value};
use serde::{Deserialize, Deserializer, Serialize};

/// A set of registers under one id. Once erased, nothing but the id and the mark remain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    id: RecordId,
    erased: Option<Mark>,
    #[serde(deserialize_with = "in_order")]
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

    /// Joins one register in: the later one stays. An erased record takes nothing in, and what is forgotten stays so.
    pub fn set(&mut self, field: Field, register: Register) {
        let until = register.stamp;
        if self.erased.is_some() || self.forgotten_until(&field) >= Some(until) {
            return;
        }
        let forgets = Forgetting::marked(&field);
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
        if forgets.is_some() {
            self.registers
                .retain(|(field, register)| Forgetting::of(field) != forgets || register.stamp > until);
        }
    }

    /// Takes the values of some fields out and leaves their moments.
    pub(super) fn blank(&mut self, goes: impl Fn(&Field) -> bool) {
        for (field, register) in &mut self.registers {
            if goes(field) {
                register.value = Value::Absent;
            }
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

/// Reads registers and puts them in order: a field that was unknown to the version that wrote them sorts elsewhere now.
fn in_order<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(Field, Register)>, D::Error> {
    let mut registers = Vec::<(Field, Register)>::deserialize(deserializer)?;
    if !registers.is_sorted_by(|(left, _), (right, _)| left < right) {
        super::order::sort(&mut registers);
        // Of two registers of one field the later one stays, which is the greater one.
        registers.reverse();
        registers.dedup_by(|(left, _), (right, _)| left == right);
        registers.reverse();
    }
    Ok(registers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, DeviceId, Stamp};

    #[test]
    fn registers_of_another_order_are_found_all_the_same() {
        let register =
            |stamp| Register { stamp: Stamp(stamp), device: DeviceId(1), value: Value::text("words") };
        let stored = [
            (Field::Phone, register(1)),
            (Field::Other("zzz".into()), register(2)),
            (Field::Name, register(3)),
            (Field::Phone, register(4)),
        ];
        let id = RecordId::Customer(CustomerId(1));
        let bytes = postcard::to_allocvec(&(id, None::<Mark>, stored.as_slice())).unwrap();
        let record: Record = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(record.register(&Field::Name), Some(&register(3)));
        assert_eq!(record.register(&Field::Phone), Some(&register(4)));
        assert_eq!(record.registers().count(), 3);
    }
}
