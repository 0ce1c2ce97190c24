//! The storage contract on IndexedDB, and what only a browser can show.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

#[path = "storage/contract.rs"]
mod contract;
#[path = "storage/shop.rs"]
mod shop;

use contract::{Place, loaded};
use il_solito::domain::{Action, Change, CustomerId, Entry, EntryKind, Field, Library, Plan, RecordId};
use il_solito::storage::{
    Commit, FORMAT, Memory, Notice, Opening, PageName, SCHEMA_VERSION, Storage, StorageError,
};
use il_solito::vault::{KeyWrap, Sealer, VaultError, WrappingKey};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::{Reflect, Uint8Array};
use shop::{Numbers, author, shop, visit};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

struct Databases;

impl Place for Databases {
    type Backend = il_solito::storage::IndexedDb;

    async fn open(&self, number: u32) -> Storage<Self::Backend> {
        open(&format!("test-{number}")).await
    }

    async fn damage(&self, number: u32, page: PageName) {
        let sealed = raw(&format!("test-{number}"), "pages", &page.to_string()).await;
        let sealed: Uint8Array = sealed.unchecked_into();
        let last = sealed.length() - 1;
        sealed.set_index(last, !sealed.get_index(last));
        put_raw(&format!("test-{number}"), "pages", &page.to_string(), &sealed).await;
    }
}

#[derive(Default)]
struct Memories(RefCell<BTreeMap<u32, Memory>>);

impl Place for Memories {
    type Backend = Memory;

    async fn open(&self, number: u32) -> Storage<Memory> {
        Storage::new(self.0.borrow_mut().entry(number).or_default().clone())
    }

    async fn damage(&self, number: u32, page: PageName) {
        if let Some(memory) = self.0.borrow().get(&number) {
            memory.damage(page, b"\x01not a page");
        }
    }
}

async fn open(name: &str) -> Storage<il_solito::storage::IndexedDb> {
    Storage::open(name, |_| {}).await.unwrap().storage
}

async fn raw(name: &str, store: &str, key: &str) -> JsValue {
    let db = Database::open(name).await.unwrap();
    let transaction = db.transaction(store).build().unwrap();
    let store = transaction.object_store(store).unwrap();
    let value = store.get::<JsValue, _, _>(key).primitive().unwrap().await.unwrap().unwrap();
    db.clone().close();
    value
}

async fn put_raw(name: &str, store: &str, key: &str, value: &JsValue) {
    let db = Database::open(name).await.unwrap();
    let transaction = db.transaction(store).with_mode(TransactionMode::Readwrite).build().unwrap();
    transaction
        .object_store(store)
        .unwrap()
        .put(value)
        .with_key(key)
        .without_key_type()
        .primitive()
        .unwrap()
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    db.close();
}

#[wasm_bindgen_test]
async fn memory_keeps_the_contract() {
    contract::holds(&Memories::default()).await;
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract() {
    contract::holds(&Databases).await;
}

#[wasm_bindgen_test]
async fn nothing_readable_lies_on_the_disk() {
    let storage = open("test-sealed").await;
    let patch = shop(&mut Numbers(1), 40, 0);
    storage.commit(&patch, |_| {}).await.unwrap();
    let sealed: Uint8Array = raw("test-sealed", "pages", "c00000000").await.unchecked_into();
    let sealed = sealed.to_vec();
    assert!(sealed.len() > 1000);
    assert!(!sealed.windows(7).any(|window| window == b"Persona"));
    let key = raw("test-sealed", "meta", "key").await;
    assert_eq!(Reflect::get(&key, &"extractable".into()).unwrap(), JsValue::FALSE);
}

#[wasm_bindgen_test]
async fn swapped_pages_do_not_open() {
    let name = "test-swapped";
    let storage = open(name).await;
    storage.commit(&shop(&mut Numbers(1), 200, 0), |_| {}).await.unwrap();
    let first = raw(name, "pages", "c00000000").await;
    put_raw(name, "pages", "c00000001", &first).await;
    let (_, damage) = loaded(&storage).await;
    assert_eq!(damage.pages, [PageName { kind: EntryKind::Customers, bucket: 1 }]);
}

#[wasm_bindgen_test]
async fn a_glance_is_sealed_and_goes_when_somebody_is_erased() {
    let name = "test-glance";
    let glance = async || Storage::open(name, |_| {}).await.unwrap().glance;
    let storage = open(name).await;
    let mut library = Library::default();
    let patch = shop(&mut Numbers(1), 5, 0);
    storage.commit(&patch, |_| {}).await.unwrap();
    library.install(patch);
    storage.backend().keep_glance(b"everybody".to_vec(), storage.revision()).await.unwrap();
    assert_eq!(glance().await.as_deref(), Some(b"everybody".as_slice()));
    let sealed: Uint8Array = raw(name, "meta", "glance").await.unchecked_into();
    assert!(!sealed.to_vec().windows(5).any(|window| window == b"every"));

    // What others have written since is not in it: it is not kept.
    storage.backend().keep_glance(b"too late".to_vec(), storage.revision() - 1).await.unwrap();
    assert_eq!(glance().await.as_deref(), Some(b"everybody".as_slice()));

    let who = library.customers().next().unwrap().id();
    for (plan, kept) in [
        (Plan::new(Action::EditCustomer).set(RecordId::Customer(who), Field::Name, "Nuova"), true),
        (Plan::new(Action::EraseCustomer).erase(who), false),
    ] {
        let patch = library.patch(&plan.resolve(&library, &author(), &mut Numbers(2)));
        assert_eq!(storage.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
        library.install(patch);
        assert_eq!(glance().await.is_some(), kept);
    }
}

#[wasm_bindgen_test]
async fn a_cleared_database_is_told_from_a_first_start() {
    let name = "test-canary";
    let opened = Storage::open(name, |_| {}).await.unwrap();
    assert_eq!(opened.opening, Opening::New);
    opened.storage.commit(&shop(&mut Numbers(1), 1, 1), |_| {}).await.unwrap();
    assert_eq!(Storage::open(name, |_| {}).await.unwrap().opening, Opening::Known);
    drop(opened);
    // As the browser would, behind our back.
    Database::delete_by_name(name).unwrap().await.unwrap();
    let opened = Storage::open(name, |_| {}).await.unwrap();
    assert_eq!(opened.opening, Opening::Cleared);
    opened.storage.wipe().await.unwrap();
    assert_eq!(Storage::open(name, |_| {}).await.unwrap().opening, Opening::New);
}

#[wasm_bindgen_test]
async fn a_newer_database_is_refused() {
    let db = Database::open("test-newer").with_version(SCHEMA_VERSION + 1).await.unwrap();
    db.close();
    let refusal = Storage::open("test-newer", |_| {}).await.err();
    assert!(matches!(refusal, Some(StorageError::Newer { .. })), "{refusal:?}");

    let storage = open("test-newer-head").await;
    put_raw("test-newer-head", "meta", "head", &Uint8Array::from([0, FORMAT as u8 + 1, 0].as_slice())).await;
    let refusal = storage.load(|_| {}).await.err();
    assert_eq!(refusal, Some(StorageError::Newer { version: u32::from(FORMAT) + 1 }));
}

#[wasm_bindgen_test]
async fn the_phone_keeps_its_id_until_all_is_wiped() {
    let storage = open("test-device").await;
    let device = storage.backend().device();
    assert_eq!(open("test-device").await.backend().device(), device);
    storage.wipe().await.unwrap();
    assert_ne!(open("test-device").await.backend().device(), device);
}

#[wasm_bindgen_test]
async fn other_tabs_hear_of_a_commit() {
    let (mine, theirs) = (open("test-tabs").await, open("test-tabs").await);
    let patch = shop(&mut Numbers(1), 3, 3);
    let (send, heard) = futures_channel();
    let subscription = theirs.on_change(send);
    mine.commit(&patch, |_| {}).await.unwrap();
    let entries: Vec<Entry> = heard.await.unwrap();
    let mut library = Library::default();
    library.load(entries);
    let mut expected = Library::default();
    expected.install(patch);
    assert!(library == expected);
    drop(subscription);
}

#[wasm_bindgen_test]
async fn two_commits_at_once_do_not_lose_each_other() {
    let storage = open("test-race").await;
    let library = Library::default();
    let mut numbers = Numbers(1);
    let id = CustomerId::random(&mut numbers);
    let patches: Vec<_> =
        (0..2).map(|at| library.patch(&[Change::Log(visit(&mut numbers, id, at))])).collect();
    let done: Rc<Cell<usize>> = Rc::default();
    let promises = js_sys::Array::new();
    for patch in patches.clone() {
        let (storage, done) = (storage.clone(), done.clone());
        promises.push(
            wasm_bindgen_futures::future_to_promise(async move {
                let commit = storage.commit(&patch, |_| {}).await.unwrap();
                done.set(done.get() + usize::from(commit == Commit::Done));
                Ok(JsValue::UNDEFINED)
            })
            .as_ref(),
        );
    }
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::all(&promises)).await.unwrap();
    assert_eq!(done.get(), 1, "the other one was told that it is stale");
    for patch in &patches {
        storage.commit(patch, |_| {}).await.unwrap();
    }
    assert_eq!(loaded(&storage).await.0.all_visits().count(), 2);
}

#[wasm_bindgen_test]
async fn a_wiped_database_closes_the_other_tabs() {
    let notices: Rc<RefCell<Vec<Notice>>> = Rc::default();
    let heard = notices.clone();
    let other = Storage::open("test-closing", move |notice| heard.borrow_mut().push(notice)).await.unwrap();
    open("test-closing").await.wipe().await.unwrap();
    assert_eq!(*notices.borrow(), [Notice::Closed]);
    let refusal = other.storage.commit(&shop(&mut Numbers(1), 1, 0), |_| {}).await;
    assert_eq!(refusal, Err(StorageError::Closed));
}

/// A sender that may be called once or more, and the first thing it sends.
fn futures_channel<T: Clone + 'static>() -> (impl Fn(T), impl Future<Output = T>) {
    let slot: Rc<RefCell<Option<T>>> = Rc::default();
    let mut resolve = js_sys::Function::default();
    let promise = js_sys::Promise::new(&mut |resolver, _| resolve = resolver);
    let filled = slot.clone();
    let send = move |value| {
        filled.borrow_mut().get_or_insert(value);
        resolve.call0(&JsValue::UNDEFINED).unwrap();
    };
    let heard = async move {
        wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
        slot.borrow_mut().take().unwrap()
    };
    (send, heard)
}

#[wasm_bindgen_test]
async fn what_version_1_sealed_opens_in_the_browser() {
    let key = WrappingKey::of_passcode([0x33; 32]).await.unwrap();
    let wrap = KeyWrap::parse(include_bytes!("fixtures/storage/v1/wrap")).unwrap();
    let sealed_key = (wrap.sealed(), KeyWrap::NAME);
    let sealer = Sealer::open([0x11; 16], &key, sealed_key, None).await.unwrap();
    let sealed = include_bytes!("fixtures/storage/v1/c00000000.sealed").to_vec();
    let plain = include_bytes!("fixtures/storage/v1/c00000000.plain").to_vec();
    let things = [
        (b'c', "c00000000".to_owned(), sealed.clone()),
        (b'c', "c00000001".to_owned(), sealed.clone()),
        (b'v', "c00000000".to_owned(), sealed),
    ];
    let opened = sealer.open_all(&things).await.unwrap();
    assert_eq!(opened, [Ok(plain), Err(VaultError::DoesNotOpen), Err(VaultError::DoesNotOpen)]);
    assert_eq!(Sealer::open([0x12; 16], &key, sealed_key, None).await.err(), Some(VaultError::DoesNotOpen));
}

/// Makes the next calls of a method of the browser's database fail, as a failing device does.
fn fail(class: &str, method: &str, calls: u32, skip: u32, error: &str) {
    let code = format!(
        "const real = {class}.prototype.{method}; let seen = 0;
         {class}.prototype.{method} = function (...all) {{
             seen += 1;
             if (seen >= {skip} + {calls}) {class}.prototype.{method} = real;
             if (seen > {skip}) throw new DOMException('told by the test', '{error}');
             return real.apply(this, all);
         }};"
    );
    js_sys::Function::new_no_args(&code).call0(&JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_made_anew_a_few_times() {
    let storage = open("test-lost").await;
    let patch = shop(&mut Numbers(1), 5, 5);
    fail("IDBDatabase", "transaction", 2, 0, "InvalidStateError");
    assert_eq!(storage.commit(&patch, |_| {}).await, Ok(Commit::Done));
    fail("IDBDatabase", "transaction", 3, 0, "UnknownError");
    let (library, damage) = loaded(&storage).await;
    assert_eq!((library.all_visits().count(), damage.is_empty()), (5, true));
    fail("IDBDatabase", "transaction", 4, 0, "InvalidStateError");
    assert!(matches!(storage.load(|_| {}).await, Err(StorageError::Lost(_))));
    assert!(loaded(&storage).await.0 == library);
}

#[wasm_bindgen_test]
async fn a_full_device_is_told_and_nothing_is_half_written() {
    let storage = open("test-full").await;
    let before = shop(&mut Numbers(1), 5, 5);
    storage.commit(&before, |_| {}).await.unwrap();
    let (library, _) = loaded(&storage).await;
    let more = library.patch_entries(shop(&mut Numbers(2), 5000, 8000).into_entries());
    for skip in [0, 3, 100, 200] {
        fail("IDBObjectStore", "put", 1, skip, "QuotaExceededError");
        assert_eq!(storage.commit(&more, |_| {}).await, Err(StorageError::Full), "after {skip} pages");
        let (read, damage) = loaded(&open("test-full").await).await;
        assert!(read == library && damage.is_empty(), "after {skip} pages");
    }
    assert_eq!(storage.commit(&more, |_| {}).await, Ok(Commit::Done));
    assert_eq!(loaded(&open("test-full").await).await.0.all_visits().count(), 8005);
}

#[wasm_bindgen_test]
async fn a_browser_without_locks_still_keeps_order() {
    js_sys::Function::new_no_args(
        "const real = navigator.locks.request;
         LockManager.prototype.request = function (name, ...all) {
             return name === 'test-lockless' ? Promise.reject(new DOMException('', 'SecurityError')) : real.call(this, name, ...all);
         };",
    )
    .call0(&JsValue::UNDEFINED)
    .unwrap();
    let (mine, theirs) = (open("test-lockless").await, open("test-lockless").await);
    let first = shop(&mut Numbers(1), 5, 5);
    assert_eq!(mine.commit(&first, |_| {}).await, Ok(Commit::Done));
    let second = theirs.commit(&shop(&mut Numbers(2), 5, 5), |_| {}).await;
    assert!(matches!(second, Ok(Commit::Stale(entries)) if entries.len() == first.len()));
}
