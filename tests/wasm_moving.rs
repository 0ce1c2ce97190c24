//! Erasing thoroughly: the book moves to another database under another key, and is whole wherever that is cut short.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

#[path = "storage/shop.rs"]
mod shop;

use il_solito::domain::{Action, Entry, Library, Plan};
use il_solito::storage::{Commit, IndexedDb, Locks, NewLock, Opening, Storage, StorageError, Unlocking};
use il_solito::vault::{Cost, KeyWrap, Sealer, VaultError, WrappingKey};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use shop::{Numbers, author, shop};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn open(name: &str) -> Storage<IndexedDb> {
    Storage::open(name, |_| {}).await.unwrap().storage
}

async fn read(storage: &Storage<IndexedDb>) -> Library {
    let mut library = Library::default();
    let damage = storage.load(|chunk| library.load(chunk.entries)).await.unwrap();
    assert!(damage.is_empty(), "{damage:?}");
    library
}

/// A book with so many people, of whom the first is erased; returns what is known then.
async fn erased(name: &str, people: usize) -> (Storage<IndexedDb>, Library) {
    let storage = open(name).await;
    let mut library = Library::default();
    let patch = shop(&mut Numbers(1), people, people);
    assert_eq!(storage.commit(&patch, |_| {}).await, Ok(Commit::Done));
    library.install(patch);
    assert!(!storage.backend().has_traces());
    erase(&storage, &mut library).await;
    (storage, library)
}

async fn erase(storage: &Storage<IndexedDb>, library: &mut Library) {
    let who = library.customers().next().unwrap().id();
    let plan = Plan::new(Action::EraseCustomer).erase(who);
    let patch = library.patch(&plan.resolve(library, &author(), &mut Numbers(77)));
    assert_eq!(storage.commit(&patch, |_| {}).await, Ok(Commit::Done));
    library.install(patch);
    assert!(storage.backend().has_traces());
}

async fn move_on(storage: &Storage<IndexedDb>) {
    let moving = storage.backend().begin_move().await.unwrap().unwrap();
    assert!(storage.backend().finish_move(moving).await.unwrap());
}

/// The names of all databases that there are of a book.
async fn places(name: &str) -> Vec<String> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).unwrap();
    let list: Function = Reflect::get(&factory, &"databases".into()).unwrap().unchecked_into();
    let list = JsFuture::from(list.call0(&factory).unwrap().unchecked_into::<Promise>()).await.unwrap();
    let named = |one: JsValue| Reflect::get(&one, &"name".into()).unwrap().as_string().unwrap();
    let mut names: Vec<String> = Array::from(&list).iter().map(named).collect();
    names.retain(|one| one == name || one.strip_prefix(name) == Some("/2"));
    names.sort();
    names
}

/// Waits until the book is in one place alone.
async fn settled(name: &str) -> Vec<String> {
    for _ in 0..200 {
        let places = places(name).await;
        if places.len() == 1 {
            return places;
        }
        gloo::timers::future::TimeoutFuture::new(20).await;
    }
    places(name).await
}

fn forget_place(name: &str) {
    Function::new_with_args("name", "localStorage.removeItem(`${name}/place`)")
        .call1(&JsValue::UNDEFINED, &name.into())
        .unwrap();
}

/// Makes the next call of a method fail, as where the power goes.
fn fail_once(class: &str, method: &str) {
    let code = format!(
        "const real = {class}.prototype.{method};
         {class}.prototype.{method} = function () {{
             {class}.prototype.{method} = real;
             throw new DOMException('told by the test', 'QuotaExceededError');
         }};"
    );
    Function::new_no_args(&code).call0(&JsValue::UNDEFINED).unwrap();
}

async fn raw(name: &str, store: &str, key: &str) -> Vec<u8> {
    let db = Database::open(name).await.unwrap();
    let transaction = db.transaction(store).build().unwrap();
    let object_store = transaction.object_store(store).unwrap();
    let value = object_store.get::<JsValue, _, _>(key).primitive().unwrap().await.unwrap().unwrap();
    db.clone().close();
    value.unchecked_into::<Uint8Array>().to_vec()
}

#[wasm_bindgen_test]
async fn a_book_moves_whole_and_under_another_key() {
    let name = "test-moved";
    let (storage, mut library) = erased(name, 300).await;
    let device = storage.backend().device();
    storage.backend().keep_drafts(b"half a note").await.unwrap();
    let before = raw(name, "pages", "c00000000").await;
    move_on(&storage).await;
    assert!(!storage.backend().has_traces());
    assert_eq!(settled(name).await, [format!("{name}/2")]);
    assert!(read(&storage).await == library, "this window goes on with it");
    assert_ne!(raw(&format!("{name}/2"), "pages", "c00000000").await, before);
    // It is written to as before, read by another window, and moves back the next time.
    let more = library.patch_entries(shop(&mut Numbers(9), 5, 5).into_entries());
    assert_eq!(storage.commit(&more, |_| {}).await, Ok(Commit::Done));
    library.install(more);
    let opened = Storage::open(name, |_| {}).await.unwrap();
    assert_eq!(opened.opening, Opening::Known);
    assert_eq!(opened.drafts.as_deref(), Some(b"half a note".as_slice()));
    assert_eq!(opened.storage.backend().device(), device);
    assert!(!opened.storage.backend().has_traces(), "the mark is gone with the old place");
    assert!(read(&opened.storage).await == library);
    drop(opened);
    erase(&storage, &mut library).await;
    move_on(&storage).await;
    assert_eq!(settled(name).await, [name]);
    forget_place(name);
    assert!(read(&open(name).await).await == library);
    storage.wipe().await.unwrap();
    assert_eq!(places(name).await, [""; 0]);
    assert_eq!(Storage::open(name, |_| {}).await.unwrap().opening, Opening::New);
}

#[wasm_bindgen_test]
async fn what_is_written_while_it_moves_comes_along() {
    let name = "test-moved-meanwhile";
    let (storage, mut library) = erased(name, 300).await;
    let moving = storage.backend().begin_move().await.unwrap().unwrap();
    let more = library.patch_entries(shop(&mut Numbers(9), 40, 400).into_entries());
    assert_eq!(storage.commit(&more, |_| {}).await, Ok(Commit::Done));
    library.install(more);
    assert!(storage.backend().finish_move(moving).await.unwrap());
    assert!(read(&open(name).await).await == library);
}

#[wasm_bindgen_test]
async fn a_move_that_is_cut_short_leaves_one_whole_book() {
    // In both directions, and whether or not the browser remembers where the book was.
    for remembers in [true, false] {
        let name = &format!("test-cut-{remembers}");
        let (storage, mut library) = erased(name, 300).await;
        drop(storage);
        let reopened = async || {
            if !remembers {
                forget_place(name);
            }
            open(name).await
        };
        for turn in 0..3 {
            // While pages are copied.
            drop(reopened().await.backend().begin_move().await.unwrap().unwrap());
            let other = reopened().await;
            assert!(read(&other).await == library, "{name}, turn {turn}, copying");
            assert!(other.backend().has_traces(), "it is tried again");
            // Both places are whole: the old one goes on to count, and what is written there.
            let moving = other.backend().begin_move().await.unwrap().unwrap();
            fail_once("IDBObjectStore", "clear");
            assert_eq!(other.backend().finish_move(moving).await, Err(StorageError::Full));
            let other = reopened().await;
            assert!(read(&other).await == library, "{name}, turn {turn}, both");
            let more = library.patch_entries(shop(&mut Numbers(100 + turn), 3, 3).into_entries());
            assert_eq!(other.commit(&more, |_| {}).await, Ok(Commit::Done));
            library.install(more);
            assert!(read(&reopened().await).await == library, "{name}, turn {turn}, written");
            // The old place is empty and still there.
            let moving = other.backend().begin_move().await.unwrap().unwrap();
            fail_once("IDBFactory", "deleteDatabase");
            assert!(other.backend().finish_move(moving).await.unwrap());
            let other = reopened().await;
            assert!(read(&other).await == library, "{name}, turn {turn}, emptied");
            assert!(other.backend().has_traces(), "the empty place is seen to the next time");
        }
    }
}

#[wasm_bindgen_test]
async fn the_old_place_takes_nothing_any_more() {
    let name = "test-moved-late";
    let (storage, mut library) = erased(name, 300).await;
    let theirs = open(name).await;
    read(&theirs).await;
    let moving = storage.backend().begin_move().await.unwrap().unwrap();
    let late = library.patch_entries(shop(&mut Numbers(9), 2, 2).into_entries());
    assert_eq!(theirs.commit(&late, |_| {}).await, Ok(Commit::Done));
    library.install(late);
    assert!(storage.backend().finish_move(moving).await.unwrap(), "what came before the end is copied");
    let refused = theirs.commit(&shop(&mut Numbers(11), 1, 0), |_| {}).await;
    assert!(!matches!(refused, Ok(Commit::Done)), "{refused:?}");
    assert!(read(&open(name).await).await == library);
}

#[wasm_bindgen_test]
async fn a_locked_book_moves_with_all_that_opens_it() {
    let name = "test-moved-locked";
    let (storage, library) = erased(name, 20).await;
    move_on(&storage).await;
    assert!(!storage.backend().has_traces());
    let key = async |byte| WrappingKey::of_passcode([byte; 32]).await.unwrap();
    let lock = async |byte| {
        let cost = Cost { memory: 64, passes: 1 };
        NewLock { is_digits: false, cost, salt: [byte; 16], key: key(byte).await }
    };
    storage.backend().lock(None, lock(1).await, Some(lock(2).await)).await.unwrap();
    let owner = async || {
        let locks = Locks::of(name).await.unwrap().unwrap();
        Unlocking::of_passcode(key(1).await, &locks.passcode)
    };
    assert!(storage.backend().has_traces(), "of the wrap under the browser's own key");
    let owner_before = owner().await;
    storage.backend().lock_service(&owner_before, &lock(3).await).await.unwrap();
    settled(name).await;
    move_on(&storage).await;
    assert_eq!(settled(name).await, [name]);
    assert_eq!(Storage::open(name, |_| {}).await.err(), Some(StorageError::Locked));
    let locks = Locks::of(name).await.unwrap().unwrap();
    let ways = [
        Unlocking::of_passcode(key(1).await, &locks.passcode),
        Unlocking::of_recovery(key(2).await, locks.recovery.as_ref().unwrap()),
        Unlocking::of_service(key(3).await, locks.service.as_ref().unwrap()),
    ];
    for way in ways {
        let service = way.is_of_service();
        let opened = Storage::unlock(name, way, |_| {}).await.unwrap().storage;
        assert!(read(&opened).await == library, "service: {service}");
        assert!(opened.backend().doors().service);
    }
    let wrong = Unlocking::of_service(key(1).await, locks.service.as_ref().unwrap());
    assert_eq!(Storage::unlock(name, wrong, |_| {}).await.err(), Some(StorageError::WrongPasscode));
    let crossed = Unlocking::of_service(key(1).await, &locks.passcode);
    assert_eq!(
        Storage::unlock(name, crossed, |_| {}).await.err(),
        Some(StorageError::WrongPasscode),
        "they cannot be swapped"
    );
    storage.backend().forget_service().await.unwrap();
    assert_eq!(Locks::of(name).await.unwrap().unwrap().service, None);
}

#[wasm_bindgen_test]
async fn what_another_key_sealed_does_not_open() {
    let key = WrappingKey::of_passcode([1; 32]).await.unwrap();
    let (old, wrap, inner) = Sealer::create([7; 16], &key).await.unwrap();
    let (new, inner_of_new) = old.renew().await.unwrap();
    let thing = [(b'c', "c00000000".to_owned(), b"somebody".to_vec())];
    let sealed = old.seal(&thing).await.unwrap().pop().unwrap();
    let sealed = [(b'c', "c00000000".to_owned(), sealed)];
    assert_eq!(new.open_all(&sealed).await.unwrap(), [Err(VaultError::DoesNotOpen)]);
    // The same data key opens both, each by what is sealed under it.
    let KeyWrap::Browser(root) = wrap else { panic!("the browser's key wraps it") };
    let name = KeyWrap::NAME;
    for (inner, opens) in [(&inner, true), (&inner_of_new, false)] {
        let again = Sealer::open([7; 16], &key, (&root, name), Some(inner)).await.unwrap();
        assert_eq!(again.open_all(&sealed).await.unwrap()[0].is_ok(), opens);
    }
}

/// Writes a database as version 1 of the app left it, from the fixtures.
async fn write_version_1(name: &str) {
    let db = Database::open(name)
        .with_version(1_u32)
        .with_on_upgrade_needed(|_, db| {
            db.create_object_store("pages").build()?;
            db.create_object_store("meta").build()?;
            Ok(())
        })
        .await
        .unwrap();
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let key = WrappingKey::of_passcode([0x33; 32]).await.unwrap();
    let values = [
        ("meta", "database", bytes(&[0x11; 16])),
        ("meta", "device", bytes(&[0x44; 16])),
        ("meta", "wrap", bytes(include_bytes!("fixtures/storage/v1/wrap"))),
        ("meta", "key", key.to_store()),
        ("meta", "head", bytes(include_bytes!("fixtures/storage/v1/head"))),
        ("pages", "c00000000", bytes(include_bytes!("fixtures/storage/v1/c00000000.sealed"))),
        ("pages", "h00000000", bytes(include_bytes!("fixtures/storage/v1/h00000000.sealed"))),
        ("pages", "v00000000", bytes(include_bytes!("fixtures/storage/v1/v00000000.sealed"))),
        ("pages", "s00000000", bytes(include_bytes!("fixtures/storage/v1/s00000000.sealed"))),
    ];
    let transaction =
        db.transaction(["pages", "meta"]).with_mode(TransactionMode::Readwrite).build().unwrap();
    for (store, key, value) in values {
        let store = transaction.object_store(store).unwrap();
        store.put(value).with_key(key).without_key_type().primitive().unwrap().await.unwrap();
    }
    transaction.commit().await.unwrap();
    db.close();
}

#[wasm_bindgen_test]
async fn a_book_of_version_1_is_read_as_it_lies() {
    let name = "test-version-1";
    write_version_1(name).await;
    let storage = open(name).await;
    let mut entries: Vec<Entry> = Vec::new();
    let damage = storage.load(|chunk| entries.extend(chunk.entries)).await.unwrap();
    assert_eq!(damage.pages, []);
    let mut expected: Vec<Entry> =
        serde_json::from_slice(include_bytes!("fixtures/storage/v1/entries.json")).unwrap();
    entries.sort_by_key(Entry::name);
    expected.sort_by_key(Entry::name);
    assert_eq!(entries, expected);
    assert!(!storage.backend().has_traces());
}
