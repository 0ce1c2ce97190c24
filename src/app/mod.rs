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
    // Not the whole body: what else is in it, such as the icons, has to stay.
    if let Some(place) = crate::platform::page::find("app") {
        yew::Renderer::<Root>::with_root(place).render();
    }
}

/// Works for the page that started this worker.
pub fn serve() {
    if crate::platform::worker::task() == jobs::TASK { jobs::serve() } else { later::serve() }
}
