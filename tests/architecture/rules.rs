//! The rules, each with a file that breaks it, so that a rule which sees nothing is found out.

use super::source::Source;

/// What a layer may name of the others; a layer that is not here may not exist.
const LAYERS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("vault", &[]),
    ("analysis", &["domain"]),
    ("merge", &["domain"]),
    ("exchange", &["analysis", "domain"]),
    ("demo", &["analysis", "domain"]),
    ("storage", &["domain", "vault"]),
    ("messages", &["analysis", "domain", "exchange", "merge"]),
    ("platform", &["analysis", "domain", "messages"]),
    ("app", &["analysis", "demo", "domain", "exchange", "merge", "messages", "platform", "storage", "vault"]),
    ("bin", &["analysis", "demo", "domain", "exchange", "merge"]),
];

/// Layers that are compiled for every target, whole.
const PURE: [&str; 6] = ["domain", "analysis", "merge", "exchange", "demo", "messages"];

/// Tables of data, which are as long as what they list.
const TABLES: [&str; 7] = [
    "src/demo/names.rs",
    "src/exchange/headings.rs",
    "src/messages/en.rs",
    "src/messages/it.rs",
    "src/messages/trust/en.rs",
    "src/messages/trust/it.rs",
    "src/exchange/allergy_words.rs",
];

const MAX_LINES: usize = 400;
const EMPTY_NAMES: [&str; 5] = ["utils", "util", "common", "helpers", "manager"];
const BROWSER: [&str; 6] = ["web_sys::", "js_sys::", "wasm_bindgen", "gloo::", "indexed_db_futures", "yew::"];

/// What only one file or layer may say, and which.
const PLACES: [(&str, &str); 6] = [
    ("web_sys::window", "src/platform/page.rs"),
    ("gloo::utils::", "src/platform/page.rs"),
    ("Date::now", "src/platform/clock.rs"),
    ("Math::random", "src/platform/random.rs"),
    ("SystemTime::now", "src/bin/"),
    ("indexed_db_futures", "src/storage/indexed_db/"),
];

/// A rule: what it finds wrong in a file, and files that break it.
pub struct Rule {
    pub name: &'static str,
    pub broken_by: &'static [(&'static str, &'static str)],
    judge: fn(&Source) -> Vec<String>,
}

impl Rule {
    /// What is wrong in a file, with its place and the name of the rule.
    pub fn faults(&self, source: &Source) -> Vec<String> {
        (self.judge)(source)
            .into_iter()
            .map(|fault| format!("{}: {}: {fault}", source.path, self.name))
            .collect()
    }
}

/// Every rule of the project.
pub fn all() -> Vec<Rule> {
    vec![
        Rule {
            name: "layers look down",
            broken_by: &[
                ("src/domain/a.rs", "//! Why.\nuse crate::vault::Key;\n"),
                ("src/vault/a.rs", "//! Why.\nuse crate::domain::Id;\n"),
                ("src/analysis/a/b.rs", "//! Why.\nfn f() { crate::storage::load(); }\n"),
                ("src/storage/a.rs", "//! Why.\nuse crate::{app, domain};\n"),
                ("src/messages/a.rs", "//! Why.\nuse il_solito::platform::page;\n"),
                ("src/cellar/a.rs", "//! Why.\n"),
            ],
            judge: look_down,
        },
        Rule {
            name: "pure layers know no browser",
            broken_by: &[("src/analysis/a.rs", "//! Why.\nuse web_sys::Element;\n")],
            judge: stay_pure,
        },
        Rule {
            name: "each thing in its place",
            broken_by: &[
                ("src/app/a.rs", "//! Why.\nfn f() { web_sys::window(); }\n"),
                ("src/storage/a.rs", "//! Why.\nfn f() { js_sys::Date::now(); }\n"),
                ("src/app/a.rs", "//! Why.\nuse indexed_db_futures::database::Database;\n"),
            ],
            judge: keep_places,
        },
        Rule {
            name: "nothing is unwrapped",
            broken_by: &[
                ("src/app/a.rs", "//! Why.\nfn f() { g().unwrap(); }\n"),
                ("src/domain/a.rs", "//! Why.\nfn f() { g().expect(\"never\"); }\n"),
            ],
            judge: unwrap_nothing,
        },
        Rule {
            name: "a file opens with why it exists",
            broken_by: &[("src/app/a.rs", "use yew::prelude::*;\n"), ("tests/a.rs", "//!\n")],
            judge: say_why,
        },
        Rule { name: "a file can be read", broken_by: &[("src/app/a.rs", LONG)], judge: stay_short },
        Rule {
            name: "what leaves is written down",
            broken_by: &[("src/app/a.rs", "//! Why.\nfn f() { files::download(a, b, c); }\n")],
            judge: keep_the_ledger,
        },
        Rule {
            name: "no browser remembers what is typed",
            broken_by: &[
                ("src/app/a.rs", "//! Why.\nfn f() { html! { <textarea id=\"a\" /> } }\n"),
                ("src/app/b.rs", "//! Why.\nfn f() {\n<input type=\"tel\" value={a}\n list={b} />\n}\n"),
            ],
            judge: forget_typing,
        },
        Rule {
            name: "a module has a name of its own",
            broken_by: &[("src/app/utils.rs", "//! Why.\n"), ("src/domain/helpers/mod.rs", "//! Why.\n")],
            judge: have_name,
        },
    ]
}

/// More than 400 lines: a table, which is allowed to be longer where it stands.
const LONG: &str = include_str!("../../src/demo/names.rs");

fn look_down(source: &Source) -> Vec<String> {
    let Some(layer) = source.layer() else { return Vec::new() };
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("no layer is called {layer}")];
    };
    let named =
        source.code().flat_map(|(line, text)| crate_names(text).into_iter().map(move |name| (line, name)));
    let upward = named.filter(|(_, name)| {
        name != layer && LAYERS.iter().any(|(known, _)| known == name) && !allowed.contains(&name.as_str())
    });
    upward.map(|(line, name)| format!("line {line} names {name}")).collect()
}

/// First path segments after `crate::` or `il_solito::`, those of a braced list as well.
fn crate_names(text: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let after = ["crate::", "il_solito::"].iter().flat_map(|start| text.split(start).skip(1));
    after
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split(',').map(|one| word(one.trim())).collect(),
            None => vec![word(rest)],
        })
        .collect()
}

fn stay_pure(source: &Source) -> Vec<String> {
    if !source.layer().is_some_and(|layer| PURE.contains(&layer)) {
        return Vec::new();
    }
    let named = source.code().filter(|(_, text)| BROWSER.iter().any(|name| text.contains(name)));
    named.map(|(line, text)| format!("line {line}: {}", text.trim())).collect()
}

fn keep_places(source: &Source) -> Vec<String> {
    let strange = |text: &str| {
        PLACES.iter().any(|(what, place)| text.contains(what) && !source.path.starts_with(place))
    };
    let named = source.code().filter(|(_, text)| strange(text));
    named.map(|(line, text)| format!("line {line}: {}", text.trim())).collect()
}

fn unwrap_nothing(source: &Source) -> Vec<String> {
    // A page without a window or a document is no page: nothing could be shown, not even the error.
    if source.path == "src/platform/page.rs" {
        return Vec::new();
    }
    let named = source.code().filter(|(_, text)| text.contains(".unwrap()") || text.contains(".expect("));
    named.map(|(line, text)| format!("line {line}: {}", text.trim())).collect()
}

fn say_why(source: &Source) -> Vec<String> {
    let first = source.text.lines().next().unwrap_or_default();
    let says = first
        .strip_prefix("//! ")
        .is_some_and(|why| why.len() > 3 && why.ends_with(['.', ':', '?']) || why.len() > 40);
    if says { Vec::new() } else { vec!["the first line is not a `//!` sentence".to_owned()] }
}

fn stay_short(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let long = lines > MAX_LINES && !TABLES.contains(&source.path.as_str());
    if long { vec![format!("{lines} lines")] } else { Vec::new() }
}

fn have_name(source: &Source) -> Vec<String> {
    let empty = source.path.split(['/', '.']).find(|part| EMPTY_NAMES.contains(part));
    empty.map(|part| format!("\"{part}\" says nothing")).into_iter().collect()
}

/// Browsers keep what stands in a field among their own files, readable, to put it back after a crash.
fn forget_typing(source: &Source) -> Vec<String> {
    const NOT_TYPED: [&str; 4] = ["\"checkbox\"", "\"radio\"", "\"file\"", "\"range\""];
    let lines: Vec<(usize, &str)> = source.code().collect();
    let mut faults = Vec::new();
    for (place, (line, text)) in lines.iter().enumerate() {
        for opening in ["<textarea", "<input"] {
            let Some((_, rest)) = text.split_once(opening) else { continue };
            let following = lines.iter().skip(place + 1).map(|(_, text)| *text);
            let whole: String = std::iter::once(rest).chain(following).take(8).collect::<Vec<_>>().join(" ");
            let tag = whole.split("/>").next().unwrap_or_default();
            let typed = !NOT_TYPED.iter().any(|kind| tag.contains(kind));
            if typed && !tag.contains("autocomplete=\"off\"") {
                faults.push(format!("line {line}: {opening} without autocomplete=\"off\""));
            }
        }
    }
    faults
}

/// Whoever hands something out writes it into the ledger of what left; in the same file, so that it can be seen.
fn keep_the_ledger(source: &Source) -> Vec<String> {
    const OUT: [&str; 6] =
        ["files::download(", "share_file(", "share_text(", "clipboard::copy(", "hand::copy(", "page::print("];
    // What cannot be read any more is saved before there is a ledger to write to; the handle writes for the rest.
    let excused = source.path == "src/app/state/opening.rs";
    let written = ["Departure", "note_departure", ".tell_all("].iter().any(|line| source.text.contains(line));
    if source.layer() != Some("app") || excused || written {
        return Vec::new();
    }
    let out = source.code().filter(|(_, text)| OUT.iter().any(|way| text.contains(way)));
    out.map(|(line, text)| format!("line {line}: {}", text.trim())).collect()
}
