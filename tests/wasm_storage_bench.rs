//! How fast storage is with 10,000 people and 100,000 visits; run it in release with `-- --nocapture`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

#[path = "storage/shop.rs"]
mod shop;

use il_solito::domain::{Action, EntryKind, Library, Plan};
use il_solito::storage::{Commit, IndexedDb, Storage};
use js_sys::Reflect;
use shop::{Numbers, author, shop, visit};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn open(name: &str) -> Storage<IndexedDb> {
    Storage::open(name, |_| {}).await.unwrap().storage
}

fn milliseconds() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).unwrap();
    let now: js_sys::Function = Reflect::get(&performance, &"now".into()).unwrap().unchecked_into();
    now.call0(&performance).unwrap().as_f64().unwrap()
}

#[wasm_bindgen_test]
async fn a_hundred_thousand_visits() {
    let name = "test-bench";
    let storage = open(name).await;
    // The line of history that made all this is left out: a shop of that size was not made in one go.
    let made = shop(&mut Numbers(1), 10_000, 100_000)
        .into_entries()
        .filter(|entry| entry.name().kind() != EntryKind::Steps);
    let patch = Library::default().patch_entries(made);
    let start = milliseconds();
    let mut longest = 0.0_f64;
    let mut last = start;
    let mut pages = 0;
    storage
        .commit(&patch, |progress| {
            let now = milliseconds();
            longest = longest.max(now - last);
            last = now;
            pages = progress.total / 2;
        })
        .await
        .unwrap();
    console_log!("write {pages} pages: {:.0} ms, longest step {longest:.1} ms", milliseconds() - start);
    let mut library = Library::default();
    library.install(patch);

    let storage = open(name).await;
    let (mut entries, mut taking, mut slowest) = (0, 0.0, 0.0_f64);
    let mut read = Library::default();
    let start = milliseconds();
    let mut customers = 0.0;
    storage
        .load(|chunk| {
            entries += chunk.entries.len();
            let before = milliseconds();
            let customers_end = chunk.kind == EntryKind::Customers && chunk.ends_kind;
            read.load(chunk.entries);
            let took = milliseconds() - before;
            if customers_end {
                customers = milliseconds() - start;
            }
            taking += took;
            slowest = slowest.max(took);
        })
        .await
        .unwrap();
    let before = milliseconds();
    read.sort_visits();
    let sorting = milliseconds() - before;
    console_log!(
        "read {entries} entries: {:.0} ms (people after {customers:.0}), of which the library {taking:.0} ms, its slowest chunk {slowest:.1} ms, sorting {sorting:.1} ms",
        milliseconds() - start
    );
    assert!(read == library);

    let mut times: Vec<f64> = Vec::new();
    let id = library.customers().next().unwrap().id();
    let mut numbers = Numbers(2);
    for at in 0..200 {
        let start = milliseconds();
        let plan = Plan::new(Action::CheckIn);
        let plan = plan.log(visit(&mut numbers, id, 1_800_000_000_000 + at));
        let changes = plan.resolve(&read, &author(), &mut numbers);
        let patch = read.patch(&changes);
        assert_eq!(storage.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
        read.install(patch);
        times.push(milliseconds() - start);
    }
    times.sort_by(f64::total_cmp);
    console_log!("check-in: median {:.1} ms, p95 {:.1} ms, max {:.1} ms", times[100], times[190], times[199]);
}
