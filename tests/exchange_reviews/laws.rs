//! Laws of taking reviews in, over random files and random bytes.

use crate::contracts::{plan, preview, read_all, take};
use crate::stage::{carry_out, counting};
use il_solito::domain::{Day, Library};
use il_solito::exchange::reviews::{ReviewsPreview, ReviewsReader};
use proptest::prelude::*;
use serde_json::json;

const STARS: [&str; 5] = ["ONE", "TWO", "THREE", "FOUR", "FIVE"];

/// A random export of Google's: few keys, so that some come twice.
fn file() -> impl Strategy<Value = String> {
    let review = (0_u8..12, 1_usize..=5, "[a-zàè ]{0,40}", 1_u8..28).prop_map(|(key, stars, text, day)| {
        json!({
            "name": format!("accounts/1/locations/2/reviews/{key}"),
            "reviewer": {"displayName": format!("Autore {}", key % 5)},
            "starRating": STARS[stars - 1],
            "comment": text,
            "createTime": format!("2026-10-{day:02}T12:00:00Z"),
        })
    });
    prop::collection::vec(review, 1..12).prop_map(|reviews| json!({ "reviews": reviews }).to_string())
}

fn read(library: &Library, text: &str) -> ReviewsPreview {
    preview(library, "reviews.json", text.as_bytes()).unwrap_or_default()
}

proptest! {
    #[test]
    fn taking_a_file_in_twice_is_taking_it_in_once(text in file()) {
        let mut library = Library::default();
        let first = read(&library, &text);
        take(&mut library, &first);
        let once = library.clone();
        let again = read(&library, &text);
        // A file may tell two states of one review; the first one told is kept.
        let second = plan(&library, &again, false);
        prop_assert!(second.is_empty(), "{second:?}");
        prop_assert_eq!(library, once);
    }

    #[test]
    fn two_phones_that_take_the_same_file_in_agree(text in file()) {
        let (mut one, mut other) = (Library::default(), Library::default());
        for library in [&mut one, &mut other] {
            let shown = read(library, &text);
            let plan = plan(library, &shown, false);
            carry_out(library, plan, &mut counting());
        }
        let ids = |library: &Library| library.reviews().map(|review| review.id()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&one), ids(&other));
    }

    #[test]
    fn every_row_is_told_of(text in file()) {
        let shown = read(&Library::default(), &text);
        let tally = shown.tally();
        prop_assert_eq!(tally.added + tally.updated + tally.known + tally.near, shown.rows().len());
        prop_assert_eq!(text.matches("createTime").count(), shown.rows().len());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, name in "[a-z]{1,5}\\.(json|csv|zip|txt)") {
        if let Ok(mut reader) = ReviewsReader::open(&name, &bytes) {
            let found = read_all(&mut reader, 7);
            prop_assert!(found.len() <= bytes.len());
            reader.rewind();
            prop_assert_eq!(read_all(&mut reader, 5).len(), found.len());
        }
    }

    #[test]
    fn any_damage_is_told_or_harmless(text in file(), place in 0_usize..4000, byte: u8) {
        let mut bytes = text.clone().into_bytes();
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Ok(mut reader) = ReviewsReader::open("reviews.json", &bytes) {
            let lines = read_all(&mut reader, 100);
            prop_assert!(lines.iter().all(|found| found.is_ok() || found.as_ref().is_err_and(|bad| bad.line >= 1)));
        }
    }

    #[test]
    fn any_paste_is_read(text in "(\\PC{0,30}\n){0,10}") {
        if let Ok(mut reader) = ReviewsReader::paste("x", &text, Day(20_000)) {
            prop_assert!(read_all(&mut reader, 100).iter().all(Result::is_ok));
        }
    }
}
