//! From a preview and the person's decisions to one plan: one transaction, one undo.

use super::fill::{Fill, Pending, compare};
use super::{Choice, Choices, Link, Outcome, Preview, PreviewRow, Target, is_nobody};
use crate::domain::{Action, CustomerId, Dice, Field, Library, Note, NoteId, Plan, RecordId, Value};

impl Preview {
    /// Returns what is to be written. Compared anew with the library, so that nothing typed since is overwritten.
    pub fn plan(&self, library: &Library, choices: &Choices, dice: &mut impl Dice) -> Plan {
        let mut plan = Plan::new(Action::Import(self.options.file.clone()));
        let mut pending = Pending::default();
        // Who each row turned out to be.
        let mut subjects: Vec<Option<CustomerId>> = Vec::with_capacity(self.rows.len());
        for (place, row) in self.rows.iter().enumerate() {
            let subject = self.subject(library, choices, place, row, &subjects, dice);
            subjects.push(subject);
            let Some(id) = subject else { continue };
            let record = library.record(RecordId::Customer(id));
            let whom = Target::Known(id);
            let fills = compare(&row.candidate, &self.options, record, whom, &pending).fills;
            pending.add(whom, &fills);
            self.write(&mut plan, id, fills, dice);
            if record.is_none() {
                plan.write(RecordId::Customer(id), Field::Origin, &*self.options.file);
            }
        }
        // Rows are remembered only where something was written: a file that tells nothing new leaves no trace.
        if !plan.is_empty() {
            for (row, subject) in self.rows.iter().zip(&subjects) {
                if let Some(id) = subject {
                    let seen = Field::Seen(row.candidate.fingerprint());
                    plan.write(RecordId::Customer(*id), seen, Value::Flag(true));
                }
            }
        }
        plan
    }

    /// Decides who a row is: somebody known, somebody of an earlier row, somebody new, or nobody.
    fn subject(
        &self,
        library: &Library,
        choices: &Choices,
        place: usize,
        row: &PreviewRow,
        subjects: &[Option<CustomerId>],
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
            Some(Target::Row(earlier)) => subjects.get(earlier).copied().flatten(),
            None => Some(CustomerId::random(dice)),
        }
    }

    fn write(&self, plan: &mut Plan, id: CustomerId, fills: Vec<Fill>, dice: &mut impl Dice) {
        let record = RecordId::Customer(id);
        for fill in fills {
            match fill {
                Fill::Set(field, value) => plan.write(record, field, value),
                Fill::Note(text) => {
                    let note = Note { id: NoteId::random(dice), text, by: "".into(), at: self.options.now };
                    plan.write(record, Field::Note(note.id), note.to_value());
                }
            }
        }
    }
}
