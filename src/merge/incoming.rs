//! Reading a sync file: every layer is verified to its end before anything of it may be used.

use super::MergeError;
use super::gzip::{Source, Unpacker};
use super::header::{Counts, Header, Trailer};
use super::line::{self, Line};
use super::lines::Lines;
use super::seal::Opener;
use super::writer::hex;
use crate::domain::Entry;
use sha2::{Digest, Sha256};
use std::io::Read;

/// How many entries are read, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Read so far.
    pub done: u64,
    /// As many as the header promises.
    pub total: u64,
}

/// A whole sync file, verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncFile {
    /// What it says of itself.
    pub header: Header,
    /// What is in it.
    pub entries: Vec<Entry>,
}

impl SyncFile {
    /// Reads a file whole; `tell` hears how far it has come, and answers whether to go on.
    pub fn read(
        input: impl Read,
        passphrase: &str,
        mut tell: impl FnMut(Progress) -> bool,
    ) -> Result<Self, MergeError> {
        let mut incoming = Incoming::open(input, passphrase)?;
        let mut entries = Vec::new();
        loop {
            let batch = incoming.next_batch(1024)?;
            if batch.is_empty() {
                return Ok(Self { header: incoming.header, entries });
            }
            entries.extend(batch);
            if !tell(incoming.progress()) {
                return Err(MergeError::Broken("cancelled".into()));
            }
        }
    }
}

/// Unseals and unpacks a file and makes nothing of it: what taking one in is measured against.
#[cfg(feature = "bench")]
pub fn unpack(input: impl Read, passphrase: &str, mut take: impl FnMut(&[u8])) -> Result<(), MergeError> {
    let mut unpacker = Unpacker::new(Opener::new(input, passphrase)?)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match unpacker.read(&mut buffer)? {
            0 => return Ok(()),
            read => take(buffer.get(..read).unwrap_or_default()),
        }
    }
}

/// A sync file that is being read. What it gives may be used only once it has given all.
pub struct Incoming<R: Read> {
    lines: Lines<Opener<R>>,
    header: Header,
    hash: Sha256,
    counts: Counts,
    /// The first line of a kind that is not known.
    unknown: Option<u32>,
    ended: bool,
}

impl<R: Read> Source for Opener<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, MergeError> {
        Opener::read(self, buffer)
    }
}

impl<R: Read> Incoming<R> {
    /// Opens a file, which takes a fraction of a second, and reads its first line.
    pub fn open(input: R, passphrase: &str) -> Result<Self, MergeError> {
        let mut lines = Lines::new(Unpacker::new(Opener::new(input, passphrase)?)?);
        let first = lines.next()?.ok_or(MergeError::Truncated)?;
        let first = lines.get(first);
        let (header, hash) = (line::read_header(first)?, Sha256::new_with_prefix(first));
        Ok(Self { lines, header, hash, counts: Counts::default(), unknown: None, ended: false })
    }

    /// Returns what the file says of itself, which is not verified before all is read.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Returns how far reading has come.
    pub fn progress(&self) -> Progress {
        Progress { done: self.counts.total(), total: self.header.counts.total() }
    }

    /// Reads some more entries; none once all are read and all is found to fit.
    pub fn next_batch(&mut self, most: usize) -> Result<Vec<Entry>, MergeError> {
        let mut batch = Vec::new();
        while !self.ended && batch.len() < most {
            let range = self.lines.next()?.ok_or(MergeError::Truncated)?;
            let number = self.lines.number();
            let bytes = self.lines.get(range);
            let entry = match line::read(number, bytes)? {
                Some(Line::End(trailer)) => {
                    self.close(number, &trailer)?;
                    break;
                }
                Some(Line::Record(record)) => Some(Entry::Record(record)),
                Some(Line::Visit(visit)) => Some(Entry::Visit(visit)),
                Some(Line::Step(step)) => Some(Entry::Step(step)),
                None => None,
            };
            self.hash.update(bytes);
            match entry {
                Some(entry) => {
                    self.counts.add(entry.name());
                    batch.push(entry);
                }
                // Whether it is damage or a newer kind is told by the hash, at the end.
                None => _ = self.unknown.get_or_insert(number),
            }
        }
        Ok(batch)
    }

    /// Checks what the last line says, and that it is the last one.
    fn close(&mut self, number: u32, trailer: &Trailer) -> Result<(), MergeError> {
        self.ended = true;
        let hash = std::mem::take(&mut self.hash).finalize();
        if *hex(&hash) != *trailer.sha256 {
            return Err(MergeError::Inconsistent { line: number });
        }
        if let Some(line) = self.unknown {
            return Err(MergeError::UnknownKind { line });
        }
        let fits = trailer.counts == self.counts && self.header.counts == self.counts;
        if !fits || self.lines.next()?.is_some() {
            return Err(MergeError::Inconsistent { line: number });
        }
        Ok(())
    }
}
