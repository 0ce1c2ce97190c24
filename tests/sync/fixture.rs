//! A file that was written by the first version of the format, kept as it is: every later version must read it.

use crate::stage::{NOW, PASSPHRASE, author, demo};
use il_solito::merge::{MAJOR, Outgoing, Scope, SyncFile, SyncWriter, WORK_FACTOR};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sync/v1")
}

#[test]
fn the_first_format_is_still_read() {
    let bytes = fs::read(folder().join("book.age")).unwrap();
    let file = SyncFile::read(&bytes[..], PASSPHRASE, |_| true).unwrap();
    let expected = fs::read_to_string(folder().join("entries.jsonl")).unwrap();
    let found: String =
        file.entries.iter().map(|entry| serde_json::to_string(entry).unwrap() + "\n").collect();
    assert_eq!(found, expected);
    assert_eq!(file.header.version.major, MAJOR);
}

/// Writes the fixture. It is done once for a major version, and never again.
#[test]
#[ignore = "writes tests/fixtures/sync"]
fn write_the_fixture() {
    assert!(!folder().exists(), "a fixture that was shipped is never changed");
    fs::create_dir_all(folder()).unwrap();
    let (library, device) = demo(4);
    let mut outgoing = Outgoing::new(&library, Scope::Whole, &author(device, NOW));
    let entries = outgoing.next_batch(&library, usize::MAX);
    let mut writer = SyncWriter::begin(Vec::new(), PASSPHRASE, WORK_FACTOR, outgoing.header()).unwrap();
    entries.iter().for_each(|entry| writer.write(entry).unwrap());
    fs::write(folder().join("book.age"), writer.finish().unwrap()).unwrap();
    let lines: String = entries.iter().map(|entry| serde_json::to_string(entry).unwrap() + "\n").collect();
    fs::write(folder().join("entries.jsonl"), lines).unwrap();
}
