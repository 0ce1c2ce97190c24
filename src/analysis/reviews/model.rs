//! The weights of one language, read from a file.

use thiserror::Error;

use super::lexicon::{Concept, Lexicon};

/// How many weights a feature has: one per aspect, then one per polarity.
pub const LANES: usize = 12;
/// How many concepts there are.
pub const CONCEPTS: usize = Concept::NAMES.len();
/// The aspects, and the review as a whole as a tenth.
pub const SUBJECTS: usize = 10;
/// The subject that stands for the review as a whole.
pub const WHOLE: usize = SUBJECTS - 1;
/// The beginning of every file of weights, with the version of its layout.
pub const MAGIC: [u8; 6] = *b"ILSR\x02\x00";
/// How many lanes of a word are in the file: that of neutral is 0 for all words, since only differences count.
pub const KEPT_LANES: usize = LANES - 1;
/// How many bits of a feature's number tell it from others.
pub const KEY_BITS: u32 = 24;
/// How far at most the key of a row is from that of the row before.
pub const LONGEST_STRIDE: u32 = (1 << (KEY_BITS as usize - KEPT_LANES)) - 1;

/// How many bits tell at once that a feature has no weights.
const SEEN: usize = 1 << 16;

/// A row of weights.
pub type Lanes = [f32; LANES];

/// Why a file of weights cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ModelError {
    /// The file is of another kind, or of a version that this program does not know.
    #[error("not a file of weights of a known version")]
    Unknown,
    /// The file ends too early, or is too long.
    #[error("a file of weights that is cut off or too long")]
    Length,
    /// The words in the file cannot be read.
    #[error("a file of weights with unreadable words")]
    Words,
}

/// The weights of one language.
#[derive(Clone, Debug)]
pub struct Model {
    /// The words and what they stand for.
    pub lexicon: Lexicon,
    /// What every passage starts from: the aspects; the polarity of each subject is in [`Model::polarity`].
    pub bias: Lanes,
    /// Weights of each concept for the aspects.
    pub aspects: Vec<[f32; 9]>,
    /// Weights for the polarity of each subject: its bias, then each concept, then each concept under a negation.
    pub polarity: Vec<Vec<[f32; 3]>>,
    /// Scale and shift that make the sum for an aspect a calibrated log-odds.
    pub platt: [(f32, f32); 9],
    /// From which chance on an aspect is reported.
    pub threshold: [f32; 9],
    /// What the sums for a polarity are multiplied with, so that the chances are calibrated.
    pub sharpness: f32,
    keys: Vec<u32>,
    rows: Vec<[i8; LANES]>,
    steps: Lanes,
    slots: Vec<u16>,
    /// Which low bits occur among the keys: most pairs of words have no weights, and this small table tells it.
    seen: Vec<u64>,
}

impl Model {
    /// Reads the weights of one language.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let mut reader = Reader { rest: bytes };
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(ModelError::Unknown);
        }
        let length = reader.number()? as usize;
        let words = std::str::from_utf8(reader.take(length)?).map_err(|_| ModelError::Words)?;
        let lexicon = Lexicon::unpack(words).map_err(|_| ModelError::Words)?;
        let bias = reader.floats::<LANES>()?;
        let threshold = reader.floats::<9>()?;
        let (scale, shift) = (reader.floats::<9>()?, reader.floats::<9>()?);
        let platt = std::array::from_fn(|at| (scale[at], shift[at]));
        let [sharpness, aspect_step, polarity_step] = reader.floats::<3>()?;
        let aspects = (0..CONCEPTS).map(|_| reader.small::<9>(aspect_step)).collect::<Result<_, _>>()?;
        let polarity = (0..SUBJECTS)
            .map(|_| (0..=2 * CONCEPTS).map(|_| reader.small::<3>(polarity_step)).collect())
            .collect::<Result<_, _>>()?;
        let steps = reader.floats::<LANES>()?;
        let count = reader.number()?;
        let (mut keys, mut rows, mut key) = (Vec::new(), Vec::new(), 0);
        for _ in 0..count {
            let (stride, row) = reader.row()?;
            key += stride;
            if let Some(row) = row {
                keys.push(key);
                rows.push(row);
            }
        }
        if !reader.rest.is_empty() || key >> KEY_BITS != 0 || rows.len() > usize::from(u16::MAX) / 2 {
            return Err(ModelError::Length);
        }
        let slots = place(&keys);
        let mut seen = vec![0; SEEN / 64];
        keys.iter().map(|key| *key as usize % SEEN).for_each(|bit| seen[bit / 64] |= 1 << (bit % 64));
        Ok(Model {
            lexicon,
            bias,
            aspects,
            polarity,
            platt,
            threshold,
            sharpness,
            keys,
            rows,
            steps,
            slots,
            seen,
        })
    }

    /// Adds the weights of a feature, times its strength, to `sums`.
    pub fn add(&self, feature: u32, strength: f32, sums: &mut Lanes) {
        if let Some(row) = self.find(feature) {
            for ((sum, weight), step) in sums.iter_mut().zip(row).zip(&self.steps) {
                *sum += f32::from(*weight) * step * strength;
            }
        }
    }

    fn find(&self, feature: u32) -> Option<&[i8; LANES]> {
        let feature = feature & ((1 << KEY_BITS) - 1);
        let bit = feature as usize % SEEN;
        if self.seen[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut slot = feature as usize & mask;
        loop {
            let at = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            if self.keys[at] == feature {
                return Some(&self.rows[at]);
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Returns an open-addressed table: for each slot 0, or one more than the place of the key.
fn place(keys: &[u32]) -> Vec<u16> {
    let mut slots = vec![0_u16; (keys.len() * 3).next_power_of_two().max(2)];
    let mask = slots.len() - 1;
    for (at, key) in keys.iter().enumerate() {
        let mut slot = *key as usize & mask;
        while slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slots[slot] = at as u16 + 1;
    }
    slots
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Length)?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        let bytes = self.take(4)?.try_into().map_err(|_| ModelError::Length)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn floats<const N: usize>(&mut self) -> Result<[f32; N], ModelError> {
        let mut floats = [0.0; N];
        for float in &mut floats {
            *float = f32::from_bits(self.number()?);
        }
        Ok(floats)
    }

    fn small<const N: usize>(&mut self, step: f32) -> Result<[f32; N], ModelError> {
        let bytes = self.take(N)?;
        Ok(std::array::from_fn(|at| f32::from(bytes[at].cast_signed()) * step))
    }

    /// Reads a row: three bytes of how far its key is from the one before and of which lanes follow, then these lanes. One without
    /// lanes is no row, only a step.
    fn row(&mut self) -> Result<(u32, Option<[i8; LANES]>), ModelError> {
        let head = self.take(3)?.iter().rev().fold(0, |head, byte| (head << 8) | u32::from(*byte));
        let present: Vec<usize> = (0..KEPT_LANES).filter(|lane| head >> lane & 1 == 1).collect();
        let mut row = [0; LANES];
        for (lane, byte) in present.iter().zip(self.take(present.len())?) {
            row[*lane] = byte.cast_signed();
        }
        Ok((head >> KEPT_LANES, (!present.is_empty()).then_some(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_and_cut_files_are_refused() {
        assert_eq!(Model::read(b"PK\x03\x04 something else").err(), Some(ModelError::Unknown));
        assert_eq!(Model::read(&MAGIC).err(), Some(ModelError::Length));
        assert_eq!(Model::read(b"ILSR\x09\x00\x00\x00").err(), Some(ModelError::Unknown));
    }
}
