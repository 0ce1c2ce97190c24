//! Which of its two places a book is in: erasing thoroughly moves it from one to the other.

use super::canary;
use super::connection::{Notice, connect};
use super::identity::{Found, Keys};
use super::refusal::{opening, told};
use crate::storage::StorageError;
use indexed_db_futures::database::Database;
use js_sys::{Array, Function, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A connection, the place that it is to, and what lies there.
pub type Placed = (Database, String, Option<(Keys, Found)>);

/// Returns the place that a book moves to from another one.
pub fn other(base: &str, place: &str) -> String {
    if place == base { format!("{base}/2") } else { base.to_owned() }
}

/// Connects to the place that a book is in, and reads what lies there; to the first place where there is no book yet.
///
/// A move writes the new place whole before it empties the old one: while both hold a book, the older one counts.
pub async fn find(base: &str, notify: &Rc<dyn Fn(Notice)>) -> Result<Placed, StorageError> {
    let hint = canary::place(base);
    let mut found: Option<Placed> = None;
    let mut place = hint.clone().unwrap_or_else(|| base.to_owned());
    loop {
        let db = connect(&place, notify).await?;
        let read = Keys::read(&db).await?;
        let age =
            |read: &Option<(Keys, Found)>| read.as_ref().map_or(f64::INFINITY, |(keys, _)| keys.generation);
        let Some(first) = found.take() else {
            // Here it is, unless a move was cut short, or nothing tells where it was; and where there is none, it is new.
            let certain = if hint.is_some() { read.is_some() } else { age(&read) == 0.0 };
            let second = other(base, &place);
            if certain || !exists(&second).await {
                return Ok((db, place, read));
            }
            found = Some((db, std::mem::replace(&mut place, second), read));
            continue;
        };
        let (chosen, left) =
            if age(&read) < age(&first.2) { ((db, place, read), first) } else { (first, (db, place, read)) };
        left.0.close();
        canary::set_place(base, Some(&chosen.1));
        return Ok(chosen);
    }
}

/// Removes a book from both its places for good.
pub async fn remove(base: &str) -> Result<(), StorageError> {
    for place in [base, &other(base, base)] {
        delete(place).await?;
    }
    canary::set_place(base, None);
    canary::clear(base);
    Ok(())
}

/// Deletes a database, whatever is in it.
pub async fn delete(name: &str) -> Result<(), StorageError> {
    Database::delete_by_name(name).map_err(opening)?.await.map_err(|error| told(error, None))
}

/// Returns whether there is a database of that name; it may be where the browser does not tell.
async fn exists(name: &str) -> bool {
    let listed = || -> Result<Promise, JsValue> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        let list: Function = Reflect::get(&factory, &"databases".into())?.dyn_into()?;
        list.call0(&factory).map(|promise| Promise::resolve(&promise))
    };
    let Ok(promise) = listed() else { return true };
    let Ok(list) = JsFuture::from(promise).await else { return true };
    Array::from(&list).iter().any(|one| {
        let named = Reflect::get(&one, &"name".into());
        named.is_ok_and(|named| named.as_string().as_deref() == Some(name))
    })
}
