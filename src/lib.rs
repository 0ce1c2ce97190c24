//! Il Solito: the memory of a good barista. This file is the map: pure layers first, then the browser.

pub mod analysis;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod messages;
