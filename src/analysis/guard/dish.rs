//! What is known of a thing on offer: what is in it, whom it suits. What is not known counts against it.

use super::words::{Words, all_named, meats, named_allergens};
use crate::analysis::suitability::{Composition, Suitability};
use crate::analysis::{PartOfDay, fold};
use crate::domain::{Allergen, AllergyKind, Diet, Field, Item, ItemId, Library, Presence, Value};

/// Why a thing does not suit a diet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unsuited {
    /// The menu says so, or its ingredients do.
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
    allergens: [Presence; 14],
    /// What is known of other things that somebody is allergic to, folded.
    others: Vec<(Box<str>, Presence)>,
    /// Whether it suits a diet, where that is said or follows from what is in it.
    suits: Vec<(Diet, bool)>,
    /// Whether its ingredients are written down.
    pub ingredients_known: bool,
    /// The part of the day in which it is served, where it is one only.
    pub part: Option<PartOfDay>,
    /// What was read of its ingredients.
    composition: Composition,
    /// What it is called, is made of, and belongs to.
    pub(super) words: Words,
}

impl Dish {
    /// Reads a menu item; of one that is there no more nothing is known.
    pub fn of(library: &Library, item: ItemId) -> Self {
        match library.item(item) {
            Some(item) => Self::read(item),
            None => Self {
                item,
                name: "".into(),
                allergens: [Presence::Unknown; 14],
                others: Vec::new(),
                suits: Vec::new(),
                ingredients_known: false,
                part: None,
                composition: Composition::default(),
                words: Words::default(),
            },
        }
    }

    fn read(item: Item<'_>) -> Self {
        let record = item.record();
        let suitability = Suitability::of(item);
        let ingredients = item.ingredients().trim();
        let mut dish = Self {
            item: item.id(),
            name: item.name().into(),
            allergens: Allergen::ALL.map(|allergen| presence(&item, &suitability, allergen)),
            others: Vec::new(),
            suits: Diet::KNOWN.into_iter().filter_map(|diet| suits(&item, &suitability, diet)).collect(),
            ingredients_known: !ingredients.is_empty(),
            part: PartOfDay::parse(item.part_of_day()),
            composition: suitability.composition().clone(),
            words: Words::default(),
        };
        for text in [item.name(), item.category(), ingredients].into_iter().chain(item.synonyms()) {
            dish.words.add(text);
        }
        for (field, register) in record.present() {
            match field {
                Field::Allergen(key) => {
                    if let AllergyKind::Own(words) = AllergyKind::parse(key) {
                        dish.others.push((fold(&words).into(), Presence::read(&register.value)));
                    }
                }
                Field::Suits(key) => {
                    if let (own @ Diet::Own(_), Value::Flag(suits)) = (Diet::parse(key), &register.value) {
                        dish.suits.push((own, *suits));
                    }
                }
                _ => {}
            }
        }
        dish
    }

    /// Returns what is known of one of the fourteen. Where nobody wrote what is in it, nothing counts as not in it.
    pub fn known(&self, allergen: Allergen) -> Presence {
        self.as_written(self.allergens.get(allergen as usize).copied().unwrap_or_default())
    }

    fn as_written(&self, presence: Presence) -> Presence {
        if presence == Presence::Free && !self.ingredients_known { Presence::Unknown } else { presence }
    }

    /// Returns what is known of what somebody is allergic to. Of something that is none of the fourteen the words of
    /// the ingredients tell that it is in it; that it is not they tell only where all of them are known and it is the
    /// name of an ingredient, or where the house wrote so.
    pub fn against(&self, allergy: &AllergyKind) -> Presence {
        match allergy {
            AllergyKind::Listed(allergen) => self.known(*allergen),
            AllergyKind::Own(words) => {
                let wanted = fold(words);
                if self.words.any_of(&wanted) {
                    return Presence::Contains;
                }
                let said = self.others.iter().filter(|(other, _)| **other == *wanted);
                let said = said.map(|(_, presence)| self.as_written(*presence)).reduce(worse);
                let listed = named_allergens(&wanted).map(|allergen| self.known(allergen)).reduce(worse);
                let read = self.composition.words(&wanted).0;
                match (said, listed) {
                    (Some(said), Some(listed)) => worse(said, listed),
                    (Some(said), None) => said,
                    // Where one word is none of the fourteen, what is known of the others does not help.
                    (None, Some(listed)) if all_named(&wanted) => listed,
                    (None, Some(listed)) => worse(listed, read),
                    (None, None) => read,
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
            match self.known(*allergen) {
                Presence::Contains => return Some(Unsuited::Contains(*allergen)),
                Presence::MayContain if traces_matter => return Some(Unsuited::Contains(*allergen)),
                // Who leaves something out altogether needs more than the word that it suits.
                Presence::Unknown if traces_matter => return Some(Unsuited::Unknown),
                _ => {}
            }
        }
        if !self.ingredients_known {
            return Some(Unsuited::Unknown);
        }
        // What suits a stricter diet suits a milder one.
        let suits = said(diet) == Some(true)
            || match diet {
                Diet::Vegetarian => said(&Diet::Vegan) == Some(true),
                Diet::Pescatarian => {
                    [Diet::Vegan, Diet::Vegetarian].iter().any(|diet| said(diet) == Some(true))
                }
                _ => false,
            };
        if suits { None } else { Some(Unsuited::Unknown) }
    }

    /// Returns whether something that somebody never wants is in it, may be, or is not known to be.
    pub fn refused(&self, words: &str) -> Option<Presence> {
        let folded = fold(words);
        if self.words.any_of(&folded) {
            return Some(Presence::Contains);
        }
        let of_meat = meats(&folded) && self.unsuited(&Diet::Pescatarian).is_some();
        let allergen = named_allergens(&folded).map(|allergen| self.known(allergen)).reduce(worse);
        match (of_meat, allergen) {
            (true, _) => Some(Presence::Contains),
            (false, Some(known)) if known != Presence::Free => Some(known),
            _ if !self.ingredients_known => Some(Presence::Unknown),
            _ => None,
        }
    }
}

/// Returns the graver of two findings: what is not known is the gravest, for nobody can be told anything.
fn worse(one: Presence, other: Presence) -> Presence {
    let grave = |presence: &Presence| match presence {
        Presence::Unknown => 3,
        Presence::Contains => 2,
        Presence::MayContain => 1,
        Presence::Free => 0,
    };
    if grave(&one) >= grave(&other) { one } else { other }
}

/// Returns what is known of an allergen: what the house wrote, but never less than what the ingredients say. A word of
/// the house that this version cannot read is no word, and no ingredients stand for it either.
fn presence(item: &Item<'_>, suitability: &Suitability<'_>, allergen: Allergen) -> Presence {
    let written = item.record().value(&Field::Allergen(allergen.code().into()));
    let stated = item.stated(allergen);
    if *written != Value::Absent && stated == Presence::Unknown {
        return Presence::Unknown;
    }
    let derived = suitability.derived(allergen).presence;
    match stated {
        Presence::Unknown => derived,
        Presence::Free | Presence::MayContain if derived == Presence::Contains => Presence::Contains,
        Presence::Free if derived == Presence::MayContain => Presence::MayContain,
        stated => stated,
    }
}

/// Returns whether a thing suits a diet, where that is known: a no of the house or of the ingredients is one; a yes of
/// the ingredients is one only where all that the diet leaves out is known.
fn suits(item: &Item<'_>, suitability: &Suitability<'_>, diet: Diet) -> Option<(Diet, bool)> {
    let (said, derived) = (suitability.suits(&diet), suitability.derived_suits(&diet));
    if said.suits == Some(false) || derived == Some(false) {
        return Some((diet, false));
    }
    let unknown = |allergen: &Allergen| presence(item, suitability, *allergen) == Presence::Unknown;
    let sure = said.stated || !left_out(&diet).0.iter().any(unknown);
    (said.suits.is_some() && sure).then_some((diet, true))
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
