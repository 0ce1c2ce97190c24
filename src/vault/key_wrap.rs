//! How the data key is kept: wrapped by another key, in a form that leaves room for more ways to wrap it.

use super::{Envelope, VaultError};

/// The wrapped data key, with the way it was wrapped. A wrap by a passcode (Argon2id) will be a second variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyWrap {
    /// Sealed, as an [`Envelope`], under a key that the browser keeps and never gives away.
    Browser(Vec<u8>),
}

const BROWSER: u8 = 1;

impl KeyWrap {
    /// The kind under which a data key is sealed, in [`super::additional_data`].
    pub const KIND: u8 = b'k';

    /// The name under which a data key is sealed, in [`super::additional_data`].
    pub const NAME: &str = "data-key";

    /// Reads what [`KeyWrap::to_bytes`] writes; errs where the way of wrapping is not known.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        match bytes.split_first() {
            Some((&BROWSER, sealed)) => Envelope::parse(sealed).map(|_| Self::Browser(sealed.to_vec())),
            Some((&way, _)) if way > BROWSER => Err(VaultError::Newer(way)),
            _ => Err(VaultError::DoesNotOpen),
        }
    }

    /// Writes one byte for the way, then what it needs.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Self::Browser(sealed) = self;
        let mut bytes = Vec::with_capacity(1 + sealed.len());
        bytes.push(BROWSER);
        bytes.extend_from_slice(sealed);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrap_reads_back_and_an_unknown_way_is_newer() {
        let wrap = KeyWrap::Browser(Envelope { nonce: [7; 12], ciphertext: &[9; 48] }.to_bytes());
        let mut bytes = wrap.to_bytes();
        assert_eq!(KeyWrap::parse(&bytes), Ok(wrap));
        bytes[0] = 2;
        assert_eq!(KeyWrap::parse(&bytes), Err(VaultError::Newer(2)));
        assert_eq!(KeyWrap::parse(&[1, 1, 2]), Err(VaultError::DoesNotOpen));
        assert_eq!(KeyWrap::parse(&[]), Err(VaultError::DoesNotOpen));
    }
}
