//! A file of people, opened, recognised, and read in slices.

use super::archive::Archive;
use super::kind::{is_archive, refuse_bytes, refuse_paths};
use super::part::Part;
use super::text::decode;
use super::{BadLine, Candidate, ExchangeError, Foreign, Mapping};

/// The most bytes that are taken, packed or unpacked.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A person, or a line that cannot be read.
pub type Found = Result<Candidate, BadLine>;

/// A file of people.
pub struct Reader {
    name: Box<str>,
    parts: Vec<Part>,
    current: usize,
}

impl Reader {
    /// Opens a file and recognises what is in it; nothing of it is read yet.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, ExchangeError> {
        if bytes.len() > MOST_BYTES {
            return Err(ExchangeError::TooLarge { limit: MOST_BYTES });
        }
        let parts = if is_archive(bytes) {
            open_archive(bytes)?
        } else {
            refuse_bytes(bytes)?;
            vec![Part::open(name, "", decode(bytes))?]
        };
        Ok(Self { name: name.into(), parts, current: 0 })
    }

    /// Returns the file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns its parts: one, or the files of an archive.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the labels of the columns by whose ids the same person is found again.
    pub fn key_labels(&self) -> Vec<Box<str>> {
        let mut labels = Vec::new();
        for label in self.parts.iter().flat_map(Part::key_labels) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// Reads a part's columns in another way; the file is read from its beginning again.
    pub fn remap(&mut self, part: usize, mapping: Mapping) {
        if let Some(part) = self.parts.get_mut(part) {
            part.remap(mapping);
        }
        self.rewind();
    }

    /// Goes back to the beginning.
    pub fn rewind(&mut self) {
        self.parts.iter_mut().for_each(Part::rewind);
        self.current = 0;
    }

    /// Reads at most `most` people or bad lines; none when all has been read.
    pub fn next_batch(&mut self, most: usize) -> Vec<Found> {
        let mut batch = Vec::new();
        while batch.len() < most
            && let Some(part) = self.parts.get_mut(self.current)
        {
            match part.read_next() {
                Some(found) => batch.push(found),
                None => self.current += 1,
            }
        }
        batch
    }

    /// Returns how many bytes of how many have been read.
    pub fn progress(&self) -> (usize, usize) {
        self.parts.iter().map(Part::progress).fold((0, 0), |sum, next| (sum.0 + next.0, sum.1 + next.1))
    }
}

/// Opens the tables and cards in an archive; one of them that holds nobody is no harm where another does.
fn open_archive(bytes: &[u8]) -> Result<Vec<Part>, ExchangeError> {
    let archive = Archive::open(bytes)?;
    let paths = || archive.entries().iter().map(|entry| entry.path.as_str());
    refuse_paths(paths())?;
    let mut parts = Vec::new();
    let mut first_error = None;
    let mut room = MOST_BYTES;
    for entry in archive.entries() {
        let name = entry.path.rsplit(['/', '\\']).next().unwrap_or_default();
        let wanted =
            [".csv", ".vcf", ".vcard", ".tsv"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
        if !wanted || name.starts_with('.') || entry.path.starts_with("__MACOSX") {
            continue;
        }
        let content = archive.read(entry, room)?;
        room = room.saturating_sub(content.len());
        match refuse_bytes(&content).and_then(|()| Part::open(name, name, decode(&content))) {
            Ok(part) => parts.push(part),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    if parts.is_empty() {
        let reviews =
            paths().any(|path| path.ends_with(".json") && path.to_ascii_lowercase().contains("review"));
        let none =
            if reviews { ExchangeError::Foreign(Foreign::Reviews) } else { ExchangeError::EmptyArchive };
        return Err(first_error.unwrap_or(none));
    }
    Ok(parts)
}
