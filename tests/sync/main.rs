//! Sync files: what is sealed opens again, what is not whole is refused, and phones that exchange files agree.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

mod comparing;
mod cursors;
mod exchange;
mod files;
mod fixture;
mod outside;
mod service;
mod stage;
mod trial;
#[allow(dead_code, reason = "made for the laws of merging, which use all of it")]
#[path = "../laws/world.rs"]
mod world;
