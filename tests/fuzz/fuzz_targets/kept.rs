//! What the browser keeps for the app, were it damaged: pages, heads, wraps of keys.
#![no_main]

use il_solito::domain::EntryKind;
use il_solito::storage::{Head, PageName, decode};
use il_solito::vault::{CredentialWrap, Envelope, KeyWrap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let name = PageName { kind: EntryKind::Customers, bucket: 7 };
    let _ = decode(name, bytes);
    // The first byte is the version, which would keep most of it unread.
    for version in [1, 2] {
        let _ = decode(name, &[&[version], bytes].concat());
    }
    if let Ok(head) = Head::parse(bytes) {
        assert!(head.to_bytes().is_ok());
    }
    let _ = Envelope::parse(bytes);
    let _ = KeyWrap::parse(bytes);
    let _ = CredentialWrap::parse(bytes);
});
