//! Reviews: JSON, tables, archives and what is pasted.
#![no_main]

use il_solito::domain::Day;
use il_solito::exchange::reviews::ReviewsReader;
use libfuzzer_sys::fuzz_target;

fn read(mut reader: ReviewsReader) {
    let (mut before, _) = reader.progress();
    while !reader.next_batch(7).is_empty() {
        let (read, all) = reader.progress();
        assert!(before <= read && read <= all);
        before = read;
    }
}

fuzz_target!(|bytes: &[u8]| {
    for name in ["reviews.json", "reviews.csv"] {
        if let Ok(reader) = ReviewsReader::open(name, bytes) {
            read(reader);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(reader) = ReviewsReader::paste("pasted", text, Day(20_000))
    {
        read(reader);
    }
});
