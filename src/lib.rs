//! Il Solito: the memory of a good barista. This file is the map: pure layers first, then the browser.

pub mod analysis;
#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod domain;
pub mod exchange;
pub mod messages;
#[cfg(target_arch = "wasm32")]
pub mod platform;
