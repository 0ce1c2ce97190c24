//! Writes the weights of one language as a file of at most 200 kB.

use std::collections::{BTreeMap, BTreeSet};

use il_solito::analysis::reviews::Language;
use il_solito::analysis::reviews::model::{
    CONCEPTS, KEPT_LANES, KEY_BITS, LANES, LONGEST_STRIDE, Lanes, MAGIC, SUBJECTS,
};

use crate::calibrate::Calibration;
use crate::fit::Fit;
use crate::sample::{CONCEPT, Name, Numbers, SHARED, Scope};

/// How large a file may be, in bytes.
const LARGEST: usize = 199_000;
/// How much it counts for a language that a feature occurs in any of them.
const ELSEWHERE: f32 = 0.1;

/// Returns the file of a language.
pub fn export(fit: &Fit, calibration: &Calibration, language: Language, lexicon: &str) -> Vec<u8> {
    let tongue = Scope::Language(language as u8);
    let aspect = |name: Name| weights(&fit.aspect_numbers, &fit.aspects, tongue, name);
    let polarity = |name: Name| weights(&fit.polarity_numbers, &fit.polarity, tongue, name);
    let mut file = Vec::new();
    file.extend(MAGIC);
    put_number(&mut file, lexicon.len() as u32);
    file.extend(lexicon.bytes());
    let bias = joined(aspect(Name::Bias), polarity(Name::Bias));
    put_floats(&mut file, &bias);
    put_floats(&mut file, &calibration.threshold);
    put_floats(&mut file, &calibration.platt.map(|(scale, _)| scale));
    put_floats(&mut file, &calibration.platt.map(|(_, shift)| shift));

    let concepts: Vec<[f32; 9]> =
        (1..=CONCEPTS).map(|place| times(aspect(Name::Concept(place as u8)), CONCEPT)).collect();
    let mut subjects: Vec<[f32; 3]> = Vec::new();
    for subject in 0..SUBJECTS {
        subjects.push(times(polarity(Name::Subject(subject as u8)), 0.5));
        for place in 1..=2 * CONCEPTS {
            let shared = times(polarity(Name::Concept(place as u8)), CONCEPT);
            let own = times(polarity(Name::ConceptOf(subject as u8, place as u8)), CONCEPT / 2.0);
            subjects.push(std::array::from_fn(|lane| shared[lane] + own[lane]));
        }
    }
    let (aspect_step, polarity_step) = (step(concepts.iter().flatten()), step(subjects.iter().flatten()));
    put_floats(&mut file, &[calibration.sharpness, aspect_step, polarity_step]);
    concepts.iter().for_each(|row| put_small(&mut file, row, aspect_step));
    subjects.iter().for_each(|row| put_small(&mut file, row, polarity_step));
    let often = |number: u32| {
        let times = |scope| fit.aspect_numbers.occurrence(scope, Name::Letters(number));
        times(tongue) + ELSEWHERE * times(Scope::Shared)
    };
    put_letters(&mut file, letters(fit, tongue), often);
    file
}

/// Returns the weights of all words, beginnings and pairs that the language has seen.
fn letters(fit: &Fit, tongue: Scope) -> BTreeMap<u32, Lanes> {
    let mut seen = BTreeSet::new();
    for numbers in [&fit.aspect_numbers, &fit.polarity_numbers] {
        seen.extend(numbers.names().filter_map(|(scope, name)| match name {
            Name::Letters(number) if scope == tongue || scope == Scope::Shared => Some(number),
            _ => None,
        }));
    }
    let row = |number: u32| {
        let name = Name::Letters(number);
        joined(
            weights(&fit.aspect_numbers, &fit.aspects, tongue, name),
            weights(&fit.polarity_numbers, &fit.polarity, tongue, name),
        )
    };
    seen.into_iter().map(|number| (number, row(number))).collect()
}

/// Writes as many weights as there is room for: those that move most sums furthest.
///
/// A weight takes one byte and the head of a row three, and each byte has to earn as much as any other.
fn put_letters(file: &mut Vec<u8>, rows: BTreeMap<u32, Lanes>, often: impl Fn(u32) -> f32) {
    let room = LARGEST - file.len() - 4 * LANES - 4;
    let rows: Vec<(u32, f32, Lanes)> =
        rows.into_iter().map(|(number, row)| (number, often(number), centred(row))).collect();
    let (mut low, mut high) = (-40.0_f32, 40.0_f32);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if packed(&rows, middle.exp2()).0.len() > room { low = middle } else { high = middle }
    }
    let (packed, steps, count) = packed(&rows, high.exp2());
    put_floats(file, &steps);
    put_number(file, count);
    file.extend(packed);
}

/// Returns the bytes of the rows, the steps and the number of rows, when a byte must earn `price`.
fn packed(rows: &[(u32, f32, Lanes)], price: f32) -> (Vec<u8>, Lanes, u32) {
    let mut kept: BTreeMap<u32, Lanes> = BTreeMap::new();
    for (number, often, row) in rows {
        let gain = |weight: f32| (weight * weight * often - price).max(0.0);
        if row.iter().copied().map(gain).sum::<f32>() > 3.0 * price {
            let thinned = row.map(|weight| if gain(weight) > 0.0 { weight } else { 0.0 });
            kept.entry(number & ((1 << KEY_BITS) - 1)).or_insert(thinned);
        }
    }
    let steps: Lanes = std::array::from_fn(|lane| step(kept.values().map(|row| &row[lane])));
    let (mut bytes, mut count, mut last) = (Vec::new(), 0, 0);
    for (key, row) in &kept {
        let small: Vec<i8> = row.iter().zip(&steps).map(|(weight, step)| quantised(*weight, *step)).collect();
        let mask = (0..KEPT_LANES).filter(|lane| small[*lane] != 0).fold(0, |mask, lane| mask | 1 << lane);
        if mask == 0 {
            continue;
        }
        while key - last > LONGEST_STRIDE {
            bytes.extend(&(LONGEST_STRIDE << KEPT_LANES).to_le_bytes()[..3]);
            (last, count) = (last + LONGEST_STRIDE, count + 1);
        }
        bytes.extend(&((key - last) << KEPT_LANES | mask).to_le_bytes()[..3]);
        bytes.extend(small.iter().filter(|weight| **weight != 0).map(|weight| weight.cast_unsigned()));
        (last, count) = (*key, count + 1);
    }
    (bytes, steps, count)
}

/// Takes the weight of neutral from all three polarities: only differences count.
fn centred(mut row: Lanes) -> Lanes {
    let neutral = row[LANES - 1];
    row[LANES - 3..].iter_mut().for_each(|weight| *weight -= neutral);
    row
}

fn joined(aspects: [f32; 9], polarity: [f32; 3]) -> Lanes {
    std::array::from_fn(|lane| aspects.get(lane).copied().unwrap_or_else(|| polarity[lane - 9]))
}

fn weights<const N: usize>(numbers: &Numbers, weights: &[[f32; N]], tongue: Scope, name: Name) -> [f32; N] {
    let part = |scope: Scope| numbers.get(scope, name).map_or([0.0; N], |number| weights[number as usize]);
    let (shared, own) = (part(Scope::Shared), part(tongue));
    std::array::from_fn(|lane| shared[lane] * SHARED + own[lane])
}

fn times<const N: usize>(row: [f32; N], factor: f32) -> [f32; N] {
    row.map(|weight| weight * factor)
}

/// Returns what one of 127 steps stands for, so that the largest weight still fits.
fn step<'a>(weights: impl Iterator<Item = &'a f32>) -> f32 {
    weights.fold(1e-6_f32, |largest, weight| largest.max(weight.abs())) / 127.0
}

fn put_small(file: &mut Vec<u8>, weights: &[f32], step: f32) {
    file.extend(weights.iter().map(|weight| quantised(*weight, step).cast_unsigned()));
}

fn quantised(weight: f32, step: f32) -> i8 {
    (weight / step).round().clamp(-127.0, 127.0) as i8
}

fn put_number(file: &mut Vec<u8>, number: u32) {
    file.extend(number.to_le_bytes());
}

fn put_floats(file: &mut Vec<u8>, floats: &[f32]) {
    floats.iter().for_each(|float| put_number(file, float.to_bits()));
}
