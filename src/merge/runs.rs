//! The outer half of reading a sync file: unsealed, unpacked, hashed and cut into runs of lines, none of which is read.

use super::MergeError;
use super::gzip::Unpacker;
use super::header::{Header, Trailer};
use super::line::{self, Line};
use super::lines::Lines;
use super::seal::Opener;
use super::writer::hex;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::mem;

/// About how many bytes of lines are given at once: some hundred entries.
const RUN: usize = 1 << 17;

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Some whole lines, of which none is the first or the last one.
    Lines(Vec<u8>),
    /// The last line, once the hash and all layers are found to fit.
    End(Trailer),
}

/// A file that is cut into runs.
pub struct Runs<R: Read> {
    lines: Lines<Opener<R>>,
    header: Header,
    hash: Sha256,
    /// The line that was found last: nobody knows yet whether it is the last one.
    held: Vec<u8>,
    /// What comes after the lines that were given already.
    after: Option<Result<Trailer, MergeError>>,
    ended: bool,
}

impl<R: Read> Runs<R> {
    /// Opens a file, which takes a fraction of a second, and reads its first line.
    pub fn open(input: R, passphrase: &str) -> Result<Self, MergeError> {
        let mut lines = Lines::new(Unpacker::new(Opener::new(input, passphrase)?)?);
        let first = lines.next()?.ok_or(MergeError::Truncated)?;
        let first = lines.get(first);
        let (header, hash) = (line::read_header(first)?, Sha256::new_with_prefix(first));
        Ok(Self { lines, header, hash, held: Vec::new(), after: None, ended: false })
    }

    /// Returns what the file says of itself, which is not verified before all is read.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Returns what comes next; none once the end was given. What is wrong is told only after all lines before it.
    pub fn next_run(&mut self) -> Result<Option<Run>, MergeError> {
        if self.ended {
            return Ok(None);
        }
        if let Some(after) = self.after.take() {
            self.ended = true;
            return after.map(|trailer| Some(Run::End(trailer)));
        }
        let mut run = mem::take(&mut self.held);
        loop {
            match self.lines.next() {
                Ok(Some(line)) => {
                    let line = self.lines.get(line);
                    if run.len() >= RUN {
                        self.held = line.to_vec();
                        self.hash.update(&run);
                        return Ok(Some(Run::Lines(run)));
                    }
                    run.extend_from_slice(line);
                }
                Ok(None) => {
                    let last = run.split_off(start_of_last(&run));
                    self.hash.update(&run);
                    self.after = Some(self.close(&last));
                    break;
                }
                Err(error) => {
                    self.after = Some(Err(error));
                    break;
                }
            }
        }
        if run.is_empty() { self.next_run() } else { Ok(Some(Run::Lines(run))) }
    }

    /// Checks what the last line says of those before.
    fn close(&mut self, last: &[u8]) -> Result<Trailer, MergeError> {
        if last.is_empty() {
            return Err(MergeError::Truncated);
        }
        let line = self.lines.number();
        let Some(Line::End(trailer)) = line::read(line, last)? else { return Err(MergeError::Truncated) };
        let hash = mem::take(&mut self.hash).finalize();
        if *hex(&hash) == *trailer.sha256 { Ok(trailer) } else { Err(MergeError::Inconsistent { line }) }
    }
}

/// Returns where the last of some lines begins, each of which has an end of its own.
fn start_of_last(lines: &[u8]) -> usize {
    let before = lines.get(..lines.len().saturating_sub(1)).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |end| end + 1)
}
