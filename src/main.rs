//! Mounts the app, or serves it where it was started as a worker.

#[cfg(all(target_arch = "wasm32", not(feature = "bench")))]
fn main() {
    if il_solito::platform::worker::is_here() {
        il_solito::app::serve();
    } else {
        il_solito::app::mount();
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "bench"))]
fn main() {}
