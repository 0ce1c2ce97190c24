//! Today's code reads what every version ever shipped has written.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

use aes_gcm::aead::{Aead, KeyInit, Payload};
use il_solito::domain::{Entry, EntryKind};
use il_solito::storage::{Head, PAGE_VERSION, PageName, Shape, StorageError, decode, encode};
use il_solito::vault::{CredentialWrap, Envelope, KeyWrap, additional_data, derive};
use std::path::Path;

const DATABASE: [u8; 16] = [0x11; 16];
const DATA_KEY: [u8; 32] = [0x22; 32];
const BROWSER_KEY: [u8; 32] = [0x33; 32];

fn fixture(name: &str) -> Vec<u8> {
    fixture_of("v1", name)
}

fn fixture_of(version: &str, name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/storage").join(version);
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn open(key: &[u8; 32], sealed: &[u8], kind: u8, name: &str) -> Vec<u8> {
    let envelope = Envelope::parse(sealed).unwrap_or_else(|error| panic!("{name}: {error}"));
    let payload = Payload { msg: envelope.ciphertext, aad: &additional_data(&DATABASE, kind, name) };
    let cipher = aes_gcm::Aes256Gcm::new(key.into());
    cipher.decrypt(&envelope.nonce.into(), payload).unwrap_or_else(|_| panic!("{name} does not open"))
}

/// The kinds that there were in version 1.
fn pages() -> impl Iterator<Item = PageName> {
    [EntryKind::Customers, EntryKind::House, EntryKind::Visits, EntryKind::Steps]
        .into_iter()
        .map(|kind| PageName { kind, bucket: 0 })
}

fn pages_of_today() -> impl Iterator<Item = PageName> {
    EntryKind::ALL.into_iter().map(|kind| PageName { kind, bucket: 0 })
}

#[test]
fn pages_of_version_1_are_read() {
    let expected: Vec<Entry> = serde_json::from_slice(&fixture("entries.json")).unwrap();
    let mut read = Vec::new();
    for page in pages() {
        let entries = decode(page, &fixture(&format!("{page}.plain"))).unwrap();
        assert!(entries.iter().all(|entry| entry.name().kind() == page.kind));
        read.extend(entries);
    }
    assert_eq!(read, expected);
}

#[test]
fn pages_are_read_and_written_as_version_2_did() {
    assert_eq!(PAGE_VERSION, 2, "a new version needs a fixture folder of its own");
    let entries: Vec<Entry> = serde_json::from_slice(&fixture_of("v2", "entries.json")).unwrap();
    for page in pages_of_today() {
        let own: Vec<&Entry> = entries.iter().filter(|entry| entry.name().kind() == page.kind).collect();
        let written = fixture_of("v2", &format!("{page}.plain"));
        assert!(!own.is_empty(), "{page} shows nothing");
        assert_eq!(encode(own.iter().copied()).unwrap(), written, "{page}");
        assert!(decode(page, &written).unwrap().iter().eq(own), "{page}");
    }
}

#[test]
fn sealed_pages_of_version_1_open_with_a_standard_cipher() {
    for page in pages() {
        let sealed = fixture(&format!("{page}.sealed"));
        let plain = open(&DATA_KEY, &sealed, PageName::letter(page.kind) as u8, &page.to_string());
        assert_eq!(plain, fixture(&format!("{page}.plain")), "{page}");
    }
}

#[test]
fn the_key_wrap_of_version_1_opens() {
    let wrap = KeyWrap::parse(&fixture("wrap")).unwrap();
    assert!(matches!(wrap, KeyWrap::Browser(_)));
    assert_eq!(open(&BROWSER_KEY, wrap.sealed(), KeyWrap::KIND, KeyWrap::NAME), DATA_KEY);
}

#[test]
fn the_key_wraps_of_a_passcode_open_with_it_and_with_nothing_else() {
    let open = |name: &str, passcode: &str, bound_to: &str| {
        let KeyWrap::Passcode(wrap) = KeyWrap::parse(&fixture_of("v2", name)).unwrap() else {
            panic!("{name} is wrapped by no passcode")
        };
        let key = derive(passcode, &wrap.salt, wrap.cost).unwrap();
        let envelope = Envelope::parse(&wrap.sealed).unwrap();
        let aad = additional_data(&DATABASE, KeyWrap::KIND, bound_to);
        let payload = Payload { msg: envelope.ciphertext, aad: &aad };
        aes_gcm::Aes256Gcm::new(&key.into()).decrypt(&envelope.nonce.into(), payload).ok()
    };
    assert_eq!(open("wrap_passcode", "482913", KeyWrap::NAME), Some(DATA_KEY.to_vec()));
    assert_eq!(open("wrap_passcode", "482914", KeyWrap::NAME), None);
    let words = "Abaco abbaglio abbinato  abete abisso";
    assert_eq!(open("wrap_recovery", words, KeyWrap::RECOVERY), Some(DATA_KEY.to_vec()));
    assert_eq!(open("wrap_recovery", words, KeyWrap::NAME), None, "it cannot stand in for the other one");
    let KeyWrap::Passcode(wrap) = KeyWrap::parse(&fixture_of("v2", "wrap_passcode")).unwrap() else {
        panic!("it is wrapped by no passcode")
    };
    assert!(wrap.is_digits);
    assert_eq!(KeyWrap::Passcode(wrap).to_bytes(), fixture_of("v2", "wrap_passcode"));
}

#[test]
fn the_other_ways_into_a_locked_database_open_it() {
    let service = KeyWrap::parse(&fixture_of("v2", "wrap_service")).unwrap();
    let KeyWrap::Passcode(wrap) = &service else { panic!("it is wrapped by no code") };
    assert!(wrap.is_digits);
    let key = derive("482914", &wrap.salt, wrap.cost).unwrap();
    assert_eq!(open(&key, &wrap.sealed, KeyWrap::KIND, KeyWrap::SERVICE), DATA_KEY);
    assert_eq!(service.to_bytes(), fixture_of("v2", "wrap_service"));

    let wrap = CredentialWrap::parse(&fixture_of("v2", "wrap_credential")).unwrap();
    assert_eq!((&*wrap.id, wrap.salt), (b"credential of a phone".as_slice(), [0x66; 32]));
    assert_eq!(open(&[0x55; 32], &wrap.sealed, KeyWrap::KIND, KeyWrap::CREDENTIAL), DATA_KEY);
    assert_eq!(wrap.to_bytes(), fixture_of("v2", "wrap_credential"));

    let inner = fixture_of("v2", "inner");
    assert_eq!(open(&DATA_KEY, &inner, KeyWrap::KIND, KeyWrap::INNER), [0x77; 32]);
}

#[test]
fn the_head_of_version_1_is_read() {
    let head = Head::parse(&fixture("head")).unwrap();
    assert_eq!((head.revision, head.mark), (1, 0x0123_4567_89ab_cdef));
    assert_eq!(head.shape(EntryKind::Customers), Shape { pages: 1, weight: 2 });
    assert_eq!(head.shape(EntryKind::Steps), Shape { pages: 1, weight: 13 });
    assert_eq!(
        head.pages_since(0).into_iter().collect::<Vec<_>>(),
        [PageName { kind: EntryKind::Visits, bucket: 0 }]
    );
    assert_eq!(head.set_aside(), [PageName { kind: EntryKind::House, bucket: 300 }]);
    // Written anew it is of today's format, and says the same.
    let anew = head.to_bytes().unwrap();
    assert_ne!(anew, fixture("head"));
    assert_eq!(Head::parse(&anew).unwrap(), head);
}

#[test]
fn the_head_of_version_2_is_read_and_written() {
    let bytes = fixture_of("v2", "head");
    let head = Head::parse(&bytes).unwrap();
    assert_eq!((head.revision, head.mark), (2, 0x0123_4567_89ab_cdef));
    assert_eq!(head.shape(EntryKind::Papers), Shape { pages: 1, weight: 3 });
    assert_eq!(head.to_bytes().unwrap(), bytes);
}

#[test]
fn a_newer_page_is_refused_whole() {
    let page = PageName { kind: EntryKind::Visits, bucket: 0 };
    let mut newer = fixture("v00000000.plain");
    newer[0] = PAGE_VERSION + 1;
    assert_eq!(decode(page, &newer), Err(StorageError::Newer { version: u32::from(PAGE_VERSION) + 1 }));
}
