//! Something to do about what was said: whom to contact, what to ask, what to answer.

use super::{CustomerId, Field, PaperId, PaperKind, Record, RecordId, Stamp};

/// What sort of thing is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUpKind {
    /// Speak or write to a customer.
    Contact,
    /// Ask the people of a shift.
    Ask,
    /// Answer a review.
    Reply,
    /// Anything else.
    Other,
}

impl FollowUpKind {
    /// All of them.
    pub const ALL: [FollowUpKind; 4] =
        [FollowUpKind::Contact, FollowUpKind::Ask, FollowUpKind::Reply, FollowUpKind::Other];

    /// Returns its code.
    pub fn code(self) -> &'static str {
        match self {
            FollowUpKind::Contact => "contact",
            FollowUpKind::Ask => "ask",
            FollowUpKind::Reply => "reply",
            FollowUpKind::Other => "other",
        }
    }
}

/// A reading view of a follow-up's record.
#[derive(Clone, Copy, Debug)]
pub struct FollowUp<'a> {
    id: PaperId,
    record: &'a Record,
}

impl<'a> FollowUp<'a> {
    /// The state of what is done.
    pub const DONE: &'static str = "done";
    /// The state of what is still to be done.
    pub const OPEN: &'static str = "open";

    /// Views a record, if it is a follow-up's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Paper(PaperKind::FollowUp, id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> PaperId {
        self.id
    }

    /// Returns what sort it is; what a newer version writes is anything else.
    pub fn kind(&self) -> FollowUpKind {
        let code = self.record.text(&Field::Kind);
        FollowUpKind::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(FollowUpKind::Other)
    }

    /// Returns what is to be done, in a few words.
    pub fn what(&self) -> &'a str {
        self.record.text(&Field::Name)
    }

    /// Returns more about it: the questions, or the draft of an answer.
    pub fn text(&self) -> &'a str {
        self.record.text(&Field::Text)
    }

    /// Returns who takes care of it, empty where nobody does yet.
    pub fn owner(&self) -> &'a str {
        self.record.text(&Field::Staff)
    }

    /// Returns whether it is done.
    pub fn is_done(&self) -> bool {
        self.record.text(&Field::State) == Self::DONE
    }

    /// Returns when it was written down.
    pub fn at(&self) -> Stamp {
        self.record.at().unwrap_or_default()
    }

    /// Returns the paper that it belongs to.
    pub fn about(&self) -> Option<PaperId> {
        PaperId::parse(self.record.text(&Field::Of))
    }

    /// Returns the customer to contact.
    pub fn customer(&self) -> Option<CustomerId> {
        self.record.customers().next()
    }

    /// Returns the review that it is about, where it is about one.
    pub fn review(&self) -> Option<PaperId> {
        self.record.cited().next()
    }
}

impl Record {
    /// Walks the reviews that a paper rests on.
    pub fn cited(&self) -> impl Iterator<Item = PaperId> {
        self.present().filter_map(|(field, _)| match field {
            Field::Cites(id) => PaperId::parse(id),
            _ => None,
        })
    }
}
