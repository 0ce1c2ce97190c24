//! A mark outside the database: where it is still there and the data is not, the browser has cleared the data.

use super::IndexedDb;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::Storage;

impl IndexedDb {
    /// Notes that something was written to the database of that name by a worker, which cannot leave the mark itself.
    pub fn note_written(name: &str) {
        set(name);
    }
}

/// Returns whether data was once written to the database of that name.
pub fn is_set(database: &str) -> bool {
    storage().and_then(|storage| storage.get_item(&key(database)).ok().flatten()).is_some()
}

/// Notes that data was written. A browser that refuses costs us the warning, nothing else.
pub fn set(database: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&key(database), "1");
    }
}

/// Takes the mark away, where data is removed on purpose.
pub fn clear(database: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(database));
    }
}

/// Returns in which of its places the book was last; none where that is not known.
pub fn place(database: &str) -> Option<String> {
    storage()?.get_item(&place_key(database)).ok().flatten()
}

/// Notes in which of its places the book is. It is found without that too, a little later.
pub fn set_place(database: &str, place: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match place {
            Some(place) => storage.set_item(&place_key(database), place),
            None => storage.remove_item(&place_key(database)),
        };
    }
}

fn place_key(database: &str) -> String {
    format!("{database}/place")
}

fn key(database: &str) -> String {
    format!("{database}/written")
}

/// Workers have none, and some browsers forbid it.
fn storage() -> Option<Storage> {
    Reflect::get(&js_sys::global(), &"localStorage".into()).ok()?.dyn_into().ok()
}
