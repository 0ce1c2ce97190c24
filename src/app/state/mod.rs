//! What the screens share, split by what changes together: the book, the language, what was just done.

mod book;
mod deeds;
mod failure;
mod looks;
mod notice;
mod opening;
mod rows;
mod speech;

pub use book::{Book, BookHandle};
pub use deeds::VisitDraft;
pub use failure::Failure;
pub use looks::{Hand, Theme, apply as apply_looks};
pub use notice::{Notice, NoticeAction, Notices};
pub use opening::{Opened, Shop, open};
pub use rows::{allergy_names, nickname, order_text, usual_now};
pub use speech::{Speech, capital};
