//! What is known of a thing on offer: what is in it, whom it suits. What is not known counts against it.

use super::words::{Words, all_named, meats, named_allergens};
use crate::analysis::{PartOfDay, fold};
use crate::domain::{Allergen, AllergyKind, Diet, Field, Item, ItemId, Library, Value};

/// What is known of an allergen in a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Nothing: it may be in it.
    #[default]
    Unknown,
    /// It is in it.
    Contains,
    /// Traces of it may be.
    Traces,
    /// It is not in it.
    Free,
}

impl Known {
    /// Reads what an item's record says of an allergen: only a clear no is one.
    pub fn read(value: &Value) -> Self {
        match value {
            Value::Flag(true) => Known::Contains,
            Value::Flag(false) => Known::Free,
            Value::Text(code) => match &**code {
                "contains" => Known::Contains,
                "may-contain" | "may_contain" | "may contain" | "traces" => Known::Traces,
                "free" => Known::Free,
                _ => Known::Unknown,
            },
            _ => Known::Unknown,
        }
    }
}

/// Why a thing does not suit a diet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unsuited {
    /// The menu says so.
    Says,
    /// It contains something that the diet leaves out.
    Contains(Allergen),
    /// Nobody has written down whether it suits.
    Unknown,
}

/// Something that an offer names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dish {
    /// Which menu item.
    pub item: ItemId,
    /// What it is called; empty where it is on the menu no more.
    pub name: Box<str>,
    /// What is known of the fourteen.
    pub allergens: [Known; 14],
    /// What is known of other things that somebody is allergic to, folded.
    pub others: Vec<(Box<str>, Known)>,
    /// Whether it suits a diet, where that is said.
    pub suits: Vec<(Diet, bool)>,
    /// Whether its ingredients are written down.
    pub ingredients_known: bool,
    /// The part of the day in which it is served, where it is one only.
    pub part: Option<PartOfDay>,
    /// What it is called, is made of, and belongs to.
    pub(super) words: Words,
}

impl Dish {
    /// Reads a menu item; of one that is there no more nothing is known.
    pub fn of(library: &Library, item: ItemId) -> Self {
        match library.item(item) {
            Some(item) => Self::read(&item),
            None => Self {
                item,
                name: "".into(),
                allergens: [Known::Unknown; 14],
                others: Vec::new(),
                suits: Vec::new(),
                ingredients_known: false,
                part: None,
                words: Words::default(),
            },
        }
    }

    fn read(item: &Item<'_>) -> Self {
        let record = item.record();
        let ingredients = record.text(&Field::Ingredients).trim();
        let mut dish = Self {
            item: item.id(),
            name: item.name().into(),
            allergens: Allergen::ALL
                .map(|allergen| Known::read(record.value(&Field::Allergen(allergen.code().into())))),
            others: Vec::new(),
            suits: Vec::new(),
            ingredients_known: !ingredients.is_empty(),
            part: PartOfDay::parse(record.text(&Field::PartOfDay)),
            words: Words::default(),
        };
        for text in [item.name(), item.category(), ingredients] {
            dish.words.add(text);
        }
        for (field, register) in record.present() {
            match field {
                Field::Allergen(key) => {
                    if let AllergyKind::Own(words) = AllergyKind::parse(key) {
                        dish.others.push((fold(&words).into(), Known::read(&register.value)));
                    }
                }
                Field::Suits(key) => match &register.value {
                    Value::Flag(suits) => dish.suits.push((Diet::parse(key), *suits)),
                    Value::Text(word) if matches!(&**word, "yes" | "no") => {
                        dish.suits.push((Diet::parse(key), &**word == "yes"));
                    }
                    _ => {}
                },
                Field::Synonym(word) => dish.words.add(word),
                _ => {}
            }
        }
        dish
    }

    /// Returns what is known of one of the fourteen. Where nobody wrote what is in it, nothing counts as not in it.
    pub fn known(&self, allergen: Allergen) -> Known {
        self.as_written(self.allergens.get(allergen as usize).copied().unwrap_or_default())
    }

    fn as_written(&self, known: Known) -> Known {
        if known == Known::Free && !self.ingredients_known { Known::Unknown } else { known }
    }

    /// Returns what is known of what somebody is allergic to. Of something that is none of the fourteen the words of
    /// the ingredients can tell that it is in it, but only the kitchen that it is not: that must be written down.
    pub fn against(&self, allergy: &AllergyKind) -> Known {
        match allergy {
            AllergyKind::Listed(allergen) => self.known(*allergen),
            AllergyKind::Own(words) => {
                let wanted = fold(words);
                if self.words.any_of(&wanted) {
                    return Known::Contains;
                }
                let said = self
                    .others
                    .iter()
                    .filter(|(other, _)| **other == *wanted)
                    .map(|(_, known)| self.as_written(*known))
                    .min();
                let listed = named_allergens(&wanted).map(|allergen| self.known(allergen)).min();
                match said {
                    Some(said) => listed.map_or(said, |listed| listed.min(said)),
                    // Where one word is none of the fourteen, what is known of the others does not help.
                    None if all_named(&wanted) => listed.unwrap_or_default(),
                    None => Known::Unknown,
                }
            }
        }
    }

    /// Returns why it does not suit a diet; `None` where it does.
    pub fn unsuited(&self, diet: &Diet) -> Option<Unsuited> {
        let said = |diet: &Diet| self.suits.iter().find(|(other, _)| other == diet).map(|(_, suits)| *suits);
        if said(diet) == Some(false) {
            return Some(Unsuited::Says);
        }
        let (left_out, traces_matter) = left_out(diet);
        for allergen in left_out {
            let known = self.known(*allergen);
            if known == Known::Contains || (known == Known::Traces && traces_matter) {
                return Some(Unsuited::Contains(*allergen));
            }
        }
        if !self.ingredients_known {
            return Some(Unsuited::Unknown);
        }
        let free = |allergen| self.known(allergen) == Known::Free;
        // What suits a stricter diet suits a milder one.
        let suits = said(diet) == Some(true)
            || match diet {
                Diet::Vegetarian => said(&Diet::Vegan) == Some(true),
                Diet::Pescatarian => {
                    [Diet::Vegan, Diet::Vegetarian].iter().any(|diet| said(diet) == Some(true))
                }
                Diet::GlutenFree => free(Allergen::Gluten),
                Diet::DairyFree => free(Allergen::Milk),
                Diet::NutFree => free(Allergen::Nuts),
                _ => false,
            };
        if suits { None } else { Some(Unsuited::Unknown) }
    }

    /// Returns whether something that somebody never wants may be in it; the second says that this is not known.
    pub fn refused(&self, words: &str) -> Option<Known> {
        let folded = fold(words);
        if self.words.any_of(&folded) {
            return Some(Known::Contains);
        }
        let of_meat = meats(&folded) && self.unsuited(&Diet::Pescatarian).is_some();
        let allergen = named_allergens(&folded).map(|allergen| self.known(allergen)).min();
        match (of_meat, allergen) {
            (true, _) => Some(Known::Contains),
            (false, Some(known)) if known != Known::Free => Some(known),
            _ if !self.ingredients_known => Some(Known::Unknown),
            _ => None,
        }
    }
}

/// Returns which of the fourteen a diet leaves out, and whether traces matter to it.
fn left_out(diet: &Diet) -> (&'static [Allergen], bool) {
    use Allergen::{Crustaceans, Eggs, Fish, Gluten, Milk, Molluscs, Nuts};
    match diet {
        Diet::Vegetarian => (&[Fish, Crustaceans, Molluscs], false),
        Diet::Vegan => (&[Fish, Crustaceans, Molluscs, Milk, Eggs], false),
        Diet::Kosher => (&[Crustaceans, Molluscs], true),
        Diet::GlutenFree => (&[Gluten], true),
        Diet::DairyFree => (&[Milk], true),
        Diet::NutFree => (&[Nuts], true),
        Diet::Pescatarian | Diet::Halal | Diet::Own(_) => (&[], false),
    }
}
