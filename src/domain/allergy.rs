//! What a person must not have: stated by somebody, at some time, never inferred, and asked again after a year.

use super::{Allergen, Field, Register, Stamp, Value};

/// What a person is allergic to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AllergyKind {
    /// One of the fourteen.
    Listed(Allergen),
    /// Something else, in the person's own words.
    Own(Box<str>),
}

impl AllergyKind {
    /// Returns the field it is stored in.
    pub fn field(&self) -> Field {
        Field::Allergy(match self {
            AllergyKind::Listed(allergen) => allergen.code().into(),
            AllergyKind::Own(words) => format!("own:{words}").into(),
        })
    }

    /// Reads the element of the field: what has no known code is somebody's own words, never dropped.
    pub fn parse(key: &str) -> AllergyKind {
        match Allergen::parse(key) {
            Some(allergen) => AllergyKind::Listed(allergen),
            None => AllergyKind::Own(key.strip_prefix("own:").unwrap_or(key).into()),
        }
    }
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)* } else $default:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// Not said, or said in words that this version does not know.
            #[default]
            $default,
        }

        impl $name {
            /// All that can be chosen.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// Returns the code it is stored under, empty when not said.
            pub fn code(self) -> &'static str {
                match self {
                    $($name::$variant => $code,)*
                    $name::$default => "",
                }
            }

            /// Reads a code.
            pub fn parse(code: &str) -> Self {
                match code {
                    $($code => $name::$variant,)*
                    _ => $name::$default,
                }
            }
        }
    };
}
pub(super) use coded;

coded! {
    /// How bad it is.
    Severity {
        /// Uncomfortable: an intolerance.
        Mild = "mild",
        /// Bad: must not happen.
        Serious = "serious",
        /// Life is at stake: traces too.
        Grave = "grave",
    } else Unsaid
}

coded! {
    /// Who said so.
    StatedBy {
        /// The person.
        Themselves = "self",
        /// Somebody with them.
        Companion = "companion",
        /// A file from another program; to be confirmed.
        File = "file",
    } else Unsaid
}

/// An allergy of a person, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allergy {
    /// To what.
    pub kind: AllergyKind,
    /// How bad.
    pub severity: Severity,
    /// Who said so.
    pub stated_by: StatedBy,
    /// Who wrote it down, as the phone was told; may be empty.
    pub by: Box<str>,
    /// When it was said, or last confirmed.
    pub stated: Stamp,
    /// Whether it still has to be confirmed with the person.
    pub to_confirm: bool,
}

impl Allergy {
    /// After how many days it is asked again.
    pub const STALE_AFTER_DAYS: u64 = 365;

    /// Returns whether it should be asked again.
    pub fn is_stale(&self, now: Stamp) -> bool {
        self.to_confirm || now.days_since(self.stated) >= Self::STALE_AFTER_DAYS
    }

    /// Returns the value to store.
    pub fn to_value(&self) -> Value {
        Value::parts([
            ("severity", self.severity.code().into()),
            ("stated_by", self.stated_by.code().into()),
            ("by", (&*self.by).into()),
            ("stated", Value::Number(self.stated.0.min(i64::MAX as u64) as i64)),
            ("to_confirm", if self.to_confirm { Value::Flag(true) } else { Value::Absent }),
        ])
    }

    /// Reads a register of an allergy field, or of one that holds only for a visit; `None` where it is another field or holds nothing.
    pub fn read(field: &Field, register: &Register) -> Option<Self> {
        let key = match field {
            Field::Allergy(key) => key,
            Field::Passing(key) => key.strip_prefix("allergy/")?,
            _ => return None,
        };
        if register.value == Value::Absent {
            return None;
        }
        let value = &register.value;
        let stated = value.part("stated").and_then(Value::as_number);
        Some(Self {
            kind: AllergyKind::parse(key),
            severity: Severity::parse(value.part_text("severity")),
            stated_by: StatedBy::parse(value.part_text("stated_by")),
            by: value.part_text("by").into(),
            stated: stated.map_or(register.stamp, |ms| Stamp(ms.max(0) as u64)),
            to_confirm: value.part("to_confirm").is_some_and(Value::is_on),
        })
    }
}
