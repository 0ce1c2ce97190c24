//! How long the guard takes for ten thousand people: run by hand, `cargo test --release --test guard_speed -- --ignored --nocapture`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]

use il_solito::analysis::guard::{Guard, Tally};
use il_solito::analysis::survey::Survey;
use il_solito::demo::Demo;
use il_solito::domain::{CustomerId, Library, Offer, PaperId, Stamp};
use std::time::{Duration, Instant};

#[test]
#[ignore = "a measurement, for an optimised build"]
fn ten_thousand_people_are_judged_in_a_fifth_of_a_second() {
    let now = Stamp(1_795_000_000_000);
    let mut library = Library::default();
    library.load(Demo::new(1, 10_000, now, 60));
    library.sort_visits();
    let begin = Instant::now();
    let survey = Survey::of(&library, now, 60);
    let surveyed = begin.elapsed();
    let mut offer = Offer { name: "Oggi".into(), ..Offer::new(PaperId(1)) };
    offer.items.extend(library.items().find(|item| item.name() == "Crostata di more").map(|item| item.id()));
    let begin = Instant::now();
    let guard = Guard::new(&library, &survey, &offer, now);
    let people: Vec<CustomerId> = library.customers().map(|customer| customer.id()).collect();
    let mut tally = Tally::default();
    for id in people {
        tally.put(id, guard.judge(&library, &survey, id));
    }
    let judged = begin.elapsed();
    eprintln!("visits counted in {surveyed:?}, offer judged in {judged:?}: {:?}", tally.counts());
    assert!(tally.counts().0 > 0 && judged < Duration::from_millis(200), "{judged:?}");
}
