//! What the screens share, split by what changes together: the book, the language, what was just done.

mod book;
mod deeds;
mod failure;
mod notice;
mod opening;
mod speech;

pub use book::{Book, BookHandle};
pub use failure::Failure;
pub use notice::{Notice, Notices};
pub use opening::{Opened, Shop, open};
pub use speech::Speech;
