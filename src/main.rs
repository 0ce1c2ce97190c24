//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    il_solito::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
