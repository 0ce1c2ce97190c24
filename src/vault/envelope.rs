//! The form of a sealed thing: one version byte, the nonce, then what AES-256-GCM made of it (NIST SP 800-38D).

use super::VaultError;

/// The bytes of a nonce.
pub const NONCE_BYTES: usize = 12;

/// The bytes of the tag at the end of a ciphertext.
pub const TAG_BYTES: usize = 16;

/// A random number used once per sealing; at most 2^32 of them are drawn for one key.
pub type Nonce = [u8; NONCE_BYTES];

const VERSION: u8 = 1;

/// A sealed thing, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The nonce it was sealed with.
    pub nonce: Nonce,
    /// Ciphertext and tag.
    pub ciphertext: &'a [u8],
}

impl<'a> Envelope<'a> {
    /// Takes sealed bytes apart; errs where they are too short or of a newer version.
    pub fn parse(sealed: &'a [u8]) -> Result<Self, VaultError> {
        let (version, rest) = sealed.split_first().ok_or(VaultError::DoesNotOpen)?;
        if *version != VERSION {
            return Err(if *version == 0 { VaultError::DoesNotOpen } else { VaultError::Newer(*version) });
        }
        let (nonce, ciphertext) = rest.split_first_chunk().ok_or(VaultError::DoesNotOpen)?;
        if ciphertext.len() < TAG_BYTES {
            return Err(VaultError::DoesNotOpen);
        }
        Ok(Self { nonce: *nonce, ciphertext })
    }

    /// Writes what [`Envelope::parse`] reads.
    pub fn to_bytes(self) -> Vec<u8> {
        let mut sealed = Vec::with_capacity(1 + NONCE_BYTES + self.ciphertext.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&self.nonce);
        sealed.extend_from_slice(self.ciphertext);
        sealed
    }
}

/// Returns what the cipher binds a thing to: its database, kind and name, so that no two can be swapped.
pub fn additional_data(database: &[u8; 16], kind: u8, name: &str) -> Vec<u8> {
    let mut data = Vec::with_capacity(18 + name.len());
    data.push(VERSION);
    data.extend_from_slice(database);
    data.push(kind);
    data.extend_from_slice(name.as_bytes());
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use aes_gcm::aead::{Aead, KeyInit, Payload};
    use proptest::prelude::*;

    fn seal(key: &[u8; 32], nonce: Nonce, plain: &[u8], aad: &[u8]) -> Vec<u8> {
        let cipher = aes_gcm::Aes256Gcm::new(key.into());
        let ciphertext = cipher.encrypt(&nonce.into(), Payload { msg: plain, aad }).unwrap();
        Envelope { nonce, ciphertext: &ciphertext }.to_bytes()
    }

    fn open(key: &[u8; 32], sealed: &[u8], aad: &[u8]) -> Result<Vec<u8>, VaultError> {
        let envelope = Envelope::parse(sealed)?;
        let cipher = aes_gcm::Aes256Gcm::new(key.into());
        cipher
            .decrypt(&envelope.nonce.into(), Payload { msg: envelope.ciphertext, aad })
            .map_err(|_| VaultError::DoesNotOpen)
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_and_nothing_else_does(
            key: [u8; 32], nonce: [u8; 12], plain: Vec<u8>, database: [u8; 16], place in any::<usize>(), bit in 0..8_u8,
        ) {
            let aad = additional_data(&database, b'c', "c00001");
            let sealed = seal(&key, nonce, &plain, &aad);
            prop_assert_eq!(open(&key, &sealed, &aad), Ok(plain));
            for other in [
                additional_data(&database, b'c', "c00002"),
                additional_data(&database, b'v', "c00001"),
                additional_data(&database.map(|byte| !byte), b'c', "c00001"),
            ] {
                prop_assert!(open(&key, &sealed, &other).is_err());
            }
            let mut bent = sealed.clone();
            let place = place % bent.len();
            bent[place] ^= 1 << bit;
            prop_assert!(open(&key, &bent, &aad).is_err());
            prop_assert!(open(&key, &sealed[..place], &aad).is_err());
        }
    }

    #[test]
    fn a_newer_envelope_is_named_as_such() {
        assert_eq!(Envelope::parse(&[2; 40]), Err(VaultError::Newer(2)));
        assert_eq!(Envelope::parse(&[]), Err(VaultError::DoesNotOpen));
        assert_eq!(Envelope::parse(&[0; 40]), Err(VaultError::DoesNotOpen));
    }
}
