//! From a preview and the person's decisions to one plan: one transaction, one undo.

use super::fill::{Fill, Pending, compare};
use super::{Choice, Choices, Link, Outcome, Preview, PreviewRow, Target, is_nobody};
use crate::domain::{Action, CustomerId, Dice, Field, Library, Note, NoteId, Plan, RecordId, Stamp, Value};

/// A plan in the making, a slice at a time, so that the screen stays alive.
#[derive(Clone, Debug)]
pub struct Draft {
    plan: Plan,
    pending: Pending,
    /// Who each row turned out to be.
    subjects: Vec<Option<CustomerId>>,
    /// How many rows have been marked as taken in.
    marked: usize,
}

impl Draft {
    /// Starts the plan of a preview.
    pub fn new(preview: &Preview) -> Self {
        Self {
            plan: Plan::new(Action::Import(preview.options.file.clone())),
            pending: Pending::default(),
            subjects: Vec::with_capacity(preview.rows.len()),
            marked: 0,
        }
    }

    /// Adds at most `most` rows of the same preview, and then marks as many; returns whether there are more of them.
    pub fn add(
        &mut self,
        preview: &Preview,
        library: &Library,
        choices: &Choices,
        dice: &mut impl Dice,
        most: usize,
    ) -> bool {
        let start = self.subjects.len();
        if start == preview.rows.len() {
            self.mark(preview, most);
            return self.marked < preview.rows.len();
        }
        for (place, row) in preview.rows.iter().enumerate().skip(start).take(most) {
            let subject = self.subject(library, choices, place, row, dice);
            self.subjects.push(subject);
            let Some(id) = subject else { continue };
            let record = library.record(RecordId::Customer(id));
            let whom = Target::Known(id);
            let fills = compare(&row.candidate, &preview.options, record, whom, &self.pending).fills;
            self.pending.add(whom, &fills);
            self.write(id, fills, preview.options.now, dice);
            if record.is_none() {
                self.plan.write(RecordId::Customer(id), Field::Origin, &*preview.options.file);
            }
        }
        true
    }

    /// Marks the next rows as taken in, so that taking them in again changes nothing.
    fn mark(&mut self, preview: &Preview, most: usize) {
        // Only where something was written: a file that tells nothing new leaves no trace.
        if self.plan.is_empty() {
            self.marked = preview.rows.len();
            return;
        }
        let rows = preview.rows.iter().zip(&self.subjects).skip(self.marked).take(most);
        for (row, subject) in rows {
            self.marked += 1;
            if let Some(id) = subject {
                let seen = Field::Seen(row.candidate.fingerprint());
                self.plan.write(RecordId::Customer(*id), seen, Value::Flag(true));
            }
        }
    }

    /// Returns the plan, once all rows are added.
    pub fn finish(self) -> Plan {
        self.plan
    }

    /// Decides who a row is: somebody known, somebody of an earlier row, somebody new, or nobody.
    fn subject(
        &self,
        library: &Library,
        choices: &Choices,
        place: usize,
        row: &PreviewRow,
        dice: &mut impl Dice,
    ) -> Option<CustomerId> {
        if row.link == Link::Seen || is_nobody(&row.outcome) {
            return None;
        }
        let choice = choices.rows.get(&place).copied();
        let target = match (row.link, choice) {
            (_, Some(Choice::Skip)) => return None,
            (Link::Like(_), None) if choices.all == Choice::Skip => return None,
            // Of a row with nothing new in it there is nothing to keep apart.
            (Link::Same(target), _) if matches!(row.outcome, Outcome::Skipped(_)) => Some(target),
            (Link::Same(target), None | Some(Choice::Merge)) => Some(target),
            (Link::Like(target), choice) if choice.unwrap_or(choices.all) == Choice::Merge => Some(target),
            _ => None,
        };
        match target {
            Some(Target::Known(id)) => {
                // Gone since the preview was made.
                library.customer(id).filter(|customer| customer.is_present()).map(|_| id)
            }
            // Who is left out in one row is left out in all.
            Some(Target::Row(earlier)) => self.subjects.get(earlier).copied().flatten(),
            None => Some(CustomerId::random(dice)),
        }
    }

    fn write(&mut self, id: CustomerId, fills: Vec<Fill>, at: Stamp, dice: &mut impl Dice) {
        let record = RecordId::Customer(id);
        for fill in fills {
            match fill {
                Fill::Set(field, value) => self.plan.write(record, field, value),
                Fill::Note(text) => {
                    let note = Note { id: NoteId::random(dice), text, by: "".into(), at };
                    self.plan.write(record, Field::Note(note.id), note.to_value());
                }
            }
        }
    }
}

impl Preview {
    /// Returns what is to be written. Compared anew with the library, so that nothing typed since is overwritten.
    pub fn plan(&self, library: &Library, choices: &Choices, dice: &mut impl Dice) -> Plan {
        let mut draft = Draft::new(self);
        while draft.add(self, library, choices, dice, usize::MAX) {}
        draft.finish()
    }
}
