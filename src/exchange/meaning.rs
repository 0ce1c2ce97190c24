//! What a column of a table can hold.

macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Meaning {
            $($(#[$doc])* $name,)*
            /// Nothing that is wanted here.
            #[default]
            Ignore,
        }

        impl Meaning {
            /// All of them, in the order in which a person chooses.
            pub const ALL: &'static [Meaning] = &[$(Meaning::$name,)* Meaning::Ignore];

            /// Returns its code, for choosing it on a screen.
            pub fn code(self) -> &'static str {
                match self {
                    $(Meaning::$name => $code,)*
                    Meaning::Ignore => "ignore",
                }
            }

            /// Reads a code.
            pub fn parse(code: &str) -> Option<Meaning> {
                Self::ALL.iter().copied().find(|meaning| meaning.code() == code)
            }
        }
    };
}

meanings! {
    /// The whole name.
    Name = "name",
    /// What stands before the name.
    Prefix = "prefix",
    /// The first name.
    GivenName = "given_name",
    /// Further first names.
    MiddleName = "middle_name",
    /// The family name.
    FamilyName = "family_name",
    /// What stands after the name.
    Suffix = "suffix",
    /// What they like to be called.
    Nickname = "nickname",
    /// How to recognise them.
    Look = "look",
    /// Phone numbers.
    Phone = "phone",
    /// Mail addresses.
    Email = "email",
    /// The birthday.
    Birthday = "birthday",
    /// Another date.
    Date = "date",
    /// Free text.
    Note = "note",
    /// Tags.
    Tags = "tags",
    /// The language.
    Language = "language",
    /// The favourite place.
    Place = "place",
    /// Allergies.
    Allergies = "allergies",
    /// Diets.
    Diets = "diets",
    /// Since when they are known.
    Since = "since",
    /// Whether they take marketing: only a no counts.
    Marketing = "marketing",
    /// When they refused marketing.
    RefusedOn = "refused_on",
    /// A company, which is the name where there is no other.
    Company = "company",
    /// An id of the other program.
    Key = "key",
    /// A fact that is kept under the column's heading.
    Fact = "fact",
    /// The label of what stands in the next column.
    Label = "label",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for meaning in Meaning::ALL {
            assert_eq!(Meaning::parse(meaning.code()), Some(*meaning));
        }
        assert_eq!(Meaning::parse("?"), None);
    }
}
