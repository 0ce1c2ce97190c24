//! What taking a file in would change, in counts and in doubtful cases, before anything is written.

mod conflict;
mod oddity;
mod tally;

pub use conflict::{Conflict, Dispute, Winner, Won};
pub use oddity::{Oddities, Oddity};
pub use tally::{Kind, Tally, differs_in_hearing_only};

/// What a file would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// How much is new, changed, put aside, erased.
    pub tally: Tally,
    /// Fields that both phones wrote without knowing of each other, the latest first; at most [`Proposal::LISTED`].
    pub conflicts: Vec<Conflict>,
    /// How many of these there are.
    pub conflict_count: usize,
    /// Phones whose clocks were far ahead when they wrote what is new.
    pub oddities: Vec<Oddity>,
    /// How many people were here before.
    pub present: usize,
    /// Whether the book is empty so far: the phone joins a shop, or a backup is restored.
    pub is_first: bool,
    /// Whether the file begins later than where the last one from that phone ended: something lies between them.
    pub has_gap: bool,
}

impl Proposal {
    /// How many conflicts are listed.
    pub const LISTED: usize = 500;

    /// Returns whether nothing that anybody would see is different.
    pub fn is_empty(&self) -> bool {
        self.tally == Tally::default()
    }

    /// Returns whether so many people would go that it must be asked: more than 5 % of those who are here.
    pub fn takes_many_away(&self) -> bool {
        (self.tally.customers.put_aside + self.tally.customers.erased) * 20 > self.present
    }
}
