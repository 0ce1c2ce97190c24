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

/// Returns the place that a book moves to from another one.
pub fn other(base: &str, place: &str) -> String {
    if place == base { format!("{base}/2") } else { base.to_owned() }
}

/// Connects to the place that a book is in, and reads what lies there; to the first place where there is no book yet.
///
/// A move writes the new place whole before it empties the old one: while both hold a book, the older one counts.
pub async fn find(
    base: &str,
    notify: &Rc<dyn Fn(Notice)>,
) -> Result<(Database, String, Option<(Keys, Found)>), StorageError> {
    let hint = canary::place(base);
    let place = hint.clone().unwrap_or_else(|| base.to_owned());
    let db = connect(&place, notify).await?;
    let read = Keys::read(&db).await?;
    if read.as_ref().is_some_and(|(keys, _)| hint.is_some() || keys.generation == 0.0) {
        return Ok((db, place, read));
    }
    look_around(base, notify, (db, place, read)).await
}

/// Looks into the other place, where the first says too little: on a first start, or where a move was cut short.
async fn look_around(
    base: &str,
    notify: &Rc<dyn Fn(Notice)>,
    first: (Database, String, Option<(Keys, Found)>),
) -> Result<(Database, String, Option<(Keys, Found)>), StorageError> {
    let place = other(base, &first.1);
    let second = if exists(&place).await {
        let db = connect(&place, notify).await?;
        let read = Keys::read(&db).await?;
        Some((db, place, read))
    } else {
        None
    };
    let age = |read: &Option<(Keys, Found)>| read.as_ref().map_or(f64::INFINITY, |(keys, _)| keys.generation);
    let chosen = match second {
        Some(second) if age(&second.2) < age(&first.2) || (second.1 == base && first.2.is_none()) => {
            first.0.close();
            second
        }
        Some(second) => {
            second.0.close();
            first
        }
        None => first,
    };
    if chosen.2.is_some() {
        canary::set_place(base, Some(&chosen.1));
    }
    Ok(chosen)
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
