//! Why an offer is for somebody, or must not be: as figures and facts, which the messages put into words.

use super::dish::Unsuited;
use crate::analysis::PartOfDay;
use crate::domain::{AllergyKind, Diet, Presence, Stamp, Standing};

/// What is decided of a person and an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They will be glad of it.
    GladOfIt,
    /// Nothing speaks against it, and nothing for it.
    Fine,
    /// They must not get it.
    MustNot,
}

/// Why. The order is the one in which things are looked at: the first reason of a list decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They had themselves erased.
    Erased,
    /// They were put aside, or their record is another name of somebody.
    Archived,
    /// They do not want to be remembered at all: how that stands.
    NotRemembered(Standing),
    /// They have not agreed to be written to about offers by any channel: how that stands.
    NoConsent(Standing),
    /// They have agreed, but no number or address is known for what they agreed to.
    NoChannel,
    /// The offer names nothing, so that nothing can be checked.
    NothingNamed,
    /// They are allergic to something that is in it, or of which nobody knows.
    Allergy {
        /// In what.
        item: Box<str>,
        /// To what.
        kind: AllergyKind,
        /// What is known: never that it is free of it.
        known: Presence,
    },
    /// They keep a diet that it does not suit, or of which nobody knows.
    Diet {
        /// What.
        item: Box<str>,
        /// Which diet.
        diet: Diet,
        /// Why not.
        why: Unsuited,
    },
    /// They never want something that is in it, or may be.
    Never {
        /// In what.
        item: Box<str>,
        /// What, in their words.
        what: Box<str>,
        /// What is known: that it is in it, may be, or nothing.
        known: Presence,
    },
    /// They do not like it.
    Dislikes {
        /// Which item.
        item: Box<str>,
        /// What, in their words.
        what: Box<str>,
    },
    /// They were told of this offer already.
    AlreadyTold(Stamp),
    /// They have had as many messages in the last 30 days as they may.
    TooRecent {
        /// How many.
        told: u32,
        /// The last one.
        last: Stamp,
    },
    /// They like it.
    Likes {
        /// Which item.
        item: Box<str>,
        /// What, in their words.
        what: Box<str>,
    },
    /// They have it often.
    Usual {
        /// Which item.
        item: Box<str>,
        /// On how many of their last orders.
        count: u16,
        /// How many orders these are.
        of: u16,
    },
    /// People who have what they have like it.
    SameTaste {
        /// Which item.
        item: Box<str>,
        /// What these people have in common with them.
        through: Box<str>,
        /// How many of these have it too.
        some: u32,
        /// How many they are.
        of: u32,
    },
    /// It is too early to tell: so many visits.
    FewVisits(u32),
    /// They come at another part of the day.
    OtherHours {
        /// When they come.
        comes: PartOfDay,
        /// When it is served.
        served: PartOfDay,
    },
    /// Nothing is known for or against it.
    NothingAgainst,
}

impl Reason {
    /// Returns the verdict that it alone gives.
    pub fn verdict(&self) -> Verdict {
        match self {
            Reason::Erased
            | Reason::Archived
            | Reason::NotRemembered(_)
            | Reason::NoConsent(_)
            | Reason::NoChannel
            | Reason::NothingNamed
            | Reason::Allergy { .. }
            | Reason::Diet { .. }
            | Reason::Never { .. }
            | Reason::Dislikes { .. }
            | Reason::AlreadyTold(_)
            | Reason::TooRecent { .. } => Verdict::MustNot,
            Reason::Likes { .. } | Reason::Usual { .. } | Reason::SameTaste { .. } => Verdict::GladOfIt,
            Reason::FewVisits(_) | Reason::OtherHours { .. } | Reason::NothingAgainst => Verdict::Fine,
        }
    }

    /// Returns whether it is about what a person must not or will not have, so that not even a word at the counter is
    /// in place.
    pub fn is_about_food(&self) -> bool {
        matches!(
            self,
            Reason::Allergy { .. } | Reason::Diet { .. } | Reason::Never { .. } | Reason::Dislikes { .. }
        )
    }
}

/// What is decided of a person, and why: the reasons in the order in which things are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What is decided.
    pub verdict: Verdict,
    /// Why; at least one.
    pub reasons: Vec<Reason>,
}
