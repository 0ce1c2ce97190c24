//! The companion answers good lines, names bad ones, and says with its exit code how it went.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use il_solito::domain::{Action, Author, CustomerId, DeviceId, Field, Library, Plan, RecordId, Stamp};
use il_solito::merge::{Outgoing, Scope, SyncWriter};
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

/// What a package says is in it; all of that is there, and nothing else.
fn described(folder: &std::path::Path) -> std::io::Result<Vec<Value>> {
    let said: Value = serde_json::from_slice(&std::fs::read(folder.join("datapackage.json"))?)?;
    let resources = said["resources"].as_array().cloned().unwrap_or_default();
    let mut named: Vec<String> =
        resources.iter().filter_map(|resource| Some(resource["path"].as_str()?.to_owned())).collect();
    named.push("datapackage.json".to_owned());
    let mut there = Vec::new();
    for file in std::fs::read_dir(folder)? {
        there.push(file?.file_name().to_string_lossy().into_owned());
    }
    named.sort();
    there.sort();
    assert_eq!(named, there);
    Ok(resources)
}

#[test]
fn the_passphrase_is_asked_on_a_terminal_and_long_work_shows_how_far_it_is() -> std::io::Result<()> {
    let folder = folder("companion-terminal")?;
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    // Behind a terminal of its own, as somebody sits before one; what is typed is sent once it is asked for.
    let typed = |arguments: &str| -> std::io::Result<(Option<i32>, String)> {
        let mut child = Command::new("script")
            .args(["-qec", &format!("{} {arguments}", env!("CARGO_BIN_EXE_ilsolito")), "/dev/null"])
            .env_remove("ILSOLITO_PASSPHRASE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            writeln!(stdin, "Uno-due tre")?;
        }
        let output = child.wait_with_output()?;
        Ok((output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned()))
    };
    let (a, b) = (path("a.age"), path("b.age"));
    let (code, said) = typed(&format!("demo --seed 7 --customers 20 -o {a}"))?;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Passphrase of ") && said.contains(" of "), "{said}");
    assert_eq!(sync("uno due tre", &["verify", &a])?.0, Some(0));
    let (code, said) = typed(&format!("merge {a} {a} -o {b}"))?;
    assert_eq!(code, Some(0), "{said}");
    // Read twice and written once: each says that it has come to its end.
    let whole: u64 = sync("uno due tre", &["verify", &b])?
        .1
        .split_whitespace()
        .find_map(|word| word.parse().ok())
        .unwrap_or_default();
    assert!(whole > 20 && said.matches(&format!("{whole} of {whole}")).count() == 3, "{whole}: {said}");
    // Where nobody sits, nothing is drawn over.
    assert!(!sync("uno due tre", &["verify", &a])?.2.contains(" of "));
    Ok(())
}

#[test]
fn files_of_two_shops_are_not_joined_and_joining_is_the_same_in_any_order() -> std::io::Result<()> {
    let folder = folder("companion-joining")?;
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let make = |name: &str, shop: &str, customer: u128, text: &str, at: u64| -> std::io::Result<String> {
        let author = Author { now: Stamp(at), device: DeviceId(u128::from(at)), by: "Ada".into() };
        let plan = Plan::new(Action::AddCustomer).set(RecordId::Shop, Field::ShopId, shop).set(
            RecordId::Customer(CustomerId(customer)),
            Field::Name,
            text,
        );
        let mut library = Library::default();
        let changes = plan.resolve(&library, &author, &mut || u128::from(at));
        library.install(library.patch(&changes));
        let mut outgoing = Outgoing::new(&library, Scope::Whole, &author);
        let entries = outgoing.next_batch(&library, usize::MAX);
        let written =
            SyncWriter::begin(Vec::new(), "uno due tre", 1, outgoing.header()).and_then(|mut writer| {
                entries.iter().try_for_each(|entry| writer.write(entry))?;
                writer.finish()
            });
        std::fs::write(path(name), written.map_err(std::io::Error::other)?)?;
        Ok(path(name))
    };
    let a = make("a.age", "aa", 1, "Anna", 1000)?;
    let b = make("b.age", "aa", 1, "Annamaria", 2000)?;
    let c = make("c.age", "cc", 3, "Carlo", 3000)?;
    let (code, _, errors) = sync("uno due tre", &["merge", &a, &c, "-o", &path("no.age")])?;
    assert_eq!(code, Some(6), "{errors}");
    assert!(!folder.join("no.age").exists() && !folder.join("no.age.part").exists());
    let export = |one: &str, other: &str, name: &str| -> std::io::Result<String> {
        let (joined, out) = (path(&format!("{name}.age")), path(name));
        assert_eq!(sync("uno due tre", &["merge", one, other, "-o", &joined])?.0, Some(0));
        assert_eq!(sync("uno due tre", &["export", &joined, "--to", "csv", "-o", &out])?.0, Some(0));
        std::fs::read_to_string(folder.join(name).join("customers.csv"))
    };
    let (there, back) = (export(&a, &b, "ab")?, export(&b, &a, "ba")?);
    assert!(there == back && there.contains("Annamaria") && there.lines().count() == 2, "{there}");
    Ok(())
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
    assert_eq!(described(&folder.join("csv"))?[0]["schema"]["fields"][0]["name"], "id");
    let arguments = ["export", &c, "--to", "jsonl", "-o", &path("jsonl"), "--with-health"];
    assert_eq!(sync("uno due tre", &arguments)?.0, Some(0));
    described(&folder.join("jsonl"))?;
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
