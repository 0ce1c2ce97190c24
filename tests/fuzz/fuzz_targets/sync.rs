//! Sync files: hostile bytes at every layer, the outermost first, and lines under a right seal.
#![no_main]

use age::secrecy::SecretString;
use il_solito::merge::SyncFile;
use libfuzzer_sys::fuzz_target;
use std::io::Write;

const PASSPHRASE: &str = "abaco";

fn seal(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(1);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).ok()?;
    let mut out = encryptor.wrap_output(Vec::new()).ok()?;
    out.write_all(bytes).ok()?;
    out.finish().ok()
}

fn pack(text: &[u8]) -> Vec<u8> {
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut bytes = [&head[..], &miniz_oxide::deflate::compress_to_vec(text, 1)].concat();
    // The checksum comes too late to keep a line from being read.
    bytes.extend([0; 4]);
    bytes.extend((text.len() as u32).to_le_bytes());
    bytes
}

fuzz_target!(|bytes: &[u8]| {
    let Some((layer, rest)) = bytes.split_first() else { return };
    let file = match layer % 3 {
        0 => Some(rest.to_vec()),
        1 => seal(rest),
        _ => seal(&pack(rest)),
    };
    if let Some(file) = file {
        assert!(SyncFile::read(&file[..], PASSPHRASE, |_| true).is_err());
    }
});
