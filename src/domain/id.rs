//! Random 128-bit names for things, one type per kind, so that a visit is never mistaken for a person.

use super::PaperKind;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A source of random 128-bit numbers, passed in so that the domain stays a function of its arguments.
pub trait Dice {
    /// Returns the next number, uniform over all 128-bit values.
    fn roll(&mut self) -> u128;
}

impl<F: FnMut() -> u128> Dice for F {
    fn roll(&mut self) -> u128 {
        self()
    }
}

/// Reads 32 hexadecimal digits, a half at a time: a file of a large shop has five million of them, and arithmetic on 128
/// bits is slow in a browser.
fn from_hex(text: &str) -> Option<u128> {
    let (high, low) = text.as_bytes().split_at_checked(16).filter(|(_, low)| low.len() == 16)?;
    Some(u128::from(half(high)?) << 64 | u128::from(half(low)?))
}

fn half(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0, |number, digit| {
        let digit = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            b'A'..=b'F' => digit - b'A' + 10,
            _ => return None,
        };
        Some(number << 4 | u64::from(digit))
    })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u128);

        impl $name {
            /// Draws a new one.
            pub fn random(dice: &mut impl Dice) -> Self {
                Self(dice.roll())
            }

            /// Reads the 32 hexadecimal digits that [`fmt::Display`] writes.
            pub fn parse(text: &str) -> Option<Self> {
                from_hex(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({:x})"), self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    serializer.serialize_bytes(&self.0.to_be_bytes())
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    deserializer.deserialize_str(IdVisitor).map(Self)
                } else {
                    deserializer.deserialize_bytes(IdVisitor).map(Self)
                }
            }
        }
    )*};
}

ids! {
    /// Names a customer.
    CustomerId;
    /// Names one phone's installation; a new one is drawn on install and on restore from a backup.
    DeviceId;
    /// Names a menu item.
    ItemId;
    /// Names a note about a customer.
    NoteId;
    /// Names a paper: whatever the shop keeps besides people, menu and visits.
    PaperId;
    /// Names a step of the history.
    StepId;
    /// Names a visit.
    VisitId;
}

impl PaperId {
    /// Makes the name of a paper that every phone must find under the same one, from what it is about: a thank-you for
    /// one reason, the telling of one offer to one person (FNV-1a with 128 bits).
    pub fn about(parts: &[u128], words: &str) -> Self {
        let bytes = parts.iter().flat_map(|part| part.to_be_bytes()).chain(words.bytes());
        Self(bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
            (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        }))
    }
}

/// Names any record that is made of registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecordId {
    /// A person.
    Customer(CustomerId),
    /// A menu item.
    Item(ItemId),
    /// A phone.
    Device(DeviceId),
    /// The shop itself: one record that every phone shares.
    Shop,
    /// A paper of some kind.
    Paper(PaperKind, PaperId),
}

struct IdVisitor;

impl de::Visitor<'_> for IdVisitor {
    type Value = u128;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a 128-bit id")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<u128, E> {
        from_hex(text).ok_or_else(|| E::custom("an id is 32 hexadecimal digits"))
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<u128, E> {
        bytes.try_into().map(u128::from_be_bytes).map_err(|_| E::invalid_length(bytes.len(), &"16 bytes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_survives_text_and_bytes(number: u128) {
            let id = CustomerId(number);
            prop_assert_eq!(CustomerId::parse(&id.to_string()), Some(id));
            let json = serde_json::to_string(&id).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(serde_json::from_str::<CustomerId>(&json).ok(), Some(id));
            let bytes = postcard::to_allocvec(&id).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(postcard::from_bytes::<CustomerId>(&bytes).ok(), Some(id));
        }
    }

    #[test]
    fn a_short_or_foreign_text_is_no_id() {
        let long = "0".repeat(33);
        for text in ["", "12", "g0000000000000000000000000000000", "+0000000000000000000000000000000", &long]
        {
            assert_eq!(CustomerId::parse(text), None, "{text}");
        }
        assert_eq!(
            CustomerId::parse("0123456789abcdefFEDCBA9876543210"),
            Some(CustomerId(0x0123_4567_89ab_cdef_fedc_ba98_7654_3210)),
        );
    }
}
