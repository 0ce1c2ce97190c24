//! The diets that people commonly keep; any other one is kept in their own words.

use super::{Field, Register, Value};
use serde::{Deserialize, Serialize};

macro_rules! diets {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A diet that a person keeps.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Diet {
            $($(#[$doc])* $name,)*
            /// One in the person's own words.
            Own(Box<str>),
        }

        impl Diet {
            /// The known ones.
            pub const KNOWN: [Diet; 8] = [$(Diet::$name,)*];

            /// Returns the key it is stored under: a code, or `own:` and the words.
            pub fn key(&self) -> Box<str> {
                match self {
                    $(Diet::$name => $code.into(),)*
                    Diet::Own(words) => format!("own:{words}").into(),
                }
            }

            /// Reads a key; what has no known code is somebody's own words.
            pub fn parse(key: &str) -> Diet {
                match key {
                    $($code => Diet::$name,)*
                    words => Diet::Own(words.strip_prefix("own:").unwrap_or(words).into()),
                }
            }
        }
    };
}

diets! {
    /// No meat, no fish.
    Vegetarian = "vegetarian",
    /// Nothing from animals.
    Vegan = "vegan",
    /// Fish, but no meat.
    Pescatarian = "pescatarian",
    /// No gluten.
    GlutenFree = "gluten-free",
    /// Nothing from milk.
    DairyFree = "dairy-free",
    /// No nuts.
    NutFree = "nut-free",
    /// Halal.
    Halal = "halal",
    /// Kosher.
    Kosher = "kosher",
}

impl Diet {
    /// Reads a register of a diet field, or of one that holds only for a visit; `None` where it is another field or holds
    /// nothing.
    pub fn read(field: &Field, register: &Register) -> Option<Diet> {
        let key = match field {
            Field::Diet(key) => key,
            Field::Passing(key) => key.strip_prefix("diet/")?,
            _ => return None,
        };
        (register.value != Value::Absent).then(|| Diet::parse(key))
    }

    /// Returns whether the diet tells of a religion, which is never inferred.
    pub fn is_religious(&self) -> bool {
        matches!(self, Diet::Halal | Diet::Kosher)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back() {
        for diet in Diet::KNOWN.into_iter().chain([Diet::Own("poco sale".into())]) {
            assert_eq!(Diet::parse(&diet.key()), diet);
        }
    }
}
