//! All people judged, in three heaps, each in piles of one reason: what the screen of an offer shows.

use super::reason::{Judgement, Reason, Verdict};
use crate::domain::{AllergyKind, CustomerId, Diet, Presence, Standing};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// People with the same deciding reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heap {
    /// Something that they are allergic to is in it.
    Allergy,
    /// What is in it is not written down, and they are allergic to something or never want something.
    Unwritten,
    /// It does not suit their diet.
    Diet,
    /// Nobody wrote down whether it suits their diet.
    DietUnwritten,
    /// They never want it.
    Never,
    /// They do not like it.
    Dislikes,
    /// They were told of it already.
    Told,
    /// They were told of something too lately.
    Recent,
    /// They said no to messages, or to being remembered.
    Refused,
    /// Nobody asked them about messages.
    Unasked,
    /// No number or address.
    Unreachable,
    /// The offer names nothing.
    Nothing,
    /// Put aside, or another name of somebody.
    Aside,
    /// Too few visits to tell.
    Few,
    /// They come at other hours.
    Hours,
    /// Nothing for or against it.
    Open,
    /// They will be glad.
    Glad,
}

impl Heap {
    /// Returns the heap of what decides.
    pub fn of(reason: &Reason) -> Self {
        use super::dish::Unsuited;
        match reason {
            Reason::Allergy { known: Presence::Unknown, .. }
            | Reason::Never { known: Presence::Unknown, .. } => Heap::Unwritten,
            Reason::Allergy { .. } => Heap::Allergy,
            Reason::Diet { why: Unsuited::Unknown, .. } => Heap::DietUnwritten,
            Reason::Diet { .. } => Heap::Diet,
            Reason::Never { .. } => Heap::Never,
            Reason::Dislikes { .. } => Heap::Dislikes,
            Reason::AlreadyTold(_) => Heap::Told,
            Reason::TooRecent { .. } => Heap::Recent,
            Reason::NoConsent(Standing::Unasked | Standing::Given(_)) => Heap::Unasked,
            Reason::NoConsent(_) | Reason::NotRemembered(_) => Heap::Refused,
            Reason::NoChannel => Heap::Unreachable,
            Reason::NothingNamed => Heap::Nothing,
            Reason::Erased | Reason::Archived => Heap::Aside,
            Reason::FewVisits(_) => Heap::Few,
            Reason::OtherHours { .. } => Heap::Hours,
            Reason::NothingAgainst => Heap::Open,
            Reason::Likes { .. } | Reason::Usual { .. } | Reason::SameTaste { .. } => Heap::Glad,
        }
    }
}

/// People in heaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Who will be glad, by how many reasons they have.
    glad: BTreeMap<Reverse<usize>, Vec<(CustomerId, Judgement)>>,
    /// For whom it is fine.
    pub fine: BTreeMap<Heap, Vec<(CustomerId, Judgement)>>,
    /// Who must not get it.
    pub not: BTreeMap<Heap, Vec<(CustomerId, Judgement)>>,
}

impl Tally {
    /// Puts a person on their heap.
    pub fn put(&mut self, customer: CustomerId, judgement: Judgement) {
        let Some(heap) = judgement.reasons.first().map(Heap::of) else { return };
        match judgement.verdict {
            Verdict::GladOfIt => {
                let alike = self.glad.entry(Reverse(judgement.reasons.len())).or_default();
                alike.push((customer, judgement));
            }
            Verdict::Fine => self.fine.entry(heap).or_default().push((customer, judgement)),
            Verdict::MustNot => self.not.entry(heap).or_default().push((customer, judgement)),
        }
    }

    /// Returns how many are glad, fine, must not.
    pub fn counts(&self) -> (usize, usize, usize) {
        let sum = |heaps: &BTreeMap<Heap, Vec<(CustomerId, Judgement)>>| heaps.values().map(Vec::len).sum();
        (self.glad.values().map(Vec::len).sum(), sum(&self.fine), sum(&self.not))
    }

    /// Walks everybody who was judged.
    pub fn everybody(&self) -> impl Iterator<Item = CustomerId> {
        let heaps = self.glad.values().chain(self.fine.values()).chain(self.not.values());
        heaps.flatten().map(|(id, _)| *id)
    }

    /// Walks who will be glad, those with the most reasons first.
    pub fn glad(&self) -> impl Iterator<Item = &(CustomerId, Judgement)> {
        self.glad.values().flatten()
    }

    /// Returns how many are on a heap.
    pub fn count(&self, heap: Heap) -> usize {
        self.people(heap).map(|pile| pile.len()).sum()
    }

    /// Walks who is on a heap.
    pub fn on(&self, heap: Heap) -> impl Iterator<Item = &(CustomerId, Judgement)> {
        self.people(heap).flatten()
    }

    fn people(&self, heap: Heap) -> impl Iterator<Item = &Vec<(CustomerId, Judgement)>> {
        let glad = self.glad.values().filter(move |_| heap == Heap::Glad);
        glad.chain(self.fine.get(&heap)).chain(self.not.get(&heap))
    }

    /// Returns whom it may be told at the counter: who only never agreed to messages.
    pub fn by_word(&self) -> usize {
        let heaps = [Heap::Unasked, Heap::Unreachable].into_iter().filter_map(|heap| self.not.get(&heap));
        heaps.flatten().filter(|(_, judgement)| !judgement.reasons.iter().any(Reason::is_about_food)).count()
    }

    /// Lists what people of a heap are allergic to, for the line under it.
    pub fn allergies(judgement: &Judgement) -> impl Iterator<Item = &AllergyKind> {
        judgement.reasons.iter().filter_map(|reason| match reason {
            Reason::Allergy { kind, .. } => Some(kind),
            _ => None,
        })
    }

    /// Lists the diets that it does not suit.
    pub fn diets(judgement: &Judgement) -> impl Iterator<Item = &Diet> {
        judgement.reasons.iter().filter_map(|reason| match reason {
            Reason::Diet { diet, .. } => Some(diet),
            _ => None,
        })
    }
}
