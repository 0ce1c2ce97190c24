//! What was done, put off or refused already, on whatever phone: so that nobody is thanked twice, or fussed over.

use super::Reason;
use crate::domain::{CustomerId, Gesture, GestureState, Library, PaperKind, Stamp, order};
use std::collections::BTreeMap;

/// For how long somebody is left in peace after a thank-you, in days.
const PEACE: u64 = 21;
/// For how long where it is their own day: a birthday, a date.
const PEACE_ON_THEIR_DAY: u64 = 3;
/// For how long something is put off, in days.
const LATER: u64 = 3;
/// For how long what was done is shown, in days.
const LATELY: u64 = 7;

/// What was done for whom.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    now: Stamp,
    by_customer: BTreeMap<CustomerId, Vec<Gesture>>,
}

impl Ledger {
    /// Reads all gestures.
    pub fn of(library: &Library, now: Stamp) -> Self {
        let mut ledger = Self { now, by_customer: BTreeMap::new() };
        for gesture in library.papers(PaperKind::Gesture).filter_map(Gesture::of) {
            for customer in &gesture.customers {
                ledger.by_customer.entry(library.canonical(*customer)).or_default().push(gesture.clone());
            }
        }
        ledger
    }

    /// Returns whether somebody may be thanked for a reason now.
    pub fn is_open(&self, customer: CustomerId, reason: &Reason) -> bool {
        let peace = if reason.is_their_day() { PEACE_ON_THEIR_DAY } else { PEACE };
        let (family, key) = (reason.family(), reason.key());
        self.by_customer.get(&customer).into_iter().flatten().all(|gesture| {
            let of_this = *gesture.reason == *key;
            let days = self.now.days_since(gesture.at);
            match gesture.state {
                GestureState::Done => !of_this && days >= peace,
                GestureState::Later => !of_this || days >= LATER,
                GestureState::Never => !of_this && *gesture.reason != *family,
                // A newer version's word on this reason is not this version's to overrule.
                GestureState::Unsaid => !of_this,
            }
        })
    }

    /// Lists what was done in the last 7 days, the latest first.
    pub fn done_lately(&self) -> Vec<Gesture> {
        let all = self.by_customer.values().flatten();
        let lately = |gesture: &&Gesture| {
            gesture.state == GestureState::Done && self.now.days_since(gesture.at) < LATELY
        };
        let mut done: Vec<Gesture> = all.filter(lately).cloned().collect();
        order::sort_by_key(&mut done, |gesture| (std::cmp::Reverse(gesture.at), gesture.id));
        done
    }
}
