//! One frame: which transfer it is of, its number, a block, and a checksum over all of it.

use super::{MOST_BLOCKS, MOST_BYTES, blocks};
use crate::merge::gzip::Checksum;
use sha2::{Digest, Sha256};

/// What every frame begins with: the app, and the version of this form.
const MAGIC: &[u8; 3] = b"IS\x01";

/// How many bytes of a frame are not its block.
pub const FRAME_EXTRA: usize = MAGIC.len() + 8 + 4 + 4 + 4;

/// Which bytes are sent: the same ones in blocks of another length are another transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The first bytes of their SHA-256.
    pub hash: [u8; 8],
    /// How many they are, at least 1.
    pub length: u32,
    /// How many bytes a block has, at least 1.
    pub block: u32,
}

impl Transfer {
    /// Names a transfer.
    pub fn of(bytes: &[u8], block: usize) -> Self {
        Self { hash: hash(bytes), length: bytes.len() as u32, block: block as u32 }
    }

    /// Returns how many blocks there are.
    pub fn blocks(&self) -> usize {
        blocks(self.length as usize, self.block as usize)
    }

    /// Returns whether bytes are those that are named.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        bytes.len() == self.length as usize && hash(bytes) == self.hash
    }
}

fn hash(bytes: &[u8]) -> [u8; 8] {
    let mut hash = [0; 8];
    hash.iter_mut().zip(Sha256::digest(bytes)).for_each(|(here, byte)| *here = byte);
    hash
}

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Of what.
    pub(super) transfer: Transfer,
    /// Below the number of blocks: that block itself; else it says which blocks are summed.
    pub(super) number: u32,
    /// The block, or the sum.
    pub(super) block: Vec<u8>,
}

impl Frame {
    /// Writes it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(FRAME_EXTRA + self.block.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.transfer.hash);
        bytes.extend_from_slice(&self.transfer.length.to_le_bytes());
        bytes.extend_from_slice(&self.number.to_le_bytes());
        bytes.extend_from_slice(&self.block);
        bytes.extend_from_slice(&sum(&bytes).to_le_bytes());
        bytes
    }

    /// Reads one; `None` for anything else, and where a single bit is wrong.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (said, end) = bytes.split_last_chunk::<4>()?;
        let rest = said.strip_prefix(MAGIC)?;
        let (hash, rest) = rest.split_first_chunk::<8>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (number, block) = rest.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length);
        let transfer = Transfer { hash: *hash, length, block: block.len() as u32 };
        let sound = (1..=MOST_BYTES).contains(&(length as usize))
            && (1..=length as usize).contains(&block.len())
            && transfer.blocks() <= MOST_BLOCKS
            && u32::from_le_bytes(*end) == sum(said);
        sound.then(|| Self { transfer, number: u32::from_le_bytes(*number), block: block.to_vec() })
    }
}

fn sum(bytes: &[u8]) -> u32 {
    let mut sum = Checksum::default();
    sum.take(bytes);
    sum.sum()
}
