//! That somebody took a reward, as its paper tells.

use super::{DeviceId, Field, PaperId, PaperKind, Record, RecordId, Stamp};

/// A reading view of a reward that was taken.
#[derive(Clone, Copy, Debug)]
pub struct Redemption<'a> {
    id: PaperId,
    record: &'a Record,
}

impl<'a> Redemption<'a> {
    /// Views a record, if it is of a reward that was taken.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Paper(PaperKind::Redemption, id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> PaperId {
        self.id
    }

    /// Returns which reward it was, if that is written.
    pub fn reward(&self) -> Option<PaperId> {
        PaperId::parse(self.record.text(&Field::Of))
    }

    /// Returns how many points it cost, at least 0.
    pub fn points(&self) -> i64 {
        self.record.value(&Field::Points).as_number().unwrap_or(0).max(0)
    }

    /// Returns when it was taken.
    pub fn at(&self) -> Stamp {
        self.record.at().unwrap_or_default()
    }

    /// Returns on which phone it was written, if that is known.
    pub fn device(&self) -> Option<DeviceId> {
        self.record.register(&Field::At).map(|register| register.device)
    }

    /// Returns who gave it, as the phone was told; may be empty.
    pub fn by(&self) -> &'a str {
        self.record.text(&Field::By)
    }
}
