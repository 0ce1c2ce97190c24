//! What the screens share, split by what changes together: the book, the language, what was just done.

mod book;
mod deeds;
mod failure;
mod looks;
mod notice;
mod demo;
mod opening;
mod rows;
mod speech;

pub use book::{Book, BookHandle, Done};
pub use deeds::VisitDraft;
pub use failure::Failure;
pub use looks::{Hand, Theme, apply as apply_looks};
pub use notice::{Notice, NoticeAction, Notices};
pub use demo::{Making, leave_demo, make_demo};
pub use opening::{Opened, Shop, open, save_readable};
pub use rows::{allergy_names, nickname, order_text, shared_text, usual_now};
pub use speech::{Speech, capital};
