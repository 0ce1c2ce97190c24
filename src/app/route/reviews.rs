//! Which screen of the reviews is shown.

use crate::analysis::reviews::{Aspect, Polarity};
use crate::domain::{CustomerId, PaperId};

/// A screen of the reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewsRoute {
    /// The week's summary.
    Week,
    /// What is said consistently.
    Themes,
    /// All reviews.
    All,
    /// Stars and aspects over time, and counted apart.
    Trends,
    /// What is to be done.
    Todo,
    /// Taking reviews in.
    Import,
    /// Writing one down by hand, or what was said at the counter, perhaps by somebody known.
    Write(Option<CustomerId>),
    /// One review.
    Review(PaperId),
    /// One theme, by its words; all of an aspect where there are none.
    Theme(Aspect, Polarity, String),
    /// Something that went wrong, or may have.
    Incident,
    /// The ledger of signs.
    Signs,
}

impl ReviewsRoute {
    /// Reads what stands behind `reviews/`; the week where it means nothing.
    pub fn parse(path: &str, decode: impl Fn(&str) -> String) -> ReviewsRoute {
        let (place, rest) = path.split_once('/').unwrap_or((path, ""));
        match place {
            "themes" => ReviewsRoute::Themes,
            "all" => ReviewsRoute::All,
            "trends" => ReviewsRoute::Trends,
            "todo" => ReviewsRoute::Todo,
            "import" => ReviewsRoute::Import,
            "write" => ReviewsRoute::Write(CustomerId::parse(rest)),
            "incident" => ReviewsRoute::Incident,
            "signs" => ReviewsRoute::Signs,
            "one" => PaperId::parse(rest).map_or(ReviewsRoute::All, ReviewsRoute::Review),
            "theme" => theme(rest, decode).unwrap_or(ReviewsRoute::Themes),
            _ => ReviewsRoute::Week,
        }
    }

    /// Writes what [`ReviewsRoute::parse`] reads.
    pub fn path(&self, encode: impl Fn(&str) -> String) -> String {
        match self {
            ReviewsRoute::Week => String::new(),
            ReviewsRoute::Themes => "/themes".into(),
            ReviewsRoute::All => "/all".into(),
            ReviewsRoute::Trends => "/trends".into(),
            ReviewsRoute::Todo => "/todo".into(),
            ReviewsRoute::Import => "/import".into(),
            ReviewsRoute::Write(None) => "/write".into(),
            ReviewsRoute::Write(Some(id)) => format!("/write/{id}"),
            ReviewsRoute::Incident => "/incident".into(),
            ReviewsRoute::Signs => "/signs".into(),
            ReviewsRoute::Review(id) => format!("/one/{id}"),
            ReviewsRoute::Theme(aspect, polarity, words) => {
                format!("/theme/{}/{}/{}", aspect.name(), polarity.name(), encode(words))
            }
        }
    }

    /// Returns whether the bar of places is shown: on what the segments at the top lead to.
    pub fn is_place(&self) -> bool {
        matches!(self, ReviewsRoute::Week | ReviewsRoute::Themes | ReviewsRoute::All | ReviewsRoute::Trends)
    }
}

fn theme(rest: &str, decode: impl Fn(&str) -> String) -> Option<ReviewsRoute> {
    let mut parts = rest.splitn(3, '/');
    let (aspect, polarity) = (Aspect::from_name(parts.next()?)?, Polarity::from_name(parts.next()?)?);
    Some(ReviewsRoute::Theme(aspect, polarity, decode(parts.next().unwrap_or_default())))
}
