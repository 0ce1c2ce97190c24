//! Bytes as an endless stream of frames, of which any that are enough bring them back: lost ones cost nothing.
//!
//! The first frames are the blocks themselves, in order; each later one is the sum (exclusive or) of about half of all
//! blocks, chosen by its number. As many different frames as there are blocks are nearly always enough: what is lacking
//! after `e` more has odds of 2^-e.

mod basin;
mod catch;
mod frame;
mod mix;
mod spring;

pub use basin::{Added, Basin};
pub use catch::{Catch, Caught};
pub use frame::{FRAME_EXTRA, Frame};
pub use spring::Spring;

/// The most bytes that are sent this way: by then a file is quicker, and minutes of holding still are too long.
pub const MOST_BYTES: usize = 300_000;

/// The most blocks: what a hostile code may have a phone work on.
const MOST_BLOCKS: usize = 4096;

/// Returns how many blocks of a length hold so many bytes.
fn blocks(length: usize, block: usize) -> usize {
    length.div_ceil(block.max(1))
}
