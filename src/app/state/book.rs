//! The open book: the library in memory, what is derived from it, and the queue through which everything is written.

use super::{Failure, Shop};
use crate::analysis::likely::Rhythms;
use crate::analysis::search::{Builder, Index};
use crate::domain::{
    Author, Change, Customer, DeviceId, Entry, Library, Patch, Plan, Record, RecordId, StepId,
};
use crate::platform::{clock, random};
use crate::storage::{Commit, IndexedDb, Storage};
use std::cell::{Cell, Ref, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// Decides what to write, against the library as it is when its turn comes.
pub type Decide = Rc<dyn Fn(&Library, &Author) -> Result<Plan, Failure>>;
/// Told the step that was written, `None` where all was as wanted already; or why nothing was.
pub type Done = Callback<Result<Option<StepId>, Failure>>;

/// How often a deed is decided anew when another window keeps writing first.
const TRIES: u32 = 5;

struct Deed {
    decide: Decide,
    done: Done,
}

/// Everything that is open. Screens reach it through a [`BookHandle`].
pub struct Book {
    shop: Shop,
    device: DeviceId,
    library: RefCell<Library>,
    index: RefCell<Index>,
    /// Collects people while they are being read.
    builder: RefCell<Builder>,
    drafts: RefCell<BTreeMap<String, String>>,
    rhythms: RefCell<Rhythms>,
    store: Storage<IndexedDb>,
    waiting: RefCell<VecDeque<Deed>>,
    writing: Cell<bool>,
    loaded: Cell<bool>,
    on_change: RefCell<Callback<()>>,
}

impl Book {
    /// Makes a book that holds nothing yet.
    pub fn new(shop: Shop, device: DeviceId, store: Storage<IndexedDb>) -> Self {
        Self {
            shop,
            device,
            library: RefCell::default(),
            index: RefCell::default(),
            builder: RefCell::default(),
            drafts: RefCell::default(),
            rhythms: RefCell::new(Rhythms::default()),
            store,
            waiting: RefCell::default(),
            writing: Cell::new(false),
            loaded: Cell::new(false),
            on_change: RefCell::new(Callback::noop()),
        }
    }

    /// Takes in what storage read.
    pub fn load(&self, entries: Vec<Entry>) {
        let mut builder = self.builder.borrow_mut();
        for entry in &entries {
            if let Entry::Record(record) = entry
                && let Some(customer) = Customer::of(record)
            {
                builder.add(customer, None);
            }
        }
        self.library.borrow_mut().load(entries);
    }

    /// Says that all people are here: searching may begin.
    pub fn finish_people(&self) {
        *self.index.borrow_mut() = self.builder.take().finish();
        self.tell();
    }

    /// Says that all of it is here: the visits count, and writing may begin.
    pub fn finish_loading(self: &Rc<Self>) {
        self.library.borrow_mut().sort_visits();
        {
            let library = self.library.borrow();
            let mut index = self.index.borrow_mut();
            for customer in library.customers() {
                index.seen(customer.id(), library.last_visit(customer.id()).map(|visit| visit.at));
            }
            *self.rhythms.borrow_mut() = Rhythms::build(&library);
        }
        self.loaded.set(true);
        self.tell();
        self.go_on();
    }

    /// Sets who is told of changes.
    pub fn watch(&self, on_change: Callback<()>) {
        *self.on_change.borrow_mut() = on_change;
    }

    /// Takes in what another window wrote.
    pub fn refresh(&self, entries: Vec<Entry>) {
        let patch = self.library.borrow().patch_entries(entries);
        if !patch.is_empty() {
            self.install(patch);
            self.tell();
        }
    }

    fn tell(&self) {
        let on_change = self.on_change.borrow().clone();
        on_change.emit(());
    }

    /// Puts a deed in the queue.
    pub fn act(self: &Rc<Self>, decide: Decide, done: Done) {
        self.waiting.borrow_mut().push_back(Deed { decide, done });
        self.tell();
        self.go_on();
    }

    /// Works the queue off, one deed after the other.
    fn go_on(self: &Rc<Self>) {
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
        });
    }

    async fn write(&self, decide: &Decide) -> Result<Option<StepId>, Failure> {
        for _ in 0..TRIES {
            let (changes, patch) = {
                let library = self.library.borrow();
                let author = self.author(&library);
                let plan = decide(&library, &author)?;
                let changes = plan.resolve(&library, &author, &mut random::roll);
                let patch = library.patch(&changes);
                (changes, patch)
            };
            let step = changes.iter().find_map(|change| match change {
                Change::Remember(step) => Some(step.id),
                _ => None,
            });
            if patch.is_empty() {
                return Ok(None);
            }
            match self.store.commit(&patch, |_| {}).await? {
                Commit::Done => {
                    self.install(patch);
                    return Ok(step);
                }
                Commit::Stale(entries) => {
                    let patch = self.library.borrow().patch_entries(entries);
                    self.install(patch);
                }
            }
        }
        Err(Failure::Stale)
    }

    /// Takes in what is durable, and brings what is derived up to date.
    fn install(&self, patch: Patch) {
        let mut people = Vec::new();
        let mut visited = Vec::new();
        for entry in patch.entries() {
            match entry {
                Entry::Record(record) => people.extend(Customer::of(record).map(|customer| customer.id())),
                Entry::Visit(visit) => visited.extend(visit.customer),
                Entry::Step(_) => {}
            }
        }
        self.library.borrow_mut().install(patch);
        let library = self.library.borrow();
        let mut index = self.index.borrow_mut();
        for id in &people {
            match library.record(RecordId::Customer(*id)).and_then(Customer::of) {
                Some(customer) => {
                    index.update(customer, library.last_visit(*id).map(|visit| visit.at));
                }
                None => index.remove(*id),
            }
        }
        visited.extend(people);
        visited.sort_unstable();
        visited.dedup();
        let mut rhythms = self.rhythms.borrow_mut();
        for id in visited {
            let id = library.canonical(id);
            index.seen(id, library.last_visit(id).map(|visit| visit.at));
            rhythms.update(id, &library.visits_of(id));
        }
    }

    /// Takes in the drafts that storage kept.
    pub fn load_drafts(&self, drafts: BTreeMap<String, String>) {
        *self.drafts.borrow_mut() = drafts;
    }

    fn keep_draft(&self, name: &str, text: Option<&str>) {
        let changed = match text {
            Some(text) => {
                self.drafts.borrow_mut().insert(name.to_owned(), text.to_owned()).as_deref() != Some(text)
            }
            None => self.drafts.borrow_mut().remove(name).is_some(),
        };
        if changed && let Ok(bytes) = serde_json::to_vec(&*self.drafts.borrow()) {
            let store = self.store.clone();
            spawn_local(async move {
                // A draft that cannot be kept costs a few words at worst; what is saved is told of elsewhere.
                let _ = store.backend().keep_draft(&bytes).await;
            });
        }
    }

    fn author(&self, library: &Library) -> Author {
        let by = library.device(self.device).map(|device| device.staff().into()).unwrap_or_default();
        Author { now: clock::now(), device: self.device, by }
    }
}

/// What the screens hold of the book: cheap to clone, different after every change.
#[derive(Clone)]
pub struct BookHandle {
    book: Rc<Book>,
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

    /// Returns which shop it is of.
    pub fn shop(&self) -> Shop {
        self.book.shop
    }

    /// Returns this phone.
    pub fn device(&self) -> DeviceId {
        self.book.device
    }

    /// Returns the number of the state that is shown.
    pub fn revision(&self) -> u32 {
        self.revision
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

    /// Returns the shop's record.
    pub fn shop_record(&self) -> Option<Record> {
        self.library().shop().cloned()
    }

    /// Returns whether all visits are here.
    pub fn is_loaded(&self) -> bool {
        self.book.loaded.get()
    }

    /// Returns whether something is not durable yet.
    pub fn is_saving(&self) -> bool {
        self.book.writing.get() || !self.book.waiting.borrow().is_empty()
    }

    /// Returns the store, for what is not a deed: wiping, exporting what can be read.
    pub fn store(&self) -> Storage<IndexedDb> {
        self.book.store.clone()
    }

    /// Returns what was being typed in a field when the page went away.
    pub fn draft(&self, name: &str) -> Option<String> {
        self.book.drafts.borrow().get(name).cloned()
    }

    /// Keeps what is being typed in a field, sealed like everything else; `None` once it is saved.
    pub fn keep_draft(&self, name: &str, text: Option<&str>) {
        self.book.keep_draft(name, text);
    }

    /// Does something; see [`Decide`] and [`Done`].
    pub fn act(
        &self,
        decide: impl Fn(&Library, &Author) -> Result<Plan, Failure> + 'static,
        done: Callback<Result<Option<StepId>, Failure>>,
    ) {
        self.book.act(Rc::new(decide), done);
    }
}
