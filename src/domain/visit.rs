//! One visit of one customer: never changed once recorded, only voided.

use super::{CustomerId, Day, DeviceId, ItemId, Mark, Stamp, Value, VisitId};
use serde::{Deserialize, Serialize};

/// Something that was ordered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OrderLine {
    /// The menu item, where the line points to one.
    pub item: Option<ItemId>,
    /// What it was called when it was recorded.
    pub name: Box<str>,
    /// How many, at least 1.
    pub quantity: u16,
    /// How it was wanted: "double cream, double sugar".
    pub note: Box<str>,
    /// What one of them cost, in cents.
    pub price: Option<i64>,
}

impl OrderLine {
    /// Makes a line of one, by name only.
    pub fn named(name: &str) -> Self {
        Self { item: None, name: name.trim().into(), quantity: 1, note: "".into(), price: None }
    }
}

/// A visit. Its content never changes; a correction is a void and a new visit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// Who came; nobody once the person was erased.
    pub customer: Option<CustomerId>,
    /// When, by the clock of the phone.
    pub at: Stamp,
    /// What the shop's local time was ahead of UTC, in minutes.
    pub offset: i16,
    /// The phone it was recorded on.
    pub device: DeviceId,
    /// Who recorded it.
    pub by: Box<str>,
    /// What was ordered; may be empty.
    pub lines: Vec<OrderLine>,
    /// How many people came, 0 when not said.
    pub party: u16,
    /// Where they sat, empty when not said.
    pub table: Box<str>,
    /// A word about this visit, empty when there is none.
    pub word: Box<str>,
    /// What a newer version added: kept and passed on.
    pub more: Vec<(Box<str>, Value)>,
    /// When it was taken back, if it was.
    pub void: Option<Mark>,
}

impl Visit {
    /// Makes a visit of which no more is known than who came and when; `offset` is local time ahead of UTC, in minutes.
    pub fn new(id: VisitId, customer: Option<CustomerId>, at: Stamp, offset: i16, device: DeviceId) -> Self {
        Self {
            id,
            customer,
            at,
            offset,
            device,
            by: "".into(),
            lines: Vec::new(),
            party: 0,
            table: "".into(),
            word: "".into(),
            more: Vec::new(),
            void: None,
        }
    }

    /// Returns whether it counts.
    pub fn counts(&self) -> bool {
        self.void.is_none()
    }

    /// Returns the day and the minute of the day, 0 to 1439, by the shop's clock.
    pub fn local(&self) -> (Day, u16) {
        Day::of(self.at, self.offset)
    }

    /// Forgets who came and what was said of them.
    pub fn forget_customer(&mut self) {
        self.customer = None;
        self.forget_details();
    }

    /// Returns whether it tells more than who came, when, how many, and what was ordered.
    pub fn has_details(&self) -> bool {
        let noted = self.lines.iter().any(|line| !line.note.is_empty());
        noted || !self.word.is_empty() || !self.table.is_empty() || !self.more.is_empty()
    }

    /// Forgets what it tells besides.
    pub fn forget_details(&mut self) {
        self.word = "".into();
        self.table = "".into();
        self.more = Vec::new();
        // What was ordered stays for the menu's sake; how it was wanted tells of the person.
        for line in &mut self.lines {
            line.note = "".into();
        }
    }

    /// Joins another state of the same visit in: the greater content, void if either is.
    pub fn join(&mut self, mut other: Visit) {
        let void = Mark::join(self.void, other.void);
        self.void = None;
        other.void = None;
        if other > *self {
            *self = other;
        }
        self.void = void;
    }
}
