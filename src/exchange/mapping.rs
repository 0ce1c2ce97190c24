//! What each column of a table means: guessed from headings and cells, and then the person's to change.

use super::candidate::{Candidate, Expected};
use super::dates::{DateOrder, guess_order, read_birthday, read_day};
use super::headings::{find_meaning, heading_key};
use super::table::Row;
use super::values::{is_mail, is_refusal, read_label, read_language};
use super::{BadLine, Meaning, Problem};
use crate::analysis::fold;
use std::borrow::Cow;
use std::cmp::Reverse;

/// Among how many first rows the headings are looked for.
const HEADING_ROWS: usize = 5;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading as it stands in the file; `#1` for the first where there is none.
    pub heading: Box<str>,
    /// What it holds.
    pub meaning: Meaning,
}

/// How a table is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Its columns.
    pub columns: Vec<Column>,
    /// The line of the headings; what stands above is passed over. `None` where the first row is a person.
    pub headings: Option<u32>,
    /// How its dates are written.
    pub order: DateOrder,
}

impl Mapping {
    /// Guesses from the first rows; `order` is for dates that do not tell.
    pub fn guess(sample: &[Row], order: DateOrder) -> Self {
        let best = sample
            .iter()
            .take(HEADING_ROWS)
            .filter(|row| !row.cells.iter().any(|cell| is_mail(cell) || is_phone(cell)))
            .map(|row| (row.cells.iter().filter(|cell| find_meaning(cell).is_some()).count(), row))
            // Further down, a single word that is known may be somebody's table.
            .filter(|(known, row)| *known > usize::from(sample.first() != Some(row)))
            .max_by_key(|(known, row)| (*known, Reverse(row.line)));
        let first = sample.first();
        let headed = match best {
            Some((_, row)) => Some(row),
            None => first.filter(|row| !row.cells.iter().any(|cell| is_datum(cell))),
        };
        let width = match headed {
            Some(row) => row.cells.len(),
            None => sample.iter().map(|row| row.cells.len()).max().unwrap_or_default(),
        };
        let rows: Vec<&Row> =
            sample.iter().filter(|row| headed.is_none_or(|headed| row.line > headed.line)).collect();
        let mut columns: Vec<Column> = (0..width)
            .map(|place| {
                let heading = headed.map_or("", |row| row.cell(place));
                let meaning =
                    find_meaning(heading).unwrap_or_else(|| guess_cells(&rows, place, headed.is_none()));
                let heading = if heading.is_empty() { format!("#{}", place + 1) } else { heading.to_owned() };
                Column { heading: heading.into(), meaning }
            })
            .collect();
        settle_names(&mut columns);
        let dates = columns.iter().enumerate().filter(|(_, column)| {
            matches!(column.meaning, Meaning::Birthday | Meaning::Date | Meaning::Since)
        });
        let cells = dates.flat_map(|(place, _)| rows.iter().map(move |row| row.cell(place)));
        let order = guess_order(cells).unwrap_or(order);
        Self { columns, headings: headed.map(|row| row.line), order }
    }

    /// Returns the labels of the columns that hold ids.
    pub fn key_labels(&self) -> Vec<Box<str>> {
        let keys = self.columns.iter().filter(|column| column.meaning == Meaning::Key);
        keys.map(|column| short(&column.heading).into()).collect()
    }

    /// Returns whether a row is above the people: the headings and what stands before them.
    pub fn is_above(&self, row: &Row) -> bool {
        self.headings.is_some_and(|line| row.line <= line)
    }

    /// Reads a person from a row.
    pub fn read(&self, row: &Row) -> Result<Candidate, BadLine> {
        let found = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        if found > self.columns.len() {
            let problem = Problem::TooManyCells { expected: self.columns.len(), found };
            return Err(BadLine { part: "".into(), line: row.line, problem });
        }
        let mut person = Candidate { line: row.line, ..Candidate::default() };
        let mut names: [&str; 5] = [""; 5];
        let mut whole = "";
        let mut company = "";
        for (place, column) in self.columns.iter().enumerate() {
            let cell = row.cell(place);
            if cell.is_empty() {
                continue;
            }
            let label = self.label(row, place);
            match column.meaning {
                Meaning::Name if whole.is_empty() => whole = cell,
                Meaning::Name => person.add_fact(&column.heading, cell),
                Meaning::Prefix => names[0] = cell,
                Meaning::GivenName => names[1] = cell,
                Meaning::MiddleName => names[2] = cell,
                Meaning::FamilyName => names[3] = cell,
                Meaning::Suffix => names[4] = cell,
                Meaning::Company => {
                    company = cell;
                    person.add_fact(&column.heading, cell);
                }
                Meaning::RefusedOn => person.refused_on = read_day(cell, self.order),
                _ => self.read_cell(&mut person, column.meaning, &label, cell),
            }
        }
        let composed = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
        let name = [whole, &composed, company].into_iter().find(|name| !name.is_empty());
        person.name = name.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").into();
        Ok(person)
    }

    fn read_cell(&self, person: &mut Candidate, meaning: Meaning, label: &str, cell: &str) {
        match meaning {
            Meaning::Nickname => fill(person, label, cell, |person| &mut person.nickname),
            Meaning::Look => fill(person, label, cell, |person| &mut person.look),
            Meaning::Place => fill(person, label, cell, |person| &mut person.place),
            Meaning::Phone if fold(label).contains("fax") => person.add_fact(label, cell),
            Meaning::Phone => person.add_phones(label, cell),
            Meaning::Email => person.add_mails(label, cell),
            Meaning::Birthday => self.read_birthday(person, label, cell),
            Meaning::Date if find_meaning(label) == Some(Meaning::Birthday) => {
                self.read_birthday(person, label, cell);
            }
            Meaning::Date => match read_birthday(cell, self.order) {
                Some(date) => person.dates.push((label.into(), date)),
                None => person.add_doubt(Expected::Date, label, cell),
            },
            Meaning::Note => person.notes.push(cell.into()),
            Meaning::Tags => person.add_tags(cell),
            Meaning::Language => match read_language(cell) {
                Some(language) if person.language.is_empty() => person.language = language,
                _ => person.add_fact(label, cell),
            },
            Meaning::Allergies => person.add_allergies(label, cell),
            Meaning::Diets => person.add_diets(cell),
            Meaning::Since => match read_day(cell, self.order) {
                Some(day) => person.since = Some(person.since.map_or(day, |other| other.min(day))),
                None => person.add_doubt(Expected::Date, label, cell),
            },
            Meaning::Marketing => {
                person.refused = person.refused || is_refusal(cell);
                person.add_fact(label, cell);
            }
            Meaning::Key => person.keys.push((label.into(), cell.into())),
            Meaning::Fact => match find_meaning(label) {
                // A field that somebody made for it in the other program.
                Some(meaning @ (Meaning::Allergies | Meaning::Diets)) => {
                    self.read_cell(person, meaning, label, cell);
                }
                _ => person.add_fact(label, cell),
            },
            _ => {}
        }
    }

    fn read_birthday(&self, person: &mut Candidate, label: &str, cell: &str) {
        let is_blank = cell.chars().all(|letter| matches!(letter, '0' | '-' | '/' | '.' | ' ' | ':'));
        match read_birthday(cell, self.order) {
            Some(birthday) if person.birthday.is_none() => person.birthday = Some(birthday),
            Some(birthday) if person.birthday == Some(birthday) => {}
            Some(_) => person.add_fact(label, cell),
            None if is_blank => {}
            None => person.add_doubt(Expected::Date, label, cell),
        }
    }

    /// Returns what a cell is called: by its heading, and by the column before where that holds labels.
    fn label<'a>(&'a self, row: &'a Row, place: usize) -> Cow<'a, str> {
        let column = self.columns.get(place);
        let heading = column.map_or("", |column| short(&column.heading));
        let before = place.checked_sub(1);
        let labelled = before.and_then(|before| self.columns.get(before));
        let label = match (labelled, before) {
            (Some(other), Some(before)) if other.meaning == Meaning::Label => read_label(row.cell(before)),
            _ => "",
        };
        // A date and a field of one's own are called by their labels alone.
        let own = column.is_some_and(|column| column.meaning == Meaning::Date)
            || heading_key(heading).starts_with("customfield");
        match label {
            "" => Cow::Borrowed(heading),
            _ if own => Cow::Borrowed(label),
            _ => Cow::Owned(format!("{heading} ({label})")),
        }
    }
}

/// Returns a heading without what Google puts behind it: "Phone 1 - Value".
fn short(heading: &str) -> &str {
    heading.split_once(" - ").map_or(heading, |(start, _)| start).trim()
}

fn fill(person: &mut Candidate, label: &str, cell: &str, field: fn(&mut Candidate) -> &mut Box<str>) {
    let place = field(person);
    if place.is_empty() {
        *place = cell.into();
    } else {
        person.add_fact(label, cell);
    }
}

/// "Nome" is the first name where there is a column for the family name too.
fn settle_names(columns: &mut [Column]) {
    let has = |columns: &[Column], meaning| columns.iter().any(|column| column.meaning == meaning);
    if has(columns, Meaning::FamilyName) && !has(columns, Meaning::GivenName) {
        for column in columns.iter_mut().filter(|column| column.meaning == Meaning::Name) {
            column.meaning = Meaning::GivenName;
        }
    }
}

fn guess_cells(rows: &[&Row], place: usize, unheaded: bool) -> Meaning {
    let cells: Vec<&str> = rows.iter().map(|row| row.cell(place)).filter(|cell| !cell.is_empty()).collect();
    let all = |test: fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|cell| test(cell));
    if cells.is_empty() {
        Meaning::Ignore
    } else if all(is_mail) {
        Meaning::Email
    } else if unheaded && all(is_phone) {
        // Under a heading that is not known it may as well be a VAT number.
        Meaning::Phone
    } else if unheaded && all(|cell| read_birthday(cell, DateOrder::DayFirst).is_some()) {
        Meaning::Birthday
    } else if unheaded && place == 0 {
        Meaning::Name
    } else {
        Meaning::Fact
    }
}

fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let others = |letter: char| letter.is_ascii_digit() || " +-./()".contains(letter);
    (7..=15).contains(&digits)
        && cell.chars().all(others)
        && read_birthday(cell, DateOrder::DayFirst).is_none()
}

fn is_datum(cell: &str) -> bool {
    is_mail(cell) || is_phone(cell) || read_birthday(cell, DateOrder::DayFirst).is_some()
}
