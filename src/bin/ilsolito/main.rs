//! The native companion: sync files and the analysis of the app, for chains with many shops and for evaluation.

#[cfg(not(target_arch = "wasm32"))]
mod alarms;
#[cfg(not(target_arch = "wasm32"))]
mod command;
#[cfg(not(target_arch = "wasm32"))]
mod evaluate;
#[cfg(not(target_arch = "wasm32"))]
mod hours;
#[cfg(not(target_arch = "wasm32"))]
mod incident;
#[cfg(not(target_arch = "wasm32"))]
mod leave;
#[cfg(not(target_arch = "wasm32"))]
mod likely;
#[cfg(not(target_arch = "wasm32"))]
mod passphrase;
#[cfg(not(target_arch = "wasm32"))]
mod progress;
#[cfg(not(target_arch = "wasm32"))]
mod reviews;
#[cfg(not(target_arch = "wasm32"))]
mod rhythm;
#[cfg(not(target_arch = "wasm32"))]
mod simulator;
#[cfg(not(target_arch = "wasm32"))]
mod sync;
#[cfg(not(target_arch = "wasm32"))]
mod usual;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run(&std::env::args().skip(1).collect::<Vec<_>>())
}

/// The browser has the app instead.
#[cfg(target_arch = "wasm32")]
fn main() {}
