//! A review as the statistics see it: when, how many stars, where, by whom, and what it says.

use super::aspect::{Aspect, Polarity};
use super::fold::fold;
use super::language::Language;
use super::reading::Reading;
use super::token::{Kind, Tokens};

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
        let tokens = Tokens::of(&self.text);
        let named = |word: &str| WEEKDAYS.iter().position(|names| names.contains(&word)).map(|day| day as u8);
        let mut found =
            tokens.list().iter().filter_map(|token| named(tokens.folded(token).trim_end_matches('s')));
        let first = found.next()?;
        found.all(|day| day == first).then_some(first)
    }

    /// Returns the shift of the visit, when the text names exactly one.
    pub fn shift(&self) -> Option<Shift> {
        let tokens = Tokens::of(&self.text);
        let named = |word: &str| Shift::ALL.into_iter().find(|shift| SHIFTS[*shift as usize].contains(&word));
        let mut found = tokens.list().iter().filter_map(|token| named(tokens.folded(token)));
        let first = found.next()?;
        found.all(|shift| shift == first).then_some(first)
    }

    /// Tells whether it names a dish: all words of the dish that mean something, in any order, up to their endings.
    pub fn names(&self, dish: &Dish) -> bool {
        let tokens = Tokens::of(&self.text);
        let words: Vec<&str> = tokens
            .list()
            .iter()
            .filter(|token| token.kind == Kind::Word)
            .map(|token| stem(tokens.folded(token)))
            .collect();
        dish.forms.iter().any(|form| form.iter().all(|part| words.contains(&part.as_str())))
    }
}

/// An item of the menu, as it is looked for in texts.
#[derive(Clone, Debug)]
pub struct Dish {
    /// The name on the menu.
    pub name: String,
    forms: Vec<Vec<String>>,
}

impl Dish {
    /// Makes a dish of its name and of what else people call it.
    pub fn new(name: &str, synonyms: &[String]) -> Dish {
        let form = |name: &str| -> Vec<String> {
            let folded = fold(name);
            let parts = folded.split(|letter: char| !letter.is_alphabetic()).filter(|part| part.len() > 3);
            parts.filter(|part| !SMALL.contains(part)).map(|part| stem(part).to_owned()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(text: &str) -> Voice {
        let reading = Reading { mentions: Vec::new(), polarity: Polarity::Neutral, score: 0.0 };
        let (source, author, text) = (String::new(), String::new(), text.to_owned());
        Voice {
            day: 0,
            minute: None,
            stars: None,
            source,
            author,
            author_reviews: None,
            text,
            language: Language::Italian,
            reading,
        }
    }

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
