//! The first and the last line of a sync file: whose book it is, how much of it, and what must be found in it.

use super::cursor::Since;
use crate::domain::{DeviceId, EntryKind, EntryRef, Stamp};
use serde::{Deserialize, Serialize};

/// The major version of the format: files of a greater one are refused.
pub const MAJOR: u16 = 1;

/// The minor version: what a greater one adds are fields of records and further words of visits, which are carried
/// on. A line of a kind that is not known is refused, with the whole file.
pub const MINOR: u16 = 0;

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Version {
    /// Changes when older versions can no longer read it.
    pub major: u16,
    /// Changes when something is added.
    pub minor: u16,
}

/// How much of the book is in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// All of it: a backup, or the first meeting of two phones.
    Whole,
    /// What a phone took down since another one last heard from it.
    Since {
        /// Which phone it is for.
        reader: DeviceId,
        /// From where on.
        from: Since,
    },
    /// What service needs: names, usuals, preferences, allergies; no contacts, spending or history.
    Service,
}

/// How many entries of each kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Records of people, those put aside and the marks of the erased included.
    pub customers: u64,
    /// Records of the menu, the phones and the shop.
    pub house: u64,
    /// Visits, those taken back included.
    pub visits: u64,
    /// Lines of the history.
    pub steps: u64,
    /// Reviews.
    pub reviews: u64,
    /// All other papers: gestures, offers, what is to be done.
    pub papers: u64,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, name: EntryRef) {
        match name.kind() {
            EntryKind::Customers => self.customers += 1,
            EntryKind::House => self.house += 1,
            EntryKind::Visits => self.visits += 1,
            EntryKind::Steps => self.steps += 1,
            EntryKind::Reviews => self.reviews += 1,
            EntryKind::Papers => self.papers += 1,
        }
    }

    /// Returns how many there are in all.
    pub fn total(&self) -> u64 {
        [self.customers, self.house, self.visits, self.steps, self.reviews, self.papers]
            .into_iter()
            .fold(0, u64::saturating_add)
    }
}

/// What the first line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// In which format the file is written.
    pub version: Version,
    /// The shop's random name, 32 hexadecimal digits; empty where it has none yet.
    #[serde(default)]
    pub shop: Box<str>,
    /// What the shop is called.
    #[serde(default)]
    pub shop_name: Box<str>,
    /// The phone that wrote it.
    pub device: DeviceId,
    /// What that phone is called, or who works with it; may be empty.
    #[serde(default)]
    pub device_name: Box<str>,
    /// When it was written, by that phone's clock.
    pub made: Stamp,
    /// How much of the book it is.
    pub scope: Scope,
    /// How far the history of the phone that wrote it had come.
    pub upto: Since,
    /// How much is to be found in it.
    pub counts: Counts,
}

/// What the last line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trailer {
    /// How much was written.
    pub counts: Counts,
    /// SHA-256 of all lines before this one, line ends included, in hexadecimal digits.
    pub sha256: Box<str>,
}
