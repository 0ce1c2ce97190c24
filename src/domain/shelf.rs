//! A list with a way to find things by id: order of arrival for walking, constant time for finding.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Takes the low half of an id as its hash: ids are random already.
#[derive(Clone, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u128(&mut self, number: u128) {
        // Both halves, since imported or simulated ids may vary in one of them only.
        self.0 = (number as u64) ^ ((number >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// A map from ids that does not hash what is random already.
pub type IdMap<T> = HashMap<u128, T, BuildHasherDefault<IdHasher>>;

/// Things by id, walked in the order in which they came.
#[derive(Clone, Debug)]
pub struct Shelf<T> {
    things: Vec<T>,
    places: IdMap<u32>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { things: Vec::new(), places: IdMap::default() }
    }
}

impl<T> Shelf<T> {
    /// Makes room for so many more things, so that none have to be moved while they come.
    pub fn reserve(&mut self, more: usize) {
        self.things.reserve(more);
        self.places.reserve(more);
    }

    /// Returns the place of the thing, for finding it again at once; places never change.
    pub fn place(&self, id: u128) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// Returns the thing at a place.
    pub fn at(&self, place: u32) -> Option<&T> {
        self.things.get(place as usize)
    }

    /// Returns the thing of that id.
    pub fn get(&self, id: u128) -> Option<&T> {
        self.place(id).and_then(|place| self.at(place))
    }

    /// Puts a thing in its place, instead of the one of that id if there is one, and returns the place.
    pub fn put(&mut self, id: u128, thing: T) -> u32 {
        if let Some(place) = self.place(id) {
            if let Some(slot) = self.things.get_mut(place as usize) {
                *slot = thing;
            }
            return place;
        }
        let place = self.things.len() as u32;
        self.things.push(thing);
        self.places.insert(id, place);
        place
    }

    /// Walks all things in the order in which they came.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.things.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_keeps_its_place_when_it_changes() {
        let mut shelf = Shelf::default();
        assert_eq!(shelf.put(7, 'a'), 0);
        assert_eq!(shelf.put(8, 'b'), 1);
        assert_eq!(shelf.put(7, 'c'), 0);
        assert_eq!(shelf.iter().collect::<String>(), "cb");
        assert_eq!((shelf.get(8), shelf.get(9)), (Some(&'b'), None));
    }
}
