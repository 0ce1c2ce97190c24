//! Locks the book when nobody touches it, or when it is out of sight: the page is loaded anew, so that what was
//! readable leaves memory.

use super::route::Route;
use super::state::BookHandle;
use crate::platform::{clock, page, settings};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// After how many minutes it may lock itself.
pub const CHOICES: [u32; 4] = [1, 5, 15, 60];

/// How often it is looked at, in milliseconds.
const LOOK_EVERY: u32 = 5_000;

/// Returns after how many minutes it locks itself on this phone.
pub fn lock_after() -> u32 {
    let kept = settings::read(settings::key::LOCK_AFTER).and_then(|text| text.parse().ok());
    kept.filter(|minutes| CHOICES.contains(minutes)).unwrap_or(5)
}

/// Keeps after how many minutes it locks itself on this phone.
pub fn keep_lock_after(minutes: u32) {
    settings::keep(settings::key::LOCK_AFTER, Some(&minutes.to_string()));
}

/// Locks the book now: waits until all is durable, drafts included, then loads the page anew.
pub fn lock_now(book: BookHandle) {
    spawn_local(async move {
        book.settle().await;
        page::reload();
    });
}

/// Hands the phone to the staff, at the counter.
pub fn begin_service(book: &BookHandle) {
    book.begin_service();
    Route::Counter.go();
}

/// Locks the book, so that the passcode opens it for the owner.
pub fn end_service(book: BookHandle) {
    settings::keep(settings::key::ROLE, None);
    lock_now(book);
}

/// Locks an open book that has a passcode once it has not been touched for long.
#[hook]
pub fn use_auto_lock(book: Option<BookHandle>) {
    use_effect_with(book.is_some(), move |_| {
        let watching = book.map(watch);
        move || drop(watching)
    });
}

fn watch(book: BookHandle) -> (Vec<EventListener>, Interval) {
    let touched = Rc::new(Cell::new(clock::now()));
    let locking = Rc::new(Cell::new(false));
    let look = {
        let touched = touched.clone();
        move || {
            let idle = clock::now().0.saturating_sub(touched.get().0);
            if book.is_locked() && idle >= u64::from(lock_after()) * 60_000 && !locking.replace(true) {
                lock_now(book.clone());
            }
        }
    };
    let mut listeners: Vec<EventListener> = ["pointerdown", "keydown"]
        .into_iter()
        .map(|kind| {
            let touched = touched.clone();
            EventListener::new(&page::document(), kind, move |_| touched.set(clock::now()))
        })
        .collect();
    // A page out of sight is often put to sleep: look as soon as it wakes, before anybody touches it.
    let on_sight = look.clone();
    listeners.push(page::on_visibility(move |_| on_sight()));
    (listeners, Interval::new(LOOK_EVERY, look))
}
