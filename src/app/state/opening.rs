//! Opening the book: which shop, what storage says, and loading without ever holding up the screen.

use super::{Book, Failure};
use crate::domain::EntryKind;
use crate::platform::{random, settings};
use crate::storage::Opening;
use crate::storage::indexed_db::Store;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Which of the two books is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shop {
    /// The person's own.
    Own,
    /// The one to try.
    Demo,
}

impl Shop {
    /// Returns the one that was open last on this phone.
    pub fn last() -> Shop {
        match settings::read(settings::key::SHOP).as_deref() {
            Some("demo") => Shop::Demo,
            _ => Shop::Own,
        }
    }

    /// Keeps which one is open.
    pub fn keep(self) {
        settings::keep(settings::key::SHOP, (self == Shop::Demo).then_some("demo"));
    }

    /// Returns the name of its database.
    pub fn database(self) -> &'static str {
        match self {
            Shop::Own => "il-solito",
            Shop::Demo => "il-solito-demo",
        }
    }
}

/// What opening came to.
pub enum Opened {
    /// A book with something in it.
    Book(Rc<Book>),
    /// A book with nothing in it: a first start, or after the browser has cleared everything.
    Empty { book: Rc<Book>, cleared: bool },
    /// A book of which some pages cannot be read.
    Damaged(Rc<Book>),
}
