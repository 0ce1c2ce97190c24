//! What a thing that is known about somebody is used for.

use crate::domain::{Field, PaperKind, RecordId};

/// What something is used for, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Knowing the person again, and calling them by their name.
    Recognise,
    /// That nothing harms them.
    Safety,
    /// Serving them as they like it.
    Serve,
    /// Reaching them, where they wanted that.
    Reach,
    /// Good wishes and thanks.
    Thank,
    /// Respecting what they allowed and what they refused.
    Respect,
    /// Telling them of what they may like.
    Offer,
    /// Doing things better.
    Improve,
    /// The shop's duties by law.
    Duty,
    /// Keeping the notebook in order.
    Order,
}

impl Purpose {
    /// All of them, in order.
    pub const ALL: [Purpose; 10] = [
        Purpose::Recognise,
        Purpose::Safety,
        Purpose::Serve,
        Purpose::Reach,
        Purpose::Thank,
        Purpose::Respect,
        Purpose::Offer,
        Purpose::Improve,
        Purpose::Duty,
        Purpose::Order,
    ];

    /// Returns what a field of a person's record, or of a paper about them, is used for.
    pub fn of(record: RecordId, field: &Field) -> Purpose {
        match record {
            RecordId::Paper(kind, _) => Purpose::of_paper(kind),
            _ => Purpose::of_field(field),
        }
    }

    /// Returns what a paper about a person is used for.
    pub fn of_paper(kind: PaperKind) -> Purpose {
        match kind {
            PaperKind::Gesture | PaperKind::Reward | PaperKind::Redemption => Purpose::Thank,
            PaperKind::Offer | PaperKind::Telling | PaperKind::Segment => Purpose::Offer,
            PaperKind::Review | PaperKind::Incident | PaperKind::FollowUp | PaperKind::Improvement => {
                Purpose::Improve
            }
            PaperKind::Request | PaperKind::Departure => Purpose::Duty,
        }
    }

    fn of_field(field: &Field) -> Purpose {
        match field {
            Field::Name | Field::Nickname | Field::Look | Field::Language => Purpose::Recognise,
            Field::Allergy(_) | Field::Diet(_) | Field::Passing(_) => Purpose::Safety,
            Field::Place | Field::Taste(_) | Field::Note(_) | Field::Tag(_) | Field::Imported(_) => {
                Purpose::Serve
            }
            Field::Phone | Field::Email | Field::Contact(_) => Purpose::Reach,
            Field::Birthday | Field::Date(_) | Field::Since => Purpose::Thank,
            Field::Consent(_) => Purpose::Respect,
            _ => Purpose::Order,
        }
    }
}
