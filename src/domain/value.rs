//! What a register can hold: a small, ordered, self-describing value, so that unknown fields can be carried on.

use serde::{Deserialize, Serialize};

/// A value. Its derived order decides between two registers of one stamp and one device.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Nothing: never set, or taken back.
    #[default]
    Absent,
    /// Yes or no.
    Flag(bool),
    /// A whole number: cents, milliseconds, counts.
    Number(i64),
    /// Words.
    Text(Box<str>),
    /// Named parts, sorted by name.
    Parts(Vec<(Box<str>, Value)>),
}

impl Value {
    /// Makes a text, absent when there is nothing but space in it.
    pub fn text(text: &str) -> Value {
        let text = text.trim();
        if text.is_empty() { Value::Absent } else { Value::Text(text.into()) }
    }

    /// Makes named parts, leaving out the absent ones.
    pub fn parts<const N: usize>(parts: [(&str, Value); N]) -> Value {
        let mut parts: Vec<(Box<str>, Value)> = parts
            .into_iter()
            .filter(|(_, value)| *value != Value::Absent)
            .map(|(name, value)| (name.into(), value))
            .collect();
        super::order::sort(&mut parts);
        Value::Parts(parts)
    }

    /// Returns the words, if it is a text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number, if it is one.
    pub fn as_number(&self) -> Option<i64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns whether it is a flag that is set.
    pub fn is_on(&self) -> bool {
        *self == Value::Flag(true)
    }

    /// Returns the named part, if there is one.
    pub fn part(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Parts(parts) => parts.iter().find(|(key, _)| &**key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the words of the named part, empty when there are none.
    pub fn part_text(&self, name: &str) -> &str {
        self.part(name).and_then(Value::as_text).unwrap_or_default()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_words_are_nothing() {
        assert_eq!(Value::text(" \n"), Value::Absent);
        assert_eq!(Value::text(" a "), Value::Text("a".into()));
    }

    #[test]
    fn parts_are_sorted_and_found_by_name() {
        let value = Value::parts([("b", Value::Number(1)), ("a", "x".into()), ("c", Value::Absent)]);
        assert_eq!(value.part_text("a"), "x");
        assert_eq!(value.part("b").and_then(Value::as_number), Some(1));
        assert_eq!(value.part("c"), None);
    }
}
