//! The search of people, the merging of two phones and the unpacking of a file, exported for the benchmarks in a browser; no part of the app.

#[cfg(target_arch = "wasm32")]
mod merge;
#[cfg(target_arch = "wasm32")]
mod search;
#[cfg(target_arch = "wasm32")]
mod unpack;

fn main() {}
