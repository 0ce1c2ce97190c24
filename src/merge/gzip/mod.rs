//! The middle layer of a sync file: gzip (RFC 1952), so that `zcat` reads what was unsealed. Bounded either way.

mod checksum;
mod pack;
mod unpack;

pub use checksum::Checksum;
pub use pack::Packer;
pub use unpack::{Source, Unpacker};

/// What gzip begins with: its magic number and the method "deflate".
const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];
