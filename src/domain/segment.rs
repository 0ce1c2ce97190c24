//! A segment that the shop keeps: what it is called, and the rule that picks its people, as it is written down.

use super::{Field, PaperId, PaperKind, Record, RecordId};

/// A segment, as the registers of its paper tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its id.
    pub id: PaperId,
    /// What the shop calls it; may be empty.
    pub name: Box<str>,
    /// The rule, in the words of `analysis::segments`.
    pub rule: Box<str>,
}

impl Segment {
    /// Reads a paper, if it is a segment.
    pub fn of(paper: &Record) -> Option<Self> {
        let RecordId::Paper(PaperKind::Segment, id) = paper.id() else { return None };
        Some(Self { id, name: paper.text(&Field::Name).into(), rule: paper.text(&Field::Rule).into() })
    }

    /// Returns the record it is kept in.
    pub fn record(&self) -> RecordId {
        RecordId::Paper(PaperKind::Segment, self.id)
    }
}
