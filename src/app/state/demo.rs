//! The shop to try: made in a book of its own, slice by slice, and removed with one tap.

use super::{Book, Failure, Shop, Work};
use crate::demo::Demo;
use crate::domain::Patch;
use crate::platform::{clock, page, pause};
use crate::storage::{Commit, IndexedDb, Storage};
use wasm_split_helpers::wasm_split;

/// How far the making is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Making {
    /// How many people are done.
    pub done: usize,
    /// How many there will be.
    pub total: usize,
}

/// How many entries are written at once.
const BATCH: usize = 20_000;

/// Makes the demo shop anew, with so many customers.
pub async fn make_demo(customers: u32, tell: impl FnMut(Making) + 'static) -> Result<(), Failure> {
    begin_demo(customers, Box::new(tell)).await?.await
}

#[wasm_split(office, fallible)]
fn begin_demo(customers: u32, tell: Box<dyn FnMut(Making)>) -> Result<Work<()>, Failure> {
    Ok(Box::pin(write_demo(customers, tell)))
}

async fn write_demo(customers: u32, mut tell: Box<dyn FnMut(Making)>) -> Result<(), Failure> {
    IndexedDb::discard(Shop::Demo.database()).await?;
    let storage = Storage::<IndexedDb>::open(Shop::Demo.database(), |_| {}).await?.storage;
    let now = clock::now();
    let mut demo = Demo::new(SEED, customers as usize, now, clock::offset(now));
    // Every entry is new: the patch is the batch itself.
    let mut batch = Patch::default();
    loop {
        let started = page::elapsed();
        let mut ended = false;
        while !ended && page::elapsed() - started < pause::SLICE {
            let before = batch.len();
            demo.by_ref().take(50).for_each(|entry| batch.add(entry));
            ended = batch.len() == before;
        }
        let (done, total) = demo.progress();
        tell(Making { done, total });
        if batch.len() >= BATCH || (ended && !batch.is_empty()) {
            let patch = std::mem::take(&mut batch);
            if storage.commit(&patch, |_| {}).await? != Commit::Done {
                return Err(Failure::Stale);
            }
        }
        if ended {
            return Ok(());
        }
        pause::breathe().await;
    }
}

/// Removes the demo shop for good.
pub async fn leave_demo(book: &Book) -> Result<(), Failure> {
    book.store().wipe().await?;
    Ok(())
}

/// The demo shop is the same everywhere.
const SEED: u64 = 20_261_124;
