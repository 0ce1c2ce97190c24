//! Menus, as a table and as a list on the wall: nothing breaks, and taken in twice they change nothing.
#![no_main]

use il_solito::domain::{Author, DeviceId, Library, Stamp};
use il_solito::exchange::menu::{Dish, MenuPreview, MenuTable, read_list, read_price, write_price};
use libfuzzer_sys::fuzz_target;

fn take_in(dishes: impl Fn() -> Vec<Dish>) {
    let mut library = Library::default();
    let author = Author { now: Stamp(9), device: DeviceId(1), by: "".into() };
    let mut last = 0_u128;
    for round in 0..2 {
        let mut dice = || {
            last += 1;
            last
        };
        let plan = MenuPreview::of(dishes(), &library).plan(&library, &mut dice);
        assert!(round == 0 || plan.is_empty());
        let changes = plan.resolve(&library, &author, &mut dice);
        library.install(library.patch(&changes));
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = MenuTable::open(bytes) {
        take_in(|| table.dishes());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        take_in(|| read_list(text));
        if let Some(cents) = read_price(text) {
            assert_eq!(read_price(&write_price(cents, ',')), Some(cents));
        }
    }
});
