//! How the data key is kept: wrapped by another key, in a form that leaves room for more ways to wrap it.

use super::{Cost, Envelope, KEY_BYTES, SALT_BYTES, VaultError};

/// The wrapped data key, with the way it was wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyWrap {
    /// Sealed, as an [`Envelope`], under a key that the browser keeps and never gives away.
    Browser(Vec<u8>),
    /// Sealed under a key that is made of a passcode.
    Passcode(PasscodeWrap),
}

/// A data key wrapped by a passcode: all that it takes to make the key of it again, but the passcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasscodeWrap {
    /// Whether it is typed on a keypad.
    pub is_digits: bool,
    /// What making the key costs.
    pub cost: Cost,
    /// What was mixed in.
    pub salt: [u8; SALT_BYTES],
    /// The data key, sealed as an [`Envelope`].
    pub sealed: Vec<u8>,
}

/// A data key wrapped by a secret of the phone: all that it takes to ask for the secret again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialWrap {
    /// By what name the phone knows the credential.
    pub id: Vec<u8>,
    /// Of what the phone makes the secret.
    pub salt: [u8; KEY_BYTES],
    /// The data key, sealed as an [`Envelope`].
    pub sealed: Vec<u8>,
}

const BROWSER: u8 = 1;
const PASSCODE: u8 = 2;
const CREDENTIAL: u8 = 3;

impl KeyWrap {
    /// The kind under which a data key is sealed, in [`super::additional_data`].
    pub const KIND: u8 = b'k';

    /// The name under which a data key is sealed, in [`super::additional_data`].
    pub const NAME: &str = "data-key";

    /// The name under which a data key is sealed for the recovery phrase, so that the two cannot be swapped.
    pub const RECOVERY: &str = "data-key/recovery";

    /// The name under which a data key is sealed for the code of service.
    pub const SERVICE: &str = "data-key/service";

    /// The name under which a data key is sealed for whoever the phone recognises.
    pub const CREDENTIAL: &str = "data-key/credential";

    /// The name under which the key of the pages is sealed, where another one than the data key's wraps open it.
    pub const INNER: &str = "data-key/inner";

    /// Reads what [`KeyWrap::to_bytes`] writes; errs where the way of wrapping is not known.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        match bytes.split_first() {
            Some((&BROWSER, sealed)) => Envelope::parse(sealed).map(|_| Self::Browser(sealed.to_vec())),
            Some((&PASSCODE, rest)) => PasscodeWrap::parse(rest).map(Self::Passcode),
            Some((&way, _)) if way > CREDENTIAL => Err(VaultError::Newer(way)),
            _ => Err(VaultError::DoesNotOpen),
        }
    }

    /// Writes one byte for the way, then what it needs.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self {
            Self::Browser(sealed) => {
                bytes.push(BROWSER);
                bytes.extend_from_slice(sealed);
            }
            Self::Passcode(wrap) => {
                bytes.push(PASSCODE);
                bytes.push(u8::from(wrap.is_digits));
                bytes.extend_from_slice(&wrap.cost.memory.to_be_bytes());
                bytes.extend_from_slice(&wrap.cost.passes.to_be_bytes());
                bytes.extend_from_slice(&wrap.salt);
                bytes.extend_from_slice(&wrap.sealed);
            }
        }
        bytes
    }

    /// Returns the data key, sealed.
    pub fn sealed(&self) -> &[u8] {
        match self {
            Self::Browser(sealed) => sealed,
            Self::Passcode(wrap) => &wrap.sealed,
        }
    }
}

impl PasscodeWrap {
    fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let parsed = || {
            let (digits, rest) = bytes.split_first()?;
            let (memory, rest) = rest.split_first_chunk()?;
            let (passes, rest) = rest.split_first_chunk()?;
            let (salt, sealed) = rest.split_first_chunk()?;
            let cost = Cost { memory: u32::from_be_bytes(*memory), passes: u32::from_be_bytes(*passes) };
            Some(Self { is_digits: *digits == 1, cost, salt: *salt, sealed: sealed.to_vec() })
        };
        let wrap = parsed().filter(|wrap| wrap.cost.is_sane()).ok_or(VaultError::DoesNotOpen)?;
        Envelope::parse(&wrap.sealed)?;
        Ok(wrap)
    }
}

impl CredentialWrap {
    /// Reads what [`CredentialWrap::to_bytes`] writes; errs where the way of wrapping is another one.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let parsed = || {
            let (_, rest) = bytes.split_first().filter(|(way, _)| **way == CREDENTIAL)?;
            let (length, rest) = rest.split_first_chunk()?;
            let (id, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
            let (salt, sealed) = rest.split_first_chunk()?;
            Some(Self { id: id.to_vec(), salt: *salt, sealed: sealed.to_vec() })
        };
        let wrap = parsed().ok_or(VaultError::DoesNotOpen)?;
        Envelope::parse(&wrap.sealed)?;
        Ok(wrap)
    }

    /// Writes one byte for the way, then what it needs. The standard allows an id 1023 bytes at most.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![CREDENTIAL];
        bytes.extend_from_slice(&(self.id.len() as u16).to_be_bytes());
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.sealed);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wrap_reads_back_and_an_unknown_way_is_newer() {
        let wrap = KeyWrap::Browser(Envelope { nonce: [7; 12], ciphertext: &[9; 48] }.to_bytes());
        let mut bytes = wrap.to_bytes();
        assert_eq!(KeyWrap::parse(&bytes), Ok(wrap));
        bytes[0] = 4;
        assert_eq!(KeyWrap::parse(&bytes), Err(VaultError::Newer(4)));
        assert_eq!(KeyWrap::parse(&[1, 1, 2]), Err(VaultError::DoesNotOpen));
        assert_eq!(KeyWrap::parse(&[2, 1, 2]), Err(VaultError::DoesNotOpen));
        assert_eq!(KeyWrap::parse(&[3, 255, 255, 2]), Err(VaultError::DoesNotOpen));
        assert_eq!(CredentialWrap::parse(&[3, 255, 255, 2]), Err(VaultError::DoesNotOpen));
        assert_eq!(CredentialWrap::parse(&[2, 0, 0, 2]), Err(VaultError::DoesNotOpen));
        assert_eq!(KeyWrap::parse(&[]), Err(VaultError::DoesNotOpen));
    }

    proptest! {
        #[test]
        fn a_passcode_wrap_reads_back(
            is_digits: bool, memory in 8_u32..=1024 * 1024, passes in 1_u32..=1000, salt: [u8; 16], key: [u8; 48],
        ) {
            let sealed = Envelope { nonce: [7; 12], ciphertext: &key }.to_bytes();
            let wrap = KeyWrap::Passcode(PasscodeWrap { is_digits, cost: Cost { memory, passes }, salt, sealed });
            let bytes = wrap.to_bytes();
            prop_assert_eq!(KeyWrap::parse(&bytes), Ok(wrap));
            for end in 0..bytes.len() - 48 {
                prop_assert!(KeyWrap::parse(&bytes[..end]).is_err(), "cut at {}", end);
            }
        }

        #[test]
        fn a_credential_wrap_reads_back(id in proptest::collection::vec(any::<u8>(), 0..1024), salt: [u8; 32], key: [u8; 48]) {
            let sealed = Envelope { nonce: [7; 12], ciphertext: &key }.to_bytes();
            let wrap = CredentialWrap { id, salt, sealed };
            let bytes = wrap.to_bytes();
            prop_assert_eq!(CredentialWrap::parse(&bytes), Ok(wrap));
            for end in 0..bytes.len() - 48 {
                prop_assert!(CredentialWrap::parse(&bytes[..end]).is_err(), "cut at {}", end);
            }
        }

        #[test]
        fn whatever_is_stored_is_read_or_refused(bytes: Vec<u8>) {
            if let Ok(wrap) = CredentialWrap::parse(&bytes) {
                prop_assert_eq!(CredentialWrap::parse(&wrap.to_bytes()), Ok(wrap));
            }
            if let Ok(wrap) = KeyWrap::parse(&bytes) {
                let written = wrap.to_bytes();
                prop_assert_eq!(KeyWrap::parse(&written), Ok(wrap));
            }
        }
    }
}
