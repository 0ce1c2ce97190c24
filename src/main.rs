//! Mounts the app, or serves it where it was started as a worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    if il_solito::platform::worker::is_here() {
        il_solito::app::serve();
    } else {
        il_solito::app::mount();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
