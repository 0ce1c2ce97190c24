//! Il Solito: the memory of a good barista. This file is the map: pure layers first, then the browser.

pub mod analysis;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod merge;
pub mod messages;
pub mod storage;
pub mod vault;

// Benchmarks and the browser tests of storage do without the screens.
#[cfg(all(target_arch = "wasm32", not(feature = "bench")))]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod platform;
