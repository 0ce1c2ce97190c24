//! `evaluate reviews`: how well the shipped models do on what they were never trained on.
// A speed is measured by a clock; nothing else here looks at one.
#![allow(clippy::disallowed_methods)]

use std::io::Write;
use std::time::Instant;

use il_solito::analysis::reviews::labelled::{Sentence, read_mams, read_own};
use il_solito::analysis::reviews::{Language, Polarity, Reading, Summary};

use crate::command::Failure;
use crate::reviews::Polyglot;

pub const TABLES: [&str; 5] = [
    include_str!("../../analysis/reviews/training/it.tsv"),
    include_str!("../../analysis/reviews/training/en.tsv"),
    include_str!("../../analysis/reviews/training/es.tsv"),
    include_str!("../../analysis/reviews/training/fr.tsv"),
    include_str!("../../analysis/reviews/training/de.tsv"),
];
const STARS: &str = include_str!("../../analysis/reviews/training/stars-it.tsv");
const MAMS: &str = include_str!("../../analysis/reviews/training/mams/val.tsv");

/// What is counted over a set of sentences.
#[derive(Default)]
struct Tally {
    hits: [f64; 9],
    extra: [f64; 9],
    missed: [f64; 9],
    polarity: Rate,
    polarity_two: Rate,
    whole: Rate,
    language: Rate,
    mentions: Vec<(f32, bool)>,
}

#[derive(Default)]
struct Rate {
    right: f64,
    all: f64,
}

impl Rate {
    fn add(&mut self, right: bool) {
        self.right += f64::from(u8::from(right));
        self.all += 1.0;
    }

    fn share(&self) -> f64 {
        self.right / self.all.max(1.0)
    }
}

/// Prints the tables.
pub fn evaluate(output: &mut impl Write) -> Result<(), Failure> {
    let mut polyglot = Polyglot::new()?;
    writeln!(
        output,
        "test split     n  aspects: micro-F1 macro-F1 | polarity of given aspect: 3-way 2-way | whole text 2-way | language | F1 of each"
    )?;
    let mut mentions = Vec::new();
    let mut texts = Vec::new();
    for (language, table) in Language::ALL.into_iter().zip(TABLES) {
        let sentences = read_own(language, table).map_err(Failure::Broken)?;
        let sentences: Vec<Sentence> = sentences.into_iter().filter(|sentence| sentence.test).collect();
        let tally = tally(&mut polyglot, &sentences, Some)?;
        show(output, language.code(), sentences.len(), &tally)?;
        mentions.extend(tally.mentions);
        texts.extend(sentences.into_iter().map(|sentence| (language, sentence.text)));
    }
    let sentences = read_mams(MAMS).map_err(Failure::Broken)?;
    let four = |aspect: usize| match aspect {
        0 | 1 => Some(0),
        2 | 3 => Some(2),
        4 | 5 => Some(aspect),
        _ => None,
    };
    let tally = tally(&mut polyglot, &sentences, four)?;
    show(output, "MAMS val", sentences.len(), &tally)?;
    writeln!(
        output,
        "(MAMS: food with drink, service with wait, price, ambience; the other categories have no counterpart)"
    )?;
    show_reliability(output, &mentions)?;
    show_stars(output, &mut polyglot)?;
    show_speed(output, &mut polyglot, &texts)
}

fn tally(
    polyglot: &mut Polyglot,
    sentences: &[Sentence],
    group: impl Fn(usize) -> Option<usize>,
) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for sentence in sentences {
        tally.language.add(polyglot.language(&sentence.text) == sentence.language);
        let analyst = polyglot.analyst(sentence.language)?;
        let reading = analyst.read(&sentence.text);
        let summaries = reading.summaries();
        let (mut gold, mut found) = ([false; 9], [false; 9]);
        for aspect in 0..9 {
            if let (Some(group), true) = (group(aspect), sentence.labels[aspect].is_some()) {
                gold[group] = true;
            }
        }
        for summary in &summaries {
            if let Some(group) = group(summary.aspect as usize) {
                found[group] = true;
            }
            let right = sentence.labels[summary.aspect as usize] == Some(summary.polarity);
            tally.mentions.push((summary.confidence, right));
        }
        for aspect in 0..9 {
            tally.hits[aspect] += f64::from(u8::from(gold[aspect] && found[aspect]));
            tally.extra[aspect] += f64::from(u8::from(!gold[aspect] && found[aspect]));
            tally.missed[aspect] += f64::from(u8::from(gold[aspect] && !found[aspect]));
        }
        count_polarity(&mut tally, sentence, &reading, &summaries);
    }
    Ok(tally)
}

/// Counts the polarity of each aspect that is there; an aspect that was not found counts as the text on the whole does.
fn count_polarity(tally: &mut Tally, sentence: &Sentence, reading: &Reading, summaries: &[Summary]) {
    for (aspect, label) in sentence.labels.iter().enumerate() {
        let Some(truth) = *label else { continue };
        let found = summaries.iter().find(|summary| summary.aspect as usize == aspect);
        let said = found.map_or(reading.polarity, |summary| summary.polarity);
        tally.polarity.add(said == truth);
        if truth != Polarity::Neutral {
            tally.polarity_two.add(said == truth);
        }
    }
    if sentence.overall() != Polarity::Neutral {
        tally.whole.add((reading.score > 0.0) == (sentence.overall() == Polarity::Positive));
    }
}

fn show(output: &mut impl Write, name: &str, count: usize, tally: &Tally) -> Result<(), Failure> {
    let f1 = |hits: f64, extra: f64, missed: f64| 2.0 * hits / (2.0 * hits + extra + missed).max(1.0);
    let used: Vec<usize> =
        (0..9).filter(|aspect| tally.hits[*aspect] + tally.missed[*aspect] > 0.0).collect();
    let each: Vec<f64> =
        used.iter().map(|at| f1(tally.hits[*at], tally.extra[*at], tally.missed[*at])).collect();
    let micro = f1(tally.hits.iter().sum(), tally.extra.iter().sum(), tally.missed.iter().sum());
    let mean = each.iter().sum::<f64>() / each.len().max(1) as f64;
    let each: Vec<String> = each.iter().map(|f1| format!("{f1:.2}")).collect();
    let rates = [&tally.polarity, &tally.polarity_two, &tally.whole, &tally.language].map(Rate::share);
    writeln!(
        output,
        "{name:10} {count:5}           {micro:.3}    {mean:.3} |                           {:.3} {:.3} |            {:.3} |    {:.3} | {}",
        rates[0],
        rates[1],
        rates[2],
        rates[3],
        each.join(" ")
    )?;
    Ok(())
}

/// Prints how often mentions are right, aspect and polarity together, by the confidence they claim.
fn show_reliability(output: &mut impl Write, mentions: &[(f32, bool)]) -> Result<(), Failure> {
    writeln!(output, "\nconfidence      n  claimed  right")?;
    let mut error = 0.0;
    for bin in 0..10 {
        let inside: Vec<&(f32, bool)> =
            mentions.iter().filter(|(claimed, _)| ((claimed * 10.0) as usize).min(9) == bin).collect();
        if inside.is_empty() {
            continue;
        }
        let count = inside.len() as f64;
        let claimed = inside.iter().map(|(claimed, _)| f64::from(*claimed)).sum::<f64>() / count;
        let right = inside.iter().filter(|(_, right)| *right).count() as f64 / count;
        error += (claimed - right).abs() * count / mentions.len() as f64;
        writeln!(
            output,
            "{:.1} to {:.1}  {:5}    {claimed:.3}  {right:.3}",
            bin as f64 / 10.0,
            (bin + 1) as f64 / 10.0,
            inside.len()
        )?;
    }
    writeln!(output, "expected calibration error {error:.3}")?;
    Ok(())
}

/// Prints how well the score of whole Italian reviews tells four stars and more from three and fewer.
fn show_stars(output: &mut impl Write, polyglot: &mut Polyglot) -> Result<(), Failure> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for line in STARS.lines() {
        let wrong = || Failure::Broken(format!("no stars: {line}"));
        let (stars, text) = line.split_once('\t').ok_or_else(wrong)?;
        let stars: u8 = stars.parse().map_err(|_| wrong())?;
        let score = polyglot.analyst(Language::Italian)?.read(text).score;
        if stars >= 4 { good.push(score) } else { bad.push(score) }
    }
    let area = area_under_curve(&good, &bad);
    let count = good.len() + bad.len();
    writeln!(output, "\n{count} whole Italian reviews: 4 stars and more against 3 and fewer, AUC {area:.3}")?;
    Ok(())
}

/// Returns the chance that one of `good` stands above one of `bad`, ties counting half (Mann and Whitney 1947).
fn area_under_curve(good: &[f32], bad: &[f32]) -> f64 {
    let above = |one: f32| -> f64 {
        bad.iter()
            .map(|other| if one > *other { 1.0 } else { f64::from(u8::from(one == *other)) / 2.0 })
            .sum()
    };
    good.iter().copied().map(above).sum::<f64>() / (good.len() * bad.len()).max(1) as f64
}

fn show_speed(
    output: &mut impl Write,
    polyglot: &mut Polyglot,
    texts: &[(Language, String)],
) -> Result<(), Failure> {
    let rounds = 20;
    let start = Instant::now();
    let mut mentions = 0;
    for _ in 0..rounds {
        for (language, text) in texts {
            mentions += polyglot.analyst(*language)?.read(text).mentions.len();
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let count = rounds * texts.len();
    writeln!(
        output,
        "\n{count} sentences, {mentions} mentions in {seconds:.2} s: {:.0} sentences a second",
        count as f64 / seconds
    )?;
    Ok(())
}

/// Lists English sentences that were never trained on, each with its polarity on the whole, for other programs to judge.
pub fn list(output: &mut impl Write) -> Result<(), Failure> {
    let own = read_own(Language::English, TABLES[Language::English as usize]).map_err(Failure::Broken)?;
    let mams = read_mams(MAMS).map_err(Failure::Broken)?;
    for sentence in own.iter().filter(|sentence| sentence.test).chain(&mams) {
        if sentence.labels.iter().flatten().count() > 0 {
            let name = sentence.overall().name();
            writeln!(output, "{name}\t{}", sentence.text)?;
        }
    }
    Ok(())
}

/// Reads such a list for two seconds, language and aspects included, and prints how fast and how well.
pub fn race(input: impl std::io::BufRead, output: &mut impl Write) -> Result<(), Failure> {
    let mut polyglot = Polyglot::new()?;
    let lines = input.lines().collect::<Result<Vec<String>, _>>()?;
    let rows: Vec<(&str, &str)> = lines.iter().filter_map(|line| line.split_once('\t')).collect();
    let (mut three, mut two) = (Rate::default(), Rate::default());
    for (truth, text) in &rows {
        let reading = polyglot.analyst(Language::English)?.read(text);
        let name = reading.polarity.name();
        three.add(name == *truth);
        if *truth != "neutral" {
            two.add((reading.score > 0.0) == (*truth == "positive"));
        }
    }
    let two_figures = format!("3-way {:.3}, 2-way {:.3}", three.share(), two.share());
    for threads in [1, std::thread::available_parallelism().map_or(1, usize::from)] {
        let rate = rate(&rows, threads)?;
        let name = format!("ilsolito, {threads} thread{}", if threads > 1 { "s" } else { "" });
        writeln!(
            output,
            "{name:24}  {rate:10.0} sentences a second, {two_figures} (with aspects and language)"
        )?;
    }
    Ok(())
}

/// Returns how many sentences a second that many threads read together.
fn rate(rows: &[(&str, &str)], threads: usize) -> Result<f64, Failure> {
    let run = || -> Result<usize, Failure> {
        let mut polyglot = Polyglot::new()?;
        let (start, mut count) = (Instant::now(), 0);
        while start.elapsed().as_secs_f64() < 2.0 && !rows.is_empty() {
            for (_, text) in rows {
                let language = polyglot.language(text);
                std::hint::black_box(polyglot.analyst(language)?.read(text));
            }
            count += rows.len();
        }
        Ok(count)
    };
    let start = Instant::now();
    let counts: Vec<Result<usize, Failure>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        let broken = |_| Err(Failure::Broken("a thread broke off".to_owned()));
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(broken)).collect()
    });
    let seconds = start.elapsed().as_secs_f64();
    Ok(counts.into_iter().sum::<Result<usize, Failure>>()? as f64 / seconds)
}

#[cfg(test)]
mod tests {
    use super::area_under_curve;

    #[test]
    fn the_area_counts_pairs_in_order_and_ties_half() {
        assert_eq!(area_under_curve(&[2.0, 3.0], &[1.0, 2.0]), 0.875);
        assert_eq!(area_under_curve(&[1.0], &[2.0]), 0.0);
    }
}
