//! A key made of a passcode: Argon2id (RFC 9106), slow on purpose, so that guessing is slow too.

use super::VaultError;
use argon2::{Algorithm, Argon2, Params, Version};

/// The bytes of a salt.
pub const SALT_BYTES: usize = 16;

/// The bytes of a key.
pub const KEY_BYTES: usize = 32;

/// What making a key costs: set when a passcode is chosen, to what the device does in about half a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// How often it is gone over.
    pub passes: u32,
}

impl Cost {
    /// What is tried first: 64 MiB, then half of it and so on, where the device has not got so much.
    pub const MEMORIES: [u32; 3] = [64 * 1024, 32 * 1024, 16 * 1024];

    /// How long making a key should take, in milliseconds.
    pub const WANTED_MS: u64 = 500;

    /// The most that is believed of a stored wrap: 1 GiB, 1000 passes.
    const MOST: Cost = Cost { memory: 1024 * 1024, passes: 1000 };

    /// Returns the cost that takes about [`Cost::WANTED_MS`] where one pass over that memory took `pass_ms`.
    ///
    /// With less memory there are more passes, so that a device that is short of it is no easier to break into:
    /// OWASP's equals of 46 MiB and one pass, 19 MiB and two.
    pub fn tuned(memory: u32, pass_ms: u64) -> Self {
        let least = if memory >= 46 * 1024 { 1 } else { 3 };
        let passes = Self::WANTED_MS.checked_div(pass_ms).unwrap_or(u64::from(Self::MOST.passes));
        Self { memory, passes: (passes.min(64) as u32).max(least) }
    }

    /// Returns whether a device can be asked for it.
    pub fn is_sane(self) -> bool {
        (8..=Self::MOST.memory).contains(&self.memory) && (1..=Self::MOST.passes).contains(&self.passes)
    }
}

/// Makes the key of a passcode; errs where the cost is out of bounds or there is no memory for it.
pub fn derive(passcode: &str, salt: &[u8; SALT_BYTES], cost: Cost) -> Result<[u8; KEY_BYTES], VaultError> {
    if !cost.is_sane() {
        return Err(VaultError::DoesNotOpen);
    }
    let params =
        Params::new(cost.memory, cost.passes, 1, Some(KEY_BYTES)).map_err(|_| VaultError::DoesNotOpen)?;
    let mut key = [0; KEY_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(tidy(passcode).as_bytes(), salt, &mut key)
        .map_err(|_| VaultError::DoesNotOpen)?;
    Ok(key)
}

/// Brings a passcode into one form: keyboards add spaces, and begin with a capital.
fn tidy(passcode: &str) -> String {
    passcode.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Cost = Cost { memory: 64, passes: 2 };

    /// Computed with argon2-cffi, which wraps the reference implementation: `hash_secret_raw(b"il mio codice",
    /// b"0123456789abcdef", time_cost=2, memory_cost=64, parallelism=1, hash_len=32, type=Type.ID)`.
    #[test]
    fn it_is_argon2id_as_everybody_computes_it() {
        let key = derive("il mio codice", b"0123456789abcdef", SMALL).unwrap();
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, REFERENCE);
    }
    const REFERENCE: &str = "a33e57083caacf6517a30f90fd8ceda43a8cb803da6b373c4e6c79472c32d202";

    #[test]
    fn what_a_keyboard_adds_makes_no_difference_and_all_else_does() {
        let key = |passcode, salt, cost| derive(passcode, salt, cost).unwrap();
        let one = key("il mio codice", b"0123456789abcdef", SMALL);
        assert_eq!(key(" Il  mio codice ", b"0123456789abcdef", SMALL), one);
        assert_ne!(key("ilmio codice", b"0123456789abcdef", SMALL), one);
        assert_ne!(key("il mio codice", b"0123456789abcdeg", SMALL), one);
        assert_ne!(key("il mio codice", b"0123456789abcdef", Cost { passes: 3, ..SMALL }), one);
    }

    #[test]
    fn costs_are_tuned_to_half_a_second_and_never_to_nothing() {
        assert_eq!(Cost::tuned(64 * 1024, 100), Cost { memory: 64 * 1024, passes: 5 });
        assert_eq!(Cost::tuned(64 * 1024, 4000), Cost { memory: 64 * 1024, passes: 1 });
        assert_eq!(Cost::tuned(16 * 1024, 4000), Cost { memory: 16 * 1024, passes: 3 });
        assert_eq!(Cost::tuned(64 * 1024, 0).passes, 64);
        for memory in Cost::MEMORIES {
            assert!(Cost::tuned(memory, 1).is_sane());
        }
        let wild = Cost { memory: u32::MAX, passes: 1 };
        assert_eq!(derive("x", &[0; 16], wild), Err(VaultError::DoesNotOpen));
    }
}
