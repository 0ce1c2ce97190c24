//! The nine things a review can speak of, and the three ways it can speak of them.

use serde::{Deserialize, Serialize};

/// A thing that a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// What was eaten: taste, portions, choice, illness afterwards.
    Food,
    /// What was drunk.
    Drink,
    /// The people and what they did: manners, orders, bookings.
    Service,
    /// Time: slowness, queues, late deliveries.
    Wait,
    /// What it cost.
    Price,
    /// The room: noise, warmth, crowding, music, looks.
    Ambience,
    /// Hygiene.
    Cleanliness,
    /// Where it is: view, parking, steps, distance.
    Location,
    /// An overall verdict only.
    General,
}

impl Aspect {
    /// All aspects, in the order in which models number them.
    pub const ALL: [Aspect; 9] = [
        Aspect::Food,
        Aspect::Drink,
        Aspect::Service,
        Aspect::Wait,
        Aspect::Price,
        Aspect::Ambience,
        Aspect::Cleanliness,
        Aspect::Location,
        Aspect::General,
    ];

    /// Returns the name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Food => "food",
            Aspect::Drink => "drink",
            Aspect::Service => "service",
            Aspect::Wait => "wait",
            Aspect::Price => "price",
            Aspect::Ambience => "ambience",
            Aspect::Cleanliness => "cleanliness",
            Aspect::Location => "location",
            Aspect::General => "general",
        }
    }

    /// Returns the aspect of a name used in files.
    pub fn from_name(name: &str) -> Option<Aspect> {
        Aspect::ALL.into_iter().find(|aspect| aspect.name() == name)
    }
}

/// How an aspect is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// Praise.
    Positive,
    /// Complaint.
    Negative,
    /// A fact, or praise and complaint mixed.
    Neutral,
}

impl Polarity {
    /// All polarities, in the order in which models number them.
    pub const ALL: [Polarity; 3] = [Polarity::Positive, Polarity::Negative, Polarity::Neutral];

    /// Returns the name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Polarity::Positive => "positive",
            Polarity::Negative => "negative",
            Polarity::Neutral => "neutral",
        }
    }

    /// Returns the polarity of a name used in files.
    pub fn from_name(name: &str) -> Option<Polarity> {
        Polarity::ALL.into_iter().find(|polarity| polarity.name() == name)
    }

    /// Returns the sign used in the tables of labelled sentences.
    pub fn sign(self) -> char {
        match self {
            Polarity::Positive => '+',
            Polarity::Negative => '-',
            Polarity::Neutral => '0',
        }
    }

    /// Returns the polarity of a sign used in the tables of labelled sentences.
    pub fn from_sign(sign: char) -> Option<Polarity> {
        Polarity::ALL.into_iter().find(|polarity| polarity.sign() == sign)
    }
}
