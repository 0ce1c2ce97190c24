//! Keeps what was promised without anybody having to think of it: what held for a visit only, and what the shop keeps for a
//! time only, is forgotten when that is over.

use crate::analysis::health::forget_due;
use crate::analysis::keeping::{Expiring, Kept};
use crate::analysis::retention::{forget_past, is_by_itself, months_before, past, period};
use crate::app::state::{BookHandle, DecideSlice};
use crate::domain::{Action, EntryKind, EntryRef, Library, Plan, RecordId, Stamp};
use crate::platform::{clock, page, pause};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long it is waited before it is looked again, in milliseconds: ten minutes.
const AGAIN: u32 = 600_000;
/// A day, in milliseconds.
const A_DAY: u64 = 86_400_000;
/// For how many days at most nothing was written in a shop that is in use.
const IN_USE: u64 = 45;
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
    let daily = Rc::new(Cell::new(Stamp::default()));
    let look = move || {
        book.keep_order(forget_visits);
        let now = clock::now();
        if now.0.abs_diff(daily.get().0) >= A_DAY {
            daily.set(now);
            forget_in_time(&book);
        }
    };
    // A phone that slept has waited for nothing: it is looked again as soon as somebody looks at it.
    let woken = {
        let look = look.clone();
        page::on_visibility(move |shown| {
            if shown && OPENED.get() == mine {
                look();
            }
        })
    };
    spawn_local(async move {
        while OPENED.get() == mine {
            look();
            pause::wait(AGAIN).await;
        }
        drop(woken);
    });
}

/// Forgets what is past the time that the shop chose for it: with one line of history, of people with one of their own.
fn forget_in_time(book: &BookHandle) {
    let library = book.library();
    let things = Kept::ALL.iter().any(|kept| kept.months(&library).is_some());
    let people = is_by_itself(&library) && period(&library).is_some() && is_in_use(&library, clock::now());
    drop(library);
    if things {
        forget_things(book);
    }
    if people {
        forget_drafts_of_past(book);
        book.keep_order(|| {
            let now = clock::now();
            Box::new(move |library: &Library| Some(forget_past(library, now)))
        });
    }
}

/// Drops what is being typed about people who are past their time.
fn forget_drafts_of_past(book: &BookHandle) {
    let names: Vec<String> = {
        let library = book.library();
        let people = period(&library).map(|months| past(&library, months, clock::now())).unwrap_or_default();
        people.iter().flat_map(|past| library.namesakes(past.id)).map(|id| id.to_string()).collect()
    };
    book.forget_drafts(|draft| names.iter().any(|name| draft.contains(name.as_str())));
}

/// Forgets the things that are past the time that the shop chose for them when its turn comes.
pub fn forget_things(book: &BookHandle) {
    book.keep_order(expire);
}

/// Returns whether anything was written in the last weeks before today: a clock that is years ahead must erase nobody.
fn is_in_use(library: &Library, now: Stamp) -> bool {
    let before_today =
        library.steps().map(|step| step.at).filter(|at| at.0.saturating_add(A_DAY) <= now.0).max();
    before_today.is_some_and(|last| now.days_since(last) <= IN_USE)
}

/// Goes through all that has a period, some at a time, for what is past it.
fn expire() -> DecideSlice {
    let now = clock::now();
    let mut expiring: Option<Expiring> = None;
    Box::new(move |library: &Library| {
        let mut begun = expiring.take().unwrap_or_else(|| {
            let end = |kept: Kept| kept.months(library).map(|months| months_before(now, months));
            Expiring::new(library, Kept::ALL.map(end))
        });
        if begun.step(library, PEOPLE) {
            expiring = Some(begun);
            return None;
        }
        Some(begun.finish(now))
    })
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
