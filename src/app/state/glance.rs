//! Keeps a glance at everybody, so that the next opening answers before it has read them.

use super::{Book, Failure, Work};
use crate::analysis::glance::GlanceBuilder;
use crate::platform::pause::{self, Pace};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

/// After how many commits the next opening had to read too much besides: what storage remembers of them is limited.
const MOST_BEHIND: u64 = 64;
/// How long nothing must have been written before one is made, in milliseconds.
pub const QUIET: u32 = 15_000;
/// How many people are worked on between two looks at the clock.
const PEOPLE: usize = 64;

/// What is known of the glance that is kept.
#[derive(Default)]
pub struct Kept {
    /// The revision it is of.
    revision: Cell<Option<u64>>,
    /// Whether people have changed since.
    changed: Cell<bool>,
    /// Whether one is about to be made.
    coming: Cell<bool>,
}

impl Kept {
    /// Notes that there is one of a revision.
    pub fn set(&self, revision: u64) {
        self.revision.set(Some(revision));
        self.changed.set(false);
    }

    /// Notes that something was written.
    pub fn note(&self, people: bool) {
        self.changed.set(self.changed.get() || people);
    }

    fn is_old(&self, revision: u64) -> bool {
        self.changed.get()
            || self.revision.get().is_none_or(|kept| revision.saturating_sub(kept) >= MOST_BEHIND)
    }
}

/// Making one is no part of what the counter waits for.
#[wasm_split(floor, fallible)]
fn begin_glance(book: Rc<Book>) -> Result<Work<()>, Failure> {
    Ok(Box::pin(async move {
        book.keep_glance().await;
        Ok(())
    }))
}

impl Book {
    /// Makes a new glance when it is quiet, where the one that is kept is old.
    pub(super) fn renew_glance(self: &Rc<Self>, quiet: u32) {
        if !self.loaded.get() || !self.kept.is_old(self.store.revision()) || self.kept.coming.replace(true) {
            return;
        }
        let book = Rc::downgrade(self);
        spawn_local(async move {
            let mut before = None;
            // Nothing was written while we waited: it is quiet.
            while let Some(book) = book.upgrade() {
                let now = book.changes.get();
                if before.replace(now) == Some(now) && !book.is_saving() {
                    book.kept.coming.set(false);
                    // Without it the next opening takes a little longer, no more.
                    if let Ok(work) = begin_glance(book).await {
                        let _ = work.await;
                    }
                    return;
                }
                drop(book);
                pause::wait(quiet).await;
            }
        });
    }

    async fn keep_glance(&self) {
        let (changes, revision) = (self.changes.get(), self.store.revision());
        if self.kept.changed.get() || self.index.borrow().has_changed() {
            let index = self.build_index().await;
            if self.changes.get() != changes {
                return;
            }
            *self.index.borrow_mut() = index;
        }
        let mut builder = GlanceBuilder::new(&self.index.borrow());
        let mut pace = Pace::start();
        while !builder.step(&self.library.borrow(), PEOPLE) {
            pace.step().await;
        }
        // What has changed meanwhile makes another one necessary, which is made after that deed.
        if self.changes.get() != changes || self.is_saving() {
            return;
        }
        let glance = builder.finish(&self.index.borrow(), revision);
        // Without one the next opening takes a little longer, no more.
        if self.store.backend().keep_glance(glance, revision).await.is_ok() && self.changes.get() == changes {
            self.kept.set(revision);
        }
    }
}
