//! A sealed file by the screen of one phone and the camera of another: frames that are lost, doubled, damaged or of
//! another file; and codes that are seen small, turned and in bad light.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

mod camera;
mod fountain;
mod pictures;
