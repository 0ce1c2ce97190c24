//! One text of people within a file: a table with its mapping, or cards, and the place up to which it is read.

use super::card::{Cards, UID};
use super::kind::{is_cards, leave_out_guesses, recognise};
use super::table::{Row, Rows, guess_delimiter};
use super::{BadLine, Candidate, DateOrder, ExchangeError, Kind, Mapping};

/// How many rows a mapping is guessed from.
const SAMPLE: usize = 30;
/// The label under which Mailchimp's word on a person is kept.
const MAILCHIMP: &str = "Mailchimp";

/// A part of a file.
pub struct Part {
    name: Box<str>,
    kind: Kind,
    text: String,
    form: Form,
}

enum Form {
    Cards(Cards),
    Table { delimiter: u8, mapping: Mapping, rows: Box<Rows> },
}

impl Part {
    /// Recognises a text; `name` is the file's own, `part` what it is called within an archive.
    pub(super) fn open(name: &str, part: &str, text: String) -> Result<Self, ExchangeError> {
        if text.trim().is_empty() {
            return Err(ExchangeError::Empty);
        }
        if is_cards(name, &text)? {
            return Ok(Self { name: part.into(), kind: Kind::VCard, text, form: Form::Cards(Cards::new()) });
        }
        let delimiter = guess_delimiter(&text);
        let sample = sample(&text, delimiter, SAMPLE);
        let mut mapping = Mapping::guess(&sample, DateOrder::DayFirst);
        let kind = recognise(name, &mapping.columns)?;
        if kind == Kind::Square {
            mapping = Mapping::guess(&sample, DateOrder::MonthFirst);
        }
        leave_out_guesses(kind, &mut mapping.columns);
        if !sample.iter().any(|row| !mapping.is_above(row)) && sample.len() < SAMPLE {
            let mut rows = Rows::new(&text, delimiter);
            // Rows that are there, but cannot be read, are told of one by one.
            if !std::iter::from_fn(|| rows.next(&text)).any(|row| row.is_err()) {
                let line = sample.last().map_or(1, |row| row.line + 1);
                return Err(ExchangeError::NoRows { line });
            }
        }
        let rows = Box::new(Rows::new(&text, delimiter));
        Ok(Self { name: part.into(), kind, text, form: Form::Table { delimiter, mapping, rows } })
    }

    /// Returns what it is called within the archive, empty for a plain file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns what it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns how its columns are read; `None` for cards.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.form {
            Form::Table { mapping, .. } => Some(mapping),
            Form::Cards(_) => None,
        }
    }

    /// Returns the labels of the ids in it.
    pub fn key_labels(&self) -> Vec<Box<str>> {
        match &self.form {
            Form::Table { mapping, .. } => mapping.key_labels(),
            Form::Cards(_) => vec![UID.into()],
        }
    }

    /// Returns its first rows, headings included, for showing them beside the mapping; none for cards.
    pub fn sample(&self, rows: usize) -> Vec<Row> {
        match &self.form {
            Form::Table { delimiter, .. } => sample(&self.text, *delimiter, rows),
            Form::Cards(_) => Vec::new(),
        }
    }

    /// Reads its columns in another way, if it is a table.
    pub(super) fn remap(&mut self, wanted: Mapping) {
        if let Form::Table { mapping, .. } = &mut self.form {
            *mapping = wanted;
        }
    }

    /// Goes back to the beginning.
    pub(super) fn rewind(&mut self) {
        match &mut self.form {
            Form::Cards(cards) => *cards = Cards::new(),
            Form::Table { delimiter, rows, .. } => **rows = Rows::new(&self.text, *delimiter),
        }
    }

    /// Returns how many bytes of how many have been read.
    pub(super) fn progress(&self) -> (usize, usize) {
        let read = match &self.form {
            Form::Cards(cards) => cards.position(),
            Form::Table { rows, .. } => rows.position(),
        };
        (read, self.text.len())
    }

    /// Reads the next person.
    pub(super) fn read_next(&mut self) -> Option<Result<Candidate, BadLine>> {
        let found = match &mut self.form {
            Form::Cards(cards) => cards.next(&self.text)?,
            Form::Table { mapping, rows, .. } => loop {
                match rows.next(&self.text)? {
                    Ok(row) if mapping.is_above(&row) => {}
                    Ok(row) => break mapping.read(&row),
                    Err(bad) => break Err(bad),
                }
            },
        };
        Some(match found {
            Ok(mut person) => {
                person.part = self.name.clone();
                self.add_status(&mut person);
                Ok(person)
            }
            Err(bad) => Err(BadLine { part: self.name.clone(), ..bad }),
        })
    }

    /// Adds what the whole file says of everybody in it.
    fn add_status(&self, person: &mut Candidate) {
        if let Kind::Mailchimp(status) = self.kind
            && !person.is_empty()
        {
            person.add_fact(MAILCHIMP, status.word());
            person.refused = person.refused || status.is_refusal();
        }
    }
}

fn sample(text: &str, delimiter: u8, count: usize) -> Vec<Row> {
    let mut rows = Rows::new(text, delimiter);
    std::iter::from_fn(|| rows.next(text)).filter_map(Result::ok).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Problem;

    #[test]
    fn rows_that_cannot_be_read_are_told_of_and_missing_ones_too() {
        let open = |text: &str| Part::open("x.csv", "", text.to_owned());
        assert_eq!(open("Nome,Telefono\n").err(), Some(ExchangeError::NoRows { line: 2 }));
        let found = open("Nome,Telefono\n\"Anna,333\n").map(|mut part| part.read_next());
        let bad = BadLine { part: "".into(), line: 2, problem: Problem::OpenQuote };
        assert_eq!(found, Ok(Some(Err(bad))));
    }
}
