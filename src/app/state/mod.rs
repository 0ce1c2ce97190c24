//! What the screens share, split by what changes together: the book, the language, what was just done.

mod book;
mod deeds;
mod demo;
mod failure;
mod notice;
mod opening;
mod rows;
mod speech;

pub use book::{Book, BookHandle, Done};
pub use deeds::VisitDraft;
pub use demo::{Making, leave_demo, make_demo};
pub use failure::Failure;
pub use notice::{Notice, NoticeAction, Notices};
pub use opening::{Opened, Shop, open, save_readable};
pub use rows::{allergy_names, nickname, order_text, shared_text, usual_now};
pub use speech::{Speech, capital};
