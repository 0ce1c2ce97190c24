//! Holds what is built in to the policy of `.ci/deny.toml`: its licences, where it comes from, and what is not wanted.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of a list of the policy, by its section and name.
fn list(policy: &str, section: &str, name: &str) -> Vec<String> {
    let (_, inside) = policy.split_once(&format!("\n[{section}]\n")).expect(section);
    let inside = format!("\n{}", inside.split("\n[").next().unwrap_or_default());
    let (_, inside) = inside.split_once(&format!("\n{name} = [")).expect(name);
    let (inside, _) = inside.split_once(']').expect("the end of a list");
    inside.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Everything that is locked, for every target, as cargo itself tells it.
fn packages() -> Vec<Value> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo is what runs this");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let mut told: Value = serde_json::from_slice(&told.stdout).expect("cargo writes JSON");
    let Value::Array(packages) = told["packages"].take() else { panic!("no packages were told") };
    packages
}

/// Whether an expression of licences can be met with those allowed: `/` is what `OR` was once written as.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let spread = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spread.split_whitespace().collect();
    let mut rest = words.as_slice();
    let met = any(&mut rest, allowed);
    met && rest.is_empty()
}

fn any(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = all(rest, allowed);
    while let Some(("OR", behind)) = rest.split_first().map(|(word, behind)| (*word, behind)) {
        *rest = behind;
        // Not short: what stands there has to be read all the same.
        met |= all(rest, allowed);
    }
    met
}

fn all(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = one(rest, allowed);
    while let Some(("AND", behind)) = rest.split_first().map(|(word, behind)| (*word, behind)) {
        *rest = behind;
        met &= one(rest, allowed);
    }
    met
}

fn one(rest: &mut &[&str], allowed: &[String]) -> bool {
    let Some((word, behind)) = rest.split_first() else { return false };
    *rest = behind;
    if *word == "(" {
        let met = any(rest, allowed);
        let closes = rest.first() == Some(&")");
        *rest = rest.get(1..).unwrap_or_default();
        return met && closes;
    }
    if let Some((&"WITH", behind)) = rest.split_first() {
        // A licence with an exception is another licence.
        *rest = behind.get(1..).unwrap_or_default();
        return false;
    }
    allowed.iter().any(|licence| licence == word)
}

#[test]
fn every_part_is_licensed_as_the_policy_allows_and_comes_from_where_it_allows() {
    let policy = fs::read_to_string(root().join(".ci/deny.toml")).expect("the policy");
    let licences = list(&policy, "licenses", "allow");
    let banned = list(&policy, "bans", "deny");
    let sources: Vec<String> =
        list(&policy, "sources", "allow-registry").iter().map(|url| format!("registry+{url}")).collect();
    let packages = packages();
    assert!(packages.len() > 100, "{} packages were told", packages.len());
    let mut faults = Vec::new();
    for package in &packages {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_met(licence, &licences) {
            faults.push(format!("{name} is licensed as \"{licence}\""));
        }
        match package["source"].as_str() {
            None => assert_eq!(name, env!("CARGO_PKG_NAME"), "only the project itself has no source"),
            Some(source) if !sources.iter().any(|allowed| allowed == source) => {
                faults.push(format!("{name} comes from {source}"));
            }
            Some(_) => {}
        }
        if banned.iter().any(|ban| ban == name) {
            faults.push(format!("{name} is not wanted"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn expressions_of_licences_are_read_as_they_are_meant() {
    let allowed = ["MIT", "ISC", "Unicode-3.0"].map(str::to_owned);
    for met in [
        "MIT",
        "MIT OR Apache-2.0",
        "Apache-2.0/MIT",
        "Apache-2.0 / MIT",
        "(MIT OR Apache-2.0) AND ISC",
        "Apache-2.0 WITH LLVM-exception OR MIT",
    ] {
        assert!(is_met(met, &allowed), "{met}");
    }
    for unmet in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR ISC) AND GPL-2.0-only",
        "MIT WITH some-exception",
        "(MIT",
        "MIT ISC",
    ] {
        assert!(!is_met(unmet, &allowed), "{unmet}");
    }
}
