//! Makes an index of many people, a few at a time, so that no slice of work is long.

use super::Index;
use super::finishing::Finishing;
use super::texts::words_of;
use crate::domain::order;
use crate::domain::{Customer, CustomerId, Stamp};

/// An index in the making.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    pub(super) words: Words,
    pub(super) people: Vec<(CustomerId, Option<Stamp>)>,
    /// For each person where their words end among all.
    pub(super) ends: Vec<u32>,
    /// The words of one person after the other: the number of the word, then the part in the lowest 3 bits.
    pub(super) uses: Vec<u32>,
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
        let mut finishing = Finishing::new(self);
        while !finishing.step(usize::MAX) {}
        finishing.finish()
    }
}

/// Words by number, each kept once in one buffer.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<u32>,
    /// Numbers of words, each plus 1, at the place of their hash or the next free one; 0 is free.
    table: Vec<u32>,
}

impl Words {
    pub fn len(&self) -> usize {
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

    pub fn word(&self, number: u32) -> &str {
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
}

/// FNV-1a with a last stir (Fowler, Noll, Vo), since words are short and nobody plans an attack on their own phone.
fn hash(word: &str) -> u64 {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ (hash >> 29)
}
