//! The screens: state above, pages made of components below. Uses everything.

mod components;
mod frame;
mod later;
mod pages;
mod root;
mod route;
mod state;

use root::Root;

/// Mounts the app in the page, in the looks that were chosen on this phone.
pub fn mount() {
    state::apply_looks();
    crate::platform::connection::await_offer();
    yew::Renderer::<Root>::new().render();
}
