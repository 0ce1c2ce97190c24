//! A review as the statistics see it: when, how many stars, where, by whom, and what it says.

use super::aspect::{Aspect, Polarity};
use super::fold::fold;
use super::language::Language;
use super::reading::Reading;
use super::token::{Kind, Tokens, hash};
use crate::domain::order;

/// A review, read.
#[derive(Clone, Debug)]
pub struct Voice {
    /// The local day, as days since 1970-01-01.
    pub day: i64,
    /// The local minute of the day, 0 to 1439, where it is known.
    pub minute: Option<u16>,
    /// 1 to 5, where given.
    pub stars: Option<u8>,
    /// The platform.
    pub source: String,
    /// Who wrote it.
    pub author: String,
    /// How many reviews the author has written, where known.
    pub author_reviews: Option<u32>,
    /// What was written.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// What it says.
    pub reading: Reading,
    /// What its words tell besides.
    pub hints: Hints,
}

/// What the words of a review tell of the visit, looked up once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// The day of the week the visit was on, 0 for Monday, when the text names exactly one.
    pub weekday: Option<u8>,
    /// The shift of the visit, when the text names exactly one.
    pub shift: Option<Shift>,
    /// Whether there is a number in it.
    pub number: bool,
    /// How many words and signs it has.
    pub length: usize,
    /// Dishes that the owner said it is about.
    pub dishes: Vec<String>,
    /// Hashes of its words without their endings, in order.
    words: Vec<u64>,
}

impl Hints {
    /// Looks at the words of a text.
    pub fn of(text: &str) -> Hints {
        let tokens = Tokens::of(text);
        let day = |word: &str| WEEKDAYS.iter().position(|names| names.contains(&word)).map(|day| day as u8);
        let shift = |word: &str| Shift::ALL.into_iter().find(|shift| SHIFTS[*shift as usize].contains(&word));
        let folded = || tokens.list().iter().map(|token| tokens.folded(token));
        let mut words: Vec<u64> = tokens
            .list()
            .iter()
            .filter(|token| token.kind == Kind::Word)
            .map(|token| hash(stem(tokens.folded(token)).as_bytes()))
            .collect();
        order::sort_out(&mut words);
        Hints {
            weekday: only(folded().filter_map(|word| day(word.trim_end_matches('s')))),
            shift: only(folded().filter_map(shift)),
            number: tokens.list().iter().any(|token| token.kind == Kind::Number),
            length: tokens.list().len(),
            dishes: Vec::new(),
            words,
        }
    }
}

/// Tells whether a folded word names a weekday or a shift: when, not what.
pub(super) fn is_time(word: &str) -> bool {
    let bare = word.trim_end_matches('s');
    WEEKDAYS.iter().any(|names| names.contains(&bare)) || SHIFTS.iter().any(|names| names.contains(&word))
}

/// Returns what all of them are, if they are all the same.
fn only<T: PartialEq>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.all(|next| next == first).then_some(first)
}

/// A part of the working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    /// Breakfast and the morning.
    Morning,
    /// Lunch and the afternoon.
    Midday,
    /// Dinner and the night.
    Evening,
}

impl Shift {
    /// All shifts in the order of the day.
    pub const ALL: [Shift; 3] = [Shift::Morning, Shift::Midday, Shift::Evening];

    /// Returns the shift of a minute of the day, 0 to 1439: before noon, before five, and the rest.
    pub fn at(minute: u16) -> Shift {
        match minute {
            300..720 => Shift::Morning,
            720..1020 => Shift::Midday,
            _ => Shift::Evening,
        }
    }

    /// Returns the name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Shift::Morning => "morning",
            Shift::Midday => "midday",
            Shift::Evening => "evening",
        }
    }
}

impl Voice {
    /// Tells whether it is a complaint on the whole: two stars or fewer; without stars, by what it says.
    pub fn is_negative(&self) -> bool {
        self.stars.map_or(self.reading.polarity == Polarity::Negative, |stars| stars <= 2)
    }

    /// Tells whether it is praise on the whole: four stars or more; without stars, by what it says.
    pub fn is_positive(&self) -> bool {
        self.stars.map_or(self.reading.polarity == Polarity::Positive, |stars| stars >= 4)
    }

    /// Tells whether it speaks of an aspect in a certain way.
    pub fn says(&self, aspect: Aspect, polarity: Polarity) -> bool {
        self.reading.mentions.iter().any(|mention| mention.aspect == aspect && mention.polarity == polarity)
    }

    /// Returns the day of the week the visit was on, 0 for Monday, when the text names exactly one.
    pub fn weekday(&self) -> Option<u8> {
        self.hints.weekday
    }

    /// Returns the shift of the visit, when the text names exactly one.
    pub fn shift(&self) -> Option<Shift> {
        self.hints.shift
    }

    /// Tells whether it names a dish: all words of the dish that mean something, in any order, up to their endings; or
    /// whether the owner said that it is about it.
    pub fn names(&self, dish: &Dish) -> bool {
        let says = |part: &u64| self.hints.words.binary_search(part).is_ok();
        self.hints.dishes.contains(&dish.name) || dish.forms.iter().any(|form| form.iter().all(says))
    }
}

/// An item of the menu, as it is looked for in texts.
#[derive(Clone, Debug)]
pub struct Dish {
    /// The name on the menu.
    pub name: String,
    forms: Vec<Vec<u64>>,
}

impl Dish {
    /// Makes a dish of its name and of what else people call it.
    pub fn new(name: &str, synonyms: &[String]) -> Dish {
        let form = |name: &str| -> Vec<u64> {
            let folded = fold(name);
            let parts = folded.split(|letter: char| !letter.is_alphabetic()).filter(|part| part.len() > 3);
            parts.filter(|part| !SMALL.contains(part)).map(|part| hash(stem(part).as_bytes())).collect()
        };
        let all = std::iter::once(name).chain(synonyms.iter().map(String::as_str)).map(form);
        Dish { name: name.to_owned(), forms: all.filter(|form| !form.is_empty()).collect() }
    }
}

/// Returns a word without its ending: without last vowels and `s`, `n`, `r` that follow at least four letters.
pub fn stem(word: &str) -> &str {
    let mut end = word.len();
    let bytes = word.as_bytes();
    while end > 4
        && matches!(bytes[end - 1], b'a' | b'e' | b'i' | b'o' | b'u' | b's' | b'n')
        && word.len() - end < 2
    {
        end -= 1;
    }
    word.get(..end).unwrap_or(word)
}

const SMALL: [&str; 14] = [
    "alla", "allo", "alle", "agli", "della", "delle", "degli", "with", "from", "avec", "sauce", "auf", "mit",
    "sugo",
];

const WEEKDAYS: [&[&str]; 7] = [
    &["lunedi", "monday", "lune", "lundi", "montag"],
    &["martedi", "tuesday", "marte", "mardi", "dienstag"],
    &["mercoledi", "wednesday", "miercole", "mercredi", "mittwoch"],
    &["giovedi", "thursday", "jueve", "jeudi", "donnerstag"],
    &["venerdi", "friday", "vierne", "vendredi", "freitag"],
    &["sabato", "saturday", "sabado", "samedi", "samstag", "sonnabend"],
    &["domenica", "sunday", "domingo", "dimanche", "sonntag"],
];

const SHIFTS: [&[&str]; 3] = [
    &[
        "colazione",
        "mattina",
        "mattino",
        "stamattina",
        "breakfast",
        "morning",
        "desayuno",
        "desayunar",
        "manana",
        "matin",
        "fruhstuck",
        "morgen",
        "fruhstucken",
    ],
    &[
        "pranzo",
        "pranzare",
        "pranzato",
        "mezzogiorno",
        "lunch",
        "lunchtime",
        "noon",
        "almuerzo",
        "mediodia",
        "midi",
        "dejeuner",
        "mittag",
        "mittagessen",
        "mittags",
    ],
    &[
        "cena",
        "cenare",
        "cenato",
        "sera",
        "serata",
        "stasera",
        "dinner",
        "evening",
        "tonight",
        "cenar",
        "cenamos",
        "noche",
        "soir",
        "diner",
        "abend",
        "abendessen",
        "abends",
        "soiree",
    ],
];

/// Returns a review without a name for tests, of which nothing was read.
#[cfg(test)]
pub(super) fn voice(text: &str) -> Voice {
    let reading = Reading::silent();
    let (source, author) = (String::new(), String::new());
    Voice {
        day: 0,
        minute: None,
        stars: None,
        source,
        author,
        author_reviews: None,
        text: text.to_owned(),
        language: Language::Italian,
        reading,
        hints: Hints::of(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dishes_are_found_whatever_their_endings() {
        let dish = Dish::new("Tagliatelle al ragù", &["pasta al ragu".to_owned()]);
        assert!(voice("le TAGLIATELLE col ragu erano fredde").names(&dish));
        assert!(!voice("le tagliatelle erano fredde").names(&dish));
        assert!(voice("una carbonara stupenda, due carbonare").names(&Dish::new("Carbonara", &[])));
        assert!(voice("both burgers were raw").names(&Dish::new("Burger", &[])));
    }

    #[test]
    fn days_and_shifts_are_read_from_the_words() {
        assert_eq!(voice("Sabato sera, cena in quattro").weekday(), Some(5));
        assert_eq!(voice("sabato o domenica").weekday(), None);
        assert_eq!(voice("On Sundays for lunch").shift(), Some(Shift::Midday));
        assert_eq!(voice("tutto buono").shift(), None);
    }
}
