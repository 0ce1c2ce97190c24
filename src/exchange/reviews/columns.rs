//! What each column of a table of reviews means: guessed from headings and cells, and then the person's to change.

use super::heading::find_review_meaning;
use super::{ReviewDraft, ReviewMeaning, When, read_stars, read_when};
use crate::exchange::dates::guess_order;
use crate::exchange::{BadLine, DateOrder, Problem, Row};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewColumn {
    /// Its heading as it stands in the file; `#1` for the first where there is none.
    pub heading: Box<str>,
    /// What it holds.
    pub meaning: ReviewMeaning,
}

/// How a table is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewColumns {
    /// Its columns.
    pub columns: Vec<ReviewColumn>,
    /// The line of the headings, `None` where the first row is a review.
    pub headings: Option<u32>,
    /// How its dates are written.
    pub order: DateOrder,
}

impl ReviewColumns {
    /// Guesses from the first rows.
    pub fn guess(sample: &[Row]) -> Self {
        let known = |row: &&Row| row.cells.iter().filter(|cell| find_review_meaning(cell).is_some()).count();
        let headed = sample.iter().take(5).max_by_key(|row| (known(row), std::cmp::Reverse(row.line)));
        let headed = headed.filter(|row| known(row) > 0);
        let rows: Vec<&Row> =
            sample.iter().filter(|row| headed.is_none_or(|headed| row.line > headed.line)).collect();
        let width = headed.or(sample.first()).map_or(0, |row| row.cells.len());
        let mut columns: Vec<ReviewColumn> = Vec::new();
        for place in 0..width {
            let heading = headed.map_or("", |row| row.cell(place));
            let meaning = find_review_meaning(heading).unwrap_or_default();
            let taken = columns.iter().any(|column| column.meaning == meaning);
            let heading = if heading.is_empty() { format!("#{}", place + 1) } else { heading.to_owned() };
            let meaning = if taken { ReviewMeaning::Ignore } else { meaning };
            columns.push(ReviewColumn { heading: heading.into(), meaning });
        }
        let mut mapping = Self { columns, headings: headed.map(|row| row.line), order: DateOrder::default() };
        mapping.fill_gaps(&rows);
        let dated = mapping.place(ReviewMeaning::Date);
        let cells = dated.into_iter().flat_map(|place| rows.iter().map(move |row| row.cell(place)));
        mapping.order = guess_order(cells).unwrap_or_default();
        mapping
    }

    /// Returns whether there is enough to read reviews: what was written or the stars, and when.
    pub fn is_enough(&self) -> bool {
        let has = |meaning| self.place(meaning).is_some();
        has(ReviewMeaning::Date) && (has(ReviewMeaning::Text) || has(ReviewMeaning::Stars))
    }

    fn place(&self, meaning: ReviewMeaning) -> Option<usize> {
        self.columns.iter().position(|column| column.meaning == meaning)
    }

    /// Looks at the cells for what the headings did not tell.
    fn fill_gaps(&mut self, rows: &[&Row]) {
        let cells =
            |place: usize| rows.iter().map(move |row| row.cell(place)).filter(|cell| !cell.is_empty());
        let all = |place: usize, test: &dyn Fn(&str) -> bool| {
            cells(place).next().is_some() && cells(place).all(test)
        };
        let free = |columns: &[ReviewColumn], place: usize| {
            columns.get(place).is_some_and(|column| column.meaning == ReviewMeaning::Ignore)
        };
        for place in 0..self.columns.len() {
            let is_date = |cell: &str| read_when(cell, DateOrder::DayFirst) != When::Unknown;
            let is_stars = |cell: &str| cell.len() <= 5 && read_stars(cell).is_some();
            let meaning = if !free(&self.columns, place) {
                continue;
            } else if self.place(ReviewMeaning::Date).is_none() && all(place, &is_date) {
                ReviewMeaning::Date
            } else if self.place(ReviewMeaning::Stars).is_none() && all(place, &is_stars) {
                ReviewMeaning::Stars
            } else {
                continue;
            };
            if let Some(column) = self.columns.get_mut(place) {
                column.meaning = meaning;
            }
        }
        if self.place(ReviewMeaning::Text).is_none() {
            let length = |place: usize| cells(place).map(str::len).sum::<usize>();
            let longest = (0..self.columns.len())
                .filter(|place| free(&self.columns, *place) && length(*place) >= 20 * rows.len().max(1))
                .max_by_key(|place| length(*place));
            if let Some(column) = longest.and_then(|place| self.columns.get_mut(place)) {
                column.meaning = ReviewMeaning::Text;
            }
        }
    }

    /// Returns whether a row is above the reviews.
    pub fn is_above(&self, row: &Row) -> bool {
        self.headings.is_some_and(|line| row.line <= line)
    }

    /// Reads a review from a row; `source` is for rows that do not say.
    pub fn read(&self, row: &Row, source: &str) -> Result<ReviewDraft, BadLine> {
        let bad = |problem| BadLine { part: "".into(), line: row.line, problem };
        let found = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        if found > self.columns.len() {
            return Err(bad(Problem::TooManyCells { expected: self.columns.len(), found }));
        }
        let mut draft = ReviewDraft { line: row.line, source: source.into(), ..ReviewDraft::default() };
        let (mut title, mut text) = ("", "");
        for (place, column) in self.columns.iter().enumerate() {
            let cell = row.cell(place);
            match column.meaning {
                _ if cell.is_empty() => {}
                ReviewMeaning::Text => text = cell,
                ReviewMeaning::Title => title = cell,
                ReviewMeaning::Stars => draft.stars = read_stars(cell),
                ReviewMeaning::Date => draft.when = read_when(cell, self.order),
                ReviewMeaning::Author => draft.author = cell.into(),
                ReviewMeaning::Source => draft.source = cell.to_lowercase().into(),
                ReviewMeaning::Reply => draft.reply = cell.into(),
                ReviewMeaning::Language => draft.language = cell.into(),
                ReviewMeaning::Url => draft.url = cell.into(),
                ReviewMeaning::Visited => draft.visited = cell.into(),
                ReviewMeaning::AuthorReviews => draft.author_reviews = cell.parse().ok(),
                ReviewMeaning::Key => draft.key = cell.into(),
                ReviewMeaning::Ignore => {}
            }
        }
        draft.set_text(title, text);
        match (draft.is_empty(), draft.when) {
            (true, _) => Err(bad(Problem::Nothing)),
            (false, When::Unknown) => Err(bad(Problem::NoDate)),
            _ => Ok(draft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: u32, cells: &[&str]) -> Row {
        Row { line, cells: cells.iter().map(|cell| (*cell).into()).collect() }
    }

    #[test]
    fn headings_in_any_language_and_none_at_all() {
        let sample = [
            row(1, &["Fecha", "Estrellas", "Reseña", "Extra"]),
            row(2, &["13/10/2026", "4", "Todo muy rico", "x"]),
        ];
        let mapping = ReviewColumns::guess(&sample);
        let meanings: Vec<ReviewMeaning> = mapping.columns.iter().map(|column| column.meaning).collect();
        assert_eq!(
            meanings,
            [ReviewMeaning::Date, ReviewMeaning::Stars, ReviewMeaning::Text, ReviewMeaning::Ignore]
        );
        assert!(mapping.is_enough());
        let bare = [row(1, &["2026-10-13", "una carbonara da ricordare per anni", "5"])];
        let mapping = ReviewColumns::guess(&bare);
        assert_eq!((mapping.headings, mapping.is_enough()), (None, true));
        let read = mapping.read(&bare[0], "csv").map(|draft| (draft.stars, draft.text));
        assert_eq!(read, Ok((Some(5), "una carbonara da ricordare per anni".into())));
    }
}
