//! From bytes to a library and once more: nothing breaks, and the second time nothing changes.
#![no_main]

use il_solito::domain::{Author, DeviceId, Library, Stamp};
use il_solito::exchange::{Choices, Options, Preview, Reader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut library = Library::default();
    let mut last = 0_u128;
    let mut dice = move || {
        last += 1;
        last
    };
    let author = Author { now: Stamp(9), device: DeviceId(1), by: "".into() };
    for round in 0..2 {
        let Ok(mut reader) = Reader::open("people.csv", bytes) else { return };
        let options = Options { file: "people.csv".into(), now: Stamp(9), offset: 0, key_labels: reader.key_labels() };
        let mut preview = Preview::new(options);
        while preview.learn(&library, 5) {}
        loop {
            let batch = reader.next_batch(5);
            if batch.is_empty() {
                break;
            }
            preview.add(&library, batch);
        }
        let plan = preview.plan(&library, &Choices::default(), &mut dice);
        assert!(round == 0 || plan.is_empty());
        let changes = plan.resolve(&library, &author, &mut dice);
        library.install(library.patch(&changes));
    }
});
