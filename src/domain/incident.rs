//! Something that went wrong, as it was found when somebody took it up.

use super::{Field, PaperId, PaperKind, Record, RecordId, Stamp};

/// A reading view of an incident's record.
#[derive(Clone, Copy, Debug)]
pub struct IncidentPaper<'a> {
    id: PaperId,
    record: &'a Record,
}

impl<'a> IncidentPaper<'a> {
    /// The state of one that is over.
    pub const CLOSED: &'static str = "closed";

    /// Views a record, if it is an incident's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Paper(PaperKind::Incident, id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> PaperId {
        self.id
    }

    /// Returns the record behind the view.
    pub fn record(&self) -> &'a Record {
        self.record
    }

    /// Returns what it was called when it was taken up.
    pub fn title(&self) -> &'a str {
        self.record.text(&Field::Name)
    }

    /// Returns when it was taken up.
    pub fn at(&self) -> Stamp {
        self.record.at().unwrap_or_default()
    }

    /// Returns whether somebody said that it is over.
    pub fn is_closed(&self) -> bool {
        self.record.text(&Field::State) == Self::CLOSED
    }
}
