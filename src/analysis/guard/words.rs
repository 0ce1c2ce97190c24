//! Whether what somebody said they like or never want is in a thing, by its words: rather too often than not.

use crate::analysis::fold;
use crate::domain::Allergen::{self, *};

/// Words that say nothing of what a thing is.
const EMPTY: [&str; 26] = [
    "con", "del", "dei", "della", "delle", "degli", "dello", "alla", "allo", "alle", "agli", "per", "una",
    "uno", "the", "and", "with", "mai", "non", "never", "poco", "molto", "tanto", "very", "piu", "more",
];

/// Words that turn a like into its opposite.
const WITHOUT: [&str; 5] = ["senza", "without", "niente", "no", "meno"];

/// Starts of words that name one of the fourteen, in Italian and English.
const NAMES: [(&str, Allergen); 53] = [
    ("glutin", Gluten),
    ("gluten", Gluten),
    ("frument", Gluten),
    ("grano", Gluten),
    ("wheat", Gluten),
    ("farin", Gluten),
    ("crostace", Crustaceans),
    ("gamber", Crustaceans),
    ("scamp", Crustaceans),
    ("shrimp", Crustaceans),
    ("prawn", Crustaceans),
    ("shellfish", Crustaceans),
    ("uov", Eggs),
    ("egg", Eggs),
    ("pesce", Fish),
    ("pesci", Fish),
    ("fish", Fish),
    ("tonn", Fish),
    ("acciug", Fish),
    ("salmon", Fish),
    ("arachid", Peanuts),
    ("peanut", Peanuts),
    ("soia", Soybeans),
    ("soy", Soybeans),
    ("latte", Milk),
    ("lattic", Milk),
    ("lattos", Milk),
    ("lactos", Milk),
    ("milk", Milk),
    ("dairy", Milk),
    ("formagg", Milk),
    ("cheese", Milk),
    ("burro", Milk),
    ("butter", Milk),
    ("panna", Milk),
    ("cream", Milk),
    ("noci", Nuts),
    ("noce", Nuts),
    ("nocciol", Nuts),
    ("mandorl", Nuts),
    ("pistacch", Nuts),
    ("nut", Nuts),
    ("almond", Nuts),
    ("hazeln", Nuts),
    ("walnut", Nuts),
    ("sedano", Celery),
    ("celery", Celery),
    ("senape", Mustard),
    ("mustard", Mustard),
    ("sesam", Sesame),
    ("cozz", Molluscs),
    ("vongol", Molluscs),
    ("mollus", Molluscs),
];

/// Starts of words that name meat.
const MEATS: [&str; 16] = [
    "carn",
    "meat",
    "maial",
    "pork",
    "manz",
    "beef",
    "vitell",
    "veal",
    "pollo",
    "chicken",
    "prosciutt",
    "salam",
    "salsicc",
    "agnell",
    "lamb",
    "bacon",
];

/// The words of a thing, folded, one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Box<str>>);

impl Words {
    /// Adds all words of a text.
    pub fn add(&mut self, text: &str) {
        self.0.extend(telling(&fold(text)).map(Box::from));
    }

    /// Returns whether any word of a folded text is among them: for what must not be.
    pub fn any_of(&self, folded: &str) -> bool {
        telling(folded).any(|word| self.holds(word))
    }

    /// Returns whether all words of a folded text are among them: for what may be.
    pub fn all_of(&self, folded: &str) -> bool {
        let without = folded.split(' ').any(|word| WITHOUT.contains(&word));
        let mut words = telling(folded).peekable();
        !without && words.peek().is_some() && words.all(|word| self.holds(word))
    }

    fn holds(&self, word: &str) -> bool {
        self.0.iter().any(|other| alike(word, other))
    }
}

/// Walks the words of a folded text that say something.
fn telling(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(' ')
        .filter(|word| word.chars().count() >= 3 && !EMPTY.contains(word) && !WITHOUT.contains(word))
}

/// Returns whether two folded words are forms of one: the same but for an ending.
fn alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let rest = |word: &str| word.chars().count() - shared;
    // "mela", "mele"; "pesca", "pesche"; "coriandolo", "coriander".
    let most = match shared {
        0..3 => return false,
        3 => 1,
        4 | 5 => 2,
        _ => 3,
    };
    rest(one) <= most && rest(other) <= most
}

/// Walks those of the fourteen that a folded text names.
pub fn named_allergens(folded: &str) -> impl Iterator<Item = Allergen> {
    folded.split(' ').flat_map(|word| {
        NAMES.iter().filter(move |(start, _)| word.starts_with(start)).map(|(_, allergen)| *allergen)
    })
}

/// Returns whether every word of a folded text that says something names one of the fourteen.
pub fn all_named(folded: &str) -> bool {
    telling(folded).all(|word| named_allergens(word).next().is_some())
}

/// Returns whether a folded text names meat.
pub fn meats(folded: &str) -> bool {
    folded.split(' ').any(|word| MEATS.iter().any(|start| word.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        let mut words = Words::default();
        words.add(text);
        words
    }

    #[test]
    fn forms_of_a_word_are_one() {
        let dish = words("Macedonia: fragole, pesche, coriandolo fresco");
        for (said, any) in [
            ("fragola", true),
            ("pesca", true),
            ("mela", false),
            ("pesce", true),
            ("Coriandolo, mai", true),
            ("fra", false),
        ] {
            assert_eq!(dish.any_of(&fold(said)), any, "{said}");
        }
        assert!(dish.all_of("coriandolo fresco") && !dish.all_of("coriandolo secco"));
        assert!(words("torta di mele").any_of("mela") && !words("latte").any_of("lattuga"));
        assert!(!dish.all_of("senza fragole"), "who likes it without does not like it");
        assert!(!dish.all_of("con il"), "words that say nothing match nothing");
    }

    #[test]
    fn words_name_what_is_listed() {
        let named = |text: &str| named_allergens(&fold(text)).collect::<Vec<_>>();
        assert_eq!(named("niente latticini"), [Milk]);
        assert_eq!(named("lattuga"), []);
        assert_eq!(named("Frutta secca, noci"), [Nuts]);
        assert!(all_named("noci e mandorle") && !all_named("noce moscata"));
        assert!(meats("carne rossa") && !meats("carote"));
    }
}
