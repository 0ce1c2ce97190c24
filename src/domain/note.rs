//! A note about a person, with its author and time.

use super::{Field, NoteId, Register, Stamp, Value};

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// The words.
    pub text: Box<str>,
    /// Who wrote it, as the phone was told; may be empty.
    pub by: Box<str>,
    /// When.
    pub at: Stamp,
}

impl Note {
    /// Returns the value to store, absent when there are no words.
    pub fn to_value(&self) -> Value {
        if self.text.trim().is_empty() {
            return Value::Absent;
        }
        Value::parts([
            ("text", (&*self.text).into()),
            ("by", (&*self.by).into()),
            ("at", Value::Number(self.at.0.min(i64::MAX as u64) as i64)),
        ])
    }

    /// Reads a register of a note field; `None` where it is another field or holds nothing.
    pub fn read(field: &Field, register: &Register) -> Option<Self> {
        let Field::Note(id) = field else { return None };
        let text = register.value.part_text("text");
        let at = register.value.part("at").and_then(Value::as_number);
        (!text.is_empty()).then(|| Self {
            id: *id,
            text: text.into(),
            by: register.value.part_text("by").into(),
            at: at.map_or(register.stamp, |ms| Stamp(ms.max(0) as u64)),
        })
    }
}
