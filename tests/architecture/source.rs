//! Reads the project's own Rust files, and what of them counts as code that runs.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

/// One Rust file, with its path from the root of the project.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The layer that a file under `src/` belongs to, or nothing for `lib.rs` and `main.rs`.
    pub fn layer(&self) -> Option<&str> {
        self.path.strip_prefix("src/")?.split_once('/').map(|(layer, _)| layer)
    }

    /// Whether the whole file is for tests.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Numbered lines of code: no comments, and nothing from a test module on, which closes its file.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let opens_tests = |(this, next): (&str, &str)| this == "#[cfg(test)]" && next.ends_with('{');
        let lines: Vec<&str> = self.text.lines().collect();
        let end = lines.windows(2).position(|pair| opens_tests((pair[0], pair[1]))).unwrap_or(lines.len());
        let end = if self.is_test() { 0 } else { end };
        let numbered = lines.into_iter().take(end).enumerate().map(|(index, line)| (index + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// All Rust files below `src` and `tests`, in order.
pub fn read(root: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in ["src", "tests"] {
        gather(root, &root.join(folder), &mut sources);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn gather(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("node_modules") {
            gather(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            sources.push(Source::new(&name, &fs::read_to_string(&path).unwrap()));
        }
    }
}
