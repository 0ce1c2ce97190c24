//! The checksum that closes a gzip file (CRC-32 of IEEE 802.3), taken piece by piece.

/// A checksum in the making.
#[derive(Clone)]
pub struct Checksum {
    rest: u32,
    table: Box<[u32; 256]>,
}

impl Default for Checksum {
    fn default() -> Self {
        let table = std::array::from_fn(|byte| {
            (0..8)
                .fold(byte as u32, |rest, _| if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 })
        });
        Self { rest: u32::MAX, table: Box::new(table) }
    }
}

impl Checksum {
    /// Takes a piece in.
    pub fn take(&mut self, bytes: &[u8]) {
        self.rest =
            bytes.iter().fold(self.rest, |rest, byte| rest >> 8 ^ self.table[usize::from(rest as u8 ^ byte)]);
    }

    /// Returns the checksum of all pieces so far.
    pub fn sum(&self) -> u32 {
        !self.rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_come_to_the_checksum_of_the_whole(pieces: Vec<Vec<u8>>) {
            let mut sum = Checksum::default();
            pieces.iter().for_each(|piece| sum.take(piece));
            prop_assert_eq!(sum.sum(), rawzip::crc32(&pieces.concat()));
        }
    }
}
