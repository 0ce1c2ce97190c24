//! The innermost layer of a sync file: one JSON text a line.

use super::header::{Header, MAJOR, Trailer};
use super::{MergeError, Version};
use crate::domain::{Entry, Record, Step, Visit};
use serde::{Deserialize, Serialize};

/// The first line.
#[derive(Serialize)]
enum First<'a> {
    #[serde(rename = "il_solito")]
    Header(&'a Header),
}

/// The last line.
#[derive(Serialize)]
enum Last<'a> {
    #[serde(rename = "end")]
    Trailer(&'a Trailer),
}

/// What every version of the first line says, whatever else it says.
#[derive(Deserialize)]
struct AnyFirst {
    il_solito: AnyHeader,
}

#[derive(Deserialize)]
struct AnyHeader {
    version: Version,
}

#[derive(Deserialize)]
struct KnownFirst {
    il_solito: Header,
}

/// A line after the first one.
#[derive(Deserialize)]
pub enum Line {
    /// A record.
    Record(Record),
    /// A visit.
    Visit(Visit),
    /// A line of the history.
    Step(Step),
    /// The last line.
    #[serde(rename = "end")]
    End(Trailer),
}

/// Writes the first line.
pub fn write_header(header: &Header, line: &mut Vec<u8>) -> Result<(), MergeError> {
    write(&First::Header(header), line)
}

/// Writes the last line.
pub fn write_trailer(trailer: &Trailer, line: &mut Vec<u8>) -> Result<(), MergeError> {
    write(&Last::Trailer(trailer), line)
}

/// Writes a line of the book.
pub fn write_entry(entry: &Entry, line: &mut Vec<u8>) -> Result<(), MergeError> {
    write(entry, line)
}

fn write(thing: &impl Serialize, line: &mut Vec<u8>) -> Result<(), MergeError> {
    line.clear();
    serde_json::to_writer(&mut *line, thing).map_err(MergeError::broken)?;
    line.push(b'\n');
    Ok(())
}

/// Reads the first line.
pub fn read_header(line: &[u8]) -> Result<Header, MergeError> {
    let first: AnyFirst = serde_json::from_slice(line).map_err(|_| MergeError::Foreign)?;
    let version = first.il_solito.version;
    if version.major > MAJOR {
        return Err(MergeError::Newer(version));
    }
    let known: Result<KnownFirst, _> = serde_json::from_slice(line);
    known.map(|first| first.il_solito).map_err(|error| bad(1, &error))
}

/// Reads a later line; `None` where it is a JSON text of a shape that is not known.
pub fn read(number: u32, line: &[u8]) -> Result<Option<Line>, MergeError> {
    match serde_json::from_slice(line) {
        Ok(line) => Ok(Some(line)),
        Err(_) if is_json(line) => Ok(None),
        Err(error) => Err(bad(number, &error)),
    }
}

fn is_json(line: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
}

fn bad(line: u32, error: &serde_json::Error) -> MergeError {
    MergeError::BadLine { line, problem: error.to_string().into() }
}
