//! Moments, as the phone's wall clock told them; only the platform layer reads that clock.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp(pub u64);

impl Stamp {
    /// Returns the stamp for writing over `old`: later than what the person saw, whatever the clocks said.
    pub fn after(self, old: Option<Stamp>) -> Stamp {
        old.map_or(self, |old| self.max(Stamp(old.0.saturating_add(1))))
    }

    /// Returns the whole days from `earlier` to this moment, 0 if it is not earlier.
    pub fn days_since(self, earlier: Stamp) -> u64 {
        self.0.saturating_sub(earlier.0) / 86_400_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_beats_what_was_seen() {
        assert_eq!(Stamp(5).after(None), Stamp(5));
        assert_eq!(Stamp(5).after(Some(Stamp(3))), Stamp(5));
        assert_eq!(Stamp(5).after(Some(Stamp(9))), Stamp(10));
    }
}
