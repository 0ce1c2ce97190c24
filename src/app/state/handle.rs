//! What the screens hold of the book: reading it, and asking for deeds.

use super::book::{Book, Decide, DecideSlice};
use super::{Failure, Shop};
use crate::analysis::likely::Rhythms;
use crate::analysis::roster::Roster;
use crate::analysis::search::Index;
use crate::domain::{Author, DeviceId, Library, Plan, StepId};
use std::cell::Ref;
use std::rc::Rc;
use yew::Callback;

/// What the screens hold of the book: cheap to clone, different after every change.
#[derive(Clone)]
pub struct BookHandle {
    pub(super) book: Rc<Book>,
    revision: u32,
}

impl PartialEq for BookHandle {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && Rc::ptr_eq(&self.book, &other.book)
    }
}

impl BookHandle {
    /// Holds a book at a revision.
    pub fn new(book: Rc<Book>, revision: u32) -> Self {
        Self { book, revision }
    }

    /// Holds the same book, and is the same after every change: for what is done with it only later.
    pub fn steady(&self) -> Self {
        Self { book: self.book.clone(), revision: 0 }
    }

    /// Returns everything that is known. Drop it before anything is awaited.
    pub fn library(&self) -> Ref<'_, Library> {
        self.book.library.borrow()
    }

    /// Returns the search index.
    pub fn index(&self) -> Ref<'_, Index> {
        self.book.index.borrow()
    }

    /// Returns who tends to come when.
    pub fn rhythms(&self) -> Ref<'_, Rhythms> {
        self.book.rhythms.borrow()
    }

    /// Returns the list of all people, for sorting and filtering.
    pub fn roster(&self) -> Rc<Roster> {
        self.book.roster()
    }

    /// Returns which shop it is of.
    pub fn shop(&self) -> Shop {
        self.book.shop
    }

    /// Returns this phone.
    pub fn device(&self) -> DeviceId {
        self.book.device
    }

    /// Returns who works with this phone, empty when not said.
    pub fn staff(&self) -> String {
        self.library().device(self.book.device).map(|device| device.staff().to_owned()).unwrap_or_default()
    }

    /// Returns what the shop is called, empty when not said.
    pub fn shop_name(&self) -> String {
        self.library()
            .shop()
            .map(|shop| shop.text(&crate::domain::Field::Name).to_owned())
            .unwrap_or_default()
    }

    /// Returns whether all visits are here.
    pub fn is_loaded(&self) -> bool {
        self.book.loaded.get()
    }

    /// Returns whether something is not durable yet.
    pub fn is_saving(&self) -> bool {
        self.book.is_saving()
    }

    /// Returns how many pages of how many a long commit has written.
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.book.progress.get().map(|progress| (progress.done, progress.total))
    }

    /// Saves all that can be read to a file that any text editor opens; returns the file's name.
    pub async fn save_readable(&self) -> Result<String, Failure> {
        super::save_readable(self.book.clone()).await
    }

    /// Returns what was being typed in a field when the page went away.
    pub fn draft(&self, name: &str) -> Option<String> {
        self.book.draft(name)
    }

    /// Keeps what is being typed in a field, sealed like everything else; `None` once it is saved.
    pub fn keep_draft(&self, name: &str, text: Option<&str>) {
        self.book.keep_draft(name, text);
    }

    /// Drops what is being typed in some fields, by their names.
    pub fn forget_drafts(&self, goes: impl Fn(&str) -> bool) {
        self.book.forget_drafts(goes);
    }

    /// Does something; see [`Decide`] and [`Done`].
    pub fn act(
        &self,
        decide: impl Fn(&Library, &Author) -> Result<Plan, Failure> + 'static,
        done: Callback<Result<Option<StepId>, Failure>>,
    ) {
        self.book.act(Decide::Whole(Rc::new(decide)), done);
    }

    /// Does something of which the plan takes long to make: `begin` returns what makes it a slice at a time.
    pub fn act_in_slices(
        &self,
        begin: impl Fn() -> DecideSlice + 'static,
        done: Callback<Result<Option<StepId>, Failure>>,
    ) {
        self.book.act(Decide::Sliced(Rc::new(begin)), done);
    }
}
