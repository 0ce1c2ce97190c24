//! People come in: every kind of file, what holds for all of them, what is promised, and how long it takes.
#![cfg(not(target_arch = "wasm32"))]

mod contracts;
mod golden;
mod laws;
mod speed;
mod stage;
