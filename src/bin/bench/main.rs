//! The search of people and the merging of two phones, exported for the benchmarks in a browser; no part of the app.

#[cfg(target_arch = "wasm32")]
mod merge;
#[cfg(target_arch = "wasm32")]
mod search;

fn main() {}
