//! The sending side: gives the frame of any number.

use super::frame::{Frame, Transfer};
use super::mix::{Mix, add_block};
use super::{MOST_BLOCKS, MOST_BYTES, blocks};

/// Bytes that are being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spring {
    transfer: Transfer,
    /// Padded with zeros to whole blocks.
    bytes: Vec<u8>,
}

impl Spring {
    /// Prepares bytes in blocks of at most `most` bytes; `None` for none at all, and for too many.
    pub fn new(bytes: &[u8], most: usize) -> Option<Self> {
        let count = blocks(bytes.len(), most);
        if !(1..=MOST_BYTES).contains(&bytes.len()) || most == 0 || count > MOST_BLOCKS {
            return None;
        }
        // Blocks of about the same length: the last one is not mostly padding.
        let block = bytes.len().div_ceil(count);
        let transfer = Transfer::of(bytes, block);
        let mut bytes = bytes.to_vec();
        bytes.resize(transfer.blocks() * block, 0);
        Some(Self { transfer, bytes })
    }

    /// Returns the fewest frames that are enough.
    pub fn blocks(&self) -> usize {
        self.transfer.blocks()
    }

    /// Returns a frame.
    pub fn frame(&self, number: u32) -> Frame {
        let length = self.transfer.block as usize;
        let mix = Mix::of(number, self.blocks());
        let mut block = vec![0; length];
        let chosen = self.bytes.chunks(length).enumerate().filter(|(place, _)| mix.has(*place));
        chosen.for_each(|(_, other)| add_block(&mut block, other));
        Frame { transfer: self.transfer, number, block }
    }
}
