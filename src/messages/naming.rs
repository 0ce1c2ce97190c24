//! What allergens, allergies and diets are called.

use super::Texts;
use crate::domain::{Allergen, AllergyKind, Diet};

/// Returns what an allergen is called.
pub fn allergen_name(texts: &Texts, allergen: Allergen) -> &'static str {
    match allergen {
        Allergen::Gluten => texts.gluten,
        Allergen::Crustaceans => texts.crustaceans,
        Allergen::Eggs => texts.eggs,
        Allergen::Fish => texts.fish,
        Allergen::Peanuts => texts.peanuts,
        Allergen::Soybeans => texts.soybeans,
        Allergen::Milk => texts.milk,
        Allergen::Nuts => texts.nuts,
        Allergen::Celery => texts.celery,
        Allergen::Mustard => texts.mustard,
        Allergen::Sesame => texts.sesame,
        Allergen::Sulphites => texts.sulphites,
        Allergen::Lupin => texts.lupin,
        Allergen::Molluscs => texts.molluscs,
    }
}

/// Returns what an allergy is called: the allergen, or the person's own words.
pub fn allergy_name<'a>(texts: &Texts, kind: &'a AllergyKind) -> &'a str {
    match kind {
        AllergyKind::Listed(allergen) => allergen_name(texts, *allergen),
        AllergyKind::Own(words) => words,
    }
}

/// Returns what a diet is called: its name, or the person's own words.
pub fn diet_name<'a>(texts: &Texts, diet: &'a Diet) -> &'a str {
    match diet {
        Diet::Vegetarian => texts.vegetarian,
        Diet::Vegan => texts.vegan,
        Diet::Pescatarian => texts.pescatarian,
        Diet::GlutenFree => texts.gluten_free,
        Diet::DairyFree => texts.dairy_free,
        Diet::NutFree => texts.nut_free,
        Diet::Halal => texts.halal,
        Diet::Kosher => texts.kosher,
        Diet::Own(words) => words,
    }
}
