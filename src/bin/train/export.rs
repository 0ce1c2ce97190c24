//! Writes the weights of one language as a file of at most 200 kB.

use il_solito::analysis::reviews::Language;
use il_solito::analysis::reviews::model::{CONCEPTS, LANES, Lanes, MAGIC, SUBJECTS};

use crate::calibrate::Calibration;
use crate::fit::Fit;
use crate::prune::Letters;
use crate::sample::{CONCEPT, Name, Numbers, SHARED, Scope};

/// How large a file may be, in bytes.
const LARGEST: usize = 199_000;
/// How many numbers of four bytes a file has beside its rows: two lengths, biases, steps, thresholds, scales, shifts, and three more.
const NUMBERS: usize = 2 + 2 * LANES + 3 * 9 + 3;
/// How many bytes the tables of the concepts take.
const TABLES: usize = 9 * CONCEPTS + 3 * SUBJECTS * (1 + 2 * CONCEPTS);

/// Returns how many bytes are left for words, beginnings and pairs beside a packed lexicon.
pub fn room(lexicon: &str) -> usize {
    LARGEST - MAGIC.len() - 4 * NUMBERS - TABLES - lexicon.len()
}

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
    let letters = Letters::of(fit, language);
    let packed = letters.pack(letters.price(room(lexicon)));
    put_floats(&mut file, &packed.steps);
    put_number(&mut file, packed.count);
    file.extend(packed.bytes);
    file
}

/// Puts the weights for aspects and for polarities into one row.
pub fn joined(aspects: [f32; 9], polarity: [f32; 3]) -> Lanes {
    std::array::from_fn(|lane| aspects.get(lane).copied().unwrap_or_else(|| polarity[lane - 9]))
}

/// Returns the weights of a feature for one language.
pub fn weights<const N: usize>(
    numbers: &Numbers,
    weights: &[[f32; N]],
    tongue: Scope,
    name: Name,
) -> [f32; N] {
    let part = |scope: Scope| numbers.get(scope, name).map_or([0.0; N], |number| weights[number as usize]);
    let (shared, own) = (part(Scope::Shared), part(tongue));
    std::array::from_fn(|lane| shared[lane] * SHARED + own[lane])
}

fn times<const N: usize>(row: [f32; N], factor: f32) -> [f32; N] {
    row.map(|weight| weight * factor)
}

/// Returns what one of 127 steps stands for, so that the largest weight still fits.
pub fn step<'a>(weights: impl Iterator<Item = &'a f32>) -> f32 {
    weights.fold(1e-6_f32, |largest, weight| largest.max(weight.abs())) / 127.0
}

fn put_small(file: &mut Vec<u8>, weights: &[f32], step: f32) {
    file.extend(weights.iter().map(|weight| quantised(*weight, step).cast_unsigned()));
}

/// Returns how many steps come nearest to a weight.
pub fn quantised(weight: f32, step: f32) -> i8 {
    (weight / step).round().clamp(-127.0, 127.0) as i8
}

fn put_number(file: &mut Vec<u8>, number: u32) {
    file.extend(number.to_le_bytes());
}

fn put_floats(file: &mut Vec<u8>, floats: &[f32]) {
    floats.iter().for_each(|float| put_number(file, float.to_bits()));
}
