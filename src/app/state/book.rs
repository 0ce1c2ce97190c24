//! The open book: the library in memory, what is derived from it, and the queue through which everything is written.

use super::decide::{Decide, DecideWhole, Done};
use super::glance::{Kept, QUIET};
use super::rows::Rows;
use super::{Failure, Shop};
use crate::analysis::KnownItems;
use crate::analysis::glance::Cards;
use crate::analysis::likely::Rhythms;
use crate::analysis::roster::Roster;
use crate::analysis::search::{Builder, Index};
use crate::domain::{
    Author, Customer, CustomerId, DeviceId, Entry, Library, Patch, RecordId, Role, StepId, order,
};
use crate::platform::{clock, pause};
use crate::storage::{Commit, IndexedDb, Progress, Storage, Subscription};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How often a deed is decided anew when another window keeps writing first.
const TRIES: u32 = 5;
/// How often, and after how many milliseconds each time, it is looked whether all is durable before locking.
const SETTLE_TRIES: u32 = 60;
const SETTLE_PAUSE: u32 = 50;
/// From how many entries on it is told how far a commit has come.
const TOLD_FROM: usize = 256;

struct Deed {
    decide: Decide,
    done: Done,
}

/// Everything that is open. Screens reach it through a [`BookHandle`].
pub struct Book {
    pub(super) shop: Shop,
    /// Who holds the phone.
    pub(super) role: Cell<Role>,
    pub(super) device: DeviceId,
    pub(super) library: RefCell<Library>,
    pub(super) index: RefCell<Index>,
    /// Collects people while they are being read, until they can be found.
    pub(super) builder: RefCell<Option<Builder>>,
    /// What rows say of people whose records have not been read yet.
    pub(super) cards: RefCell<Option<Cards>>,
    /// What is ordered, as of so many changes.
    pub(super) items: RefCell<Option<(u32, Rc<KnownItems>)>>,
    /// What rows say, as long as it stays true.
    pub(super) rows: RefCell<Rows>,
    /// The glance that is kept.
    pub(super) kept: Kept,
    /// What is being typed, by the name of the field.
    pub(super) drafts: RefCell<Vec<(String, String)>>,
    pub(super) rhythms: RefCell<Rhythms>,
    /// Made when it is first asked for.
    pub(super) roster: RefCell<Option<Rc<Roster>>>,
    pub(super) store: Storage<IndexedDb>,
    waiting: RefCell<VecDeque<Deed>>,
    pub(super) writing: Cell<bool>,
    /// How far a long commit has come.
    pub(super) progress: Cell<Option<Progress>>,
    /// How often another window's changes came in.
    pub(super) joined: Cell<u32>,
    /// How often what is known has changed.
    pub(super) changes: Cell<u32>,
    /// Whether all people are here.
    pub(super) people: Cell<bool>,
    pub(super) loaded: Cell<bool>,
    on_change: RefCell<Callback<()>>,
    /// Keeps listening to other windows as long as the book is open.
    others: RefCell<Option<Subscription>>,
}

impl Book {
    /// Makes a book that holds nothing yet.
    pub fn new(shop: Shop, role: Role, store: Storage<IndexedDb>) -> Self {
        let device = store.backend().device();
        Self {
            shop,
            role: Cell::new(role),
            device,
            library: RefCell::default(),
            index: RefCell::default(),
            builder: RefCell::new(Some(Builder::default())),
            cards: RefCell::default(),
            items: RefCell::default(),
            rows: RefCell::default(),
            kept: Kept::default(),
            drafts: RefCell::default(),
            rhythms: RefCell::new(Rhythms::default()),
            roster: RefCell::default(),
            store,
            waiting: RefCell::default(),
            writing: Cell::new(false),
            progress: Cell::new(None),
            joined: Cell::new(0),
            changes: Cell::new(0),
            people: Cell::new(false),
            loaded: Cell::new(false),
            on_change: RefCell::new(Callback::noop()),
            others: RefCell::default(),
        }
    }

    /// Returns the list of all people, for sorting and filtering.
    pub fn roster(&self) -> Rc<Roster> {
        self.roster.borrow_mut().get_or_insert_with(|| Rc::new(Roster::of(&self.library.borrow()))).clone()
    }

    /// Sets who is told of changes.
    pub fn watch(&self, on_change: Callback<()>) {
        *self.on_change.borrow_mut() = on_change;
    }

    /// Takes in what other windows write, from now on.
    pub fn listen(self: &Rc<Self>) {
        let book = Rc::downgrade(self);
        let others = self.store.on_change(move |entries| {
            // Where it cannot be read now, the next commit finds out and reads again.
            if let (Some(book), Ok(entries)) = (book.upgrade(), entries) {
                book.refresh(entries);
            }
        });
        *self.others.borrow_mut() = Some(others);
    }

    /// Returns whether all people are here.
    pub fn has_people(&self) -> bool {
        self.people.get()
    }

    /// Returns whether the shop has a record of its own.
    pub fn is_named(&self) -> bool {
        self.library.borrow().shop().is_some()
    }

    /// Returns the store, for what is not a deed: wiping, exporting what can be read.
    pub fn store(&self) -> Storage<IndexedDb> {
        self.store.clone()
    }

    /// Takes in what another window wrote.
    pub fn refresh(&self, entries: Vec<Entry>) {
        let patch = self.library.borrow().patch_entries(entries);
        if !patch.is_empty() {
            self.joined.set(self.joined.get().wrapping_add(1));
            self.install(patch);
            self.tell();
        }
    }

    pub(super) fn tell(&self) {
        let on_change = self.on_change.borrow().clone();
        on_change.emit(());
    }

    /// Puts a deed in the queue.
    pub fn act(self: &Rc<Self>, decide: Decide, done: Done) {
        self.waiting.borrow_mut().push_back(Deed { decide, done });
        // The writing begins first: what is drawn meanwhile costs it no time.
        self.go_on();
        self.tell();
    }

    /// Returns whether something is not durable yet.
    pub(super) fn is_saving(&self) -> bool {
        self.writing.get() || !self.waiting.borrow().is_empty()
    }

    /// Works the queue off, one deed after the other.
    pub(super) fn go_on(self: &Rc<Self>) {
        if !self.loaded.get() || self.writing.replace(true) {
            return;
        }
        let book = self.clone();
        spawn_local(async move {
            loop {
                let next = book.waiting.borrow_mut().pop_front();
                let Some(deed) = next else { break };
                let result = book.write(&deed.decide).await;
                book.tell();
                deed.done.emit(result);
            }
            book.writing.set(false);
            book.tell();
            book.renew_glance(QUIET);
        });
    }

    async fn write(&self, decide: &Decide) -> Result<Option<StepId>, Failure> {
        for _ in 0..TRIES {
            let (step, patch) = self.work_out(decide).await?;
            if patch.is_empty() {
                return Ok(None);
            }
            let many = patch.len() > TOLD_FROM;
            let result = self
                .store
                .commit(&patch, |now| {
                    if many {
                        self.tell_progress(Some(now))
                    }
                })
                .await;
            self.progress.set(None);
            match result? {
                Commit::Done => {
                    self.take_in(patch).await;
                    return Ok(step);
                }
                Commit::Stale(entries) => {
                    if let Decide::Joined(join) = decide {
                        join.begin_anew(Some((step, patch)));
                    }
                    let patch = self.library.borrow().patch_entries(entries);
                    self.take_in(patch).await;
                }
            }
        }
        Err(Failure::Stale)
    }

    /// Lets small deeds go first, between two slices of a long one: nobody at the counter waits for a file.
    pub(super) async fn let_pass(&self) {
        loop {
            // What is not small holds up what came after it.
            let next = self.waiting.borrow_mut().pop_front_if(|deed| matches!(deed.decide, Decide::Whole(_)));
            let Some(deed) = next else { return };
            let Decide::Whole(decide) = &deed.decide else { return };
            let Some(result) = self.write_small(decide).await else {
                self.waiting.borrow_mut().push_front(deed);
                return;
            };
            self.tell();
            deed.done.emit(result);
        }
    }

    /// Writes what is decided at once; nothing where it turns out to be large.
    async fn write_small(&self, decide: &DecideWhole) -> Option<Result<Option<StepId>, Failure>> {
        for _ in 0..TRIES {
            let (step, patch) = match self.work_out_small(decide)? {
                Ok(worked) => worked,
                Err(failure) => return Some(Err(failure)),
            };
            match self.store.commit(&patch, |_| {}).await {
                Ok(Commit::Done) => {
                    // A new visit changes nothing that the long deed has looked at; anything else may.
                    let adds =
                        patch.entries().all(|entry| self.library.borrow().entry(entry.name()).is_none());
                    if !adds {
                        self.joined.set(self.joined.get().wrapping_add(1));
                    }
                    self.install(patch);
                    return Some(Ok(step));
                }
                Ok(Commit::Stale(entries)) => self.refresh(entries),
                Err(error) => return Some(Err(error.into())),
            }
        }
        Some(Err(Failure::Stale))
    }

    fn tell_progress(&self, progress: Option<Progress>) {
        self.progress.set(progress);
        self.tell();
    }

    /// Takes in what is durable, and brings what is derived up to date, at once.
    pub(super) fn install(&self, patch: Patch) {
        let mut people = Vec::new();
        let mut visited = Vec::new();
        for entry in patch.entries() {
            match entry {
                Entry::Record(record) => match Customer::of(record) {
                    Some(customer) => people.push(customer.id()),
                    // What is on the menu changes what any row says of the usual.
                    None => _ = self.rows.take(),
                },
                Entry::Visit(visit) => visited.extend(visit.customer),
                Entry::Step(_) => {}
            }
        }
        visited.extend(&people);
        // Where two records are joined or come apart, the one that stood or stands for both changes too.
        let stood: Vec<CustomerId> = {
            let library = self.library.borrow();
            visited.iter().map(|id| library.canonical(*id)).collect()
        };
        visited.extend(stood);
        self.library.borrow_mut().install(patch);
        self.derive(&people, &visited);
    }

    /// Brings what is derived up to date for people who were changed, and for people whose visits were.
    pub(super) fn derive(&self, people: &[CustomerId], visited: &[CustomerId]) {
        self.changes.set(self.changes.get().wrapping_add(1));
        self.kept.note(!people.is_empty());
        let library = self.library.borrow();
        let mut index = self.index.borrow_mut();
        for id in people {
            match library.record(RecordId::Customer(*id)).and_then(Customer::of) {
                Some(customer) => {
                    index.update(customer, library.last_visit(*id).map(|visit| visit.at));
                }
                None => index.remove(*id),
            }
        }
        let mut all: Vec<CustomerId> = people.iter().chain(visited).copied().collect();
        all.extend(all.iter().map(|id| library.canonical(*id)).collect::<Vec<_>>());
        order::sort_out(&mut all);
        let mut rhythms = self.rhythms.borrow_mut();
        let mut roster = self.roster.borrow_mut();
        for id in all {
            let present = library.customer(id).is_some_and(|customer| customer.is_present());
            self.rows.borrow_mut().forget(id);
            index.seen(id, library.last_visit(id).map(|visit| visit.at));
            rhythms.update(id, &if present { library.visits_of(id) } else { Vec::new() });
            if let Some(roster) = &mut *roster {
                Rc::make_mut(roster).update(&library, id);
            }
        }
    }

    pub(super) fn draft(&self, name: &str) -> Option<String> {
        self.drafts.borrow().iter().find(|(other, _)| other == name).map(|(_, text)| text.clone())
    }

    pub(super) fn keep_draft(&self, name: &str, text: Option<&str>) {
        if self.draft(name).as_deref() == text {
            return;
        }
        {
            let mut drafts = self.drafts.borrow_mut();
            drafts.retain(|(other, _)| other != name);
            drafts.extend(text.map(|text| (name.to_owned(), text.to_owned())));
        }
        self.save_drafts();
    }

    pub(super) fn forget_drafts(&self, goes: impl Fn(&str) -> bool) {
        let before = self.drafts.borrow().len();
        self.drafts.borrow_mut().retain(|(name, _)| !goes(name));
        if self.drafts.borrow().len() < before {
            self.save_drafts();
        }
    }

    /// Waits until all is durable, what is being typed included; a few seconds at most.
    pub(super) async fn settle(&self) {
        for _ in 0..SETTLE_TRIES {
            if !self.is_saving() && !self.store.backend().is_moving() {
                break;
            }
            pause::wait(SETTLE_PAUSE).await;
        }
        let drafts = postcard::to_allocvec(&*self.drafts.borrow());
        if let Ok(bytes) = drafts {
            let _ = self.store.backend().keep_drafts(&bytes).await;
        }
    }

    pub(super) fn save_drafts(&self) {
        let drafts = self.drafts.borrow();
        if let Ok(bytes) = postcard::to_allocvec(&*drafts) {
            let store = self.store.clone();
            spawn_local(async move {
                // A draft that cannot be kept costs a few words at worst; what is saved is told of elsewhere.
                let _ = store.backend().keep_drafts(&bytes).await;
            });
        }
    }

    pub(super) fn author(&self, library: &Library) -> Author {
        let by = library.device(self.device).map(|device| device.staff().into()).unwrap_or_default();
        Author { now: clock::now(), device: self.device, by }
    }
}
