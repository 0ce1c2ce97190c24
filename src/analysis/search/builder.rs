//! Makes an index of many people, a few at a time, so that no slice of work is long.

use super::lexicon::Lexicon;
use super::posting::Posting;
use super::texts::words_of;
use super::{Index, Part};
use crate::domain::order;
use crate::domain::{Customer, CustomerId, Stamp};

/// An index in the making.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    words: Words,
    people: Vec<(CustomerId, Option<Stamp>)>,
    /// For each person where their words end among all.
    ends: Vec<u32>,
    /// The words of one person after the other: the number of the word, then the part in the lowest 3 bits.
    uses: Vec<u32>,
}

impl Builder {
    /// Adds a person with their last visit; who is not present is left out.
    pub fn add(&mut self, customer: Customer<'_>, last: Option<Stamp>) {
        if !customer.is_present() {
            return;
        }
        let first = self.uses.len();
        let (words, uses) = (&mut self.words, &mut self.uses);
        words_of(customer, |part, word| uses.push(words.number(word) << 3 | part as u32));
        // A word that is said twice is found once.
        if let Some(mine) = uses.get_mut(first..) {
            order::sort_places(mine, &mut |a, b| a.cmp(&b));
        }
        let mut kept = first;
        for at in first..uses.len() {
            if kept == first || uses.get(at) != uses.get(kept - 1) {
                uses.swap(kept, at);
                kept += 1;
            }
        }
        uses.truncate(kept);
        self.ends.push(kept as u32);
        self.people.push((customer.id(), last));
    }

    /// Makes the index.
    pub fn finish(self) -> Index {
        let Self { words, people, ends, uses } = self;
        // Places go by id, so that a person is found by halving.
        let mut order: Vec<u32> = (0..people.len() as u32).collect();
        order.sort_unstable_by_key(|number| people.get(*number as usize).map(|(id, _)| *id));
        // Sorting by counting: first where the postings of each word end, then each put before the one put last.
        let mut next = vec![0_u32; words.len()];
        for used in &uses {
            if let Some(count) = next.get_mut((used >> 3) as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut next {
            sum += *count;
            *count = sum;
        }
        let lasts = next.clone();
        let mut postings = vec![Posting::new(0, Part::Name); uses.len()];
        for (place, number) in order.iter().enumerate().rev() {
            let start = number.checked_sub(1).map_or(0, |before| at(&ends, before));
            for used in uses.get(start..at(&ends, *number)).unwrap_or_default().iter().rev() {
                let part = Part::ALL.get((used & 7) as usize).copied().unwrap_or(Part::Note);
                if let Some(next) = next.get_mut((used >> 3) as usize) {
                    *next -= 1;
                    if let Some(slot) = postings.get_mut(*next as usize) {
                        *slot = Posting::new(place as u32, part);
                    }
                }
            }
        }
        drop(uses);
        let sorted = words.sorted();
        let lexicon = Lexicon::new(sorted.iter().map(|number| {
            let range = at(&next, *number)..at(&lasts, *number);
            (words.word(*number), postings.get(range).unwrap_or_default())
        }));
        let person = |number: &u32| people.get(*number as usize).copied().unwrap_or((CustomerId(0), None));
        Index::new(order.iter().map(person), lexicon)
    }
}

fn at(places: &[u32], number: u32) -> usize {
    places.get(number as usize).map_or(0, |place| *place as usize)
}

/// Words by number, each kept once in one buffer.
#[derive(Clone, Debug, Default)]
struct Words {
    text: String,
    ends: Vec<u32>,
    /// Numbers of words, each plus 1, at the place of their hash or the next free one; 0 is free.
    table: Vec<u32>,
}

impl Words {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn number(&mut self, word: &str) -> u32 {
        if self.table.len() < (self.ends.len() + 1) * 2 {
            self.grow();
        }
        let place = self.place_of(word);
        match self.table.get(place) {
            Some(0) | None => {}
            Some(number) => return number - 1,
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        if let Some(slot) = self.table.get_mut(place) {
            *slot = self.ends.len() as u32;
        }
        self.ends.len() as u32 - 1
    }

    fn word(&self, number: u32) -> &str {
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before as usize).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(number as usize).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Returns where a word is, or would be put.
    fn place_of(&self, word: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut place = hash(word) as usize & mask;
        loop {
            match self.table.get(place) {
                Some(0) | None => return place,
                Some(number) if self.word(number - 1) == word => return place,
                Some(_) => place = (place + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.table = vec![0; (self.table.len() * 2).max(1024)];
        for number in 0..self.ends.len() as u32 {
            let place = self.place_of(self.word(number));
            if let Some(slot) = self.table.get_mut(place) {
                *slot = number + 1;
            }
        }
    }

    /// Returns the numbers in the order of the words.
    fn sorted(&self) -> Vec<u32> {
        // The first eight bytes as one number decide nearly always, without a look at the text.
        let mut numbers: Vec<u32> = (0..self.ends.len() as u32).collect();
        let keys: Vec<u64> = numbers
            .iter()
            .map(|number| {
                let mut key = [0; 8];
                for (slot, byte) in key.iter_mut().zip(self.word(*number).bytes()) {
                    *slot = byte;
                }
                u64::from_be_bytes(key)
            })
            .collect();
        let key = |number: u32| keys.get(number as usize);
        order::sort_places(&mut numbers, &mut |a, b| {
            key(a).cmp(&key(b)).then_with(|| self.word(a).cmp(self.word(b)))
        });
        numbers
    }
}

/// FNV-1a with a last stir (Fowler, Noll, Vo), since words are short and nobody plans an attack on their own phone.
fn hash(word: &str) -> u64 {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ (hash >> 29)
}
