//! The companion answers good lines, names bad ones, and says with its exit code how it went.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn run(arguments: &[&str], input: &[u8]) -> std::io::Result<Output> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ilsolito"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input)?;
    }
    child.wait_with_output()
}

fn lines(output: &Output) -> Vec<Value> {
    output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

#[test]
fn reviews_are_answered_in_their_order() -> std::io::Result<()> {
    let input = r#"{"id":1,"text":"Pizza ottima ma il cameriere era maleducato"}
{"id":"two","text":"The food was great.","stars":5,"date":"2026-01-01"}
{"id":3,"text":null}
{"id":4,"text":""}
"#;
    let output = run(&["analyse", "reviews"], input.as_bytes())?;
    let answers = lines(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        answers.iter().map(|answer| answer["id"].to_string()).collect::<Vec<_>>(),
        ["1", "\"two\"", "3", "4"]
    );
    assert_eq!((&answers[0]["language"], &answers[1]["language"]), (&"it".into(), &"en".into()));
    let said: Vec<(&str, &str)> = answers[0]["aspects"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|said| Some((said["aspect"].as_str()?, said["polarity"].as_str()?)))
        .collect();
    assert_eq!(said, [("food", "positive"), ("service", "negative")]);
    assert_eq!(answers[1]["polarity"], "positive");
    assert_eq!(answers[3]["aspects"], Value::Array(Vec::new()));
    Ok(())
}

#[test]
fn bad_lines_are_named_and_the_others_answered() -> std::io::Result<()> {
    let output = run(
        &["analyse", "reviews"],
        b"{\"id\":1,\"text\":\"Buono\"}\nnonsense\n\n{\"text\":\"no id\"}\n\xff\xfe\n",
    )?;
    assert_eq!((output.status.code(), lines(&output).len()), (Some(1), 1));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(["line 2:", "line 4:", "line 5:"].iter().all(|line| errors.contains(line)), "{errors}");
    Ok(())
}

#[test]
fn unknown_wishes_and_unreadable_scenarios_have_their_own_codes() -> std::io::Result<()> {
    assert_eq!(run(&["analyse", "weather"], b"")?.status.code(), Some(2));
    assert_eq!(run(&["analyse", "incident"], b"[")?.status.code(), Some(3));
    assert_eq!(run(&["help"], b"")?.status.code(), Some(0));
    Ok(())
}

#[test]
fn a_few_reviews_are_too_few_to_tell() -> std::io::Result<()> {
    let scenario = r#"{"menu":["Carbonara"],"reviews":[
        {"date":"2026-03-01","stars":5,"source":"google","author":"a","text":"Tutto buono"},
        {"date":"2026-03-02","stars":1,"source":"google","author":"b","text":"Carbonara fredda"}]}"#;
    let output = run(&["analyse", "incident"], scenario.as_bytes())?;
    let report = lines(&output).pop().unwrap_or_default();
    assert_eq!((&report["alert"], &report["cause"]), (&false.into(), &"chance".into()));
    Ok(())
}

/// A place of its own for the files of a test.
fn folder(name: &str) -> std::io::Result<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn sync(passphrase: &str, arguments: &[&str]) -> std::io::Result<(Option<i32>, String, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ilsolito"));
    let output =
        command.args(arguments).env("ILSOLITO_PASSPHRASE", passphrase).stdin(Stdio::null()).output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok((output.status.code(), text(&output.stdout), text(&output.stderr)))
}

#[test]
fn a_sync_file_is_made_verified_joined_and_taken_apart() -> std::io::Result<()> {
    let folder = folder("companion-sync")?;
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (a, b, c) = (path("a.age"), path("b.age"), path("c.age"));
    for (file, seed, customers) in [(&a, "7", "20"), (&b, "8", "30")] {
        let made = sync("uno due tre", &["demo", "--seed", seed, "--customers", customers, "-o", file])?;
        assert_eq!(made.0, Some(0), "{}", made.2);
    }
    // Capitals and dashes are how people type.
    assert_eq!(sync("UNO-due  tre", &["verify", &a])?.0, Some(0));
    let (code, _, errors) = sync("uno due", &["verify", &a])?;
    assert_eq!(code, Some(4), "{errors}");
    let mut bytes = std::fs::read(&a)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(path("bad.age"), &bytes)?;
    assert_eq!(sync("uno due tre", &["verify", &path("bad.age")])?.0, Some(5));
    std::fs::write(path("other.age"), b"id,name\n")?;
    assert_eq!(sync("uno due tre", &["verify", &path("other.age")])?.0, Some(5));
    assert_eq!(sync("uno due tre", &["verify", &path("missing.age")])?.0, Some(3));

    let (code, said, errors) = sync("uno due tre", &["merge", &a, &b, "-o", &c])?;
    assert_eq!(code, Some(0), "{errors}");
    assert!(said.contains("30 new"), "{said}");
    let (_, inspected, _) = sync("uno due tre", &["inspect", &c])?;
    let inspected: Value = serde_json::from_str(&inspected)?;
    assert_eq!(inspected["header"]["counts"]["customers"], 50);
    assert_eq!(inspected["header"]["version"]["major"], 1);

    let (code, _, errors) = sync("uno due tre", &["export", &c, "--to", "csv", "-o", &path("csv")])?;
    assert_eq!(code, Some(0), "{errors}");
    let customers = std::fs::read_to_string(folder.join("csv/customers.csv"))?;
    assert_eq!(customers.lines().count(), 51);
    assert!(!folder.join("csv/health.csv").exists(), "health data leaves on request only");
    let described: Value = serde_json::from_slice(&std::fs::read(folder.join("csv/datapackage.json"))?)?;
    assert_eq!(described["resources"][0]["schema"]["fields"][0]["name"], "id");
    let arguments = ["export", &c, "--to", "jsonl", "-o", &path("jsonl"), "--with-health"];
    assert_eq!(sync("uno due tre", &arguments)?.0, Some(0));
    let health = std::fs::read_to_string(folder.join("jsonl/health.jsonl"))?;
    assert!(health.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()) && !health.is_empty());
    assert_eq!(sync("uno due tre", &["export", &c, "--to", "vcard", "-o", &path("cards")])?.0, Some(0));
    let cards = std::fs::read_to_string(folder.join("cards/customers.vcf"))?;
    assert_eq!(cards.matches("BEGIN:VCARD").count(), 50);
    assert_eq!(sync("uno due tre", &["export", &c, "--to", "pdf", "-o", &path("x")])?.0, Some(2));
    Ok(())
}

#[test]
fn the_usual_is_ranked_and_items_come_back_as_they_went_in() -> std::io::Result<()> {
    let input = r#"{"id":7,"baskets":[{"at":"2026-03-02T08:05","items":["Cappuccino",12]},{"at":"2026-03-03T08:00","items":["Cappuccino"]},{"at":"2026-03-03T19:00","items":["Spritz"]}],"now":"2026-03-04T08:10"}
{"id":"b","baskets":[{"items":["Orzo"]}]}
{"id":"nobody","baskets":[]}
no json
"#;
    let output = run(&["analyse", "usual"], input.as_bytes())?;
    let answers = lines(&output);
    assert_eq!((output.status.code(), answers.len()), (Some(1), 3));
    assert_eq!((&answers[0]["id"], &answers[0]["ranked"][0]["item"]), (&7.into(), &"Cappuccino".into()));
    let items = answers[0]["ranked"].as_array().cloned().unwrap_or_default();
    assert!(items.iter().any(|ranked| ranked["item"] == 12) && items.len() <= 10);
    let scores: Vec<f64> = items.iter().filter_map(|ranked| ranked["score"].as_f64()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b) && scores.len() == items.len());
    assert_eq!(answers[1]["ranked"][0]["item"], "Orzo");
    Ok(())
}

#[test]
fn a_shop_with_few_who_came_back_says_so() -> std::io::Result<()> {
    let output = run(&["analyse", "rhythm"], b"frequency,recency,T\n2,10,30\n0,0,12\n")?;
    let report = lines(&output).pop().unwrap_or_default();
    assert_eq!(output.status.code(), Some(0));
    assert!(report["fallback"].as_str().is_some_and(|why| why.contains("fewer than 30")), "{report}");
    assert_eq!((&report["gaps"][0], &report["gaps"][1]), (&5.0.into(), &Value::Null));
    Ok(())
}
