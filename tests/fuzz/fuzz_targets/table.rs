//! Tables: decoding, delimiters, rows, headings, cells.
#![no_main]

use il_solito::exchange::Reader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut reader) = Reader::open("people.csv", bytes) else { return };
    let (mut before, _) = reader.progress();
    loop {
        if reader.next_batch(7).is_empty() {
            break;
        }
        let (read, all) = reader.progress();
        assert!(before <= read && read <= all);
        before = read;
    }
});
