//! Keeps what was promised without anybody having to think of it: what held for a visit only is forgotten when it is over.

use crate::analysis::health::forget_due;
use crate::app::state::{BookHandle, DecideSlice, Done};
use crate::domain::{Action, EntryKind, EntryRef, Library, Plan, RecordId};
use crate::platform::{clock, pause};
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// How long it is waited before it is looked again, in milliseconds: ten minutes.
const AGAIN: u32 = 600_000;
/// How many people are looked at before the browser may draw.
const PEOPLE: usize = 256;

thread_local! {
    /// Which book was opened last: only that one is looked after.
    static OPENED: Cell<u32> = const { Cell::new(0) };
}

/// Looks after a book that was opened, as long as no other one is.
pub fn keep_promises(book: &BookHandle) {
    let book = book.steady();
    let mine = OPENED.get().wrapping_add(1);
    OPENED.set(mine);
    spawn_local(async move {
        while OPENED.get() == mine {
            book.act_in_slices(forget_visits, Done::noop());
            pause::wait(AGAIN).await;
        }
    });
}

/// Goes through all people, some at a time, for what is to be forgotten of them by now.
fn forget_visits() -> DecideSlice {
    let now = clock::now();
    let mut people: Option<std::vec::IntoIter<EntryRef>> = None;
    let mut plan = Plan::new(Action::EditCustomer);
    Box::new(move |library: &Library| {
        let all = || library.names(EntryKind::Customers).collect::<Vec<_>>().into_iter();
        let people = people.get_or_insert_with(all);
        for name in people.by_ref().take(PEOPLE) {
            let EntryRef::Record(id @ RecordId::Customer(_)) = name else { continue };
            if let Some(record) = library.record(id) {
                let next = std::mem::replace(&mut plan, Plan::new(Action::EditCustomer));
                plan = forget_due(library, record, now, next);
            }
        }
        (people.len() == 0).then(|| std::mem::replace(&mut plan, Plan::new(Action::EditCustomer)))
    })
}
