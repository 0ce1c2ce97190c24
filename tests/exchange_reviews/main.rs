//! Holds what taking reviews in promises: every format, no doubles, all or nothing, one undo.
#![cfg(not(target_arch = "wasm32"))]

mod contracts;
mod laws;
#[path = "../exchange_people/stage.rs"]
// Shared with the tests of people, who need more of it.
#[allow(dead_code)]
mod stage;
