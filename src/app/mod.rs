//! The screens: state above, pages made of components below. Uses everything.

mod components;
mod frame;
mod pages;
mod root;
mod route;
mod state;

pub use root::Root;
