//! The fourteen allergens of Regulation (EU) No 1169/2011, Annex II.

use serde::{Deserialize, Serialize};

macro_rules! allergens {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// An allergen of an item; what a person must not have.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Allergen {
            $($(#[$doc])* $name,)*
        }

        impl Allergen {
            /// All fourteen, in the order of the Regulation.
            pub const ALL: [Allergen; 14] = [$(Allergen::$name,)*];

            /// Returns the code it is stored under.
            pub fn code(self) -> &'static str {
                match self {
                    $(Allergen::$name => $code,)*
                }
            }

            /// Reads a code.
            pub fn parse(code: &str) -> Option<Allergen> {
                match code {
                    $($code => Some(Allergen::$name),)*
                    _ => None,
                }
            }
        }
    };
}

allergens! {
    /// Cereals containing gluten.
    Gluten = "gluten",
    /// Crustaceans.
    Crustaceans = "crustaceans",
    /// Eggs.
    Eggs = "eggs",
    /// Fish.
    Fish = "fish",
    /// Peanuts.
    Peanuts = "peanuts",
    /// Soybeans.
    Soybeans = "soybeans",
    /// Milk, lactose included.
    Milk = "milk",
    /// Nuts: almond, hazelnut, walnut, cashew, pecan, Brazil, pistachio, macadamia.
    Nuts = "nuts",
    /// Celery.
    Celery = "celery",
    /// Mustard.
    Mustard = "mustard",
    /// Sesame.
    Sesame = "sesame",
    /// Sulphur dioxide and sulphites above 10 mg/kg or 10 mg/l.
    Sulphites = "sulphites",
    /// Lupin.
    Lupin = "lupin",
    /// Molluscs.
    Molluscs = "molluscs",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for allergen in Allergen::ALL {
            assert_eq!(Allergen::parse(allergen.code()), Some(allergen));
        }
        assert_eq!(Allergen::parse("dust"), None);
    }
}
