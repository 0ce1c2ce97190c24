//! What is wrong with a file, in words; and what the book says of the passphrase and of the last backup.

use crate::app::state::{BookHandle, Speech};
use crate::domain::Stamp;
use crate::merge::MergeError;
use crate::messages::fill;
use crate::platform::settings;

/// Under which name the passphrase is kept on this phone: sealed, and never part of a file.
const PASSPHRASE: &str = "sync/passphrase";

/// Returns the shop's passphrase, if this phone knows it.
pub fn passphrase(book: &BookHandle) -> Option<String> {
    book.draft(PASSPHRASE).filter(|words| !words.is_empty())
}

/// Keeps it on this phone.
pub fn keep_passphrase(book: &BookHandle, words: &str) {
    book.keep_draft(PASSPHRASE, Some(words));
}

/// Returns when a backup was last read back on this phone.
pub fn last_trial() -> Option<Stamp> {
    settings::read(settings::key::BACKUP_TRIED)?.parse().ok().map(Stamp)
}

/// Keeps that a backup was read back.
pub fn keep_trial(at: Stamp) {
    settings::keep(settings::key::BACKUP_TRIED, Some(&at.0.to_string()));
}

/// Returns a title and what to do about a file that cannot be taken in.
pub fn trouble(speech: &Speech, error: &MergeError) -> (&'static str, String) {
    let texts = speech.language.sync();
    let line = |line: u32| fill(texts.bad_line_more, &[("line", &speech.number(line.into()))]);
    match error {
        MergeError::Foreign => (texts.bad_foreign, texts.bad_foreign_more.into()),
        MergeError::WrongPassphrase => (texts.bad_words, texts.bad_words_more.into()),
        MergeError::Truncated => (texts.bad_truncated, texts.bad_truncated_more.into()),
        MergeError::Tampered => (texts.bad_tampered, texts.bad_tampered_more.into()),
        MergeError::BadLine { line: at, .. } | MergeError::Inconsistent { line: at } => {
            (texts.bad_line, line(*at))
        }
        MergeError::Newer(_) | MergeError::UnknownKind { .. } => {
            (texts.bad_newer, texts.bad_newer_more.into())
        }
        MergeError::Gigantic => (texts.bad_gigantic, texts.bad_gigantic_more.into()),
        MergeError::OtherShop => (texts.bad_shop, texts.bad_shop_more.into()),
        MergeError::Broken(_) => (texts.bad_broken, texts.bad_broken_more.into()),
    }
}
