//! What is known of an allergen in a menu item; what nobody said is unknown, never free.

use super::Value;

/// Whether something is in an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// It is in it.
    Contains,
    /// It may be in it: traces.
    MayContain,
    /// It is not in it.
    Free,
    /// Nobody said so: to be treated as if it were in it.
    #[default]
    Unknown,
}

impl Presence {
    /// All four, the gravest first.
    pub const ALL: [Presence; 4] =
        [Presence::Contains, Presence::MayContain, Presence::Free, Presence::Unknown];

    /// Returns the value to store.
    pub fn to_value(self) -> Value {
        match self {
            Presence::Contains => Value::Flag(true),
            Presence::MayContain => Value::text("may"),
            Presence::Free => Value::Flag(false),
            Presence::Unknown => Value::Absent,
        }
    }

    /// Reads what is stored; what this version does not know is unknown.
    pub fn read(value: &Value) -> Presence {
        Self::ALL.into_iter().find(|presence| presence.to_value() == *value).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_back_and_strange_ones_are_unknown() {
        for presence in Presence::ALL {
            assert_eq!(Presence::read(&presence.to_value()), presence);
        }
        assert_eq!(Presence::read(&Value::text("free-ish")), Presence::Unknown);
    }
}
