//! The names of registers. Each is written as a short text key, so that a newer version's fields can be carried on.

use super::NoteId;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::fmt;

macro_rules! fields {
    (
        plain { $($(#[$plain_doc:meta])* $plain:ident = $plain_key:literal,)* }
        element { $($(#[$element_doc:meta])* $element:ident = $element_key:literal,)* }
    ) => {
        /// The name of a register: one per plain fact, one per element of a set.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[$plain_doc])* $plain,)*
            $($(#[$element_doc])* $element(Box<str>),)*
            /// A note, by its id.
            Note(NoteId),
            /// A field that this version does not know: kept and passed on.
            Other(Box<str>),
        }

        impl Field {
            /// Returns the key it is stored under.
            pub fn key(&self) -> Cow<'_, str> {
                match self {
                    $(Field::$plain => Cow::Borrowed($plain_key),)*
                    $(Field::$element(element) => Cow::Owned(format!(concat!($element_key, "/{}"), element)),)*
                    Field::Note(id) => Cow::Owned(format!("note/{id}")),
                    Field::Other(key) => Cow::Borrowed(key),
                }
            }

            /// Reads a key; what is not known becomes [`Field::Other`].
            pub fn parse(key: &str) -> Field {
                match key {
                    $($plain_key => return Field::$plain,)*
                    _ => {}
                }
                let known = key.split_once('/').and_then(|(name, element)| match name {
                    $($element_key => Some(Field::$element(element.into())),)*
                    "note" => NoteId::parse(element).map(Field::Note),
                    _ => None,
                });
                known.unwrap_or_else(|| Field::Other(key.into()))
            }
        }
    };
}

fields! {
    plain {
        /// What a person, an item, a phone or the shop is called.
        Name = "name",
        /// What a person likes to be called.
        Nickname = "nickname",
        /// How to recognise a person.
        Look = "look",
        /// The main phone number.
        Phone = "phone",
        /// The main mail address.
        Email = "email",
        /// The birthday, the year optional.
        Birthday = "birthday",
        /// The favourite place in the shop.
        Place = "place",
        /// The language a person is spoken to in, as a BCP 47 tag.
        Language = "language",
        /// Since when the shop knows a person, in milliseconds.
        Since = "since",
        /// Where a record came from: the name of an imported file.
        Origin = "origin",
        /// Put aside; can be restored.
        Deleted = "deleted",
        /// The record of the same person that stands for this one.
        AliasOf = "alias_of",
        /// An item's category.
        Category = "category",
        /// An item's price in cents.
        Price = "price",
        /// The part of the day in which an item is served.
        PartOfDay = "part_of_day",
        /// Whether an item can be had now.
        Available = "available",
        /// What is in an item, in words.
        Ingredients = "ingredients",
        /// How many points a reward costs, or cost when it was taken.
        Points = "points",
        /// Who works with this phone.
        Staff = "staff",
        /// When a paper is from, in milliseconds.
        At = "at",
        /// What sort of paper of its kind it is, as a code.
        Kind = "kind",
        /// The other paper that a paper belongs to, by its id.
        Of = "of",
        /// How far a paper has come, as a code.
        State = "state",
        /// What a paper says.
        Text = "text",
        /// Who wrote a review, as its source names them.
        Author = "author",
        /// Where a review comes from.
        Source = "source",
        /// How many stars a review gives, 1 to 5.
        Stars = "stars",
        /// The random name of the shop, by which its files know each other.
        ShopId = "shop_id",
        /// By whose hand something left this phone, as the phone was told.
        By = "by",
        /// In what way something left this phone, as a code.
        Way = "way",
        /// How many people a paper tells of.
        People = "people",
        /// From when on a paper holds, in milliseconds.
        From = "from",
        /// Until when a paper holds, in milliseconds.
        Until = "until",
        /// How many messages a person may have had in a month, this one included.
        Cap = "cap",
        /// How many in a hundred are held back, to compare with.
        Held = "held",
        /// A rule that picks people, as it is written down.
        Rule = "rule",
        /// How many minutes ahead of UTC a paper's moment was told; without it the moment is the beginning of a day in UTC.
        Offset = "offset",
        /// Where a review can be read.
        Url = "url",
        /// What the house answered a review.
        Reply = "reply",
        /// The visit that a review is about, by its id; a flag that is off where none was found.
        VisitOf = "visit_of",
    }
    element {
        /// A further phone number or address, as a URI such as `tel:+39055123`.
        Contact = "contact",
        /// A date to remember, by its label.
        Date = "date",
        /// An allergy, by the allergen's code or in the person's own words.
        Allergy = "allergy",
        /// A diet, by its code or in the person's own words.
        Diet = "diet",
        /// Something liked or disliked, by its words.
        Taste = "taste",
        /// A tag.
        Tag = "tag",
        /// A consent or refusal, by its purpose.
        Consent = "consent",
        /// A fact from another program that has no field of its own, by its column's name.
        Imported = "imported",
        /// What is known of an allergen in an item.
        Allergen = "allergen",
        /// Whether an item suits a diet.
        Suits = "suits",
        /// A word that people use for an item.
        Synonym = "synonym",
        /// A setting of the shop.
        Setting = "setting",
        /// A person whom a paper is about, by their id.
        About = "about",
        /// A row of an imported file that was taken in already, by its fingerprint.
        Seen = "seen",
        /// How much a phone has taken in from another one, by the other's id.
        Heard = "heard",
        /// A menu item that a paper names, by its id.
        Item = "item",
        /// What a paper says in another language, by its BCP 47 tag.
        TextIn = "text_in",
        /// A menu item that a paper is about, by its id.
        Dish = "dish",
        /// What the owner says that a clause speaks of, by aspect and place.
        Aspect = "aspect",
        /// A review that a paper rests on, by its id.
        Cites = "cites",
        /// A fact that holds only for a visit, by the key of the field that it would have for good.
        Passing = "passing",
        /// Up to its own moment things of a kind are forgotten, by the code of the kind.
        Forgotten = "forgotten",
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.key())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl de::Visitor<'_> for KeyVisitor {
            type Value = Field;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field's key")
            }
            fn visit_str<E: de::Error>(self, key: &str) -> Result<Field, E> {
                Ok(Field::parse(key))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_read_back() {
        for field in [
            Field::Name,
            Field::AliasOf,
            Field::Tag("a/b".into()),
            Field::Allergy("milk".into()),
            Field::Note(NoteId(9)),
            Field::Other("from_the_future".into()),
            Field::Other("note/not an id".into()),
        ] {
            assert_eq!(Field::parse(&field.key()), field);
        }
    }

    proptest! {
        #[test]
        fn any_key_is_carried_on(key in ".*") {
            let field = Field::parse(&key);
            prop_assert_eq!(field.key(), key.as_str());
        }
    }
}
