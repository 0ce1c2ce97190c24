//! What the words for ingredients say: what is certainly in there, what may be, and which words say nothing.

use super::lexicon::{Traits, find_first};
use crate::analysis::fold;
use crate::domain::{Allergen, Presence};

/// Words that say how an ingredient is, and not what it is.
const HOW: &[&str] = &[
    "di",
    "del",
    "della",
    "dello",
    "dei",
    "degli",
    "delle",
    "dell",
    "d",
    "a",
    "al",
    "alla",
    "allo",
    "ai",
    "agli",
    "alle",
    "all",
    "da",
    "in",
    "con",
    "per",
    "e",
    "ed",
    "o",
    "il",
    "lo",
    "la",
    "le",
    "i",
    "gli",
    "l",
    "un",
    "una",
    "of",
    "the",
    "with",
    "and",
    "or",
    "from",
    "fresco",
    "fresca",
    "freschi",
    "fresche",
    "biologico",
    "biologica",
    "biologici",
    "biologiche",
    "bio",
    "bianco",
    "bianca",
    "bianchi",
    "bianche",
    "rosso",
    "rossa",
    "rossi",
    "rosse",
    "nero",
    "nera",
    "neri",
    "nere",
    "verde",
    "verdi",
    "giallo",
    "gialla",
    "gialli",
    "gialle",
    "tritato",
    "tritata",
    "tritati",
    "grattugiato",
    "grattugiata",
    "macinato",
    "macinata",
    "cotto",
    "cotta",
    "cotti",
    "cotte",
    "crudo",
    "cruda",
    "crudi",
    "crude",
    "arrosto",
    "grigliato",
    "grigliata",
    "grigliati",
    "grigliate",
    "bollito",
    "bollita",
    "sodo",
    "sode",
    "caldo",
    "calda",
    "freddo",
    "fredda",
    "tostato",
    "tostata",
    "tostati",
    "tostate",
    "nostrano",
    "nostrana",
    "locale",
    "locali",
    "integrale",
    "integrali",
    "dolce",
    "dolci",
    "stagione",
    "ciliegino",
    "datterino",
    "organic",
    "fresh",
    "chopped",
    "grated",
    "ground",
    "roasted",
    "grilled",
    "boiled",
    "raw",
    "cooked",
    "hot",
    "cold",
    "local",
    "ripe",
    "white",
    "red",
    "green",
    "yellow",
    "black",
    "seasonal",
    "g",
    "gr",
    "kg",
    "ml",
    "cl",
    "q",
    "b",
];

/// What stands before things of which only traces may be there.
const TRACES: &[&str] =
    &["tracce di", "tracce", "puo contenere", "possono contenere", "may contain", "traces of", "traces"];

/// What is read of a text of ingredients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// Each ingredient in its own words, with what it is.
    parts: Vec<(Box<str>, Traits)>,
    /// What may be in there, in its own words.
    traces: Vec<(Box<str>, Traits)>,
    unknown: Vec<Box<str>>,
}

impl Composition {
    /// Reads ingredients that are separated by commas, brackets, semicolons, full stops or lines.
    pub fn read(text: &str) -> Self {
        let mut composition = Self::default();
        for sentence in text.split(['.', ';', '\n']) {
            let mut traces = false;
            for words in sentence.split([',', '(', ')', '[', ']', ':', '+', '*', '/']) {
                let folded = fold(words);
                let marked = TRACES.iter().find_map(|mark| {
                    let rest = folded.strip_prefix(mark)?;
                    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
                });
                traces |= marked.is_some();
                composition.add(words.trim(), strip_traces(marked.unwrap_or(&folded)), traces);
            }
        }
        composition
    }

    fn add(&mut self, words: &str, folded: &str, traces: bool) {
        if folded.is_empty() {
            return;
        }
        let (traits, known) = read_ingredient(folded);
        if traces {
            self.traces.push((words.into(), traits));
        } else {
            self.parts.push((words.into(), traits));
        }
        if !known {
            self.unknown.push(words.into());
        }
    }

    /// Returns whether all of it is known: there is something, every word means something, nothing was bought made.
    pub fn is_complete(&self) -> bool {
        !self.parts.is_empty() && self.unknown.is_empty() && self.first(Traits::OPEN).is_none()
    }

    /// Walks the ingredients of which nothing is known.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().map(|words| &**words)
    }

    /// Walks the ingredients in which more may be than their names say.
    pub fn open(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(|(_, traits)| traits.meets(Traits::OPEN)).map(|(words, _)| &**words)
    }

    /// Returns the first ingredient with any of these traits.
    pub(super) fn first(&self, traits: Traits) -> Option<&str> {
        self.parts.iter().find(|(_, of)| of.meets(traits)).map(|(words, _)| &**words)
    }

    /// Returns whether an allergen is in there, and the ingredient that says so.
    pub fn allergen(&self, allergen: Allergen) -> (Presence, Option<&str>) {
        let wanted = Traits::of(allergen);
        if let Some(words) = self.first(wanted) {
            return (Presence::Contains, Some(words));
        }
        if let Some((words, _)) = self.traces.iter().find(|(_, of)| of.meets(wanted)) {
            return (Presence::MayContain, Some(words));
        }
        (if self.is_complete() { Presence::Free } else { Presence::Unknown }, None)
    }

    /// Returns whether a thing in somebody's own words is in there: free only where the words are an ingredient's.
    pub fn words(&self, folded: &str) -> (Presence, Option<&str>) {
        let found =
            |parts: &[(Box<str>, Traits)]| parts.iter().position(|(words, _)| mentions(&fold(words), folded));
        if let Some(place) = found(&self.parts) {
            return (Presence::Contains, self.parts.get(place).map(|(words, _)| &**words));
        }
        if let Some(place) = found(&self.traces) {
            return (Presence::MayContain, self.traces.get(place).map(|(words, _)| &**words));
        }
        let is_ingredient = find_first(folded).is_some_and(|(_, length)| length == folded.len());
        (if is_ingredient && self.is_complete() { Presence::Free } else { Presence::Unknown }, None)
    }
}

fn strip_traces(folded: &str) -> &str {
    TRACES.iter().find_map(|mark| folded.strip_prefix(mark)).map_or(folded, str::trim_start)
}

/// Returns whether a folded text has a word that begins as those words do, less their ending: the plural counts.
pub fn mentions(text: &str, words: &str) -> bool {
    let stem = words.trim_end_matches(['a', 'e', 'i', 'o', 's']);
    let stem = if stem.len() >= 3 { stem } else { words };
    !stem.is_empty()
        && text
            .match_indices(stem)
            .any(|(at, _)| text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' ')))
}

/// Reads one folded ingredient: what it is, and whether every word of it says something.
pub fn read_ingredient(folded: &str) -> (Traits, bool) {
    let (mut traits, mut known) = (Traits::default(), true);
    let mut rest = folded;
    let mut without_gluten = false;
    let mut found = false;
    for claim in ["senza glutine", "gluten free", "without gluten"] {
        without_gluten |= rest.contains(claim);
    }
    while !rest.is_empty() {
        let word = rest.split(' ').next().unwrap_or_default();
        let after = |length: usize| rest.get(length..).unwrap_or_default().trim_start();
        if word == "senza" || word == "without" {
            // What it is made without is not in it; what is in it instead, nobody says.
            traits = traits.with(Traits::OPEN);
            break;
        }
        let next = after(word.len());
        if let Some(behind) =
            next.strip_prefix("free").filter(|behind| behind.is_empty() || behind.starts_with(' '))
        {
            traits = traits.with(Traits::OPEN);
            rest = behind.trim_start();
        } else if let Some((of, length)) = find_first(rest) {
            traits = traits.with(of);
            found = true;
            rest = after(length);
        } else {
            known &= HOW.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
            rest = next;
        }
    }
    if without_gluten {
        traits = traits.without(Traits::of(Allergen::Gluten)).with(Traits::OPEN);
    }
    (traits, known && found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Allergen::{Eggs, Gluten, Milk, Nuts, Sesame, Soybeans};

    fn of(text: &str, allergen: Allergen) -> Presence {
        Composition::read(text).allergen(allergen).0
    }

    #[test]
    fn what_is_named_is_in_it_and_the_rest_only_where_all_is_known() {
        let cake = "Nocciole tostate, uova fresche, zucchero a velo";
        assert_eq!(of(cake, Nuts), Presence::Contains);
        assert_eq!(of(cake, Eggs), Presence::Contains);
        assert_eq!(of(cake, Gluten), Presence::Free);
        assert_eq!(of("nocciole, polvere di stelle", Gluten), Presence::Unknown);
        assert_eq!(of("pane, pomodoro", Gluten), Presence::Contains);
        assert_eq!(of("pane, pomodoro", Sesame), Presence::Unknown, "bread is bought made");
        assert_eq!(of("", Milk), Presence::Unknown);
        assert_eq!(of("di, e, con", Milk), Presence::Unknown);
        assert_eq!(of("Caffè, bevanda di soia", Milk), Presence::Free);
        assert_eq!(of("Caffè, bevanda di soia", Soybeans), Presence::Contains);
    }

    #[test]
    fn traces_are_told_apart() {
        let text = "Riso, zucchero. Può contenere tracce di frutta a guscio, soia.";
        assert_eq!(of(text, Nuts), Presence::MayContain);
        assert_eq!(of(text, Soybeans), Presence::MayContain);
        assert_eq!(of(text, Milk), Presence::Free);
    }

    #[test]
    fn without_is_no_promise() {
        assert_eq!(of("pane senza glutine", Gluten), Presence::Unknown);
        assert_eq!(of("gluten free bread", Gluten), Presence::Unknown);
        assert_eq!(of("latte senza lattosio", Milk), Presence::Contains);
        assert_eq!(of("lactose free milk", Milk), Presence::Contains);
        assert_eq!(of("torta senza farina", Gluten), Presence::Unknown);
    }

    #[test]
    fn own_words_are_free_only_of_what_is_an_ingredient() {
        let salad = Composition::read("insalata, kiwi, pomodorini");
        assert_eq!(salad.words("kiwi").0, Presence::Contains);
        assert_eq!(salad.words("fragole").0, Presence::Free);
        assert_eq!(salad.words("nichel").0, Presence::Unknown);
        assert_eq!(Composition::read("fragola").words("fragole").0, Presence::Contains);
    }
}
