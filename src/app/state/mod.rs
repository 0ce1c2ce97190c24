//! What the screens share, split by what changes together: the book, the language, what was just done.

mod ahead;
mod arrival;
mod book;
mod bulk;
mod decide;
mod deeds;
mod demo;
mod facts;
mod failure;
mod form;
mod glance;
mod handle;
mod join;
mod loading;
mod looks;
mod notice;
mod opening;
mod rows;
mod speech;
mod traces;
mod warnings;

pub use ahead::open_ahead;
pub use arrival::record_visit;
pub use book::Book;
pub use decide::{DecideSlice, Done};
pub use deeds::VisitDraft;
pub use demo::{DEMO_TASK, Making, leave_demo, make_demo, serve_demo};
pub use facts::{fact_text, hours_text};
pub use failure::Failure;
pub use form::{Form, use_form};
pub use handle::{BookHandle, use_book};
pub use join::{Join, Worked};
pub use looks::{Hand, Theme, apply as apply_looks};
pub use notice::{NoticeAction, Notices};
pub use opening::{Opened, Outside, Shop, open, save_readable};
pub use rows::{allergy_names, nickname, order_text, shared_text, usual_now};
pub use speech::{Speech, capital};
pub use traces::watch_traces;

use std::future::Future;
use std::pin::Pin;

/// Long work of a part of the app that is loaded when it is first asked for.
pub type Work<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;
pub use warnings::{unknowns, warnings};
