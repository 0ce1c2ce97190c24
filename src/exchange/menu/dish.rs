//! A menu item as a file or a list tells of it, before it is compared with the menu.

use super::super::allergy_words::allergens_in;
use super::super::diet_words::read_diets;
use crate::analysis::{PartOfDay, fold};
use crate::domain::{Allergen, Diet, Presence};

/// What is told of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dish {
    /// The line it stands on, counted from 1.
    pub line: u32,
    /// What it is called.
    pub name: Box<str>,
    /// Under which heading it stands, empty where there is none.
    pub category: Box<str>,
    /// What it costs in cents.
    pub price: Option<i64>,
    /// In which part of the day it is served.
    pub part: Option<PartOfDay>,
    /// Whether it can be had now.
    pub available: Option<bool>,
    /// What is in it, in words.
    pub ingredients: Box<str>,
    /// What it contains, or may contain.
    pub allergens: Vec<(Allergen, Presence)>,
    /// Diets that it suits.
    pub diets: Vec<Diet>,
    /// Other words for it.
    pub synonyms: Vec<Box<str>>,
    /// What could not be read, in its own words.
    pub doubts: Vec<Box<str>>,
}

/// Where only traces may be.
const MAYBE: [&str; 5] = ["tracce", "puo contenere", "may contain", "traces", "puo"];

impl Dish {
    /// Adds the allergens that words or the numbers of the Regulation's list name; what is not understood is a doubt.
    pub fn add_allergens(&mut self, text: &str) {
        for piece in text.split([',', ';', '/', '|', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
            let folded = fold(piece);
            let maybe = MAYBE.iter().any(|word| folded.contains(word));
            let presence = if maybe { Presence::MayContain } else { Presence::Contains };
            let numbered =
                folded.parse::<usize>().ok().and_then(|number| Allergen::ALL.get(number.checked_sub(1)?));
            let found = match numbered {
                Some(allergen) => vec![*allergen],
                None => allergens_in(&folded),
            };
            let denied =
                ["senza ", "no ", "non ", "free", "without "].iter().any(|word| folded.contains(word));
            let nothing = ["no", "none", "nessuno", "nessuna"].contains(&&*folded);
            if found.is_empty() || denied {
                if !nothing {
                    self.doubts.push(piece.into());
                }
                continue;
            }
            for allergen in found {
                match self.allergens.iter_mut().find(|(other, _)| *other == allergen) {
                    Some((_, known)) => *known = (*known).min(presence),
                    None => self.allergens.push((allergen, presence)),
                }
            }
        }
    }

    /// Adds the diets that words name; what is nobody's common diet is a doubt.
    pub fn add_diets(&mut self, text: &str) {
        for diet in read_diets(text) {
            match diet {
                Diet::Own(words) => self.doubts.push(words),
                diet => self.diets.push(diet),
            }
        }
    }

    /// Adds other words for it.
    pub fn add_synonyms(&mut self, text: &str) {
        let words = text.split([',', ';', '|', '\n']).map(str::trim).filter(|word| !word.is_empty());
        self.synonyms.extend(words.map(Box::from));
    }

    /// Reads whether it can be had.
    pub fn read_available(&mut self, text: &str) {
        match &*fold(text) {
            "" => {}
            "si" | "yes" | "y" | "s" | "true" | "1" | "x" | "disponibile" | "available" | "attivo"
            | "active" => {
                self.available = Some(true);
            }
            "no" | "n" | "false" | "0" | "esaurito" | "non disponibile" | "unavailable" | "sold out"
            | "archived" => {
                self.available = Some(false);
            }
            _ => self.doubts.push(text.trim().into()),
        }
    }

    /// Reads the part of the day in which it is served.
    pub fn read_part(&mut self, text: &str) {
        let part = match &*fold(text) {
            "" | "sempre" | "tutto il giorno" | "all day" | "always" => return,
            "colazione" | "mattina" | "breakfast" | "morning" => PartOfDay::Morning,
            "pranzo" | "lunch" => PartOfDay::Lunch,
            "pomeriggio" | "merenda" | "afternoon" => PartOfDay::Afternoon,
            "aperitivo" | "aperitif" | "happy hour" => PartOfDay::Aperitivo,
            "cena" | "sera" | "dinner" | "evening" => PartOfDay::Evening,
            _ => return self.doubts.push(text.trim().into()),
        };
        self.part = Some(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allergens_by_word_and_by_number() {
        let mut dish = Dish::default();
        dish.add_allergens("1, 7; tracce di frutta a guscio, sorprese");
        let wanted = [
            (Allergen::Gluten, Presence::Contains),
            (Allergen::Milk, Presence::Contains),
            (Allergen::Nuts, Presence::MayContain),
        ];
        assert_eq!(dish.allergens, wanted);
        assert_eq!(dish.doubts, ["sorprese".into()]);
        let mut dish = Dish::default();
        dish.add_allergens("senza glutine, nessuno");
        assert_eq!(
            (dish.allergens.len(), dish.doubts.len()),
            (0, 1),
            "what it is free of is not taken on trust"
        );
    }
}
