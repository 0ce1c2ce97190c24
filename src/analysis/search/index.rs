//! The index of people: what finds them, and in which order.

use super::fresh::Fresh;
use super::lexicon::Lexicon;
use super::posting::{Classes, Posting};
use super::texts::words_of;
use super::{Builder, Class, Part, Term, Typo, terms};
use crate::analysis::packed::{Packer, Unpacker};
use crate::domain::{Customer, CustomerId, Library, Stamp};
use std::collections::{BTreeMap, BinaryHeap};

/// Somebody who was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub customer: CustomerId,
    /// Where the word stands that fits least.
    pub part: Part,
    /// Whether letters of it are wrong.
    pub fuzzy: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The first ones, at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

/// An index of people by words.
///
/// All words must be found. First it looks for words that begin with them. Where these are fewer than asked for, it
/// looks inside words too; where there are still fewer than 5, it forgives wrong letters in names. Then by class
/// (beginning of words before inside, names before the rest, whole words before begun ones), the last visit, the id.
#[derive(Clone, Debug, Default)]
pub struct Index {
    lexicon: Lexicon,
    fresh: Fresh,
    /// Those whom the lexicon knows, sorted, then those who came since.
    ids: Vec<CustomerId>,
    /// Minutes of the last visit since 1970, 0 for none; [`GONE`] where nobody is any more.
    last: Vec<u32>,
    /// How many people the lexicon knows.
    known: usize,
    /// The places of those who came since.
    fresh_by_id: BTreeMap<CustomerId, u32>,
    gone: usize,
}

const GONE: u32 = u32::MAX;

/// Below how many hits wrong letters are forgiven.
const FEW: usize = 5;

impl Index {
    /// Makes one of people by id, and of the words that stand at these places.
    pub(super) fn new(
        people: impl ExactSizeIterator<Item = (CustomerId, Option<Stamp>)>,
        lexicon: Lexicon,
    ) -> Self {
        let known = people.len();
        let (ids, last) = people.map(|(id, last)| (id, minutes(last))).unzip();
        Self { lexicon, ids, last, known, ..Self::default() }
    }

    /// Builds an index of people with their last visits.
    pub fn build<'a>(people: impl IntoIterator<Item = (Customer<'a>, Option<Stamp>)>) -> Self {
        let mut builder = Builder::default();
        for (customer, last) in people {
            builder.add(customer, last);
        }
        builder.finish()
    }

    /// Builds an index of all people of a library.
    pub fn of(library: &Library) -> Self {
        let last = |customer: Customer<'_>| library.last_visit(customer.id()).map(|visit| visit.at);
        Self::build(library.customers().map(|customer| (customer, last(customer))))
    }

    /// Returns whether anybody was changed since it was built.
    pub fn has_changed(&self) -> bool {
        self.gone > 0 || self.ids.len() > self.known
    }

    /// Returns the people that it was built of, in the order of their ids.
    pub fn people(&self) -> &[CustomerId] {
        self.ids.get(..self.known).unwrap_or_default()
    }

    /// Writes it, to be read back as it is, but for people who were changed since it was built.
    pub fn pack(&self, packer: &mut Packer) {
        packer.ids(self.people().iter().map(|id| id.0));
        packer.numbers(self.last.get(..self.known).unwrap_or_default().iter().copied());
        self.lexicon.pack(packer);
    }

    /// Reads what [`Index::pack`] wrote.
    pub fn unpack(unpacker: &mut Unpacker<'_>) -> Option<Self> {
        let ids: Vec<CustomerId> = unpacker.ids()?.map(CustomerId).collect();
        let last: Vec<u32> = unpacker.numbers()?.collect();
        let lexicon = Lexicon::unpack(unpacker)?;
        let gone = last.iter().filter(|last| **last == GONE).count();
        Some(Self { lexicon, known: ids.len(), gone, ids, last, ..Self::default() })
    }

    /// Returns how many people can be found.
    pub fn len(&self) -> usize {
        self.ids.len() - self.gone
    }

    /// Returns whether nobody can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes in what is known of a person now; takes them out when they are not present.
    pub fn update(&mut self, customer: Customer<'_>, last: Option<Stamp>) {
        self.remove(customer.id());
        if !customer.is_present() {
            return;
        }
        let place = self.ids.len() as u32;
        self.ids.push(customer.id());
        self.last.push(minutes(last));
        self.fresh_by_id.insert(customer.id(), place);
        words_of(customer, |part, word| self.fresh.add(word, Posting::new(place, part)));
        // Making the lexicon anew costs as much as a quarter of it changing: it is rare.
        if self.fresh.postings() > 20_000 + self.lexicon.postings() / 4 {
            self.renew();
        }
    }

    /// Takes a person out.
    pub fn remove(&mut self, customer: CustomerId) {
        if let Some(last) = self.place(customer).and_then(|place| self.last.get_mut(place)) {
            *last = GONE;
            self.gone += 1;
        }
        self.fresh_by_id.remove(&customer);
    }

    /// Notes that a person was here last at that moment.
    pub fn seen(&mut self, customer: CustomerId, last: Option<Stamp>) {
        if let Some(slot) = self.place(customer).and_then(|place| self.last.get_mut(place)) {
            *slot = minutes(last);
        }
    }

    /// Finds at most `limit` people by what was typed.
    pub fn find(&self, query: &str, limit: usize) -> Found {
        let terms = terms(query);
        if terms.is_empty() {
            return Found::default();
        }
        let mut best: Vec<Vec<u8>> = vec![vec![Class::NONE.0; self.ids.len()]; terms.len()];
        for (best, term) in best.iter_mut().zip(&terms) {
            let mut tell = |classes: &Classes, posting: Posting| improve(best, classes, posting);
            self.lexicon.starting(term, &mut tell);
            self.fresh.starting(term, &mut tell);
        }
        let mut found = self.select(&best, limit);
        if found.total < limit && terms.iter().any(Term::goes_inside) {
            for (best, term) in best.iter_mut().zip(&terms).filter(|(_, term)| term.goes_inside()) {
                let mut tell = |classes: &Classes, posting: Posting| improve(best, classes, posting);
                self.lexicon.holding(term, &mut tell);
                self.fresh.holding(term, &mut tell);
            }
            found = self.select(&best, limit);
        }
        if found.total < limit.min(FEW) && terms.iter().any(|term| term.forgiven() > 0) {
            for (best, term) in best.iter_mut().zip(&terms).filter(|(_, term)| term.forgiven() > 0) {
                let mut tell = |classes: &Classes, posting: Posting| improve(best, classes, posting);
                let typo = Typo::new(&term.word, term.forgiven());
                self.lexicon.resembling(&typo, &mut tell);
                self.fresh.resembling(&typo, &mut tell);
            }
            found = self.select(&best, limit);
        }
        found
    }

    /// Returns about how many bytes it holds.
    pub fn bytes(&self) -> usize {
        self.lexicon.bytes() + self.ids.capacity() * 16 + self.last.capacity() * 4
    }

    /// Picks the first ones of all who have every term.
    fn select(&self, best: &[Vec<u8>], limit: usize) -> Found {
        let Some((first, others)) = best.split_first() else { return Found::default() };
        let mut heap: BinaryHeap<(u64, CustomerId, u8)> = BinaryHeap::with_capacity(limit.min(1000) + 1);
        let mut total = 0;
        let mut bar = u64::MAX;
        for (chunk, eight) in first.chunks(8).enumerate() {
            // Most are not found mostly: eight at a time are passed over.
            if <[u8; 8]>::try_from(eight).is_ok_and(|eight| u64::from_ne_bytes(eight) == u64::MAX) {
                continue;
            }
            for (offset, class) in eight.iter().enumerate() {
                let place = chunk * 8 + offset;
                let last = self.last.get(place).copied().unwrap_or(GONE);
                let mut worst = *class;
                for term in others {
                    worst = worst.max(term.get(place).copied().unwrap_or(Class::NONE.0));
                }
                if worst == Class::NONE.0 || last == GONE {
                    continue;
                }
                total += 1;
                let key = u64::from(Class(worst).rank()) << 32 | u64::from(u32::MAX - last);
                if key > bar {
                    continue;
                }
                if let Some(id) = self.ids.get(place) {
                    heap.push((key, *id, worst));
                    if heap.len() > limit {
                        heap.pop();
                        bar = heap.peek().map_or(0, |(key, _, _)| *key);
                    }
                }
            }
        }
        let hits = heap.into_sorted_vec().into_iter().map(|(_, customer, class)| Hit {
            customer,
            part: Class(class).part(),
            fuzzy: Class(class).is_fuzzy(),
        });
        Found { hits: hits.collect(), total }
    }

    /// Returns where a person is, if anywhere.
    fn place(&self, customer: CustomerId) -> Option<usize> {
        if let Some(place) = self.fresh_by_id.get(&customer) {
            return Some(*place as usize);
        }
        let place = self.ids.get(..self.known)?.binary_search(&customer).ok()?;
        self.last.get(place).is_some_and(|last| *last != GONE).then_some(place)
    }

    /// Makes the lexicon anew, with what is fresh and without those who are gone.
    fn renew(&mut self) {
        let present = |place: &u32| self.last.get(*place as usize).is_some_and(|last| *last != GONE);
        let mut order: Vec<u32> = (0..self.ids.len() as u32).filter(present).collect();
        order.sort_unstable_by_key(|place| self.ids.get(*place as usize).copied());
        let mut places: Vec<Option<u32>> = vec![None; self.ids.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(slot) = places.get_mut(*old as usize) {
                *slot = Some(new as u32);
            }
        }
        let moved = |posting: Posting| {
            places.get(posting.place()).copied().flatten().map(|place| posting.moved(place))
        };
        let mut words: BTreeMap<&str, Vec<Posting>> = BTreeMap::new();
        for (word, postings) in self.lexicon.words() {
            words.entry(word).or_default().extend(postings.into_iter().filter_map(moved));
        }
        for (word, postings) in self.fresh.words() {
            words.entry(word).or_default().extend(postings.iter().copied().filter_map(moved));
        }
        words.retain(|_, postings| {
            postings.sort_unstable();
            !postings.is_empty()
        });
        let lexicon = Lexicon::new(words.iter().map(|(word, postings)| (*word, &**postings)));
        let person = |place: &u32| Some((*self.ids.get(*place as usize)?, *self.last.get(*place as usize)?));
        let people: Vec<(CustomerId, u32)> = order.iter().filter_map(person).collect();
        let stamped = |last: u32| (last > 0).then(|| Stamp(u64::from(last) * 60_000));
        *self = Self::new(people.into_iter().map(|(id, last)| (id, stamped(last))), lexicon);
    }
}

/// Lets a better fit take the place of a worse one.
#[inline(always)]
fn improve(best: &mut [u8], classes: &Classes, posting: Posting) {
    if let Some(slot) = best.get_mut(posting.place()) {
        *slot = (*slot).min(classes.class(posting));
    }
}

fn minutes(last: Option<Stamp>) -> u32 {
    last.map_or(0, |last| (last.0 / 60_000).min(u64::from(GONE - 1)) as u32)
}
