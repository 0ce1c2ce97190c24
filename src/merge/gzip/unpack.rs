//! Unpacking, with bounds on how much may come of how little.

use super::MAGIC;
use super::checksum::Checksum;
use crate::merge::MergeError;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// The most that a file may unpack to, in bytes: ten times the largest book the app is made for.
const MOST: u64 = 1 << 31;
/// The most bytes that may come of one packed byte, once [`FREE`] bytes are unpacked: books come to 10 or 20.
const MOST_RATIO: u64 = 200;
/// How much may be unpacked before the ratio counts, in bytes.
const FREE: u64 = 1 << 24;

/// Where packed bytes come from.
pub trait Source {
    /// Reads some of them; 0 at their end.
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, MergeError>;
}

/// Unpacks what it reads.
pub struct Unpacker<S> {
    source: S,
    input: Box<[u8]>,
    /// What of the input is still to be looked at.
    from: usize,
    to: usize,
    state: Box<InflateState>,
    sum: Checksum,
    packed: u64,
    unpacked: u64,
    ended: bool,
}

impl<S: Source> Unpacker<S> {
    /// Reads the head of the file.
    pub fn new(source: S) -> Result<Self, MergeError> {
        let mut unpacker = Self {
            source,
            input: vec![0; 1 << 16].into(),
            from: 0,
            to: 0,
            state: InflateState::new_boxed(DataFormat::Raw),
            sum: Checksum::default(),
            packed: 0,
            unpacked: 0,
            ended: false,
        };
        unpacker.read_head()?;
        Ok(unpacker)
    }

    fn read_head(&mut self) -> Result<(), MergeError> {
        for magic in MAGIC {
            if self.byte()?.ok_or(MergeError::Foreign)? != magic {
                return Err(MergeError::Foreign);
            }
        }
        let flags = self.needed()?;
        for _ in 0..6 {
            self.needed()?;
        }
        // A field of a program's own, a name, a comment, a checksum of the head: other programs write some of them.
        if flags & 4 != 0 {
            let length = u16::from_le_bytes([self.needed()?, self.needed()?]);
            for _ in 0..length {
                self.needed()?;
            }
        }
        for text in [8, 16] {
            while flags & text != 0 && self.needed()? != 0 {}
        }
        if flags & 2 != 0 {
            self.needed()?;
            self.needed()?;
        }
        Ok(())
    }

    /// Unpacks some more; 0 once all is unpacked and found whole.
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, MergeError> {
        while !self.ended {
            if self.from == self.to && !self.fill()? {
                return Err(MergeError::Truncated);
            }
            let input = self.input.get(self.from..self.to).unwrap_or_default();
            let step = inflate(&mut self.state, input, buffer, MZFlush::None);
            self.from += step.bytes_consumed;
            self.unpacked += step.bytes_written as u64;
            if self.unpacked > MOST || self.unpacked > FREE + self.packed * MOST_RATIO {
                return Err(MergeError::Gigantic);
            }
            self.sum.take(buffer.get(..step.bytes_written).unwrap_or_default());
            match step.status {
                Ok(MZStatus::StreamEnd) => {
                    self.ended = true;
                    self.read_tail()?;
                }
                Ok(_) => {}
                Err(_) => return Err(MergeError::Tampered),
            }
            if step.bytes_written > 0 {
                return Ok(step.bytes_written);
            }
        }
        Ok(0)
    }

    /// Checks checksum and length, and that nothing follows: so the seal is read to its end too.
    fn read_tail(&mut self) -> Result<(), MergeError> {
        let mut tail = [0_u8; 8];
        for byte in &mut tail {
            *byte = self.needed()?;
        }
        let fits = tail == tail_of(self.sum.sum(), self.unpacked);
        if fits && self.byte()?.is_none() { Ok(()) } else { Err(MergeError::Tampered) }
    }

    fn needed(&mut self) -> Result<u8, MergeError> {
        self.byte()?.ok_or(MergeError::Truncated)
    }

    fn byte(&mut self) -> Result<Option<u8>, MergeError> {
        if self.from == self.to && !self.fill()? {
            return Ok(None);
        }
        let byte = self.input.get(self.from).copied();
        self.from += 1;
        Ok(byte)
    }

    /// Reads more input; returns whether there was any.
    fn fill(&mut self) -> Result<bool, MergeError> {
        self.from = 0;
        self.to = self.source.read(&mut self.input)?;
        self.packed += self.to as u64;
        Ok(self.to > 0)
    }
}

fn tail_of(sum: u32, size: u64) -> [u8; 8] {
    let mut tail = [0; 8];
    let bytes = sum.to_le_bytes().into_iter().chain((size as u32).to_le_bytes());
    tail.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = byte);
    tail
}

#[cfg(test)]
mod tests {
    use super::super::Packer;
    use super::*;
    use proptest::prelude::*;

    impl Source for &[u8] {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize, MergeError> {
            // Small pieces, so that every border is crossed.
            let size = buffer.len().min(self.len()).min(7);
            let (piece, rest) = self.split_at(size);
            buffer[..size].copy_from_slice(piece);
            *self = rest;
            Ok(size)
        }
    }

    fn unpack(bytes: &[u8]) -> Result<Vec<u8>, MergeError> {
        let mut unpacker = Unpacker::new(bytes)?;
        let (mut all, mut buffer) = (Vec::new(), [0; 100]);
        loop {
            match unpacker.read(&mut buffer)? {
                0 => return Ok(all),
                read => all.extend_from_slice(&buffer[..read]),
            }
        }
    }

    fn pack(pieces: &[Vec<u8>]) -> Vec<u8> {
        let mut packer = Packer::new(Vec::new()).unwrap();
        pieces.iter().for_each(|piece| packer.pack(piece).unwrap());
        packer.finish().unwrap()
    }

    proptest! {
        #[test]
        fn what_is_packed_unpacks(pieces in prop::collection::vec(prop::collection::vec(0_u8..4, 0..2000), 0..20)) {
            prop_assert_eq!(unpack(&pack(&pieces)), Ok(pieces.concat()));
        }

        #[test]
        fn what_is_cut_off_or_followed_by_more_is_refused(piece: Vec<u8>, cut in 0_usize..1000, more in 1_usize..9) {
            let packed = pack(&[piece]);
            let cut = cut % packed.len();
            prop_assert!(unpack(&packed[..cut]).is_err());
            let longer = [packed.as_slice(), &vec![0; more]].concat();
            prop_assert_eq!(unpack(&longer), Err(MergeError::Tampered));
        }

        #[test]
        fn anything_at_all_is_read_or_refused(bytes: Vec<u8>) {
            let _ = unpack(&bytes);
            let _ = unpack(&[&[0x1f, 0x8b, 8][..], &bytes].concat());
        }
    }

    #[test]
    fn a_bomb_is_stopped() {
        let bomb = pack(&vec![vec![0; 1 << 20]; 64]);
        assert!(bomb.len() < 100_000);
        assert_eq!(unpack(&bomb), Err(MergeError::Gigantic));
    }
}
