//! `evaluate likely`: how often the list of who is likely now names whoever walks in next, beside plain answers.

use std::io::Write;

use il_solito::analysis::likely::{Trial, replay};
use il_solito::demo::{Demo, Seeded};
use il_solito::domain::{CustomerId, Day, DeviceId, Library, Stamp, Visit, VisitId, order};

use crate::command::Failure;
use crate::usual;

/// 2026-05-14, a Thursday, 16:00 UTC: when the simulated shops end.
const NOW: Stamp = Stamp(1_778_774_400_000);
const OFFSET: i16 = 120;
const DAY: u64 = 86_400_000;
/// How much of a log is foretold: the last four weeks of a simulated one, the last quarter of one from a file.
const WEEKS: u64 = 28 * DAY;

/// Replays simulated shops, or those in files, and prints recall at 8.
pub fn evaluate(files: &[&str], output: &mut impl Write) -> Result<(), Failure> {
    writeln!(
        output,
        "{:34} {:>7} | recall at 8 of: most recent, most frequent, most frequent of 60 days, il solito",
        "log", "visits"
    )?;
    for file in files {
        let log = read(file)?;
        let (first, last) = (log.first().map_or(0, |one| one.at.0), log.last().map_or(0, |one| one.at.0));
        show(output, file, &log, Stamp(last - (last - first) / 4))?;
    }
    if !files.is_empty() {
        return Ok(());
    }
    for (seed, customers) in [(21, 400), (22, 1_000), (23, 1_000)] {
        let mut library = Library::default();
        library.load(Demo::new(seed, customers, NOW, OFFSET));
        library.sort_visits();
        let mut log: Vec<Visit> = library.visits_since(Stamp(0)).cloned().collect();
        log.reverse();
        show(output, &format!("bar-trattoria, {customers} people, seed {seed}"), &log, Stamp(NOW.0 - WEEKS))?;
    }
    show(output, "at random, 300 people", &random(5), Stamp(NOW.0 - WEEKS))
}

fn show(output: &mut impl Write, name: &str, log: &[Visit], from: Stamp) -> Result<(), Failure> {
    let log: Vec<&Visit> = log.iter().collect();
    let Trial { asked, likely, recent, frequent, frequent_lately } = replay(&log, from);
    writeln!(
        output,
        "{name:34} {asked:7} | {recent:.3} | {frequent:.3} | {frequent_lately:.3} | {likely:.3}"
    )?;
    Ok(())
}

fn visit(number: usize, customer: u128, at: Stamp, offset: i16) -> Visit {
    Visit::new(VisitId(number as u128), Some(CustomerId(customer)), at, offset, DeviceId(1))
}

/// Reads the visits of a file, by the local time that it tells.
fn read(path: &str) -> Result<Vec<Visit>, Failure> {
    let mut log: Vec<Visit> = Vec::new();
    for (who, input) in usual::read(path)?.into_iter().enumerate() {
        for basket in &input.baskets {
            let at = basket.at.as_ref().and_then(usual::moment).filter(|at| at.occasion.is_some());
            if let Some(at) = at.and_then(|at| u64::try_from(at.order).ok()) {
                log.push(visit(log.len(), who as u128, Stamp(at * 60_000), 0));
            }
        }
    }
    order::sort_by_key(&mut log, |visit| (visit.at, visit.id));
    Ok(log)
}

/// A shop whose people come at random: each day with a chance of their own, about a time of their own, widely.
fn random(seed: u64) -> Vec<Visit> {
    let mut dice = Seeded::new(seed);
    let today = Day::of(NOW, OFFSET).0;
    let mut log = Vec::new();
    for person in 0..300 {
        let (often, minute) = (0.5 * dice.unit() * dice.unit(), 420.0 + 840.0 * dice.unit());
        for ago in 1..300 {
            if dice.chance(often) {
                let minute = (minute + 60.0 * dice.bell()).clamp(0.0, 1439.0) as u64;
                let at = Stamp(Day(today.0 - ago).start(OFFSET).0 + minute * 60_000);
                log.push(visit(log.len(), person, at, OFFSET));
            }
        }
    }
    order::sort_by_key(&mut log, |visit| (visit.at, visit.id));
    log
}
