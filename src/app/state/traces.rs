//! Erasing thoroughly: when it is quiet, the book moves away from what the browser may have kept of somebody, or of keys.

use super::{Book, BookHandle};
use crate::platform::pause;
use crate::storage::StorageError;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How often it is looked whether somebody was erased, in milliseconds.
const LOOK_EVERY: u32 = 5_000;

/// Watches a book as long as it is open.
pub fn watch_traces(book: &BookHandle) {
    let book = Rc::downgrade(&book.book);
    spawn_local(async move {
        while let Some(book) = book.upgrade() {
            // Where it does not work now the next opening tries again: the mark stays as long as the traces may.
            if book.leave_traces_behind().await == Err(StorageError::Closed) {
                return;
            }
            drop(book);
            pause::wait(LOOK_EVERY).await;
        }
    });
}

impl Book {
    async fn leave_traces_behind(self: &Rc<Self>) -> Result<(), StorageError> {
        let store = self.store();
        let backend = store.backend();
        if !backend.has_traces() || !self.loaded.get() || self.is_saving() {
            return Ok(());
        }
        let Some(moving) = backend.begin_move().await? else { return Ok(()) };
        // What is done at the counter meanwhile waits for the short rest of it.
        if self.writing.replace(true) {
            backend.leave_traces();
            return Ok(());
        }
        let moved = backend.finish_move(moving).await;
        self.writing.set(false);
        self.go_on();
        // What was typed in the last moment may have stayed behind.
        self.save_drafts();
        moved.map(drop)
    }
}
