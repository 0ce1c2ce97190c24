//! From a preview to one plan: one transaction, one undo.

use super::{ReviewDraft, ReviewsPreview, When};
use crate::domain::{Action, Day, Field, Library, Plan, Stamp, Value};

/// A plan in the making, a slice at a time, so that the screen stays alive.
#[derive(Clone, Debug)]
pub struct ReviewsDraft {
    plan: Plan,
    next: usize,
    near: bool,
}

impl ReviewsDraft {
    /// Starts the plan of a preview; `near` tells whether those that are nearly the same as another one are wanted too.
    pub fn new(preview: &ReviewsPreview, near: bool) -> Self {
        Self { plan: Plan::new(Action::Import(preview.file.clone())), next: 0, near }
    }

    /// Adds at most `most` rows; returns whether there are more of them. `offset` tells how many minutes local time is
    /// ahead of UTC at a moment.
    pub fn add(
        &mut self,
        preview: &ReviewsPreview,
        library: &Library,
        offset: &dyn Fn(Stamp) -> i16,
        most: usize,
    ) -> bool {
        for row in preview.rows().iter().skip(self.next).take(most) {
            self.next += 1;
            if !preview.takes(row, self.near) {
                continue;
            }
            let record = ReviewsPreview::record(row);
            let known = library.record(record);
            for (field, value) in review_fields(&row.draft, offset) {
                self.plan.write(record, field, value);
            }
            match known {
                // Taken in once and undone.
                Some(known) if !known.is_present() => self.plan.write(record, Field::Deleted, Value::Absent),
                Some(_) => {}
                None => self.plan.write(record, Field::Origin, &*preview.file),
            }
        }
        self.next < preview.rows().len()
    }

    /// Returns the plan, once all rows are added.
    pub fn finish(self) -> Plan {
        self.plan
    }
}

/// Returns what is written of a review; what a file does not tell is left as it is.
pub fn review_fields(draft: &ReviewDraft, offset: &dyn Fn(Stamp) -> i16) -> Vec<(Field, Value)> {
    let number = |number: u64| Value::Number(number.min(i64::MAX as u64) as i64);
    let mut fields = Vec::new();
    let (at, ahead) = match draft.when {
        When::Moment(at) => (at, Some(offset(at))),
        When::Local(day, minute) => {
            let ahead = offset(Stamp(day.start(0).0 + u64::from(minute) * 60_000));
            (Stamp(day.start(ahead).0 + u64::from(minute) * 60_000), Some(ahead))
        }
        When::Day(day) => (day.start(0), None),
        When::Unknown => (Day(0).start(0), None),
    };
    fields.push((Field::At, number(at.0)));
    fields.extend(ahead.map(|ahead| (Field::Offset, Value::Number(ahead.into()))));
    fields.extend(draft.stars.map(|stars| (Field::Stars, Value::Number(stars.into()))));
    let count = draft.author_reviews.map_or(String::new(), |count| count.to_string());
    let texts = [
        (Field::Text, &*draft.text),
        (Field::Author, &*draft.author),
        (Field::Source, &*draft.source),
        (Field::Language, &*draft.language),
        (Field::Url, &*draft.url),
        (Field::Reply, &*draft.reply),
        (Field::Date("visit".into()), &*draft.visited),
        (Field::Imported("author_reviews".into()), &count),
    ];
    fields.extend(
        texts
            .into_iter()
            .map(|(field, text)| (field, Value::text(text)))
            .filter(|(_, value)| *value != Value::Absent),
    );
    fields
}
