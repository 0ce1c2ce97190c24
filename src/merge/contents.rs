//! The inner half of reading a sync file: what its lines say, counted and compared with what was promised.

use super::MergeError;
use super::header::{Counts, Trailer};
use super::line::{self, Line};
use crate::domain::Entry;

/// The lines of a file that are being read. What they give may be used only once they are [closed](Contents::close).
#[derive(Clone, Debug)]
pub struct Contents {
    promised: Counts,
    pub(super) counts: Counts,
    /// The number of the line that was read last: the header is the first.
    number: u32,
    /// The first line of a kind that is not known.
    unknown: Option<u32>,
}

impl Contents {
    /// Begins with what the header promises.
    pub fn new(promised: Counts) -> Self {
        Self { promised, counts: Counts::default(), number: 1, unknown: None }
    }

    /// Reads some whole lines.
    pub fn read(&mut self, lines: &[u8]) -> Result<Vec<Entry>, MergeError> {
        let mut entries = Vec::new();
        let mut rest = lines;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let (line, after) = rest.split_at(end + 1);
            rest = after;
            self.number = self.number.saturating_add(1);
            let entry = match line::read(self.number, line)? {
                // Something follows it: else it would not be here.
                Some(Line::End(_)) => return Err(MergeError::Inconsistent { line: self.number }),
                Some(Line::Record(record)) => Entry::Record(record),
                Some(Line::Visit(visit)) => Entry::Visit(visit),
                Some(Line::Step(step)) => Entry::Step(step),
                None => {
                    // Whether it is damage or a newer kind is told by the hash, at the end.
                    self.unknown.get_or_insert(self.number);
                    continue;
                }
            };
            self.counts.add(entry.name());
            entries.push(entry);
        }
        Ok(entries)
    }

    /// Checks that all is there, after the last line, whose hash fits.
    pub fn close(&mut self, trailer: &Trailer) -> Result<(), MergeError> {
        if let Some(line) = self.unknown {
            return Err(MergeError::UnknownKind { line });
        }
        let fits = trailer.counts == self.counts && self.promised == self.counts;
        if fits { Ok(()) } else { Err(MergeError::Inconsistent { line: self.number.saturating_add(1) }) }
    }
}
