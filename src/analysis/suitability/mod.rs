//! What a menu item contains and whom it suits: what the house says first, then what its ingredients say; else unknown.

mod composition;
mod conflict;
mod lexicon;

pub use composition::{Composition, mentions};
pub use conflict::{Conflict, conflicts};

use crate::analysis::fold;
use crate::domain::{Allergen, AllergyKind, Diet, Item, Presence};
use composition::read_ingredient;
use lexicon::Traits;

/// What is known of one thing in an item, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is in there.
    pub presence: Presence,
    /// Whether the house said so itself.
    pub stated: bool,
    /// The ingredient that says so, or a word of the name; none where the house said so, or where nothing does.
    pub because: Option<Box<str>>,
}

/// Whether an item suits a diet, and how that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Whether it does; `None` where nobody knows.
    pub suits: Option<bool>,
    /// Whether the house said so itself.
    pub stated: bool,
}

/// An item with its ingredients read.
#[derive(Clone, Debug)]
pub struct Suitability<'a> {
    item: Option<Item<'a>>,
    /// The name, folded, and what its words mean.
    name: String,
    named: Traits,
    composition: Composition,
}

impl<'a> Suitability<'a> {
    /// Reads an item.
    pub fn of(item: Item<'a>) -> Self {
        let composition = Composition::read(item.ingredients());
        Self { item: Some(item), composition, ..Self::of_name(item.name()) }
    }

    /// Reads all there is of something that is not on the menu.
    pub fn of_name(name: &str) -> Self {
        let name = fold(name);
        // Of a name only what it says is in there counts: "torta di riso" may have anything else in it.
        let named = read_ingredient(&name).0;
        Self { item: None, name, named, composition: Composition::default() }
    }

    /// Returns what was read of the ingredients.
    pub fn composition(&self) -> &Composition {
        &self.composition
    }

    /// Returns whether an allergen is in there. The house's word counts; but where no ingredients are written, nothing
    /// counts as free.
    pub fn allergen(&self, allergen: Allergen) -> Finding {
        let stated = self.item.map(|item| item.stated(allergen)).unwrap_or_default();
        let written = self.item.is_some_and(|item| !item.ingredients().is_empty());
        match stated {
            Presence::Unknown => self.derived(allergen),
            Presence::Free if !written => Finding::default(),
            presence => Finding { presence, stated: true, because: None },
        }
    }

    /// Returns what ingredients and name say of an allergen, whatever the house says.
    pub fn derived(&self, allergen: Allergen) -> Finding {
        let (presence, because) = self.composition.allergen(allergen);
        if presence != Presence::Contains && self.named.meets(Traits::of(allergen)) {
            return Finding {
                presence: Presence::Contains,
                stated: false,
                because: Some((&*self.name).into()),
            };
        }
        Finding { presence, stated: false, because: because.map(Into::into) }
    }

    /// Returns whether what somebody is allergic to is in there.
    pub fn allergy(&self, kind: &AllergyKind) -> Finding {
        match kind {
            AllergyKind::Listed(allergen) => self.allergen(*allergen),
            AllergyKind::Own(words) => {
                let folded = fold(words);
                let (presence, because) = self.composition.words(&folded);
                if presence != Presence::Contains && mentions(&self.name, &folded) {
                    let because = Some((&*self.name).into());
                    return Finding { presence: Presence::Contains, stated: false, because };
                }
                Finding { presence, stated: false, because: because.map(Into::into) }
            }
        }
    }

    /// Returns whether it suits a diet: as the house says, or as allergens and ingredients do.
    pub fn suits(&self, diet: &Diet) -> Fit {
        let stated = self.item.and_then(|item| item.stated_suits(diet));
        match stated {
            Some(suits) => Fit { suits: Some(suits), stated: true },
            None => Fit { suits: self.derived_suits(diet), stated: false },
        }
    }

    /// Returns what allergens and ingredients say of a diet. A religion's rules are about more than what is in there: of
    /// those only what breaks them is derived.
    pub fn derived_suits(&self, diet: &Diet) -> Option<bool> {
        use Allergen::{Crustaceans, Eggs, Fish, Gluten, Milk, Molluscs, Nuts, Peanuts};
        let complete = self.composition.is_complete();
        let has = |traits: Traits| self.composition.first(traits).is_some() || self.named.meets(traits);
        let presences = |allergens: &[Allergen]| {
            let of = allergens.iter().map(|allergen| self.allergen(*allergen).presence);
            if of.clone().any(|presence| presence == Presence::Contains) {
                Some(false)
            } else {
                of.clone().all(|presence| presence == Presence::Free).then_some(true)
            }
        };
        let of_animals = |allergens: &[Allergen], traits: Traits| match presences(allergens) {
            Some(false) => Some(false),
            _ if has(traits) => Some(false),
            free => free.filter(|_| complete && !has(Traits::RENNET)),
        };
        match diet {
            Diet::Vegetarian => of_animals(&[Fish, Crustaceans, Molluscs], Traits::MEAT),
            Diet::Vegan => {
                of_animals(&[Fish, Crustaceans, Molluscs, Milk, Eggs], Traits::MEAT.with(Traits::GIFT))
            }
            Diet::Pescatarian => of_animals(&[], Traits::MEAT),
            Diet::GlutenFree => presences(&[Gluten]),
            Diet::DairyFree => presences(&[Milk]),
            Diet::NutFree => presences(&[Nuts, Peanuts]),
            Diet::Halal => has(Traits::PORK.with(Traits::ALCOHOL)).then_some(false),
            Diet::Kosher => {
                let meat_with_milk = has(Traits::MEAT) && self.allergen(Milk).presence == Presence::Contains;
                let forbidden = presences(&[Crustaceans, Molluscs]) == Some(false) || has(Traits::PORK);
                (forbidden || meat_with_milk).then_some(false)
            }
            // Of somebody's own words only "without this" says something about ingredients.
            Diet::Own(words) => {
                let folded = fold(words);
                let what = ["senza ", "without ", "no "].iter().find_map(|mark| folded.strip_prefix(mark))?;
                match self.allergy(&AllergyKind::Own(what.into())).presence {
                    Presence::Contains => Some(false),
                    Presence::Free => Some(true),
                    Presence::MayContain | Presence::Unknown => None,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
