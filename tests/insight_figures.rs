//! The usual and "likely now" beat the plain answers on logs that they have not seen, and are quick enough.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail by panic, in its own functions too")]

use il_solito::analysis::Occasion;
use il_solito::analysis::likely::{Rhythms, Trial, replay};
use il_solito::analysis::usual::{Basket, Crowd, Leaning, rank_items};
use il_solito::demo::Demo;
use il_solito::domain::{CustomerId, Day, Library, Stamp, Visit};
use std::collections::{BTreeMap, BTreeSet};

/// 2026-05-14, a Thursday, 16:00 UTC.
const NOW: Stamp = Stamp(1_778_774_400_000);
const OFFSET: i16 = 120;
const DAY: u64 = 86_400_000;

fn library(seed: u64, customers: usize) -> Library {
    let mut library = Library::default();
    library.load(Demo::new(seed, customers, NOW, OFFSET));
    library.sort_visits();
    library
}

/// Recall at 1, 3 and 10 of one way of ranking.
#[derive(Default)]
struct Recall([f64; 3], usize);

impl Recall {
    fn add(&mut self, ranked: &[Box<str>], truth: &BTreeSet<Box<str>>) {
        for (sum, at) in self.0.iter_mut().zip([1, 3, 10]) {
            let hits = ranked.iter().take(at).filter(|item| truth.contains(*item)).count();
            *sum += hits as f64 / truth.len() as f64;
        }
        self.1 += 1;
    }

    fn means(&self) -> [f64; 3] {
        self.0.map(|sum| sum / self.1 as f64)
    }
}

fn by_count(baskets: &[Basket]) -> Vec<Box<str>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in baskets.iter().flat_map(|basket| &basket.items) {
        *counts.entry(item).or_default() += 1;
    }
    let mut items: Vec<(usize, &str)> = counts.into_iter().map(|(item, count)| (count, item)).collect();
    items.sort_by_key(|(count, item)| (std::cmp::Reverse(*count), *item));
    items.into_iter().map(|(_, item)| item.into()).collect()
}

#[test]
fn the_usual_beats_counting() {
    let library = library(11, 1_000);
    let people: Vec<(Vec<Basket>, Basket)> = library
        .customers()
        .filter_map(|who| {
            let mut baskets: Vec<Basket> = library.visits_of(who.id()).into_iter().map(Basket::of).collect();
            let last = baskets.pop()?;
            (!baskets.is_empty() && !last.items.is_empty()).then_some((baskets, last))
        })
        .collect();
    assert!(people.len() > 600);
    let mut crowd = Crowd::default();
    let mut everything = Vec::new();
    for (baskets, _) in &people {
        crowd.learn(baskets);
        everything.extend(baskets.iter().cloned());
    }
    let top = by_count(&everything);
    let mut recalls: BTreeMap<&str, Recall> = BTreeMap::new();
    for (baskets, next) in &people {
        let truth: BTreeSet<Box<str>> = next.items.iter().cloned().collect();
        let own = by_count(baskets);
        let filled: Vec<Box<str>> =
            own.iter().chain(top.iter().filter(|item| !own.contains(item))).cloned().collect();
        let last = baskets.last().unwrap().items.clone();
        let names =
            |ranked: Vec<(Box<str>, f64)>| ranked.into_iter().map(|(item, _)| item).collect::<Vec<_>>();
        for (name, ranked) in [
            ("last order", last),
            ("own frequency", own),
            ("own, then global", filled),
            ("il solito", names(rank_items(baskets, next.occasion, &crowd, Leaning::default(), 10))),
            ("il solito, time unknown", names(rank_items(baskets, None, &crowd, Leaning::default(), 10))),
        ] {
            recalls.entry(name).or_default().add(&ranked, &truth);
        }
    }
    for (name, recall) in &recalls {
        println!("{name:24} recall at 1, 3, 10: {:.3?}", recall.means());
    }
    let ours = recalls["il solito"].means();
    for plain in ["last order", "own frequency", "own, then global"] {
        for (ours, plain) in ours.iter().zip(recalls[plain].means()) {
            assert!(*ours > plain + 0.01, "{ours} against {plain}");
        }
    }
    for (blind, plain) in
        recalls["il solito, time unknown"].means().iter().zip(recalls["own, then global"].means())
    {
        assert!(*blind > plain, "{blind} against {plain}");
    }
}

/// Replays the last four weeks: at each visit, who was on the list of eight just before?
fn trial(library: &Library) -> Trial {
    let mut log: Vec<&Visit> = library.visits_since(Stamp(0)).collect();
    log.reverse();
    let trial = replay(&log, Stamp(NOW.0 - 28 * DAY));
    assert!(trial.asked > 300, "{trial:?}");
    trial
}

#[test]
fn likely_now_beats_recency_and_frequency() {
    for (seed, customers) in [(21, 400), (22, 1_000)] {
        let trial = trial(&library(seed, customers));
        println!("{customers} customers, recall at 8: {trial:.3?}");
        for plain in [trial.recent, trial.frequent, trial.frequent_lately] {
            assert!(trial.likely > 1.5 * plain, "{trial:?}");
        }
    }
}

/// A shop whose people come at random: each day with a chance of their own, about a time of their own, widely.
#[test]
fn likely_now_holds_on_a_plainer_log() {
    let mut dice = il_solito::demo::Seeded::new(5);
    let mut visits: Vec<Visit> = Vec::new();
    let today = Day::of(NOW, OFFSET).0;
    let template = library(1, 1).all_visits().next().cloned().unwrap();
    for person in 0..300_u128 {
        let (often, minute) = (0.5 * dice.unit() * dice.unit(), 420.0 + 840.0 * dice.unit());
        for ago in 1..300 {
            if dice.chance(often) {
                let minute = (minute + 60.0 * dice.bell()).clamp(0.0, 1439.0) as u64;
                let at = Stamp(Day(today.0 - ago).start(OFFSET).0 + minute * 60_000);
                let id = il_solito::domain::VisitId(visits.len() as u128);
                visits.push(Visit { id, at, customer: Some(CustomerId(person)), ..template.clone() });
            }
        }
    }
    let mut library = Library::default();
    library.load(visits.into_iter().map(il_solito::domain::Entry::Visit));
    library.sort_visits();
    let trial = trial(&library);
    println!("plain log, recall at 8: {trial:.3?}");
    for plain in [trial.recent, trial.frequent, trial.frequent_lately] {
        assert!(trial.likely > plain, "{trial:?}");
    }
}

#[test]
fn reasons_are_true() {
    let library = library(31, 400);
    let rhythms = Rhythms::build(&library);
    let mut looked_at = 0;
    for hour in 0..48 {
        let now = Stamp(NOW.0 - hour * 1_800_000);
        let (today, minute) = Day::of(now, OFFSET);
        for likely in rhythms.likely_now(now, OFFSET, 8) {
            let reason = rhythms.reason(likely.customer, now, OFFSET).unwrap();
            assert!(reason.came <= reason.of && reason.of <= 10);
            assert_eq!(reason.weekday, today.weekday());
            let days: BTreeSet<i64> = library
                .visits_of(likely.customer)
                .iter()
                .map(|visit| visit.local())
                .filter(|(day, other)| day.0 < today.0 && other.abs_diff(minute) <= 75)
                .map(|(day, _)| day.0)
                .collect();
            let came = (1..=i64::from(reason.of)).filter(|week| days.contains(&(today.0 - 7 * week))).count();
            assert_eq!(usize::from(reason.came), came);
            looked_at += 1;
        }
    }
    assert!(looked_at > 100);
    assert_eq!(Occasion::of(NOW, OFFSET).part, il_solito::analysis::PartOfDay::Aperitivo);
}
