//! The shop to try: made in a book of its own, beside the page where that can be, and removed with one tap.

mod beside;

pub use beside::{TASK as DEMO_TASK, serve as serve_demo};

use super::{Book, Failure, Shop, Work};
use crate::demo::Demo;
use crate::domain::{Patch, Stamp};
use crate::platform::clock;
use crate::platform::pause::Pace;
use crate::storage::{Commit, IndexedDb, Progress, Storage};
use serde::{Deserialize, Serialize};
use wasm_split_helpers::wasm_split;

/// How far the making is: half of the work is to invent people, half is to write them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Making {
    /// How many people are invented, and how many written.
    pub done: usize,
    /// How many there will be of both.
    pub total: usize,
}

/// How many entries are written at first. Each commit goes over what lies there already, so that the next one is as
/// large as all before it together.
const FIRST_BATCH: usize = 20_000;
/// The most entries that are written at once, since they wait in memory.
const LARGEST_BATCH: usize = 320_000;
/// How many entries are made, or given back, between two looks at the clock.
const SLICE: usize = 64;

/// Makes the demo shop anew, with so many customers.
pub async fn make_demo(customers: u32, tell: impl FnMut(Making) + 'static) -> Result<(), Failure> {
    begin_demo(customers, Box::new(tell)).await?.await
}

#[wasm_split(office, fallible)]
fn begin_demo(customers: u32, tell: Box<dyn FnMut(Making)>) -> Result<Work<()>, Failure> {
    Ok(Box::pin(make(customers, tell)))
}

async fn make(customers: u32, mut tell: Box<dyn FnMut(Making)>) -> Result<(), Failure> {
    IndexedDb::discard(Shop::Demo.database()).await?;
    // The page makes the keys: not every browser lets a worker do so. Nobody else has the database open then.
    drop(Storage::<IndexedDb>::open(Shop::Demo.database(), |_| {}).await?);
    let now = clock::now();
    let order = Order { customers, now, offset: clock::offset(now) };
    match beside::make(&order, &mut tell).await {
        // Nobody answered, or not to the end: it is made here, from the beginning.
        None => {
            IndexedDb::discard(Shop::Demo.database()).await?;
            write_demo(&order, &mut tell).await
        }
        Some(made) => made,
    }?;
    IndexedDb::note_written(Shop::Demo.database());
    Ok(())
}

/// What sort of shop is wanted.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Order {
    customers: u32,
    now: Stamp,
    /// In minutes ahead of UTC.
    offset: i16,
}

async fn write_demo(order: &Order, tell: &mut dyn FnMut(Making)) -> Result<(), Failure> {
    let storage = Storage::<IndexedDb>::open(Shop::Demo.database(), |_| {}).await?.storage;
    let mut demo = Demo::new(SEED, order.customers as usize, order.now, order.offset);
    // Every entry is new: the patch is the batch itself.
    let mut batch = Patch::default();
    let (mut wanted, mut written, mut people_written) = (FIRST_BATCH, 0, 0);
    let mut pace = Pace::start();
    loop {
        let before = batch.len();
        demo.by_ref().take(SLICE).for_each(|entry| batch.add(entry));
        let ended = batch.len() == before;
        let (people, all) = demo.progress();
        if pace.step().await {
            tell(Making { done: people + people_written, total: 2 * all });
        }
        if batch.len() >= wanted || (ended && !batch.is_empty()) {
            let patch = std::mem::take(&mut batch);
            let waiting = people - people_written;
            let told = |now: Progress| {
                let share = waiting * now.done / now.total.max(1);
                tell(Making { done: people + people_written + share, total: 2 * all });
            };
            if storage.commit(&patch, told).await? != Commit::Done {
                return Err(Failure::Stale);
            }
            people_written = people;
            written += patch.len();
            wanted = written.min(LARGEST_BATCH);
            // To give back what thousands of entries hold takes long, too.
            let mut entries = patch.into_entries();
            while entries.by_ref().take(SLICE).count() == SLICE {
                pace.step().await;
            }
        }
        if ended {
            return Ok(());
        }
    }
}

/// Removes the demo shop for good.
pub async fn leave_demo(book: &Book) -> Result<(), Failure> {
    begin_leaving(book.store()).await?.await
}

#[wasm_split(office, fallible)]
fn begin_leaving(store: Storage<IndexedDb>) -> Result<Work<()>, Failure> {
    Ok(Box::pin(async move { Ok(store.wipe().await?) }))
}

/// The demo shop is the same everywhere.
const SEED: u64 = 20_261_124;
