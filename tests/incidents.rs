//! Themes, alerts and causes on small venues whose truth is known.
#![cfg(not(target_arch = "wasm32"))]

use il_solito::analysis::reviews::incident::{Cause, Incident, examine};
use il_solito::analysis::reviews::sign::{Outcome, near_duplicates};
use il_solito::analysis::reviews::theme::themes;
use il_solito::analysis::reviews::voice::{Dish, Hints, Voice};
use il_solito::analysis::reviews::{Analyst, Aspect, Language, Model, ModelError, Polarity};

const PRAISE: [&str; 6] = [
    "Pizza ottima e personale gentile",
    "Locale accogliente, torneremo",
    "Buon rapporto qualità prezzo",
    "Vini scelti bene e dolci squisiti",
    "Bella terrazza sul mare",
    "Serviti subito, tutto buono",
];
const BLAME: [&str; 4] =
    ["Prezzi troppo alti", "Cameriere scortese con noi", "Sala rumorosa", "Abbiamo aspettato un'ora"];

struct Venue {
    analyst: Analyst,
    voices: Vec<Voice>,
}

impl Venue {
    /// A year of two reviews a week, one complaint in eight.
    fn ordinary() -> Result<Venue, ModelError> {
        let model = Model::read(include_bytes!("../src/analysis/reviews/models/it.bin"))?;
        let mut venue = Venue { analyst: Analyst::new(model), voices: Vec::new() };
        for at in 0..104_usize {
            let bad = at % 8 == 5;
            let text = if bad { BLAME[at / 8 % 4] } else { PRAISE[at % 6] };
            venue.add(at as i64 * 7 / 2, if bad { 2 } else { 5 }, &format!("guest {at}"), text);
        }
        Ok(venue)
    }

    fn add(&mut self, day: i64, stars: u8, author: &str, text: &str) {
        let reading = self.analyst.read(text);
        self.voices.push(Voice {
            day,
            minute: None,
            stars: Some(stars),
            source: "google".to_owned(),
            author: author.to_owned(),
            author_reviews: None,
            text: text.to_owned(),
            language: Language::Italian,
            reading,
            hints: Hints::of(text),
        });
    }

    fn examine(&self) -> Incident {
        examine(&self.voices, &[Dish::new("Carbonara", &[]), Dish::new("Tiramisù", &[])], &|_, _| None)
    }
}

#[test]
fn an_ordinary_year_is_chance() -> Result<(), ModelError> {
    let incident = Venue::ordinary()?.examine();
    assert_eq!((incident.alert, incident.cause), (false, Cause::Chance));
    assert!(incident.signs.is_empty());
    Ok(())
}

#[test]
fn a_spoilt_dish_is_found() -> Result<(), ModelError> {
    let mut venue = Venue::ordinary()?;
    let complaints = [
        "La carbonara era immangiabile, sapeva di uova andate a male",
        "Carbonara fredda e scotta, pessima",
        "Dopo la carbonara siamo stati male tutta la notte",
        "Ho lasciato la carbonara nel piatto, cattiva",
        "Mai mangiata una carbonara così insipida",
        "Carbonara bruciata e salata",
        "La carbonara di ieri puzzava di rancido, cibo pessimo",
    ];
    for (at, text) in complaints.iter().enumerate() {
        venue.add(365 + at as i64, 1, &format!("angry {at}"), text);
    }
    let incident = venue.examine();
    assert_eq!((incident.alert, incident.cause), (true, Cause::Aspect(Aspect::Food)));
    assert_eq!(incident.dish.as_deref(), Some("Carbonara"));
    assert_eq!(incident.outcome, Outcome::Problem);
    Ok(())
}

#[test]
fn copied_texts_are_consistent_with_coordination() -> Result<(), ModelError> {
    let mut venue = Venue::ordinary()?;
    for at in 0..9_i64 {
        let text = if at % 2 == 0 {
            "Posto pessimo davvero, non andateci mai più nella vita, fatevi questo favore"
        } else {
            "Davvero posto pessimo, non andateci mai più, fatevi questo favore nella vita"
        };
        venue.add(368 + at / 5, 1, &format!("stranger {at}"), text);
    }
    let found: Vec<&Voice> = venue.voices[104..].iter().collect();
    assert_eq!(near_duplicates(&found).len(), 9);
    assert_eq!(venue.examine().cause, Cause::Coordination);
    Ok(())
}

#[test]
fn what_several_reviewers_say_becomes_a_theme_and_what_one_repeats_does_not() -> Result<(), ModelError> {
    let mut venue = Venue::ordinary()?;
    for at in 0..6 {
        venue.add(10 * at, 2, &format!("cold {at}"), "Le lasagne erano gelate al centro");
        venue.add(10 * at, 2, "the same one", "I carciofi erano amari e duri");
    }
    let themes = themes(&venue.voices);
    let bad = |word: &str| {
        themes.iter().any(|theme| {
            (theme.aspect, theme.polarity) == (Aspect::Food, Polarity::Negative) && theme.words.contains(word)
        })
    };
    assert!(
        bad("lasagne") && !bad("carciofi"),
        "{:?}",
        themes.iter().map(|theme| &theme.words).collect::<Vec<_>>()
    );
    for theme in &themes {
        assert!(theme.reviews.len() >= 3 && theme.share.low <= theme.share.share && !theme.quotes.is_empty());
        for (review, start, end) in &theme.quotes {
            assert!(venue.voices[*review].text.get(*start..*end).is_some());
        }
    }
    Ok(())
}
