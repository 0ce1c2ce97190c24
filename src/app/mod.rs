//! The screens: state above, pages made of components below. Uses everything.

mod components;
mod frame;
mod jobs;
mod later;
mod locking;
mod pages;
mod root;
mod route;
mod state;

use root::Root;

/// Mounts the app in the page, in the looks that were chosen on this phone.
pub fn mount() {
    state::open_ahead();
    state::apply_looks();
    crate::platform::connection::await_offer();
    yew::Renderer::<Root>::new().render();
}

/// Works for the page that started this worker.
pub fn serve() {
    if crate::platform::worker::task() == jobs::TASK { jobs::serve() } else { later::serve() }
}
