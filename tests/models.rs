//! The shipped weights must come out of the tables bit for bit, and stay within their budget.
#![cfg(not(target_arch = "wasm32"))]

use std::process::Command;

use il_solito::analysis::reviews::labelled::{leaks, read_own};
use il_solito::analysis::reviews::{Language, Model};

#[test]
fn every_model_is_readable_and_small_enough() -> std::io::Result<()> {
    for language in Language::ALL {
        let path =
            format!("{}/src/analysis/reviews/models/{}.bin", env!("CARGO_MANIFEST_DIR"), language.code());
        let bytes = std::fs::read(path)?;
        assert!(bytes.len() <= 200_000, "{} has {} bytes", language.code(), bytes.len());
        assert!(Model::read(&bytes).is_ok());
        assert!(Model::read(&bytes[..bytes.len() - 1]).is_err());
    }
    Ok(())
}

#[test]
fn no_sentence_to_learn_from_is_nearly_one_of_the_test_split() -> std::io::Result<()> {
    for (language, drawn) in Language::ALL.into_iter().zip([765, 358, 148, 176, 171]) {
        let home = format!("{}/src/analysis/reviews/training", env!("CARGO_MANIFEST_DIR"));
        let table = std::fs::read_to_string(format!("{home}/{}.tsv", language.code()))?;
        let sentences = read_own(language, &table).map_err(std::io::Error::other)?;
        assert_eq!(sentences.iter().filter(|sentence| sentence.test).count(), drawn, "{}", language.code());
        assert_eq!(leaks(&sentences), [], "{}", language.code());
    }
    Ok(())
}

/// Takes a minute in a fast build: `cargo test --profile native --test models -- --ignored`.
#[test]
#[ignore = "fits all models again"]
fn the_shipped_weights_come_out_of_the_tables() -> std::io::Result<()> {
    let output = Command::new(env!("CARGO_BIN_EXE_train")).arg("--check").output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
