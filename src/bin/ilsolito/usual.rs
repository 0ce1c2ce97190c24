//! `analyse usual`: what each customer will have next, from everybody's baskets; `evaluate usual`: how well that is.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use il_solito::analysis::Occasion;
use il_solito::analysis::reviews::opening::read_minute;
use il_solito::analysis::usual::{Basket, Crowd, Leaning, Recall, fit, rank_items};
use il_solito::demo::{Demo, Seeded};
use il_solito::domain::{Day, Library, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::command::Failure;

/// How many items are answered.
const RANKED: usize = 10;

/// One person and what they had.
#[derive(Deserialize)]
pub struct Input {
    /// Who.
    pub id: Value,
    /// What they had each time.
    pub baskets: Vec<InputBasket>,
    now: Option<Value>,
}

/// What somebody had in one go.
#[derive(Deserialize)]
pub struct InputBasket {
    /// When.
    pub at: Option<Value>,
    #[serde(default)]
    items: Vec<Value>,
}

#[derive(Serialize)]
struct Output<'a> {
    id: &'a Value,
    ranked: Vec<Ranked<'a>>,
}

#[derive(Serialize)]
struct Ranked<'a> {
    item: &'a Value,
    score: f64,
}

struct Person {
    id: Value,
    baskets: Vec<Basket>,
    now: Option<Occasion>,
}

/// Reads a file of people, one a line.
pub fn read(path: &str) -> Result<Vec<Input>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::Broken(format!("{path}: {error}")))?;
    let people = text.lines().filter(|line| !line.trim().is_empty());
    people
        .map(|line| serde_json::from_str(line).map_err(|error| Failure::Broken(format!("{path}: {error}"))))
        .collect()
}

/// Reads everybody, learns, and answers one line for each.
pub fn analyse(input: impl BufRead, output: &mut impl Write) -> Result<(), Failure> {
    let mut names: BTreeMap<Box<str>, Value> = BTreeMap::new();
    let (mut people, mut wrong) = (Vec::new(), 0);
    for (number, line) in input.split(b'\n').enumerate() {
        let line = line?;
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Input>(bytes) {
            Ok(input) => people.push(person(input, &mut names)),
            Err(error) => {
                eprintln!("line {}: {error}", number + 1);
                wrong += 1;
            }
        }
    }
    let baskets: Vec<Vec<Basket>> =
        people.iter_mut().map(|person| std::mem::take(&mut person.baskets)).collect();
    let leaning = fit(&baskets);
    let mut crowd = Crowd::default();
    baskets.iter().for_each(|baskets| crowd.learn(baskets));
    for (person, baskets) in people.iter().zip(&baskets) {
        let found = rank_items(baskets, person.now, &crowd, leaning, RANKED);
        let ranked = found
            .iter()
            .filter_map(|(item, score)| {
                let score = (score * 1e6).round() / 1e6;
                Some(Ranked { item: names.get(item)?, score })
            })
            .collect();
        serde_json::to_writer(&mut *output, &Output { id: &person.id, ranked })
            .map_err(|error| Failure::Broken(error.to_string()))?;
        output.write_all(b"\n")?;
    }
    if wrong > 0 { Err(Failure::Lines(wrong)) } else { Ok(()) }
}

/// An item is what it is called in the input, a number or words; how it is written comes back as it went in.
fn person(input: Input, names: &mut BTreeMap<Box<str>, Value>) -> Person {
    let mut dated: Vec<(Option<Moment>, Basket)> = Vec::new();
    for basket in input.baskets {
        let mut items: Vec<Box<str>> = Vec::new();
        for item in basket.items {
            let key: Box<str> = match &item {
                Value::String(text) => text.as_str().into(),
                other => other.to_string().into(),
            };
            names.entry(key.clone()).or_insert(item);
            if !items.contains(&key) {
                items.push(key);
            }
        }
        let at = basket.at.as_ref().and_then(moment);
        dated.push((at, Basket { occasion: at.and_then(|at| at.occasion), items }));
    }
    // Where all are dated their dates say which was first, else their order does.
    if dated.iter().all(|(at, _)| at.is_some()) {
        dated.sort_by_key(|(at, _)| at.map(|at| at.order));
    }
    let now = input.now.as_ref().and_then(moment).and_then(|at| at.occasion);
    Person { id: input.id, baskets: dated.into_iter().map(|(_, basket)| basket).collect(), now }
}

/// When something was, as far as that is told.
#[derive(Clone, Copy)]
pub struct Moment {
    /// What says which was first: minutes where there is a date.
    pub order: i64,
    /// Known where there is a time of day.
    pub occasion: Option<Occasion>,
}

/// Reads "2026-03-14T08:05", with or without seconds and zone (local time is what counts), a date alone, or a number:
/// milliseconds since 1970 where it is that large, else something that only says which came first.
pub fn moment(value: &Value) -> Option<Moment> {
    if let Some(number) = value.as_f64() {
        let ms = match number {
            ms if ms >= 1e11 => Some(ms),
            seconds if seconds >= 1e8 => Some(seconds * 1000.0),
            _ => None,
        };
        let occasion = ms.map(|ms| Occasion::of(Stamp(ms as u64), 0));
        return Some(Moment { order: number as i64, occasion });
    }
    let text = value.as_str()?.trim();
    let mut parts = text.get(..10)?.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let day = Day::from_civil(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let minute = text.get(11..).and_then(|time| time.get(..5)).and_then(read_minute);
    let occasion = minute.map(|minute| Occasion::of(Stamp(day.start(0).0 + u64::from(minute) * 60_000), 0));
    Some(Moment { order: day.0 * 1440 + i64::from(minute.unwrap_or(0)), occasion })
}

/// Foretells the last baskets of simulated shops, or those in files, and prints recall beside the plain answers.
pub fn evaluate(files: &[&str], output: &mut impl Write) -> Result<(), Failure> {
    writeln!(
        output,
        "{:34} {:>6} | recall at 1, 3 and 10 of: last order, own frequency, own then all, il solito",
        "log", "people"
    )?;
    if !files.is_empty() {
        for file in files {
            let mut names = BTreeMap::new();
            let people = read(file)?.into_iter().map(|input| person(input, &mut names).baskets);
            let people: Vec<Vec<Basket>> = people.filter(|baskets| baskets.len() >= 2).collect();
            show(output, file, &people)?;
        }
        return Ok(());
    }
    for seed in [11, 12, 13] {
        show(output, &format!("bar-trattoria, seed {seed}"), &shop(seed, 1_000, true))?;
    }
    show(output, "bar-trattoria, times unknown", &shop(14, 1_000, false))?;
    show(output, "bar-trattoria, 60 people", &shop(15, 60, true))?;
    show(output, "groceries, few baskets", &groceries(21, 1_500, 5))?;
    show(output, "groceries, many baskets", &groceries(22, 600, 30))?;
    Ok(())
}

fn shop(seed: u64, customers: usize, timed: bool) -> Vec<Vec<Basket>> {
    let mut library = Library::default();
    library.load(Demo::new(seed, customers, Stamp(1_778_774_400_000), 120));
    library.sort_visits();
    let baskets = library.customers().map(|customer| {
        let visits = library.visits_of(customer.id());
        let mut baskets: Vec<Basket> =
            visits.into_iter().map(Basket::of).filter(|basket| !basket.items.is_empty()).collect();
        if !timed {
            baskets.iter_mut().for_each(|basket| basket.occasion = None);
        }
        baskets
    });
    baskets.filter(|baskets| baskets.len() >= 2).collect()
}

/// Households of a supermarket: staples of their own that change slowly, a fashion of all, and chance.
fn groceries(seed: u64, households: usize, most: usize) -> Vec<Vec<Basket>> {
    const ITEMS: usize = 800;
    let mut dice = Seeded::new(seed);
    let common = |dice: &mut Seeded| ((dice.unit() * dice.unit() * dice.unit()) * ITEMS as f64) as usize;
    let mut people = Vec::new();
    for _ in 0..households {
        let taste = (dice.unit() * 8.0) as usize * 100;
        let mut staples: Vec<(usize, f64)> = (0..14)
            .map(|_| {
                let own =
                    if dice.chance(0.5) { taste + (dice.unit() * 100.0) as usize } else { common(&mut dice) };
                (own, 0.1 + 0.6 * dice.unit())
            })
            .collect();
        let count = 2 + (dice.unit() * (most as f64 - 1.0)) as usize;
        let mut baskets = Vec::new();
        for _ in 0..count {
            let mut items: Vec<Box<str>> = Vec::new();
            for (item, often) in &staples {
                if dice.chance(*often) {
                    items.push(item.to_string().into());
                }
            }
            for _ in 0..2 {
                items.push(common(&mut dice).to_string().into());
            }
            items.sort();
            items.dedup();
            baskets.push(Basket { occasion: None, items });
            if dice.chance(0.15) {
                let place = (dice.unit() * staples.len() as f64) as usize;
                if let Some(staple) = staples.get_mut(place) {
                    *staple = (common(&mut dice), 0.1 + 0.6 * dice.unit());
                }
            }
        }
        people.push(baskets);
    }
    people
}

fn show(output: &mut impl Write, name: &str, people: &[Vec<Basket>]) -> Result<(), Failure> {
    // What is chosen and learned never sees the baskets that are foretold.
    let before: Vec<Vec<Basket>> =
        people.iter().filter_map(|baskets| Some(baskets.split_last()?.1.to_vec())).collect();
    let leaning: Leaning = fit(&before);
    let mut crowd = Crowd::default();
    before.iter().for_each(|baskets| crowd.learn(baskets));
    let everybody = by_count(before.iter().flatten());
    let mut recalls = [Recall::default(); 4];
    for baskets in people {
        let Some((next, known)) = baskets.split_last() else { continue };
        let own = by_count(known.iter());
        let last = known.last().map(|basket| basket.items.as_slice()).unwrap_or_default();
        let more = everybody.iter().filter(|item| !own.contains(item));
        let ours = rank_items(known, next.occasion, &crowd, leaning, RANKED);
        recalls[0].add(last.iter().map(|item| &**item), &next.items);
        recalls[1].add(own.iter().copied(), &next.items);
        recalls[2].add(own.iter().copied().chain(more.copied()), &next.items);
        recalls[3].add(ours.iter().map(|(item, _)| &**item), &next.items);
    }
    let figures = recalls.map(|recall| recall.means().map(|mean| format!("{mean:.3}")).join(" "));
    writeln!(output, "{name:34} {:6} | {}   {leaning:?}", recalls[3].people(), figures.join(" | "))?;
    Ok(())
}

fn by_count<'a>(baskets: impl Iterator<Item = &'a Basket>) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in baskets.flat_map(|basket| &basket.items) {
        *counts.entry(item).or_default() += 1;
    }
    let mut items: Vec<(usize, &str)> = counts.into_iter().map(|(item, count)| (count, item)).collect();
    items.sort_by_key(|(count, item)| (std::cmp::Reverse(*count), *item));
    items.into_iter().map(|(_, item)| item).collect()
}
