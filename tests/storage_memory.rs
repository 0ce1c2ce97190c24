//! The storage contract on memory.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

#[path = "storage/contract.rs"]
mod contract;
#[path = "storage/shop.rs"]
mod shop;

use contract::Place;
use il_solito::storage::{Memory, PageName, Storage};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

#[derive(Default)]
struct Memories(RefCell<BTreeMap<u32, Memory>>);

impl Place for Memories {
    type Backend = Memory;

    async fn open(&self, number: u32) -> Storage<Memory> {
        Storage::new(self.0.borrow_mut().entry(number).or_default().clone())
    }

    async fn damage(&self, number: u32, page: PageName) {
        if let Some(memory) = self.0.borrow().get(&number) {
            memory.damage(page, b"\x01not a page");
        }
    }
}

/// Memory never waits, so one poll is enough.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory waited"),
    }
}

#[test]
fn memory_keeps_the_contract() {
    let memories = Memories::default();
    now(contract::holds(&memories));
    let aside = memories.0.borrow().get(&8).map(Memory::set_aside).unwrap_or_default();
    assert!(matches!(aside.as_slice(), [(_, bytes)] if bytes == b"\x01not a page"));
}
