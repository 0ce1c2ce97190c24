//! What taking reviews in would do, worked out before anything is written.

use super::near::{NearIndex, runs};
use super::{FoundReview, ReviewDraft, review_fields};
use crate::analysis::fold;
use crate::domain::{Field, Library, PaperId, PaperKind, RecordId, Value};
use crate::exchange::BadLine;
use std::collections::BTreeMap;

/// Whom a review is nearly the same as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// A review that is known.
    Known(PaperId),
    /// An earlier row.
    Row(usize),
}

/// What becomes of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewOutcome {
    /// It is new.
    Added,
    /// It is known, and something of it is different now.
    Updated,
    /// It is known, and nothing is different.
    Known,
    /// It stands in an earlier row too.
    Repeated,
    /// It is nearly the same as another one by the same author: left out unless the person wants it.
    Near(Alike),
}

/// A review of the file, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewRow {
    /// The review.
    pub draft: ReviewDraft,
    /// Its id.
    pub id: PaperId,
    /// What becomes of it.
    pub outcome: ReviewOutcome,
    /// Another author's review that it is nearly the same as: taken in all the same, since that tells something.
    pub echo: Option<Alike>,
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReviewTally {
    /// New ones.
    pub added: usize,
    /// Known ones that are different now.
    pub updated: usize,
    /// Known ones that are not, and rows that stand there twice.
    pub known: usize,
    /// Nearly the same as another one by the same author.
    pub near: usize,
    /// Of the new ones, those with stars only.
    pub bare: usize,
    /// Of the new ones, those nearly the same as one by another author.
    pub echoes: usize,
    /// Lines that cannot be read.
    pub bad: usize,
}

/// What taking reviews in would do.
#[derive(Clone, Debug, Default)]
pub struct ReviewsPreview {
    /// The file's name.
    pub file: Box<str>,
    rows: Vec<ReviewRow>,
    bad_lines: Vec<BadLine>,
    index: NearIndex,
    /// Of each text in the index: whose it is, and its author.
    texts: Vec<(Alike, String)>,
    by_id: BTreeMap<PaperId, usize>,
    learned: Option<PaperId>,
}

impl ReviewsPreview {
    /// Starts a preview that knows nothing yet.
    pub fn new(file: &str) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    /// Works a whole preview out at once; `offset` tells how many minutes local time is ahead of UTC at a moment.
    pub fn of(
        library: &Library,
        file: &str,
        found: impl IntoIterator<Item = FoundReview>,
        offset: &dyn Fn(crate::domain::Stamp) -> i16,
    ) -> Self {
        let mut preview = Self::new(file);
        while preview.learn(library, usize::MAX) {}
        preview.add(library, found, offset);
        preview
    }

    /// Takes in at most `most` of the reviews that are known; returns whether there are more of them.
    pub fn learn(&mut self, library: &Library, most: usize) -> bool {
        let last = self.learned;
        let mut taken = 0;
        let next = library.reviews().skip_while(|review| last.is_some_and(|last| review.id() <= last));
        for review in next.take(most) {
            let runs = runs(review.text());
            if !runs.is_empty() {
                self.index.add(runs);
                self.texts.push((Alike::Known(review.id()), fold(review.author())));
            }
            self.learned = Some(review.id());
            taken += 1;
        }
        taken == most
    }

    /// Works out what becomes of the next reviews; all that are known have to be taken in before.
    pub fn add(
        &mut self,
        library: &Library,
        found: impl IntoIterator<Item = FoundReview>,
        offset: &dyn Fn(crate::domain::Stamp) -> i16,
    ) {
        for found in found {
            match found {
                Ok(draft) => self.add_row(library, draft, offset),
                Err(bad) => self.bad_lines.push(bad),
            }
        }
    }

    fn add_row(
        &mut self,
        library: &Library,
        draft: ReviewDraft,
        offset: &dyn Fn(crate::domain::Stamp) -> i16,
    ) {
        let place = self.rows.len();
        let mut id = draft.id(0);
        let mut number = 0;
        // Of stars alone, two of one day are two people.
        while draft.key.is_empty() && draft.text.is_empty() && self.by_id.contains_key(&id) {
            number += 1;
            id = draft.id(number);
        }
        let mut row = ReviewRow { draft, id, outcome: ReviewOutcome::Added, echo: None };
        let known = library.review(id).map(|review| review.record());
        if self.by_id.contains_key(&id) {
            row.outcome = ReviewOutcome::Repeated;
        } else if let Some(known) = known {
            let fields = review_fields(&row.draft, offset);
            let same = |(field, value): &(Field, Value)| known.value(field) == value;
            // What the owner or another phone knows besides is no difference.
            row.outcome = if fields.iter().all(same) { ReviewOutcome::Known } else { ReviewOutcome::Updated };
        } else {
            let runs = runs(&row.draft.text);
            if let Some((number, _)) = self.index.find(&runs)
                && let Some((whose, author)) = self.texts.get(number)
            {
                let mine = fold(&row.draft.author);
                if mine == *author || mine.is_empty() || author.is_empty() {
                    row.outcome = ReviewOutcome::Near(*whose);
                } else {
                    row.echo = Some(*whose);
                }
            }
            if !runs.is_empty() {
                self.index.add(runs);
                self.texts.push((Alike::Row(place), fold(&row.draft.author)));
            }
        }
        self.by_id.entry(id).or_insert(place);
        self.rows.push(row);
    }

    /// Returns the rows in the order of the file.
    pub fn rows(&self) -> &[ReviewRow] {
        &self.rows
    }

    /// Returns the lines that cannot be read.
    pub fn bad_lines(&self) -> &[BadLine] {
        &self.bad_lines
    }

    /// Counts the rows.
    pub fn tally(&self) -> ReviewTally {
        let mut tally = ReviewTally { bad: self.bad_lines.len(), ..ReviewTally::default() };
        for row in &self.rows {
            match row.outcome {
                ReviewOutcome::Added => {
                    tally.added += 1;
                    tally.bare += usize::from(row.draft.text.is_empty());
                    tally.echoes += usize::from(row.echo.is_some());
                }
                ReviewOutcome::Updated => tally.updated += 1,
                ReviewOutcome::Known | ReviewOutcome::Repeated => tally.known += 1,
                ReviewOutcome::Near(_) => tally.near += 1,
            }
        }
        tally
    }

    /// Returns whether a row is written: new and changed ones, and where it is wanted those that are nearly the same.
    pub fn takes(&self, row: &ReviewRow, near: bool) -> bool {
        match row.outcome {
            ReviewOutcome::Added | ReviewOutcome::Updated => true,
            ReviewOutcome::Near(_) => near,
            ReviewOutcome::Known | ReviewOutcome::Repeated => false,
        }
    }

    /// Returns the record that a row is written to.
    pub fn record(row: &ReviewRow) -> RecordId {
        RecordId::Paper(PaperKind::Review, row.id)
    }
}
