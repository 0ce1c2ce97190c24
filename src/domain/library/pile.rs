//! Entries in the order in which they came, found by name: nothing is moved when one comes or goes.

use crate::domain::{Entry, EntryRef};
use std::collections::VecDeque;

/// How many entries lie in one piece of memory: a million of them are never moved to make room for more.
const PIECE: usize = 1024;
/// The least size of the table.
const LEAST: usize = 16;
/// Marks a place of the table where nothing is.
const FREE: u32 = u32::MAX;

/// Entries, each under its name once.
#[derive(Clone, Debug, Default)]
pub struct Pile {
    pieces: Vec<Vec<Option<Entry>>>,
    /// How many have ever come: those that went leave their place empty.
    places: usize,
    present: usize,
    /// Where each entry lies, at or after the place that its name asks for; at most half of it is used.
    table: Vec<u32>,
}

/// The entries of a pile, one after the other. Each piece of memory is given back as soon as it is empty.
#[derive(Debug, Default)]
pub struct PileEntries {
    pieces: VecDeque<Vec<Option<Entry>>>,
    piece: std::vec::IntoIter<Option<Entry>>,
}

impl PileEntries {
    /// Goes on with others after these.
    #[must_use]
    pub fn before(mut self, others: PileEntries) -> PileEntries {
        self.pieces.push_back(others.piece.collect());
        self.pieces.extend(others.pieces);
        self
    }
}

impl Pile {
    /// Makes an empty one in whose table so many have room.
    pub fn for_about(entries: usize) -> Self {
        Self { table: vec![FREE; table_size(entries)], ..Self::default() }
    }

    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.present
    }

    /// Returns how many places there are, empty ones included.
    pub fn places(&self) -> usize {
        self.places
    }

    /// Returns the entry at a place.
    pub fn at(&self, place: usize) -> Option<&Entry> {
        self.pieces.get(place / PIECE)?.get(place % PIECE)?.as_ref()
    }

    /// Returns what lies at a place, to be changed or taken away; its name must stay.
    pub fn slot(&mut self, place: usize) -> Option<&mut Option<Entry>> {
        self.pieces.get_mut(place / PIECE)?.get_mut(place % PIECE)
    }

    /// Takes away what lies at a place.
    pub fn drop_at(&mut self, place: usize) {
        if let Some(entry) = self.slot(place)
            && entry.take().is_some()
        {
            self.present -= 1;
        }
    }

    /// Walks all entries.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.pieces.iter().flatten().flatten()
    }

    /// Returns the entry of that name.
    pub fn get(&self, name: EntryRef) -> Option<&Entry> {
        self.find(name).ok().and_then(|place| self.at(place))
    }

    /// Puts an entry in, in place of the one of its name.
    pub fn put(&mut self, entry: Entry) {
        let mut entry = Some(entry);
        if let Some(name) = entry.as_ref().map(Entry::name) {
            self.change(name, &mut |_| entry.take());
        }
    }

    /// Puts in what is made of the entry of that name, if there is one; it must bear the same name.
    pub fn change(&mut self, name: EntryRef, make: &mut dyn FnMut(Option<Entry>) -> Option<Entry>) {
        if self.places * 2 >= self.table.len() {
            self.grow();
        }
        match self.find(name) {
            Ok(place) => {
                let Some(slot) = self.slot(place) else { return };
                *slot = make(slot.take());
                self.present -= usize::from(slot.is_none());
            }
            Err(free) => {
                let Some(entry) = make(None) else { return };
                if let Some(slot) = self.table.get_mut(free) {
                    *slot = self.places as u32;
                }
                if self.places.is_multiple_of(PIECE) {
                    self.pieces.push(Vec::new());
                }
                if let Some(piece) = self.pieces.last_mut() {
                    piece.push(Some(entry));
                }
                self.places += 1;
                self.present += 1;
            }
        }
    }

    /// Finds the place of an entry, or else where the table has room for it.
    fn find(&self, name: EntryRef) -> Result<usize, usize> {
        let mask = self.table.len().wrapping_sub(1);
        let mut at = hash(name) & mask;
        loop {
            match self.table.get(at) {
                None | Some(&FREE) => return Err(at),
                Some(&place) => {
                    let place = place as usize;
                    if self.at(place).is_some_and(|entry| entry.name() == name) {
                        return Ok(place);
                    }
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Makes the table twice as large.
    fn grow(&mut self) {
        self.table = vec![FREE; table_size(self.places + 1)];
        let mask = self.table.len() - 1;
        for place in 0..self.places {
            let Some(mut at) = self.at(place).map(|entry| hash(entry.name()) & mask) else { continue };
            while self.table.get(at).is_some_and(|taken| *taken != FREE) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = self.table.get_mut(at) {
                *slot = place as u32;
            }
        }
    }
}

impl PartialEq for Pile {
    /// Two piles are equal when the same lies in them, whatever came first.
    fn eq(&self, other: &Self) -> bool {
        self.present == other.present && self.iter().all(|entry| other.get(entry.name()) == Some(entry))
    }
}

impl Eq for Pile {}

impl IntoIterator for Pile {
    type Item = Entry;
    type IntoIter = PileEntries;

    fn into_iter(self) -> PileEntries {
        PileEntries { pieces: self.pieces.into(), piece: Vec::new().into_iter() }
    }
}

impl Iterator for PileEntries {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.piece.by_ref().flatten().next() {
                return Some(entry);
            }
            self.piece = self.pieces.pop_front()?.into_iter();
        }
    }
}

/// Returns the size of a table that so many half fill.
fn table_size(entries: usize) -> usize {
    (entries * 2 + 2).next_power_of_two().max(LEAST)
}

/// Ids are random already; both halves count, since imported or simulated ids may vary in one of them only.
fn hash(name: EntryRef) -> usize {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let number = name.number();
    let mixed = (number as u64 ^ ((number >> 64) as u64).wrapping_mul(SPREAD)).wrapping_mul(SPREAD);
    (mixed >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, DeviceId, Record, RecordId, Stamp, Visit, VisitId};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// A visit or a person of the same number: their names differ, their hashes do not.
    fn entry((number, person, at): (u128, bool, u64)) -> Entry {
        if person {
            return Entry::Record(Record::new(RecordId::Customer(CustomerId(number))));
        }
        Entry::Visit(Visit::new(VisitId(number), None, Stamp(at), 60, DeviceId(1)))
    }

    proptest! {
        #[test]
        fn it_holds_what_a_map_holds(
            come in prop::collection::vec((0_u128..400, any::<bool>(), 0_u64..9), 0..3000), room in 0_usize..50,
            go in prop::collection::vec(0_usize..3000, 0..90), late in prop::collection::vec((0_u128..400, any::<bool>(), 0_u64..9), 0..90),
        ) {
            let (mut pile, mut map) = (Pile::for_about(room), BTreeMap::new());
            for it in come {
                pile.put(entry(it));
                map.insert(entry(it).name(), entry(it));
            }
            for place in go {
                if let Some(name) = pile.at(place).map(Entry::name) {
                    map.remove(&name);
                }
                pile.drop_at(place);
            }
            // Whoever went may come again.
            for it in late {
                let mut seen = None;
                pile.change(entry(it).name(), &mut |before| { seen = before; Some(entry(it)) });
                prop_assert_eq!(seen, map.insert(entry(it).name(), entry(it)));
            }
            prop_assert_eq!(pile.len(), map.len());
            for (name, entry) in &map {
                prop_assert_eq!(pile.get(*name), Some(entry));
            }
            let walked: BTreeMap<EntryRef, Entry> = pile.into_iter().map(|entry| (entry.name(), entry)).collect();
            prop_assert_eq!(walked, map);
        }
    }
}
