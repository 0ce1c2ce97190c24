//! What the screens hold of the book: reading it, and asking for deeds.

use super::book::Book;
use super::decide::{Decide, DecideSlice};
use super::join::Join;
use super::{Failure, Shop};
use crate::analysis::KnownItems;
use crate::analysis::likely::Rhythms;
use crate::analysis::reminder::last_backup;
use crate::analysis::roster::Roster;
use crate::analysis::search::Index;
use crate::domain::{Author, DeviceId, Left, Library, Plan, Role, Stamp, StepId, Way};
use crate::platform::settings;
use crate::storage::{Doors, IndexedDb, Storage};
use std::cell::Ref;
use std::rc::Rc;
use yew::{Callback, hook, use_context};

/// What the screens hold of the book: cheap to clone, different after every change.
#[derive(Clone)]
pub struct BookHandle {
    pub(super) book: Rc<Book>,
    revision: u32,
}

/// Returns the book; none as long as it is not open.
#[hook]
pub fn use_book() -> Option<BookHandle> {
    use_context::<Option<BookHandle>>().flatten()
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

    /// Returns what is on the menu or was ordered of late; read once for all drawings between two changes.
    pub fn known_items(&self) -> Rc<KnownItems> {
        let changes = self.book.changes.get();
        let mut items = self.book.items.borrow_mut();
        match &*items {
            Some((known, items)) if *known == changes => items.clone(),
            _ => {
                let read = Rc::new(KnownItems::of(&self.library()));
                *items = Some((changes, read.clone()));
                read
            }
        }
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

    /// Returns whether a passcode is what opens the book.
    pub fn is_locked(&self) -> bool {
        self.doors().passcode
    }

    /// Returns what opens the book.
    pub fn doors(&self) -> Doors {
        self.book.store.backend().doors()
    }

    /// Returns who holds the phone.
    pub fn role(&self) -> Role {
        self.book.role()
    }

    /// Hands the phone to the staff: what is the owner's is out of reach until the passcode opens the book anew.
    pub fn begin_service(&self) {
        self.book.role.set(Role::Service);
        settings::keep(settings::key::ROLE, Some("service"));
        self.book.tell();
    }

    /// Returns the store, for what is not a deed.
    pub fn store(&self) -> Storage<IndexedDb> {
        self.book.store()
    }

    /// Waits until all is durable, what is being typed included; a few seconds at most.
    pub async fn settle(&self) {
        self.book.settle().await;
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
        let name = super::save_readable(self.book.clone()).await?;
        let people = self.library().customers().count() as u64;
        self.note_departure(Left::Everything, Way::File, people, &name, None);
        Ok(name)
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

    /// Forgets what the owner ordered to be forgotten in time; see [`Decide::Ordered`].
    pub fn keep_order(&self, begin: impl Fn() -> DecideSlice + 'static) {
        self.book.act(Decide::Ordered(Rc::new(begin)), Callback::noop());
    }

    /// Takes the book of another phone in; `join` works it out a slice at a time.
    pub fn join(&self, join: impl Join + 'static, done: Callback<Result<Option<StepId>, Failure>>) {
        self.book.act(Decide::Joined(Rc::new(join)), done);
    }

    /// Returns a number that is another one whenever what is known has changed.
    pub fn changes(&self) -> u32 {
        self.book.changes.get()
    }

    /// Returns when the last backup left this book, by its ledger.
    pub fn last_backup(&self) -> Option<Stamp> {
        last_backup(&self.library())
    }

    /// Returns who acts on this phone, now.
    pub fn author(&self) -> Author {
        self.book.author(&self.library())
    }
}
