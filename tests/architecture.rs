//! Holds the walls of the project: layers that only look down, files that stay readable, one place for each thing.
#![cfg(not(target_arch = "wasm32"))]

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use rules::{Rule, all};
use source::Source;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_file_keeps_every_rule() {
    let sources = source::read(root());
    assert!(sources.len() > 20, "the files of the project were not found");
    let faults: Vec<String> =
        all().iter().flat_map(|rule| sources.iter().flat_map(|source| rule.faults(source))).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_rule_can_be_broken() {
    for rule in all() {
        for (path, text) in rule.broken_by {
            let faults = rule.faults(&Source::new(path, text));
            assert!(!faults.is_empty(), "\"{}\" does not see what is wrong in {path}:\n{text}", rule.name);
        }
        assert!(!rule.broken_by.is_empty(), "\"{}\" was never seen to fail", rule.name);
    }
}

#[test]
fn rules_leave_what_is_right_alone() {
    let right = [
        (
            "src/domain/a.rs",
            "//! Says why.\nuse super::b;\nuse crate::domain::c;\nfn f() { g().unwrap_or_default(); }\n",
        ),
        ("src/analysis/a.rs", "//! Says why.\n#[cfg(test)]\nmod tests {\n    fn f() { g().unwrap(); }\n}\n"),
        ("src/platform/clock.rs", "//! Says why.\nfn now() { js_sys::Date::now(); }\n"),
        ("src/domain/a.rs", "//! Says why.\n// crate::app::x is above, web_sys::window() as well\n"),
    ];
    for (path, text) in right {
        let source = Source::new(path, text);
        let faults: Vec<String> = all().iter().flat_map(|rule: &Rule| rule.faults(&source)).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

/// Declarations of the block that follows `start`, without comments and space.
fn declarations(css: &str, start: &str) -> Vec<String> {
    let block = css.split_once(start).map(|(_, rest)| rest).unwrap_or_default();
    let block = block.split_once('{').map(|(_, rest)| rest).unwrap_or_default();
    let block = block.split_once('}').map(|(inside, _)| inside).unwrap_or_default();
    let pieces = block.split("/*").map(|piece| piece.split_once("*/").map_or(piece, |(_, rest)| rest));
    pieces
        .collect::<String>()
        .split(';')
        .map(|one| one.trim().to_owned())
        .filter(|one| !one.is_empty())
        .collect()
}

#[test]
fn dark_is_the_same_by_device_and_by_choice() {
    let css = fs::read_to_string(root().join("static/styles/tokens.css")).unwrap();
    let by_device = declarations(&css, ":root:not([data-theme=\"light\"])");
    let by_choice = declarations(&css, ":root[data-theme=\"dark\"]");
    assert!(by_device.len() > 30, "the dark tokens were not found");
    assert_eq!(by_device, by_choice);
}

#[test]
fn declarations_are_told_apart() {
    let css = "a { x: 1; /* why; */ y: 2; } b { x: 1; y: 3; }";
    assert_eq!(declarations(css, "a"), ["x: 1", "y: 2"]);
    assert_ne!(declarations(css, "a"), declarations(css, "b"));
}

/// Numbers with three parts, as versions are written.
fn versions(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.'));
    words
        .filter(|word| {
            word.split('.').count() == 3 && word.split('.').all(|part| part.parse::<u32>().is_ok())
        })
        .collect()
}

#[test]
fn versions_of_tools_are_named_in_one_place() {
    let dev = fs::read_to_string(root().join("dev")).unwrap();
    let (head, rest) = dev.split_once("\nPORT=").unwrap();
    assert_eq!(versions(head).len(), 4, "the versions at the top of ./dev");
    assert_eq!(versions(rest), [""; 0]);
    for path in [".ci/run", "Trunk.toml", "index.html", ".build/finish.mjs", ".build/serve.mjs"] {
        assert_eq!(versions(&fs::read_to_string(root().join(path)).unwrap()), [""; 0], "{path}");
    }
    assert_eq!(versions("trunk --version 0.21.14 and 1.2"), ["0.21.14"]);
}

/// What is wrong with a list of places to break: each line says which file, what stands there, and what is put there instead.
fn stale(list: &str, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<String> = line.split('~').map(|part| part.replace("\\n", "\n")).collect();
        let [file, old, new] = parts.as_slice() else {
            faults.push(format!("not three parts: {line}"));
            continue;
        };
        match read(file).map(|text| text.matches(old.as_str()).count()) {
            Some(1) if old != new => {}
            Some(1) => faults.push(format!("breaks nothing: {line}")),
            Some(places) => faults.push(format!("stands there {places} times: {line}")),
            None => faults.push(format!("no such file: {line}")),
        }
    }
    faults
}

/// The mutants themselves take hours: a list that has fallen behind the code is told of at once.
#[test]
fn lists_of_mutants_name_what_stands_in_the_code() {
    let laws = root().join("tests/laws");
    let scripts =
        fs::read_dir(&laws).unwrap().filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok());
    let mut lists = 0;
    for script in scripts {
        let said = |name: &str| {
            let mut words =
                script.split_whitespace().filter_map(|word| word.strip_prefix(name)?.strip_prefix('='));
            words.next().map(str::to_owned)
        };
        let (Some(sources), Some(list)) = (said("sources"), said("list")) else { continue };
        lists += 1;
        let text = fs::read_to_string(root().join(&list)).unwrap();
        let faults = stale(&text, |file| fs::read_to_string(root().join(&sources).join(file)).ok());
        assert!(faults.is_empty(), "{list}:\n{}", faults.join("\n"));
    }
    assert_eq!(lists, 3, "the lists were not found");
}

#[test]
fn a_list_that_has_fallen_behind_is_seen() {
    let read = |file: &str| (file == "a.rs").then(|| "one\ntwo\ntwo\n".to_owned());
    assert_eq!(stale("# why\n\na.rs~one~1\na.rs~one\\ntwo~\n", read), [""; 0]);
    for bad in ["a.rs~three~3", "a.rs~two~2", "a.rs~one~one", "b.rs~one~1", "a.rs~one"] {
        assert_eq!(stale(bad, read).len(), 1, "{bad}");
    }
}
