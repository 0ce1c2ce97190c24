//! Opening the book: which shop, what storage says, and loading without ever holding up the screen.

use super::ahead::open_storage;
use super::{Book, Failure, Work};
use crate::analysis::glance::Glance;
use crate::domain::{EntryKind, Role};
use crate::platform::pause::{self, Pace};
use crate::platform::{files, settings};
use crate::storage::{Damage, Head, IndexedDb, Notice, Opening, PageName, Storage, StorageError, Unlocking};
use futures_channel::oneshot::{Sender, channel};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use yew::Callback;

/// How many pages of people may have been written since a glance before it is quicker to read them all.
const MOST_READ_FIRST: usize = 24;

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
        // Writing costs more than looking.
        if self != Shop::last() {
            settings::keep(settings::key::SHOP, (self == Shop::Demo).then_some("demo"));
        }
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
    /// A book with something in it; the rest of it comes in while it is shown.
    Book(Rc<Book>),
    /// A book with nothing in it.
    Empty {
        /// The book.
        book: Rc<Book>,
        /// Whether the browser has cleared what was there.
        cleared: bool,
    },
    /// A book of which some pages cannot be read.
    Damaged(Rc<Book>),
}

/// What happens to an open book from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Opening waits for other windows to close.
    Blocked,
    /// Another window needs this one to let go of the book.
    Closed,
}

impl From<Notice> for Outside {
    fn from(notice: Notice) -> Self {
        match notice {
            Notice::Blocked => Outside::Blocked,
            Notice::Closed => Outside::Closed,
        }
    }
}

/// Opens a book; answers as soon as the people are there, and loads the visits and the history behind.
///
/// `key` opens one that is locked by a passcode; without it that is [`Failure::Locked`].
pub async fn open(
    shop: Shop,
    key: Option<Unlocking>,
    on_change: Callback<()>,
    on_outside: Callback<Outside>,
    on_damage: Callback<Rc<Book>>,
) -> Result<Opened, Failure> {
    let role = if key.as_ref().is_some_and(Unlocking::is_of_service) { Role::Service } else { Role::Owner };
    let opened = match key {
        Some(key) => {
            let notify = move |notice| on_outside.emit(Outside::from(notice));
            Storage::<IndexedDb>::unlock(shop.database(), key, notify).await?
        }
        None => open_storage(shop, on_outside).await?,
    };
    let storage = opened.storage;
    let book = Rc::new(Book::new(shop, role, storage.clone()));
    book.watch(on_change);
    if opened.opening != Opening::Known {
        book.finish_people().await;
        book.finish_loading().await;
        book.listen();
        return Ok(Opened::Empty { book, cleared: opened.opening == Opening::Cleared });
    }
    // Nothing is promised to be kept of a draft: where it cannot be read, the field is empty.
    if let Some(drafts) = opened.drafts {
        book.load_drafts(postcard::from_bytes(&drafts).unwrap_or_default());
    }
    let glanced = match opened.glance {
        Some(glance) => show_glance(&book, &storage, &opened.head, &glance).await,
        None => false,
    };
    let (people, ready) = channel();
    let loading = book.clone();
    spawn_local(async move {
        let mut people = Some(people);
        if glanced {
            pause::drawn().await;
        }
        let told = match read(&loading, &storage, &mut people).await {
            Ok(damage) => {
                loading.finish_loading().await;
                loading.listen();
                if damage.pages.is_empty() { Ok(()) } else { Err(Failure::Corrupt) }
            }
            Err(error) => Err(Failure::from(error)),
        };
        match people {
            Some(people) if !glanced => _ = people.send(told),
            _ if told.is_err() => on_damage.emit(loading),
            _ => {}
        }
    });
    if glanced {
        return Ok(Opened::Book(book));
    }
    match ready.await {
        // Without the shop's own record the making was broken off: it begins anew.
        Ok(Ok(())) if book.is_named() => Ok(Opened::Book(book)),
        Ok(Ok(())) => Ok(Opened::Empty { book, cleared: false }),
        Ok(Err(Failure::Corrupt)) => Ok(Opened::Damaged(book)),
        Ok(Err(failure)) => Err(failure),
        Err(_) => Err(Failure::Other),
    }
}

/// Shows everybody as they were kept at a glance, with those whose pages were written since; returns whether it can.
async fn show_glance(book: &Book, storage: &Storage<IndexedDb>, head: &Head, glance: &[u8]) -> bool {
    let Some(glance) = Glance::read(glance) else { return false };
    let since = head.pages_since(glance.revision).into_iter();
    let since: Vec<PageName> = since.filter(|page| page.kind == EntryKind::Customers).collect();
    if glance.revision > head.revision || since.len() > MOST_READ_FIRST {
        return false;
    }
    let since = if since.is_empty() { Ok(Vec::new()) } else { storage.read_some(&since).await };
    since.map(|since| book.show_glance(glance, since)).is_ok()
}

/// Reads everything, people first, and says once they are here.
async fn read(
    book: &Book,
    storage: &Storage<IndexedDb>,
    people: &mut Option<Sender<Result<(), Failure>>>,
) -> Result<Damage, StorageError> {
    let mut loading = storage.begin_loading().await?;
    for kind in EntryKind::ALL {
        book.make_room(kind, loading.expected(kind));
    }
    let mut pace = Pace::start();
    let mut waited_for = true;
    while let Some(chunk) = loading.next().await? {
        book.load(chunk.entries);
        // The shop's own record says whether the book was ever begun.
        if waited_for && chunk.kind == EntryKind::House && chunk.ends_kind {
            waited_for = false;
            book.finish_people().await;
            if let Some(people) = people.take() {
                let _ = people.send(Ok(()));
            }
            pause::drawn().await;
        }
        pace.step().await;
    }
    if waited_for {
        book.finish_people().await;
    }
    Ok(loading.finish())
}

/// Saves all that can be read to a file that any text editor opens; returns the file's name.
pub async fn save_readable(book: Rc<Book>) -> Result<String, Failure> {
    write_readable(book).await?.await
}

#[wasm_split(office, fallible)]
fn write_readable(book: Rc<Book>) -> Result<Work<String>, Failure> {
    Ok(Box::pin(readable(book)))
}

async fn readable(book: Rc<Book>) -> Result<String, Failure> {
    let readable = book.store().export_readable().await?;
    let mut lines = Vec::new();
    for entry in &readable.entries {
        // Every entry can be written as JSON: its keys are texts.
        if serde_json::to_writer(&mut lines, entry).is_ok() {
            lines.push(b'\n');
        }
    }
    let name = "il-solito.jsonl".to_owned();
    if files::download(&name, "application/jsonl", &lines) { Ok(name) } else { Err(Failure::Other) }
}
