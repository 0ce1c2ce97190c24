//! Reading a sync file: every layer is verified to its end before anything of it may be used.

use super::MergeError;
use super::contents::Contents;
use super::gzip::Source;
#[cfg(feature = "bench")]
use super::gzip::Unpacker;
use super::header::Header;
use super::runs::{Run, Runs};
use super::seal::Opener;
use crate::domain::Entry;
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
                return Ok(Self { header: incoming.header().clone(), entries });
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
///
/// The two halves that it is made of may as well work beside each other: [`Runs`] and [`Contents`].
pub struct Incoming<R: Read> {
    runs: Runs<R>,
    contents: Contents,
    entries: std::vec::IntoIter<Entry>,
}

impl<R: Read> Source for Opener<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, MergeError> {
        Opener::read(self, buffer)
    }
}

impl<R: Read> Incoming<R> {
    /// Opens a file, which takes a fraction of a second, and reads its first line.
    pub fn open(input: R, passphrase: &str) -> Result<Self, MergeError> {
        let runs = Runs::open(input, passphrase)?;
        let contents = Contents::new(runs.header().counts);
        Ok(Self { runs, contents, entries: Vec::new().into_iter() })
    }

    /// Returns what the file says of itself, which is not verified before all is read.
    pub fn header(&self) -> &Header {
        self.runs.header()
    }

    /// Returns how far reading has come.
    pub fn progress(&self) -> Progress {
        Progress { done: self.contents.counts.total(), total: self.header().counts.total() }
    }

    /// Reads some more entries; none once all are read and all is found to fit.
    pub fn next_batch(&mut self, most: usize) -> Result<Vec<Entry>, MergeError> {
        while self.entries.len() == 0 {
            match self.runs.next_run()? {
                Some(Run::Lines(lines)) => self.entries = self.contents.read(&lines)?.into_iter(),
                Some(Run::End(trailer)) => self.contents.close(&trailer)?,
                None => break,
            }
        }
        Ok(self.entries.by_ref().take(most).collect())
    }
}
