//! `evaluate incidents`: incidents with known truth, made of labelled sentences, and what the analysis makes of them.

use std::collections::BTreeMap;
use std::io::Write;

use il_solito::analysis::reviews::incident::Cause;
use il_solito::analysis::reviews::labelled::{Sentence, read_own};
use il_solito::analysis::reviews::{Aspect, Language, Polarity};
use il_solito::analysis::statistics::Random;
use il_solito::domain::Day;
use serde_json::Value;

use crate::alarms;
use crate::command::Failure;
use crate::evaluate::TABLES;
use crate::incident::{Item, Review, Scenario, judge};
use crate::reviews::Polyglot;

/// What really happened.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Truth {
    Aspect(Aspect),
    Copies,
    Paraphrases,
    Praise,
    Chance,
}

impl Truth {
    fn name(self) -> String {
        match self {
            Truth::Aspect(aspect) => aspect.name().to_owned(),
            Truth::Copies => "copied attack".to_owned(),
            Truth::Paraphrases => "paraphrased".to_owned(),
            Truth::Praise => "viral praise".to_owned(),
            Truth::Chance => "chance".to_owned(),
        }
    }
}

/// How many scenarios there are of each truth and language.
const REPEATS: u64 = 12;
const DISHES: [&str; 8] =
    ["Carbonara", "Tiramisù", "Burger", "Paella", "Ribollita", "Risotto", "Schnitzel", "Tartare"];
const PLACES: [&str; 3] = ["google", "tripadvisor", "thefork"];
const START: i64 = 20_000;
const DAYS: i64 = 420;

/// The sentences of one language that scenarios are made of.
struct Pool {
    sentences: Vec<Sentence>,
}

impl Pool {
    /// Italian and English have test sentences enough; the others take all of theirs.
    fn of(language: Language) -> Result<Pool, Failure> {
        let all = read_own(language, TABLES[language as usize]).map_err(Failure::Broken)?;
        let enough = matches!(language, Language::Italian | Language::English);
        Ok(Pool { sentences: all.into_iter().filter(|sentence| sentence.test || !enough).collect() })
    }

    fn draw(&self, random: &mut Random, wanted: impl Fn(&Sentence) -> bool) -> String {
        let fitting: Vec<&Sentence> = self.sentences.iter().filter(|sentence| wanted(sentence)).collect();
        fitting.get(random.below(fitting.len())).map(|sentence| sentence.text.clone()).unwrap_or_default()
    }

    fn overall(&self, random: &mut Random, polarity: Polarity) -> String {
        self.draw(random, |sentence| {
            sentence.overall() == polarity && sentence.labels.iter().flatten().count() > 0
        })
    }
}

struct Made {
    reviews: Vec<Review>,
    dish: Option<&'static str>,
}

/// Simulates and prints the confusion table.
pub fn evaluate(output: &mut impl Write) -> Result<(), Failure> {
    let mut polyglot = Polyglot::new()?;
    let mut truths: Vec<Truth> =
        Aspect::ALL.into_iter().filter(|aspect| *aspect != Aspect::General).map(Truth::Aspect).collect();
    truths.extend([Truth::Copies, Truth::Paraphrases, Truth::Praise, Truth::Chance]);
    let mut table: BTreeMap<(usize, String), u32> = BTreeMap::new();
    let mut alerts = vec![0_u32; truths.len()];
    let (mut dishes, mut right_dishes) = (0, 0);
    for language in Language::ALL {
        let pool = Pool::of(language)?;
        for (row, truth) in truths.iter().enumerate() {
            for repeat in 0..REPEATS {
                let mut random = Random::new(repeat * 1_000 + row as u64 * 31 + language as u64);
                let made = make(&pool, *truth, &mut random);
                let menu = DISHES.iter().map(|name| Item::Name((*name).to_owned())).collect();
                let scenario = Scenario { menu, opening_hours: Value::Null, reviews: made.reviews };
                let (incident, _, _) = judge(&mut polyglot, &scenario)?;
                alerts[row] += u32::from(incident.alert);
                *table.entry((row, cause_name(incident.cause))).or_default() += 1;
                if let Some(dish) = made.dish {
                    dishes += 1;
                    right_dishes += u32::from(incident.dish.as_deref() == Some(dish));
                }
            }
        }
    }
    show(output, &truths, &alerts, &table)?;
    writeln!(output, "the dish was found in {right_dishes} of {dishes} incidents that had one")?;
    alarms::evaluate(output)
}

fn cause_name(cause: Cause) -> String {
    match cause {
        Cause::Aspect(aspect) => aspect.name().to_owned(),
        Cause::Coordination => "coord".to_owned(),
        Cause::Chance => "chance".to_owned(),
        Cause::Unknown => "unknown".to_owned(),
    }
}

fn show(
    output: &mut impl Write,
    truths: &[Truth],
    alerts: &[u32],
    table: &BTreeMap<(usize, String), u32>,
) -> Result<(), Failure> {
    let names = [
        "food",
        "drink",
        "service",
        "wait",
        "price",
        "ambience",
        "cleanliness",
        "location",
        "general",
        "coord",
        "chance",
        "unknown",
    ];
    writeln!(output, "{:14} alert | {}", "truth", names.map(|name| format!("{name:>7.7}")).join(" "))?;
    let all = REPEATS * Language::ALL.len() as u64;
    for (row, truth) in truths.iter().enumerate() {
        let cells = names.map(|name| format!("{:7}", table.get(&(row, name.to_owned())).unwrap_or(&0)));
        writeln!(output, "{:14} {:2}/{all} | {}", truth.name(), alerts[row], cells.join(" "))?;
    }
    Ok(())
}

fn make(pool: &Pool, truth: Truth, random: &mut Random) -> Made {
    let per_day = [4.0, 10.0, 30.0][random.below(3)] / 30.4;
    let mut reviews = Vec::new();
    for day in 0..DAYS {
        for _ in 0..random.poisson(per_day) {
            reviews.push(ordinary(pool, day, random));
        }
    }
    let mut made = Made { reviews, dish: None };
    match truth {
        Truth::Aspect(aspect) => trouble(pool, aspect, &mut made, random),
        Truth::Copies => attack(pool, true, &mut made, random),
        Truth::Paraphrases => attack(pool, false, &mut made, random),
        Truth::Praise => {
            for _ in 0..18 + random.below(15) {
                let text = format!(
                    "{} {}",
                    pool.overall(random, Polarity::Positive),
                    pool.overall(random, Polarity::Positive)
                );
                let day = DAYS - 1 - random.below(8) as i64;
                made.reviews.push(review(day, 5 - u8::from(random.share() < 0.2), text, random));
            }
        }
        Truth::Chance => {}
    }
    made
}

fn ordinary(pool: &Pool, day: i64, random: &mut Random) -> Review {
    let draw = random.share();
    let stars = if draw < 0.07 {
        1
    } else if draw < 0.12 {
        2
    } else if draw < 0.2 {
        3
    } else if draw < 0.45 {
        4
    } else {
        5
    };
    let polarity = match stars {
        1 | 2 => Polarity::Negative,
        3 => Polarity::ALL[random.below(3)],
        _ => Polarity::Positive,
    };
    let count = random.below(4);
    let mut parts: Vec<String> = (0..count).map(|_| pool.overall(random, polarity)).collect();
    if random.share() < 0.15 {
        parts.push(DISHES[random.below(DISHES.len())].to_owned());
    }
    review(day, stars, parts.join(". "), random)
}

fn trouble(pool: &Pool, aspect: Aspect, made: &mut Made, random: &mut Random) {
    let dish =
        (matches!(aspect, Aspect::Food) && random.share() < 0.6).then(|| DISHES[random.below(DISHES.len())]);
    made.dish = dish;
    for _ in 0..9 + random.below(6) {
        let mut parts =
            vec![pool.draw(random, |sentence| sentence.labels[aspect as usize] == Some(Polarity::Negative))];
        if random.share() < 0.5 {
            parts.push(pool.overall(random, Polarity::Negative));
        }
        if random.share() < 0.2 {
            parts.push(pool.draw(random, |sentence| sentence.labels.iter().flatten().count() == 0));
        }
        if let Some(dish) = dish.filter(|_| random.share() < 0.7) {
            parts.push(format!("{dish}!"));
        }
        let day = DAYS - 1 - random.below(16) as i64;
        made.reviews.push(review(day, 1 + random.below(2) as u8, parts.join(". "), random));
    }
}

fn attack(pool: &Pool, copies: bool, made: &mut Made, random: &mut Random) {
    let vague = |random: &mut Random| {
        let short = |sentence: &Sentence| {
            let general = sentence.labels[Aspect::General as usize] == Some(Polarity::Negative);
            let service = sentence.labels[Aspect::Service as usize] == Some(Polarity::Negative);
            let words = sentence.text.split_whitespace().count();
            words <= 12 && (general || (service && words <= 6))
        };
        format!("{}. {}", pool.draw(random, short), pool.draw(random, short))
    };
    let sources = [vague(random), vague(random)];
    for _ in 0..9 + random.below(8) {
        let text = if copies { garble(&sources[random.below(2)], random) } else { vague(random) };
        let mut review = review(DAYS - 1 - random.below(3) as i64, 1, text, random);
        review.source = PLACES[0].to_owned();
        review.author_reviews = Some(if random.share() < 0.75 { 1 } else { 2 + random.below(4) as u32 });
        made.reviews.push(review);
    }
}

/// Drops or repeats a word here and there, as people do who were told what to write.
fn garble(text: &str, random: &mut Random) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    for _ in 0..1 + words.len() / 8 {
        let at = random.below(words.len());
        if words.len() > 6 && random.share() < 0.6 {
            words.remove(at);
        } else if at + 1 < words.len() {
            words.swap(at, at + 1);
        }
    }
    words.join(" ")
}

fn review(day: i64, stars: u8, text: String, random: &mut Random) -> Review {
    let (year, month, date) = Day(START + day).civil();
    Review {
        date: format!("{year:04}-{month:02}-{date:02}"),
        stars: Some(f64::from(stars)),
        source: PLACES[if random.share() < 0.65 { 0 } else { 1 + random.below(2) }].to_owned(),
        author: format!("{:08x}", random.bits()),
        author_reviews: Some(if random.share() < 0.37 { 1 } else { 2 + random.below(60) as u32 }),
        text: Some(text),
    }
}
