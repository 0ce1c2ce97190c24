//! Reads the tables, fits, and writes or checks the files of weights.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use il_solito::analysis::reviews::feature::Sheet;
use il_solito::analysis::reviews::labelled::{Sentence, read_mams, read_own};
use il_solito::analysis::reviews::packing::pack;
use il_solito::analysis::reviews::{Language, Lexicon};

use crate::calibrate::{calibrate, hold_out};
use crate::export::export;
use crate::fit::{Example, Fit};
use crate::tongues::profile;
use crate::validate::table;

/// Writes the models, or with `--check` compares them; with `--validate` only shows the held-out figures.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis/reviews");
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let words = Language::ALL
        .iter()
        .map(|language| read(&home.join(format!("training/lexicon/{}.tsv", language.code()))))
        .collect::<Result<Vec<_>, _>>()?;
    let examples = examples(&home, &words)?;
    let tongues = profile(&examples);
    save(&home.join("models/languages.bin"), &tongues, has("--check"), has("--validate"))?;
    let words: Vec<String> = words.iter().map(|words| pack(words)).collect();
    let held_out = hold_out(&examples, &words)?;
    let calibrations = held_out.each_ref().map(|verdicts| calibrate(verdicts));
    let mut out = std::io::stdout();
    out.write_all(table(&held_out, &calibrations).as_bytes()).map_err(|error| error.to_string())?;
    if has("--validate") {
        return Ok(());
    }
    let fit = Fit::to(&examples, |sentence| f32::from(u8::from(!sentence.test)), &words);
    for ((language, words), calibration) in Language::ALL.into_iter().zip(&words).zip(&calibrations) {
        let file = export(&fit, calibration, language, words);
        let path = home.join(format!("models/{}.bin", language.code()));
        save(&path, &file, has("--check"), false)?;
    }
    Ok(())
}

/// Writes a file, or compares it with the one that is there, or does nothing.
fn save(path: &Path, file: &[u8], check: bool, skip: bool) -> Result<(), String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", path.display());
    if skip {
        return Ok(());
    }
    if !check {
        return fs::write(path, file).map_err(wrong);
    }
    let same = fs::read(path).map_err(wrong)? == file;
    if same { Ok(()) } else { Err(format!("{} does not come out as shipped", path.display())) }
}

fn examples(home: &Path, words: &[String]) -> Result<Vec<Example>, String> {
    let lexicons = words
        .iter()
        .map(|words| {
            Lexicon::read(words).map_err(|line| format!("a lexicon names no known concept in line {line}"))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut sentences: Vec<Sentence> = Vec::new();
    for language in Language::ALL {
        sentences
            .extend(read_own(language, &read(&home.join(format!("training/{}.tsv", language.code())))?)?);
    }
    sentences.extend(read_mams(&read(&home.join("training/mams/train.tsv"))?)?);
    let example = |sentence: Sentence| Example {
        sheet: Sheet::of(&sentence.text, &lexicons[sentence.language as usize]),
        sentence,
    };
    Ok(sentences.into_iter().map(example).collect())
}

fn read(path: &PathBuf) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
