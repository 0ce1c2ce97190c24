//! Orders of another till: nothing breaks, and taken in twice they change nothing.
#![no_main]

use il_solito::domain::{Author, DeviceId, Library, Stamp};
use il_solito::exchange::orders::{OrdersPreview, SquareItems};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The columns first: without them it is no list of orders.
    const HEAD: &[u8] = b"Date,Time,Time Zone,Item,Qty,Net Sales,Transaction ID,Event Type,Customer ID,Customer Name\n";
    for file in [bytes.to_vec(), [HEAD, bytes].concat()] {
        let mut library = Library::default();
        let author = Author { now: Stamp(9), device: DeviceId(1), by: "".into() };
        let mut last = 0_u128;
        for round in 0..2 {
            let mut dice = || {
                last += 1;
                last
            };
            let Ok(mut items) = SquareItems::open(&file) else { break };
            while items.read(7) {
                let (read, all) = items.progress();
                assert!(read <= all);
            }
            let preview = OrdersPreview::of(items.finish().0, &library);
            let plan = preview.plan(&library, true, DeviceId(1), |_| 60, &mut dice);
            assert!(round == 0 || plan.is_empty());
            let changes = plan.resolve(&library, &author, &mut dice);
            library.install(library.patch(&changes));
        }
    }
});
