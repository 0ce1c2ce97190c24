//! Plain bytes for what is read back in one go: numbers and lists as they lie in memory, since every millisecond counts.

/// Writes values one after the other.
#[derive(Debug, Default)]
pub struct Packer(Vec<u8>);

impl Packer {
    /// Writes a number.
    pub fn number(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// Writes bytes, their count first.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    /// Writes numbers, their count first.
    pub fn numbers(&mut self, numbers: impl ExactSizeIterator<Item = u32>) {
        self.number(numbers.len() as u64);
        self.0.reserve(numbers.len() * 4);
        for number in numbers {
            self.0.extend_from_slice(&number.to_le_bytes());
        }
    }

    /// Writes ids, their count first.
    pub fn ids(&mut self, ids: impl ExactSizeIterator<Item = u128>) {
        self.number(ids.len() as u64);
        self.0.reserve(ids.len() * 16);
        for id in ids {
            self.0.extend_from_slice(&id.to_le_bytes());
        }
    }

    /// Returns what was written.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// Reads what a [`Packer`] wrote, in the same order; `None` where it is too short.
#[derive(Clone, Copy, Debug)]
pub struct Unpacker<'a>(pub &'a [u8]);

impl<'a> Unpacker<'a> {
    /// Reads a number.
    pub fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*number))
    }

    /// Reads bytes.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = self.number()?;
        self.take(count)
    }

    /// Reads numbers.
    pub fn numbers(&mut self) -> Option<impl ExactSizeIterator<Item = u32> + 'a> {
        let count = self.number()?;
        let (numbers, _) = self.take(count.checked_mul(4)?)?.as_chunks();
        Some(numbers.iter().map(|number| u32::from_le_bytes(*number)))
    }

    /// Reads ids.
    pub fn ids(&mut self) -> Option<impl ExactSizeIterator<Item = u128> + 'a> {
        let count = self.number()?;
        let (ids, _) = self.take(count.checked_mul(16)?)?.as_chunks();
        Some(ids.iter().map(|id| u128::from_le_bytes(*id)))
    }

    fn take(&mut self, count: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(count).ok()?)?;
        self.0 = rest;
        Some(taken)
    }
}
