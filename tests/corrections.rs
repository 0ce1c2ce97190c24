//! One correction must fix its text and texts near it, at once, and must not harm the others.
#![cfg(not(target_arch = "wasm32"))]

use il_solito::analysis::reviews::labelled::{Sentence, read_own};
use il_solito::analysis::reviews::{Analyst, Aspect, Language, Model, ModelError, Polarity};

fn analyst() -> Result<Analyst, ModelError> {
    Model::read(include_bytes!("../src/analysis/reviews/models/it.bin")).map(Analyst::new)
}

fn says(analyst: &mut Analyst, text: &str, aspect: Aspect) -> Option<Polarity> {
    analyst
        .read(text)
        .mentions
        .iter()
        .find(|mention| mention.aspect == aspect)
        .map(|mention| mention.polarity)
}

fn test_split() -> Vec<Sentence> {
    let table = include_str!("../src/analysis/reviews/training/it.tsv");
    let all = read_own(Language::Italian, table).unwrap_or_default();
    all.into_iter().filter(|sentence| sentence.test).collect()
}

/// Returns the share of aspects, there or not, and of polarities that are right, in per cent.
fn quality(analyst: &mut Analyst, sentences: &[Sentence]) -> f64 {
    let (mut right, mut all) = (0, 0);
    for sentence in sentences {
        let reading = analyst.read(&sentence.text);
        for (aspect, label) in Aspect::ALL.into_iter().zip(sentence.labels) {
            let found = reading
                .mentions
                .iter()
                .find(|mention| mention.aspect == aspect)
                .map(|mention| mention.polarity);
            if found.is_some() || label.is_some() {
                all += 1;
                right += usize::from(found == label);
            }
        }
    }
    100.0 * right as f64 / all as f64
}

#[test]
fn a_correction_fixes_its_text_and_near_ones() -> Result<(), ModelError> {
    let mut analyst = analyst()?;
    let text = "la sfogliatella era una suola di scarpa tiepida";
    let near = "anche stavolta la sfogliatella era una suola di scarpa";
    for truth in [Polarity::Positive, Polarity::Negative, Polarity::Neutral] {
        analyst.correct(text, Aspect::Food, Some(truth));
        assert_eq!(says(&mut analyst, text, Aspect::Food), Some(truth));
        assert_eq!(says(&mut analyst, near, Aspect::Food), Some(truth));
    }
    analyst.correct(text, Aspect::Food, None);
    assert_eq!(says(&mut analyst, text, Aspect::Food), None);
    assert_eq!(says(&mut analyst, near, Aspect::Food), None);
    analyst.correct(text, Aspect::Location, Some(Polarity::Positive));
    assert_eq!(says(&mut analyst, text, Aspect::Location), Some(Polarity::Positive));
    Ok(())
}

#[test]
fn corrections_are_the_same_every_time() -> Result<(), ModelError> {
    let (mut one, mut other) = (analyst()?, analyst()?);
    for analyst in [&mut one, &mut other] {
        analyst.correct("servizio da dimenticare", Aspect::Service, Some(Polarity::Negative));
        analyst.correct("il banco dei gelati", Aspect::Food, None);
    }
    for sentence in test_split().iter().take(100) {
        assert_eq!(one.read(&sentence.text), other.read(&sentence.text));
    }
    Ok(())
}

#[test]
fn corrections_do_not_harm_other_texts() -> Result<(), ModelError> {
    let (corrected, others): (Vec<Sentence>, Vec<Sentence>) = test_split().into_iter().enumerate().fold(
        (Vec::new(), Vec::new()),
        |(mut one, mut other), (at, sentence)| {
            if at % 12 == 0 {
                one.push(sentence)
            } else {
                other.push(sentence)
            }
            (one, other)
        },
    );
    let mut analyst = analyst()?;
    let before = quality(&mut analyst, &others);
    for sentence in &corrected {
        for (aspect, label) in Aspect::ALL.into_iter().zip(sentence.labels) {
            if says(&mut analyst, &sentence.text, aspect) != label {
                analyst.correct(&sentence.text, aspect, label);
            }
        }
    }
    let after = quality(&mut analyst, &others);
    assert!(after >= before - 0.5, "{before} before {} corrections, {after} after", corrected.len());
    Ok(())
}
