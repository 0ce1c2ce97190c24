//! A thank-you: that it was made, put off, or is not for this person; one paper for each reason, the same on all phones.

use super::allergy::coded;
use super::{
    Action, CustomerId, Field, PaperId, PaperKind, Plan, Record, RecordId, Stamp, Value, about_field,
};

coded! {
    /// What became of it.
    GestureState {
        /// It was made.
        Done = "done",
        /// Another day.
        Later = "later",
        /// Not for this person.
        Never = "never",
    } else Unsaid
}

/// A thank-you to one person for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gesture {
    /// Its id.
    pub id: PaperId,
    /// To whom; nobody where they were erased.
    pub customers: Vec<CustomerId>,
    /// For what, as a code: `visits/100`, or `visits` alone for all of that kind.
    pub reason: Box<str>,
    /// What became of it.
    pub state: GestureState,
    /// What it was, in words; empty where none was made.
    pub what: Box<str>,
    /// When that was written.
    pub at: Stamp,
    /// By whom, as the phone was told; may be empty.
    pub by: Box<str>,
}

impl Gesture {
    /// Returns the record of one reason to thank one person: every phone writes to the same one.
    pub fn record(customer: CustomerId, reason: &str) -> RecordId {
        RecordId::Paper(PaperKind::Gesture, PaperId::about(&[customer.0], reason))
    }

    /// Reads a paper, if it is a gesture with a moment.
    pub fn of(paper: &Record) -> Option<Self> {
        let RecordId::Paper(PaperKind::Gesture, id) = paper.id() else { return None };
        Some(Self {
            id,
            customers: paper.customers().collect(),
            reason: paper.text(&Field::Kind).into(),
            state: GestureState::parse(paper.text(&Field::State)),
            what: paper.text(&Field::Text).into(),
            at: paper.at()?,
            by: paper.text(&Field::By).into(),
        })
    }
}

impl Plan {
    /// Returns the plan that writes what became of a reason to thank somebody.
    pub fn thank(
        customer: CustomerId,
        reason: &str,
        state: GestureState,
        what: &str,
        now: Stamp,
        by: &str,
    ) -> Plan {
        let record = Gesture::record(customer, reason);
        Plan::new(Action::Write(PaperKind::Gesture))
            .set(record, about_field(customer), Value::Flag(true))
            .set(record, Field::Kind, reason)
            .set(record, Field::State, state.code())
            .set(record, Field::Text, what)
            .set(record, Field::At, Value::Number(now.0.min(i64::MAX as u64) as i64))
            .set(record, Field::By, by)
            // Undone once, and done again.
            .set(record, Field::Deleted, Value::Absent)
    }
}
