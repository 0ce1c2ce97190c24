//! A file of reviews, opened, recognised, and read in slices.

use super::item::{GOOGLE, TRIPADVISOR, read_item, refuse};
use super::list::List;
use super::paste::read_paste;
use super::{ReviewColumns, ReviewDraft};
use crate::domain::Day;
use crate::exchange::archive::Archive;
use crate::exchange::kind::{is_archive, refuse_bytes, refuse_paths};
use crate::exchange::table::{Rows, guess_delimiter};
use crate::exchange::text::decode;
use crate::exchange::{BadLine, ExchangeError, Foreign, MOST_BYTES, Problem, Row};

/// How many rows a mapping is guessed from.
const SAMPLE: usize = 30;

/// A review, or a line that cannot be read.
pub type FoundReview = Result<ReviewDraft, BadLine>;

/// The first rows of a table, for showing them beside what its columns mean.
pub struct TableSample {
    /// Which part of the file it is.
    pub part: usize,
    /// What the part is called.
    pub name: Box<str>,
    /// The rows, headings included.
    pub rows: Vec<Row>,
    /// What its columns mean.
    pub columns: ReviewColumns,
}

/// A file of reviews.
pub struct ReviewsReader {
    name: Box<str>,
    parts: Vec<Part>,
    current: usize,
}

struct Part {
    name: Box<str>,
    source: &'static str,
    text: String,
    form: Form,
}

enum Form {
    Json(List),
    Table { delimiter: u8, columns: ReviewColumns, rows: Box<Rows> },
    Pasted { drafts: Vec<ReviewDraft>, next: usize },
}

impl ReviewsReader {
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

    /// Reads what was pasted; `today` is for a review without its date.
    pub fn paste(name: &str, text: &str, today: Day) -> Result<Self, ExchangeError> {
        if text.trim().is_empty() {
            return Err(ExchangeError::Empty);
        }
        let drafts = read_paste(text, today);
        let form = Form::Pasted { drafts, next: 0 };
        let part = Part { name: "".into(), source: TRIPADVISOR, text: text.to_owned(), form };
        Ok(Self { name: name.into(), parts: vec![part], current: 0 })
    }

    /// Returns the file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the tables in it, of which a person can say what the columns mean.
    pub fn tables(&self) -> Vec<TableSample> {
        let tables = self.parts.iter().enumerate().filter_map(|(place, part)| match &part.form {
            Form::Table { delimiter, columns, .. } => Some(TableSample {
                part: place,
                name: part.name.clone(),
                rows: sample(&part.text, *delimiter),
                columns: columns.clone(),
            }),
            _ => None,
        });
        tables.collect()
    }

    /// Reads a table's columns in another way; the file is read from its beginning again.
    pub fn remap(&mut self, part: usize, wanted: ReviewColumns) {
        if let Some(Form::Table { columns, .. }) = self.parts.get_mut(part).map(|part| &mut part.form) {
            *columns = wanted;
        }
        self.rewind();
    }

    /// Goes back to the beginning.
    pub fn rewind(&mut self) {
        for part in &mut self.parts {
            match &mut part.form {
                Form::Json(list) => list.rewind(&part.text),
                Form::Table { delimiter, rows, .. } => **rows = Rows::new(&part.text, *delimiter),
                Form::Pasted { next, .. } => *next = 0,
            }
        }
        self.current = 0;
    }

    /// Reads at most `most` reviews or bad lines; none when all has been read.
    pub fn next_batch(&mut self, most: usize) -> Vec<FoundReview> {
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

impl Part {
    fn open(name: &str, part: &str, text: String) -> Result<Self, ExchangeError> {
        let start = text.trim_start();
        if start.is_empty() {
            return Err(ExchangeError::Empty);
        }
        let source = guess_source(name);
        let form = if start.starts_with(['{', '[']) {
            if let Some(foreign) = refuse(&text) {
                return Err(ExchangeError::Foreign(foreign));
            }
            Form::Json(List::find(&text).ok_or(ExchangeError::NoReviews { line: 1 })?)
        } else if start.starts_with('<') {
            return Err(ExchangeError::Foreign(Foreign::Web));
        } else {
            let delimiter = guess_delimiter(&text);
            let columns = ReviewColumns::guess(&sample(&text, delimiter));
            let rows = Box::new(Rows::new(&text, delimiter));
            Form::Table { delimiter, columns, rows }
        };
        Ok(Self { name: part.into(), source, text, form })
    }

    fn progress(&self) -> (usize, usize) {
        let read = match &self.form {
            Form::Json(list) => list.position(),
            Form::Table { rows, .. } => rows.position(),
            Form::Pasted { drafts, next } => self.text.len() * next / drafts.len().max(1),
        };
        (read.min(self.text.len()), self.text.len())
    }

    fn read_next(&mut self) -> Option<FoundReview> {
        let found = match &mut self.form {
            Form::Json(list) => match list.next(&self.text)? {
                (line, Some(item)) => {
                    read_item(item, line).map_err(|problem| BadLine { part: "".into(), line, problem })
                }
                (line, None) => Err(BadLine { part: "".into(), line, problem: Problem::Cut }),
            },
            Form::Table { columns, rows, .. } => loop {
                match rows.next(&self.text)? {
                    Ok(row) if columns.is_above(&row) => {}
                    Ok(row) => break columns.read(&row, self.source),
                    Err(bad) => break Err(bad),
                }
            },
            Form::Pasted { drafts, next } => {
                *next += 1;
                Ok(drafts.get(*next - 1)?.clone())
            }
        };
        Some(match found {
            Ok(mut draft) => {
                draft.part = self.name.clone();
                if draft.source.is_empty() {
                    draft.source = self.source.into();
                }
                Ok(draft)
            }
            Err(bad) => Err(BadLine { part: self.name.clone(), ..bad }),
        })
    }
}

/// Opens the reviews in an archive, above all in Takeout's: `reviews.json` and `reviews-….json` wherever they are.
fn open_archive(bytes: &[u8]) -> Result<Vec<Part>, ExchangeError> {
    let archive = Archive::open(bytes)?;
    refuse_paths(archive.entries().iter().map(|entry| entry.path.as_str()))?;
    let (mut parts, mut first_error, mut room) = (Vec::new(), None, MOST_BYTES);
    for entry in archive.entries() {
        let name = entry.path.rsplit(['/', '\\']).next().unwrap_or_default();
        let lower = name.to_lowercase();
        let told = lower.contains("review") || lower.contains("recension") || lower.contains("tripadvisor");
        let wanted = (lower.ends_with(".json") && told) || lower.ends_with(".csv");
        if !wanted || name.starts_with('.') || entry.path.starts_with("__MACOSX") {
            continue;
        }
        let content = archive.read(entry, room)?;
        room = room.saturating_sub(content.len());
        let opened = refuse_bytes(&content).and_then(|()| Part::open(&entry.path, name, decode(&content)));
        match opened {
            Ok(part) => parts.push(part),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    if parts.is_empty() {
        return Err(first_error.unwrap_or(ExchangeError::NoReviews { line: 0 }));
    }
    // A table is taken only where there is nothing better: Takeout holds many that are about other things.
    if parts.iter().any(|part| matches!(part.form, Form::Json(_))) {
        parts.retain(|part| matches!(part.form, Form::Json(_)));
    }
    Ok(parts)
}

fn sample(text: &str, delimiter: u8) -> Vec<Row> {
    let mut rows = Rows::new(text, delimiter);
    std::iter::from_fn(|| rows.next(text)).filter_map(Result::ok).take(SAMPLE).collect()
}

/// Tells where reviews come from by the name of their file.
fn guess_source(name: &str) -> &'static str {
    let name = name.to_lowercase();
    if name.contains("tripadvisor") {
        TRIPADVISOR
    } else if name.contains("google") || name.contains("takeout") {
        GOOGLE
    } else {
        ""
    }
}
