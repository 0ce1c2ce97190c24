//! Sealing: how bytes lie on the disk so that nobody reads, swaps or changes them unseen. Uses nothing.

mod envelope;
mod key_wrap;
mod passcode;
#[cfg(target_arch = "wasm32")]
mod sealer;
mod strength;

pub use envelope::{Envelope, NONCE_BYTES, Nonce, TAG_BYTES, additional_data};
pub use key_wrap::{CredentialWrap, KeyWrap, PasscodeWrap};
pub use passcode::{Cost, KEY_BYTES, SALT_BYTES, derive};
#[cfg(target_arch = "wasm32")]
pub use sealer::{Sealer, WrappingKey, draw};
pub use strength::{Strength, wait_after};

/// Why something sealed cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// It is too short, or the cipher finds that it was changed, swapped, or sealed under another key.
    #[error("does not open")]
    DoesNotOpen,
    /// A newer version of the app sealed it.
    #[error("sealed by a newer version: {0}")]
    Newer(u8),
    /// The browser has no cipher to offer, as on a page without HTTPS.
    #[error("the browser offers no cipher: {0}")]
    NoCipher(Box<str>),
}
