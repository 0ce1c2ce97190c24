//! Fits what tells the languages apart.

use il_solito::analysis::reviews::{BUCKETS, language_features};

use crate::fit::Example;
use crate::solver::{Plan, Row, solve};

const PLAN: Plan = Plan { exclusive: true, rounds: 10, step: 0.1, penalty: 0.0005 };

/// Returns the file of the language profile.
pub fn profile(examples: &[Example]) -> Vec<u8> {
    let own = examples.iter().filter(|example| example.sentence.source != "mams" && !example.sentence.test);
    let rows: Vec<Row<5>> = own.map(row).collect();
    let weights = solve(&rows, BUCKETS, PLAN);
    let largest = weights.iter().flatten().fold(1e-6_f32, |largest, weight| largest.max(weight.abs()));
    let small = |weight: &f32| ((weight / largest * 127.0).round() as i8).cast_unsigned();
    weights.iter().flat_map(|row| row.iter().map(small).collect::<Vec<_>>()).collect()
}

fn row(example: &Example) -> Row<5> {
    let mut buckets = Vec::new();
    language_features(&example.sentence.text, |bucket| buckets.push(bucket as u32));
    buckets.sort_unstable();
    let strength = 3.0 / (buckets.len().max(1) as f32).sqrt();
    let mut row = Row { features: Vec::new(), truth: [0.0; 5], weight: [1.0; 5] };
    for bucket in buckets {
        match row.features.last_mut() {
            Some((last, value)) if *last == bucket => *value += strength,
            _ => row.features.push((bucket, strength)),
        }
    }
    row.truth[example.sentence.language as usize] = 1.0;
    row
}
