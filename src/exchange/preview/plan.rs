//! From a preview and the person's decisions to one plan: one transaction, one undo.

use super::fill::{Fill, Pending, compare};
use super::{Choice, Choices, Link, Outcome, Preview, PreviewRow, Target, Why};
use crate::domain::{Action, CustomerId, Dice, Field, Library, Note, NoteId, Plan, RecordId};

impl Preview {
    /// Returns what is to be written. Compared anew with the library, so that nothing typed since is overwritten.
    pub fn plan(&self, library: &Library, choices: &Choices, dice: &mut impl Dice) -> Plan {
        let mut plan = Plan::new(Action::Import(self.options.file.clone()));
        let mut pending = Pending::default();
        // Who each row turned out to be.
        let mut subjects: Vec<Option<CustomerId>> = Vec::with_capacity(self.rows.len());
        for (place, row) in self.rows.iter().enumerate() {
            let subject = self.subject(library, choices, place, row, &mut subjects, dice);
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
        plan
    }

    /// Decides who a row is: somebody known, somebody of an earlier row, somebody new, or nobody.
    fn subject(
        &self,
        library: &Library,
        choices: &Choices,
        place: usize,
        row: &PreviewRow,
        subjects: &mut [Option<CustomerId>],
        dice: &mut impl Dice,
    ) -> Option<CustomerId> {
        if matches!(row.outcome, Outcome::Skipped(Why::EmptyRow | Why::Erased | Why::Nobody)) {
            return None;
        }
        let choice = choices.rows.get(&place).copied();
        let target = match (row.link, choice) {
            (_, Some(Choice::Skip)) => return None,
            (Link::Like(_), None) if choices.all == Choice::Skip => return None,
            (Link::Same(target), None | Some(Choice::Merge)) => Some(target),
            (Link::Like(target), choice) if choice.unwrap_or(choices.all) == Choice::Merge => Some(target),
            _ => None,
        };
        match target {
            Some(Target::Known(id)) => {
                // Gone since the preview was made.
                library.customer(id).filter(|customer| customer.is_present()).map(|_| id)
            }
            Some(Target::Row(earlier)) => match subjects.get_mut(earlier) {
                Some(Some(id)) => Some(*id),
                Some(slot) => {
                    // The earlier row is left out: this one stands for the person from here on.
                    let id = CustomerId::random(dice);
                    *slot = row.candidate.is_somebody().then_some(id);
                    *slot
                }
                None => None,
            },
            None => row.candidate.is_somebody().then(|| CustomerId::random(dice)),
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
