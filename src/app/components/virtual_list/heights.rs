//! How high the rows of a long list are: as measured where they have been drawn, else as the others are on average.

use super::RowKey;
use std::collections::HashMap;
use std::ops::Range;

/// Heights of rows and headings, in CSS pixels.
pub struct Heights {
    /// `None` where a row has not been drawn yet.
    known: Vec<Option<f32>>,
    row: Average,
    heading: Average,
}

/// The average of what has been measured; a guess before that.
#[derive(Clone, Copy)]
struct Average {
    guess: f64,
    sum: f64,
    count: f64,
}

impl Average {
    fn of(guess: f64) -> Self {
        Self { guess, sum: 0.0, count: 0.0 }
    }

    fn get(self) -> f64 {
        if self.count > 0.0 { self.sum / self.count } else { self.guess }
    }
}

impl Heights {
    /// Makes heights of which nothing is known but a guess.
    pub fn new(count: usize, row: f64, heading: f64) -> Self {
        Self { known: vec![None; count], row: Average::of(row), heading: Average::of(heading) }
    }

    /// Keeps the heights of the rows that stay, wherever they stand now.
    pub fn follow(&mut self, old: &[RowKey], new: &[RowKey]) {
        let known: HashMap<RowKey, f32> = old
            .iter()
            .zip(&self.known)
            .filter_map(|(key, height)| height.map(|height| (*key, height)))
            .collect();
        self.known = new.iter().map(|key| known.get(key).copied()).collect();
    }

    /// Forgets all, as when the width of the list or the size of the text changes; the averages stay as guesses.
    pub fn forget(&mut self) {
        self.known.fill(None);
        self.row = Average::of(self.row.get());
        self.heading = Average::of(self.heading.get());
    }

    /// Learns the height of a row; returns whether it is another one than it was taken for.
    pub fn learn(&mut self, place: usize, key: RowKey, height: f64) -> bool {
        let was = self.get(place, key);
        let average = self.average(key);
        let Some(slot) = self.known.get_mut(place) else { return false };
        let first = slot.is_none();
        *slot = Some(height as f32);
        if first {
            let average = Average { sum: average.sum + height, count: average.count + 1.0, ..average };
            match key {
                RowKey::Heading(_) => self.heading = average,
                RowKey::Row(_) => self.row = average,
            }
        }
        (was - height).abs() > 0.5
    }

    fn average(&self, key: RowKey) -> Average {
        match key {
            RowKey::Heading(_) => self.heading,
            RowKey::Row(_) => self.row,
        }
    }

    /// Returns the height of a row.
    pub fn get(&self, place: usize, key: RowKey) -> f64 {
        self.known.get(place).copied().flatten().map_or_else(|| self.average(key).get(), f64::from)
    }

    /// Returns the height of some rows together.
    pub fn sum(&self, keys: &[RowKey], places: Range<usize>) -> f64 {
        let start = places.start;
        keys.get(places)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(|(place, key)| self.get(start + place, *key))
            .sum()
    }
}
