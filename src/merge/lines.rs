//! Cutting what is unpacked into lines.

use super::MergeError;
use super::gzip::{Source, Unpacker};
use std::ops::Range;

/// The longest line that is read, in bytes: a step of history that tells of 100,000 people is a tenth of it.
const LONGEST: usize = 1 << 27;
/// How much is unpacked at once, in bytes.
const PIECE: usize = 1 << 16;

/// Lines, one after the other.
pub struct Lines<S> {
    unpacker: Unpacker<S>,
    buffer: Vec<u8>,
    /// Where the next line begins.
    start: usize,
    number: u32,
}

impl<S: Source> Lines<S> {
    /// Starts with the first line.
    pub fn new(unpacker: Unpacker<S>) -> Self {
        Self { unpacker, buffer: Vec::new(), start: 0, number: 0 }
    }

    /// Returns the number of the line that was read last, counted from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Finds the next line; `None` at the end of the file. A line has an end of its own.
    pub fn next(&mut self) -> Result<Option<Range<usize>>, MergeError> {
        let mut looked_at = self.start;
        loop {
            let fresh = self.buffer.get(looked_at..).unwrap_or_default();
            if let Some(length) = memchr::memchr(b'\n', fresh) {
                let line = self.start..looked_at + length + 1;
                self.start = line.end;
                self.number = self.number.saturating_add(1);
                return Ok(Some(line));
            }
            self.buffer.drain(..self.start);
            self.start = 0;
            looked_at = self.buffer.len();
            if looked_at > LONGEST {
                return Err(MergeError::Gigantic);
            }
            self.buffer.resize(looked_at + PIECE, 0);
            let read = self.unpacker.read(self.buffer.get_mut(looked_at..).unwrap_or_default())?;
            self.buffer.truncate(looked_at + read);
            if read == 0 {
                return if self.buffer.is_empty() { Ok(None) } else { Err(MergeError::Truncated) };
            }
        }
    }

    /// Returns the bytes of a line that was found last, its end included.
    pub fn get(&self, line: Range<usize>) -> &[u8] {
        self.buffer.get(line).unwrap_or_default()
    }
}
