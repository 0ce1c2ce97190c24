//! What people can be picked by, and a choice of several at once.

use crate::domain::Diet;
use std::collections::BTreeSet;

/// Something that people have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pick {
    /// They have an allergy.
    Allergic,
    /// Their last visit was then.
    Seen(Seen),
    /// They keep this diet.
    Diet(Diet),
    /// They have this tag.
    Tag(Box<str>),
}

/// When the last visit was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// Today.
    Today,
    /// On one of the last 7 days, today included.
    Week,
    /// On one of the last 30 days, today included.
    Month,
    /// 60 days ago or longer.
    Away,
    /// They have never been here.
    Never,
}

impl Seen {
    /// All of them, the latest first.
    pub const ALL: [Seen; 5] = [Seen::Today, Seen::Week, Seen::Month, Seen::Away, Seen::Never];

    /// Returns whether it is true of somebody whose last visit was so many days ago.
    pub fn holds(self, days_ago: Option<i64>) -> bool {
        match (self, days_ago) {
            (Seen::Never, days) => days.is_none(),
            (_, None) => false,
            // A phone whose clock is ahead may have recorded a visit tomorrow.
            (Seen::Today, Some(days)) => days <= 0,
            (Seen::Week, Some(days)) => days < 7,
            (Seen::Month, Some(days)) => days < 30,
            (Seen::Away, Some(days)) => days >= 60,
        }
    }
}

/// What is picked: all of it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    picks: BTreeSet<Pick>,
}

impl Filter {
    /// Picks something, or no longer; of the last visit there is one pick at most.
    pub fn toggle(&mut self, pick: Pick) {
        if self.picks.remove(&pick) {
            return;
        }
        if matches!(pick, Pick::Seen(_)) {
            self.picks.retain(|other| !matches!(other, Pick::Seen(_)));
        }
        self.picks.insert(pick);
    }

    /// Returns whether it is picked.
    pub fn has(&self, pick: &Pick) -> bool {
        self.picks.contains(pick)
    }

    /// Returns whether nothing is picked.
    pub fn is_empty(&self) -> bool {
        self.picks.is_empty()
    }

    /// Walks what is picked.
    pub fn picks(&self) -> impl Iterator<Item = &Pick> {
        self.picks.iter()
    }

    /// Returns what is picked of the last visit.
    pub fn seen(&self) -> Option<Seen> {
        self.picks.iter().find_map(|pick| match pick {
            Pick::Seen(seen) => Some(*seen),
            _ => None,
        })
    }
}
