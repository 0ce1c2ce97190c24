//! Rows of a CSV, one at a time, with the line each begins on; a quote left open costs its own row only.

use super::{BadLine, Problem};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The longest row that is read, in bytes; a longer one has a quote left open.
const LONGEST_ROW: usize = 256 * 1024;
/// The most cells that a row has.
const MOST_CELLS: usize = 1024;
/// After so many quotes left open the file is no CSV, and the rest of it is not tried.
const MOST_OPEN_QUOTES: u32 = 100;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, counted from 1.
    pub line: u32,
    /// What is in its cells, without space around it.
    pub cells: Vec<Box<str>>,
}

impl Row {
    /// Returns what is in a cell, empty where there is no such cell.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell)
    }
}

/// A place in the text of a CSV from which rows are read.
pub struct Rows {
    reader: Reader,
    at: usize,
    line: u32,
    open_quotes: u32,
    output: Vec<u8>,
    ends: Vec<usize>,
}

impl Rows {
    /// Starts at the beginning of a text, or past the line `sep=;` that spreadsheets put there.
    pub fn new(text: &str, delimiter: u8) -> Self {
        let at = separator_line(text).map_or(0, |(_, end)| end);
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            at,
            line: if at == 0 { 1 } else { 2 },
            open_quotes: 0,
            output: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Returns how many bytes of the text have been read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Reads the next row of the text, which has to be the same one each time; blank lines are passed over.
    pub fn next(&mut self, text: &str) -> Option<Result<Row, BadLine>> {
        let bytes = text.as_bytes();
        while bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
            self.line += 1;
        }
        let rest = bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.line;
        let window = rest.get(..LONGEST_ROW).unwrap_or(rest);
        self.output.resize(self.output.len().max(window.len().min(LONGEST_ROW) + 1), 0);
        self.ends.resize(MOST_CELLS, 0);
        let (mut result, mut read, written, mut cells) =
            self.reader.read_record(window, &mut self.output, &mut self.ends);
        if result == ReadRecordResult::InputEmpty && window.len() == rest.len() {
            // The last line may lack its end: whether a line end then ends the row tells an open quote.
            let (last, _, _, more) = self.reader.read_record(
                b"\n",
                self.output.get_mut(written..).unwrap_or_default(),
                self.ends.get_mut(cells..).unwrap_or_default(),
            );
            result = last;
            cells += more;
        }
        match result {
            ReadRecordResult::Record => {
                self.advance(window.get(..read).unwrap_or_default());
                Some(Ok(Row { line: start, cells: self.cells(cells) }))
            }
            ReadRecordResult::End => None,
            _ => {
                // Reading goes on after the line on which the row begins.
                self.reader.reset();
                read = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
                self.open_quotes += 1;
                if self.open_quotes > MOST_OPEN_QUOTES {
                    read = rest.len();
                }
                self.advance(rest.get(..read).unwrap_or_default());
                let problem = match result {
                    ReadRecordResult::OutputEndsFull => {
                        Problem::TooManyCells { expected: MOST_CELLS, found: MOST_CELLS + 1 }
                    }
                    _ => Problem::OpenQuote,
                };
                Some(Err(BadLine { part: "".into(), line: start, problem }))
            }
        }
    }

    fn advance(&mut self, read: &[u8]) {
        self.at += read.len();
        let lines = memchr::memchr_iter(b'\n', read).count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }

    fn cells(&self, count: usize) -> Vec<Box<str>> {
        let mut start = 0;
        let mut cells = Vec::with_capacity(count);
        for end in self.ends.get(..count).unwrap_or_default() {
            let cell = self.output.get(start..*end).unwrap_or_default();
            cells.push(plain(String::from_utf8_lossy(cell).trim()).into());
            start = *end;
        }
        cells
    }
}

/// Takes away the apostrophe that keeps a spreadsheet from reading a cell as a formula.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t']) => rest,
        _ => cell,
    }
}

/// Reads the line `sep=;` that Excel writes and reads: the delimiter, and where the line ends.
fn separator_line(text: &str) -> Option<(u8, usize)> {
    let end = memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |end| end + 1);
    let line = text.get(..end)?.trim_end_matches('\n').trim_matches('"');
    match line.strip_prefix("sep=")?.as_bytes() {
        [delimiter] => Some((*delimiter, end)),
        _ => None,
    }
}

/// Finds out what stands between the cells: the comma, semicolon or tab that cuts the first rows most alike.
pub fn guess_delimiter(text: &str) -> u8 {
    if let Some((delimiter, _)) = separator_line(text) {
        return delimiter;
    }
    let mut best = (0, b',');
    for delimiter in *b",;\t" {
        let mut rows = Rows::new(text, delimiter);
        let widths: Vec<usize> = std::iter::from_fn(|| rows.next(text))
            .take(20)
            .filter_map(Result::ok)
            .map(|row| row.cells.len())
            .collect();
        let widest = widths.iter().copied().max().unwrap_or_default();
        let alike = widths.iter().filter(|width| **width == widest).count();
        let score = if widest < 2 { 0 } else { alike * 1000 / widths.len().max(1) * 100 + widest.min(99) };
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Result<(u32, Vec<String>), u32>> {
        let mut rows = Rows::new(text, guess_delimiter(text));
        std::iter::from_fn(|| rows.next(text))
            .map(|row| match row {
                Ok(row) => Ok((row.line, row.cells.iter().map(ToString::to_string).collect())),
                Err(bad) => Err(bad.line),
            })
            .collect()
    }

    fn row(line: u32, cells: &[&str]) -> Result<(u32, Vec<String>), u32> {
        Ok((line, cells.iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn quotes_blank_lines_and_lines_within_cells() {
        let text = "\na,b\n\n\"x \"\"y\"\"\nz\", 1 \n,\nlast,\"2\"";
        assert_eq!(
            rows(text),
            [row(2, &["a", "b"]), row(4, &["x \"y\"\nz", "1"]), row(6, &["", ""]), row(7, &["last", "2"])]
        );
    }

    #[test]
    fn neutralised_formulas_are_read_as_they_were() {
        assert_eq!(rows("a,b\n'+39 333,'ndrangheta\n")[1], row(2, &["+39 333", "'ndrangheta"]));
    }

    #[test]
    fn an_open_quote_costs_one_row() {
        let text = "a,b\n\"open,1\nfine,2\nalso,3\n";
        assert_eq!(rows(text), [row(1, &["a", "b"]), Err(2), row(3, &["fine", "2"]), row(4, &["also", "3"])]);
    }

    #[test]
    fn delimiters() {
        assert_eq!(guess_delimiter("nome;note\nAnna;sale, pepe, olio\nUgo;a, b, c\n"), b';');
        assert_eq!(guess_delimiter("nome\tnote\nAnna\tsale, pepe\n"), b'\t');
        assert_eq!(guess_delimiter("sep=;\na,b;c\n"), b';');
        assert_eq!(rows("sep=;\na;b\n"), [row(2, &["a", "b"])]);
        assert_eq!(guess_delimiter("one column\nAnna\n"), b',');
    }

    proptest! {
        #[test]
        fn what_is_quoted_reads_back(table in prop::collection::vec(prop::collection::vec("[a\",;\n]{0,4}x", 2..4), 1..6)) {
            let text: String = table
                .iter()
                .map(|row| row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(","))
                .map(|row| row + "\n")
                .collect();
            let mut rows = Rows::new(&text, b',');
            let read: Vec<Vec<String>> = std::iter::from_fn(|| rows.next(&text))
                .filter_map(Result::ok)
                .map(|row| row.cells.iter().map(ToString::to_string).collect())
                .collect();
            let trimmed: Vec<Vec<String>> =
                table.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
            prop_assert_eq!(read, trimmed);
            prop_assert_eq!(rows.line as usize, text.matches('\n').count() + 1);
        }

        #[test]
        fn any_text_ends(text in "[a\",;\t\n]{0,200}") {
            let mut rows = Rows::new(&text, guess_delimiter(&text));
            let count = std::iter::from_fn(|| rows.next(&text)).count();
            prop_assert!(count <= text.len());
            prop_assert_eq!(rows.position(), text.len());
        }
    }
}
