//! Mounts the app, or serves it from a worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    // The same binary is the page and its workers.
    if il_solito::platform::worker::is_worker() {
        il_solito::app::serve();
    } else {
        il_solito::app::mount();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
