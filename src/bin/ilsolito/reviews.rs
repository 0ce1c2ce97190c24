//! `analyse reviews`: what each review of a stream of JSON lines says.

use std::io::{BufRead, Write};

use il_solito::analysis::reviews::{Analyst, Language, LanguageProfile, Model, Polarity, Summary};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::command::Failure;

const MODELS: [&[u8]; 5] = [
    include_bytes!("../../analysis/reviews/models/it.bin"),
    include_bytes!("../../analysis/reviews/models/en.bin"),
    include_bytes!("../../analysis/reviews/models/es.bin"),
    include_bytes!("../../analysis/reviews/models/fr.bin"),
    include_bytes!("../../analysis/reviews/models/de.bin"),
];
const PROFILE: &[u8] = include_bytes!("../../analysis/reviews/models/languages.bin");

/// Reads reviews of all languages.
pub struct Polyglot {
    analysts: Vec<Option<Analyst>>,
    profile: LanguageProfile,
}

impl Polyglot {
    /// Makes one of the shipped data; models are unpacked when their language first occurs.
    pub fn new() -> Result<Polyglot, Failure> {
        let profile = LanguageProfile::read(PROFILE)
            .ok_or_else(|| Failure::Broken("unreadable language profile".to_owned()))?;
        Ok(Polyglot { analysts: vec![None; 5], profile })
    }

    /// Returns the language of a text; Italian when nothing tells.
    pub fn language(&mut self, text: &str) -> Language {
        self.profile.language(text).unwrap_or(Language::Italian)
    }

    /// Returns the analyst of a language.
    pub fn analyst(&mut self, language: Language) -> Result<&mut Analyst, Failure> {
        let place = &mut self.analysts[language as usize];
        if place.is_none() {
            let model =
                Model::read(MODELS[language as usize]).map_err(|error| Failure::Broken(error.to_string()))?;
            *place = Some(Analyst::new(model));
        }
        place.as_mut().ok_or_else(|| Failure::Broken("no analyst".to_owned()))
    }
}

#[derive(Deserialize)]
struct Input {
    id: Value,
    #[serde(default)]
    text: Option<String>,
}

#[derive(Serialize)]
struct Output<'a> {
    id: &'a Value,
    language: Language,
    aspects: Vec<Aspect<'a>>,
    polarity: Polarity,
    score: f32,
}

#[derive(Serialize)]
struct Aspect<'a> {
    aspect: &'static str,
    polarity: Polarity,
    confidence: f32,
    quote: &'a str,
}

/// How many lines a thread takes at once.
const BATCH: usize = 1_024;

/// What came of a batch of lines.
#[derive(Default)]
struct Answers {
    written: Vec<u8>,
    wrong: Vec<String>,
}

/// Answers each line, in their order, on all processors; lines that cannot be read are named on standard error.
pub fn analyse(mut input: impl BufRead, output: &mut impl Write) -> Result<(), Failure> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(16);
    let mut polyglots = (0..threads).map(|_| Polyglot::new()).collect::<Result<Vec<_>, _>>()?;
    let (mut number, mut wrong, mut ended) = (0, 0, false);
    while !ended {
        let mut lines = Vec::new();
        while lines.len() < BATCH * threads && !ended {
            let mut line = Vec::new();
            ended = input.read_until(b'\n', &mut line)? == 0;
            number += 1;
            lines.push((number, line));
        }
        let batches: Vec<Result<Answers, Failure>> = std::thread::scope(|scope| {
            let batches = lines.chunks(BATCH).zip(&mut polyglots);
            let threads: Vec<_> =
                batches.map(|(lines, polyglot)| scope.spawn(|| answer_all(polyglot, lines))).collect();
            let broken = |_| Err(Failure::Broken("a thread broke off".to_owned()));
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(broken)).collect()
        });
        for answers in batches {
            let answers = answers?;
            output.write_all(&answers.written)?;
            answers.wrong.iter().for_each(|line| eprintln!("{line}"));
            wrong += answers.wrong.len();
        }
    }
    if wrong > 0 { Err(Failure::Lines(wrong)) } else { Ok(()) }
}

fn answer_all(polyglot: &mut Polyglot, lines: &[(usize, Vec<u8>)]) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    for (number, line) in lines {
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Input>(bytes) {
            Ok(input) => answer(polyglot, &input, &mut answers.written)?,
            Err(error) => answers.wrong.push(format!("line {number}: {error}")),
        }
    }
    Ok(answers)
}

fn answer(polyglot: &mut Polyglot, input: &Input, output: &mut impl Write) -> Result<(), Failure> {
    let text = input.text.as_deref().unwrap_or_default();
    let language = polyglot.language(text);
    let reading = polyglot.analyst(language)?.read(text);
    let aspects = reading.summaries().into_iter().map(|summary| aspect(text, &summary)).collect();
    let (id, polarity, score) = (&input.id, reading.polarity, round(reading.score));
    serde_json::to_writer(&mut *output, &Output { id, language, aspects, polarity, score })
        .map_err(|error| Failure::Broken(error.to_string()))?;
    output.write_all(b"\n")?;
    Ok(())
}

fn aspect<'a>(text: &'a str, summary: &Summary) -> Aspect<'a> {
    Aspect {
        aspect: summary.aspect.name(),
        polarity: summary.polarity,
        confidence: round(summary.confidence),
        quote: text.get(summary.start..summary.end).unwrap_or(text),
    }
}

fn round(number: f32) -> f32 {
    (number * 1000.0).round() / 1000.0
}
