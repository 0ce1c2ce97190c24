//! Writing a sync file: line by line through packing and sealing, in bounded memory.

use super::gzip::Packer;
use super::header::{Counts, Header, Trailer};
use super::seal::{Sealer, seal};
use super::{MergeError, line};
use crate::domain::Entry;
use sha2::{Digest, Sha256};
use std::io::Write;

/// A sync file in the making.
pub struct SyncWriter<W: Write> {
    packer: Packer<Sealer<W>>,
    hash: Sha256,
    promised: Counts,
    counts: Counts,
    line: Vec<u8>,
}

impl<W: Write> SyncWriter<W> {
    /// Derives the key, which takes a fraction of a second at [`super::WORK_FACTOR`], and writes the first line.
    pub fn begin(out: W, passphrase: &str, work_factor: u8, header: &Header) -> Result<Self, MergeError> {
        let packer = Packer::new(seal(out, passphrase, work_factor)?).map_err(MergeError::broken)?;
        let mut writer = Self {
            packer,
            hash: Sha256::new(),
            promised: header.counts,
            counts: Counts::default(),
            line: Vec::new(),
        };
        line::write_header(header, &mut writer.line)?;
        writer.put_line()?;
        Ok(writer)
    }

    /// Writes an entry.
    pub fn write(&mut self, entry: &Entry) -> Result<(), MergeError> {
        self.counts.add(entry.name());
        line::write_entry(entry, &mut self.line)?;
        self.put_line()
    }

    /// Writes the last line and closes all layers; errs where the header has promised something else.
    pub fn finish(mut self) -> Result<W, MergeError> {
        if self.counts != self.promised {
            return Err(MergeError::Inconsistent { line: 1 });
        }
        let sha256 = hex(&self.hash.finalize()).into();
        line::write_trailer(&Trailer { counts: self.counts, sha256 }, &mut self.line)?;
        self.packer.pack(&self.line).map_err(MergeError::broken)?;
        let sealer = self.packer.finish().map_err(MergeError::broken)?;
        sealer.finish().map_err(MergeError::broken)
    }

    fn put_line(&mut self) -> Result<(), MergeError> {
        self.hash.update(&self.line);
        self.packer.pack(&self.line).map_err(MergeError::broken)
    }
}

/// Writes bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
