//! A preview that is ready to be shown: its rows by what would become of them.

use super::work::Open;
use crate::exchange::{Candidate, Choice, Choices, Outcome, Preview, Target};
use std::rc::Rc;

/// A preview with the places of its rows.
#[derive(Clone)]
pub struct Ready {
    /// The file.
    pub open: Open,
    /// What would become of every row.
    pub preview: Rc<Preview>,
    /// The rows by what would become of them.
    pub groups: Rc<Groups>,
}

/// Places of rows.
#[derive(Default)]
pub struct Groups {
    /// Somebody new.
    pub added: Vec<usize>,
    /// More is known of somebody.
    pub updated: Vec<usize>,
    /// To be decided.
    pub proposed: Vec<usize>,
    /// Nothing becomes of them.
    pub skipped: Vec<usize>,
    /// Their free text tells of health.
    pub health: Vec<usize>,
    /// They have values that cannot be read.
    pub doubts: Vec<usize>,
    /// How many refuse marketing.
    pub refusals: u64,
    /// How many have allergies or diets from a column that is meant for them.
    pub to_confirm: u64,
    /// How many people it is about, proposed ones aside.
    people: u64,
}

impl PartialEq for Ready {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.preview, &other.preview)
    }
}

impl Ready {
    /// Sorts the rows.
    pub fn new(open: Open, preview: Preview) -> Self {
        let mut groups = Groups::default();
        for (place, row) in preview.rows().iter().enumerate() {
            let candidate = &row.candidate;
            match row.outcome {
                Outcome::Added => {
                    groups.added.push(place);
                    groups.people += 1;
                }
                Outcome::Updated { of } => {
                    groups.updated.push(place);
                    groups.people += u64::from(matches!(of, Target::Known(_)));
                }
                Outcome::ProposedDuplicate { .. } => groups.proposed.push(place),
                Outcome::Skipped(_) => {
                    groups.skipped.push(place);
                    continue;
                }
            }
            if row.pointer.is_some() {
                groups.health.push(place);
            }
            if !candidate.doubts.is_empty() {
                groups.doubts.push(place);
            }
            groups.refusals += u64::from(candidate.refused);
            groups.to_confirm += u64::from(!candidate.allergies.is_empty() || !candidate.diets.is_empty());
        }
        Self { open, preview: Rc::new(preview), groups: Rc::new(groups) }
    }

    /// Counts the people who would be new or of whom more would be known.
    pub fn people(&self, choices: &Choices) -> u64 {
        let proposed = self.groups.proposed.iter().filter(|place| {
            let of_row = match self.preview.rows().get(**place).map(|row| &row.outcome) {
                Some(Outcome::ProposedDuplicate { of, .. }) => matches!(of, Target::Row(_)),
                _ => false,
            };
            match choices.rows.get(place).copied().unwrap_or(choices.all) {
                Choice::Apart => true,
                Choice::Merge => !of_row,
                Choice::Skip => false,
            }
        });
        self.groups.people + proposed.count() as u64
    }
}

/// Returns the best there is to call somebody of a file by.
pub fn title(candidate: &Candidate) -> &str {
    [&candidate.name, &candidate.nickname, &candidate.look]
        .into_iter()
        .chain(candidate.phones.first())
        .chain(candidate.mails.first())
        .find(|text| !text.is_empty())
        .map_or("", |text| text)
}
