//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<il_solito::app::Root>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
