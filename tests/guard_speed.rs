//! How long the guard takes for ten and a hundred thousand people, and for its longest slice: run by hand,
//! `cargo test --release --test guard_speed -- --ignored --nocapture`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]

use il_solito::analysis::guard::{Comparing, Guarding, Tally};
use il_solito::analysis::survey::Surveying;
use il_solito::demo::Demo;
use il_solito::domain::{CustomerId, Library, Offer, PaperId, Stamp};
use std::time::{Duration, Instant};

/// How many people the app looks at between two looks at the clock.
const BATCH: usize = 32;

/// Runs slices until there are no more; returns how long all took, and the longest.
fn run(mut slice: impl FnMut() -> bool) -> (Duration, Duration) {
    let (begin, mut longest) = (Instant::now(), Duration::ZERO);
    loop {
        let since = Instant::now();
        let more = slice();
        longest = longest.max(since.elapsed());
        if !more {
            return (begin.elapsed(), longest);
        }
    }
}

fn measure(customers: usize) -> Duration {
    let now = Stamp(1_795_000_000_000);
    let mut library = Library::default();
    library.load(Demo::new(1, customers, now, 60));
    library.sort_visits();
    let mut surveying = Surveying::new(&library, now, 60);
    let surveyed = run(|| surveying.add(&library, BATCH));
    let since = Instant::now();
    let survey = surveying.finish();
    let fitted = since.elapsed();
    let mut offer = Offer { name: "Oggi".into(), ..Offer::new(PaperId(1)) };
    offer.items.extend(library.items().find(|item| item.name() == "Crostata di more").map(|item| item.id()));
    let since = Instant::now();
    let mut guarding = Guarding::new(&library, &offer, now);
    let begun = since.elapsed();
    let prepared = run(|| guarding.add(&survey, BATCH));
    let guard = guarding.finish();
    let people: Vec<CustomerId> = library.customers().map(|customer| customer.id()).collect();
    let mut tally = Tally::default();
    let mut batches = people.chunks(BATCH);
    let judged = run(|| {
        let batch = batches.next();
        for id in batch.into_iter().flatten() {
            tally.put(*id, guard.judge(&library, &survey, *id));
        }
        batch.is_some()
    });
    let since = Instant::now();
    let mut comparing = Comparing::new(&tally);
    let looked_back = since.elapsed();
    let compared = run(|| comparing.add(&guard, &library, &survey, BATCH));
    eprintln!(
        "{customers} people: visits counted in {surveyed:?} (all, longest slice) and {fitted:?}, offer begun in {begun:?}, \
         prepared in {prepared:?}, judged in {judged:?}, compared in {looked_back:?} and {compared:?}: {:?}, {:?}",
        tally.counts(),
        comparing.finish()
    );
    assert!(tally.counts().0 > 0);
    begun + prepared.0 + judged.0
}

#[test]
#[ignore = "a measurement, for an optimised build"]
fn ten_thousand_people_are_judged_in_a_fifth_of_a_second() {
    let took = measure(10_000);
    assert!(took < Duration::from_millis(200), "{took:?}");
    measure(100_000);
}
