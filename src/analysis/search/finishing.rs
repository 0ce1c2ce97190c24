//! Makes the index of all that a builder has collected, a slice at a time.

use super::builder::Builder;
use super::lexicon::Lexicon;
use super::posting::Posting;
use super::{Index, Part};
use crate::domain::CustomerId;
use crate::domain::order::SlicedSort;

/// An index that is being put together.
#[derive(Debug)]
pub struct Finishing {
    built: Builder,
    stage: Stage,
    /// People in the order of their ids, so that a person is found by halving.
    order: Vec<u32>,
    /// The first eight bytes of each word as one number, which decide nearly always, without a look at the text.
    keys: Vec<u64>,
    /// The words in their order.
    sorted: Vec<u32>,
    /// Where the next posting of each word goes, and where its last one is followed by the next word's.
    next: Vec<u32>,
    lasts: Vec<u32>,
    postings: Vec<Posting>,
    lexicon: Lexicon,
}

/// What is being done.
#[derive(Debug)]
enum Stage {
    /// People are sorted.
    People(SlicedSort),
    /// Words are sorted.
    Words(SlicedSort),
    /// The postings of so many people are still to be put where they belong.
    Postings(usize),
    /// So many words have been written down.
    Writing(usize),
}

impl Finishing {
    /// Begins with what was collected.
    pub fn new(built: Builder) -> Self {
        let people = SlicedSort::new((0..built.people.len() as u32).collect());
        Self {
            built,
            stage: Stage::People(people),
            order: Vec::new(),
            keys: Vec::new(),
            sorted: Vec::new(),
            next: Vec::new(),
            lasts: Vec::new(),
            postings: Vec::new(),
            lexicon: Lexicon::default(),
        }
    }

    /// Goes on for about so many people or words; returns whether all is done.
    pub fn step(&mut self, budget: usize) -> bool {
        let Builder { words, people, ends, uses } = &self.built;
        match &mut self.stage {
            Stage::People(sort) => {
                let id = |number: u32| people.get(number as usize).map(|(id, _)| *id);
                if sort.step(budget, &mut |one, other| id(one).cmp(&id(other))) {
                    self.order = std::mem::take(sort).finish();
                    self.keys = (0..words.len() as u32).map(|number| key(words.word(number))).collect();
                    self.stage = Stage::Words(SlicedSort::new((0..words.len() as u32).collect()));
                }
            }
            Stage::Words(sort) => {
                let key = |number: u32| self.keys.get(number as usize);
                let compare = &mut |one: u32, other: u32| {
                    key(one).cmp(&key(other)).then_with(|| words.word(one).cmp(words.word(other)))
                };
                if sort.step(budget, compare) {
                    self.sorted = std::mem::take(sort).finish();
                    self.next = counted(uses, words.len());
                    self.lasts = self.next.clone();
                    self.postings = vec![Posting::new(0, Part::Name); uses.len()];
                    self.stage = Stage::Postings(self.order.len());
                }
            }
            Stage::Postings(left) => {
                // From the last person to the first, each posting goes before the one that was put last.
                let begin = left.saturating_sub(budget);
                for (place, number) in self.order.iter().enumerate().take(*left).skip(begin).rev() {
                    let start = number.checked_sub(1).map_or(0, |before| at(ends, before));
                    for used in uses.get(start..at(ends, *number)).unwrap_or_default().iter().rev() {
                        let part = Part::ALL.get((used & 7) as usize).copied().unwrap_or(Part::Note);
                        if let Some(next) = self.next.get_mut((used >> 3) as usize) {
                            *next -= 1;
                            if let Some(slot) = self.postings.get_mut(*next as usize) {
                                *slot = Posting::new(place as u32, part);
                            }
                        }
                    }
                }
                self.stage = if begin > 0 { Stage::Postings(begin) } else { Stage::Writing(0) };
            }
            Stage::Writing(written) => {
                for number in self.sorted.iter().skip(*written).take(budget) {
                    let range = at(&self.next, *number)..at(&self.lasts, *number);
                    self.lexicon.push(words.word(*number), self.postings.get(range).unwrap_or_default());
                }
                *written = self.sorted.len().min(written.saturating_add(budget));
                return *written == self.sorted.len();
            }
        }
        false
    }

    /// Returns the index, once all is done.
    pub fn finish(self) -> Index {
        let people = &self.built.people;
        let person = |number: &u32| people.get(*number as usize).copied().unwrap_or((CustomerId(0), None));
        Index::new(self.order.iter().map(person), self.lexicon.finish())
    }
}

/// Returns where the postings of each word end, as many as it is used.
fn counted(uses: &[u32], words: usize) -> Vec<u32> {
    let mut ends = vec![0_u32; words];
    for used in uses {
        if let Some(count) = ends.get_mut((used >> 3) as usize) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    ends
}

fn key(word: &str) -> u64 {
    let mut key = [0; 8];
    for (slot, byte) in key.iter_mut().zip(word.bytes()) {
        *slot = byte;
    }
    u64::from_be_bytes(key)
}

fn at(places: &[u32], number: u32) -> usize {
    places.get(number as usize).map_or(0, |place| *place as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Customer, DeviceId, Field, Record, RecordId, Register, Stamp};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn slices_find_what_the_whole_does(
            people in prop::collection::vec((any::<u128>(), "[a-c]{1,3} [a-d]{1,9} ?[0-9]{0,3}", 0_u64..4), 0..60),
            budget in 1_usize..30, query in "[a-d]{1,2}",
        ) {
            let mut whole = Builder::default();
            for (id, name, last) in people {
                let mut record = Record::new(RecordId::Customer(CustomerId(id)));
                let value = name.as_str().into();
                record.set(Field::Name, Register { stamp: Stamp(1), device: DeviceId(1), value });
                let last = (last > 0).then_some(Stamp(last * 60_000));
                Customer::of(&record).into_iter().for_each(|customer| whole.add(customer, last));
            }
            let mut sliced = Finishing::new(whole.clone());
            while !sliced.step(budget) {}
            let (sliced, whole) = (sliced.finish(), whole.finish());
            prop_assert_eq!(sliced.people(), whole.people());
            prop_assert_eq!(sliced.find(&query, 20), whole.find(&query, 20));
        }
    }
}
