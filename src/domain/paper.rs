//! What a shop keeps besides people, menu and visits: reviews, gestures, offers, and what is to be done about them.

use super::{CustomerId, Field, PaperId, Record, RecordId, Value};
use serde::{Deserialize, Serialize};

/// What a paper is. Its order is part of what is stored: a new kind goes to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PaperKind {
    /// What somebody said about the shop.
    Review,
    /// A thank-you that was made, put off or refused.
    Gesture,
    /// An offer.
    Offer,
    /// That somebody was told of an offer, and what came of it.
    Telling,
    /// A rule that picks people.
    Segment,
    /// A reward of the loyalty programme.
    Reward,
    /// A reward that somebody took.
    Redemption,
    /// Something that went wrong, as it was found.
    Incident,
    /// Something to do about it.
    FollowUp,
    /// A change for the better, with its day.
    Improvement,
    /// What a person asked for about their data.
    Request,
    /// Something that left this phone by somebody's hand.
    Departure,
}

impl Record {
    /// Walks the people that a paper is about.
    pub fn customers(&self) -> impl Iterator<Item = CustomerId> {
        self.present().filter_map(|(field, _)| about(field))
    }

    /// Returns whether a paper is, or ever was, about one of those people.
    pub(super) fn was_about(&self, gone: impl Fn(&CustomerId) -> bool) -> bool {
        matches!(self.id(), RecordId::Paper(..))
            && self.registers().any(|(field, _)| about(field).as_ref().is_some_and(&gone))
    }

    /// Forgets whom a paper was about, and what it says of them: every value that is not the shop's own goes, and only
    /// moments stay, so that a state from elsewhere brings nothing back for long.
    pub(super) fn forget_customers(&mut self) {
        let RecordId::Paper(kind, _) = self.id() else { return };
        self.blank(|field| !kind.keeps(field));
    }
}

/// Returns the field that says whom a paper is about.
pub fn about_field(customer: CustomerId) -> Field {
    Field::About(customer.to_string().into())
}

fn about(field: &Field) -> Option<CustomerId> {
    match field {
        Field::About(id) => CustomerId::parse(id),
        _ => None,
    }
}

impl PaperId {
    /// Derives an id from words: the same for the same words, so that phones which take the same thing in agree
    /// (FNV-1a, 128 bits, with a final mix that spreads it over all bits).
    pub fn derived(words: &[&str]) -> PaperId {
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0xff]));
        let mut hash = bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
            (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
        });
        hash ^= hash >> 67;
        hash = hash.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645);
        PaperId(hash ^ (hash >> 61))
    }
}

impl PaperKind {
    /// Returns whether a field stays when the person is erased whom a paper is about: a review is public and stays but
    /// for its author; of everything else only when, what kind, how far, and of which other paper.
    pub(super) fn keeps(self, field: &Field) -> bool {
        match self {
            PaperKind::Review => {
                !matches!(field, Field::About(_) | Field::Author | Field::Note(_) | Field::Contact(_))
            }
            // The shop's own proof of what left it, by the hand of one of its own; whose data it was goes.
            PaperKind::Departure if matches!(field, Field::By | Field::Way | Field::People) => true,
            // That it was asked and answered, by whose hand; neither who asked nor in which words.
            PaperKind::Request if matches!(field, Field::By | Field::From) => true,
            _ => matches!(field, Field::At | Field::Kind | Field::Of | Field::State | Field::Deleted),
        }
    }
}

impl Record {
    /// Returns when a paper is from, in milliseconds by the clock of whoever wrote it.
    pub fn at(&self) -> Option<super::Stamp> {
        match self.value(&Field::At) {
            Value::Number(at) => u64::try_from(*at).ok().map(super::Stamp),
            _ => None,
        }
    }
}
