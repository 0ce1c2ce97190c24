//! What a person likes and dislikes, and how we know.

use super::allergy::coded;
use super::{Field, Register, Stamp, Value};

coded! {
    /// Liked, disliked, or never to be offered.
    Taste {
        /// Glad of it.
        Like = "like",
        /// Rather not.
        Dislike = "dislike",
        /// Never offer it.
        Never = "never",
    } else Unsaid
}

coded! {
    /// How we know.
    Source {
        /// The person told us.
        Told = "told",
        /// Somebody of the staff noticed.
        Noticed = "noticed",
        /// It stood in a file from another program.
        File = "file",
    } else Unsaid
}

coded! {
    /// How much.
    Strength {
        /// A little.
        Slight = "slight",
        /// Very much.
        Strong = "strong",
    } else Unsaid
}

/// A like or a dislike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Preference {
    /// Of what, in words: "window table", "coriander".
    pub what: Box<str>,
    /// Which way.
    pub taste: Taste,
    /// How much.
    pub strength: Strength,
    /// How we know.
    pub source: Source,
    /// Who wrote it down, as the phone was told; may be empty.
    pub by: Box<str>,
    /// When.
    pub at: Stamp,
}

impl Preference {
    /// Returns the field it is stored in: one per thing, whatever its letters' case.
    pub fn field(&self) -> Field {
        Field::Taste(self.what.trim().to_lowercase().into())
    }

    /// Returns the value to store.
    pub fn to_value(&self) -> Value {
        Value::parts([
            ("what", (&*self.what).into()),
            ("taste", self.taste.code().into()),
            ("strength", self.strength.code().into()),
            ("source", self.source.code().into()),
            ("by", (&*self.by).into()),
            ("at", Value::Number(self.at.0.min(i64::MAX as u64) as i64)),
        ])
    }

    /// Reads a register of a taste field; `None` where it is another field or holds nothing.
    pub fn read(field: &Field, register: &Register) -> Option<Self> {
        let (taste, what) = Self::gist(field, register)?;
        let value = &register.value;
        let at = value.part("at").and_then(Value::as_number);
        Some(Self {
            what: what.into(),
            taste,
            strength: Strength::parse(value.part_text("strength")),
            source: Source::parse(value.part_text("source")),
            by: value.part_text("by").into(),
            at: at.map_or(register.stamp, |ms| Stamp(ms.max(0) as u64)),
        })
    }

    /// Reads which way and of what alone, without a copy.
    pub fn gist<'a>(field: &'a Field, register: &'a Register) -> Option<(Taste, &'a str)> {
        let Field::Taste(key) = field else { return None };
        if register.value == Value::Absent {
            return None;
        }
        let words = register.value.part_text("what");
        let what = if words.is_empty() { key } else { words };
        Some((Taste::parse(register.value.part_text("taste")), what))
    }
}
