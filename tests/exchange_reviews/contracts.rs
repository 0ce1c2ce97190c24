//! Each format as it comes, and what is told before anything is written.

use crate::stage::{archive, carry_out, counting};
use il_solito::domain::{Action, Day, Library, PaperKind, Plan, Review, Stamp};
use il_solito::exchange::reviews::{
    FoundReview, ReviewOutcome, ReviewsDraft, ReviewsPreview, ReviewsReader, When,
};
use il_solito::exchange::{ExchangeError, Foreign, Problem};

const TAKEOUT: &[u8] = include_bytes!("../fixtures/reviews/takeout_reviews.json");
const API: &[u8] = include_bytes!("../fixtures/reviews/api_page.json");
const TRIPADVISOR: &[u8] = include_bytes!("../fixtures/reviews/tripadvisor_api.json");
const CSV: &[u8] = include_bytes!("../fixtures/reviews/any.csv");
const CUT: &[u8] = include_bytes!("../fixtures/reviews/cut.json");
const PLACES: &[u8] = include_bytes!("../fixtures/reviews/own_places.json");
const PASTED: &str = include_str!("../fixtures/reviews/pasted.txt");
const FOLDER: &str = "Takeout/Google Business Profile/account-11/location-22/";

pub fn offset(_: Stamp) -> i16 {
    60
}

pub fn read_all(reader: &mut ReviewsReader, slice: usize) -> Vec<FoundReview> {
    let mut all = Vec::new();
    loop {
        let batch = reader.next_batch(slice);
        if batch.is_empty() {
            return all;
        }
        all.extend(batch);
    }
}

pub fn preview(library: &Library, name: &str, bytes: &[u8]) -> Result<ReviewsPreview, ExchangeError> {
    let mut reader = ReviewsReader::open(name, bytes)?;
    Ok(ReviewsPreview::of(library, name, read_all(&mut reader, 3), &offset))
}

pub fn plan(library: &Library, preview: &ReviewsPreview, near: bool) -> Plan {
    let mut draft = ReviewsDraft::new(preview, near);
    while draft.add(preview, library, &offset, 2) {}
    draft.finish()
}

pub fn take(library: &mut Library, preview: &ReviewsPreview) {
    let plan = plan(library, preview, false);
    carry_out(library, plan, &mut counting());
}

fn texts(library: &Library) -> Vec<(String, String, Option<u8>)> {
    let mut all: Vec<_> = library
        .reviews()
        .map(|review| (review.author().to_owned(), review.text().to_owned(), review.stars()))
        .collect();
    all.sort();
    all
}

#[test]
fn takeout_as_it_comes() -> Result<(), ExchangeError> {
    let zip = archive(&[
        (&format!("{FOLDER}reviews.json"), TAKEOUT),
        (&format!("{FOLDER}reviews-abc.json"), API),
        (&format!("{FOLDER}data.json"), b"{\"locationName\": \"Bar\"}"),
        ("Takeout/archive_browser.html", b"<html>"),
    ]);
    let mut library = Library::default();
    let shown = preview(&library, "takeout.zip", &zip)?;
    let tally = shown.tally();
    assert_eq!((tally.added, tally.known, tally.bare, tally.bad), (4, 1, 1, 0));
    take(&mut library, &shown);
    let known = texts(&library);
    assert_eq!(known.len(), 4);
    assert!(known.contains(&(
        "Tom Baker".into(),
        "The best cappuccino in town, and they remember your name.".into(),
        Some(5)
    )));
    assert!(known.contains(&("Ugo".into(), String::new(), Some(4))), "stars alone are kept");
    assert!(
        known.contains(&(String::new(), "Servizio lento ma gentile.".into(), None)),
        "no name of an anonymous one"
    );
    let chiara = library.reviews().find(|review| review.author().starts_with("Chiara"));
    let told = chiara.map(|review| (review.source(), review.day().civil(), review.minute()));
    assert_eq!(told, Some(("google", (2026, 11, 8), Some(21 * 60 + 41))), "by the local clock");
    let reply = library.reviews().find(|review| !review.reply().is_empty()).map(|review| review.author());
    assert_eq!(reply, Some("Tom Baker"));
    Ok(())
}

#[test]
fn what_is_known_is_not_doubled_and_what_changed_is_written() -> Result<(), ExchangeError> {
    let mut library = Library::default();
    let first = preview(&library, "reviews.json", TAKEOUT)?;
    take(&mut library, &first);
    let again = preview(&library, "reviews.json", TAKEOUT)?;
    assert!(again.rows().iter().all(|row| row.outcome == ReviewOutcome::Known));
    assert!(plan(&library, &again, false).is_empty());
    let later = preview(&library, "reviews-2.json", API)?;
    let tally = later.tally();
    assert_eq!((tally.added, tally.updated), (1, 1), "one is new, of another the stars are");
    take(&mut library, &later);
    assert!(texts(&library).iter().any(|(author, _, stars)| author == "Chiara Bellini" && *stars == Some(3)));
    Ok(())
}

#[test]
fn tripadvisor_in_three_forms() -> Result<(), ExchangeError> {
    let mut library = Library::default();
    let shown = preview(&library, "export.json", TRIPADVISOR)?;
    take(&mut library, &shown);
    let one = library.reviews().find(|review| review.stars() == Some(4));
    let told = one.map(|review| (review.source(), review.text(), review.visited(), review.language()));
    assert_eq!(
        told,
        Some(("tripadvisor", "Buona scoperta\nLocale piccolo e curato, prezzi onesti.", "2026-10", "it"))
    );
    let mut pasted = ReviewsReader::paste("incollate", PASTED, Day(20_000))?;
    let found = read_all(&mut pasted, 9);
    let short: Vec<_> = found
        .iter()
        .flatten()
        .map(|draft| {
            (&*draft.author, draft.stars, draft.author_reviews, draft.when != When::Day(Day(20_000)))
        })
        .collect();
    assert_eq!(short, [("Chiara B.", Some(2), Some(12), true), ("Tom", Some(5), Some(1), true)]);
    Ok(())
}

#[test]
fn any_table_with_its_bad_lines_named() -> Result<(), ExchangeError> {
    let library = Library::default();
    let shown = preview(&library, "thefork.csv", CSV)?;
    assert_eq!(shown.tally().added, 2);
    let bad: Vec<_> = shown.bad_lines().iter().map(|bad| (bad.line, bad.problem.clone())).collect();
    assert_eq!(bad, [(4, Problem::Nothing), (5, Problem::NoDate)]);
    let first = shown.rows().first().map(|row| (&*row.draft.text, &*row.draft.source));
    assert_eq!(first, Some(("Tutto perfetto; torneremo", "thefork")));
    Ok(())
}

#[test]
fn a_bad_file_changes_nothing_and_names_the_line() -> Result<(), ExchangeError> {
    let library = Library::default();
    let cut = preview(&library, "cut.json", CUT)?;
    let bad: Vec<_> = cut.bad_lines().iter().map(|bad| (bad.line, bad.problem.clone())).collect();
    assert_eq!(bad, [(3, Problem::Cut)]);
    let foreign = preview(&library, "Reviews.json", PLACES).err();
    assert_eq!(foreign, Some(ExchangeError::Foreign(Foreign::OwnReviews)));
    let zip = archive(&[("Takeout/Maps (your places)/Reviews.json", PLACES)]);
    assert_eq!(preview(&library, "t.zip", &zip).err(), Some(ExchangeError::Foreign(Foreign::OwnReviews)));
    let empty = archive(&[("Takeout/archive_browser.html", b"<html>")]);
    assert_eq!(preview(&library, "t.zip", &empty).err(), Some(ExchangeError::NoReviews { line: 0 }));
    assert_eq!(preview(&library, "x.json", b"").err(), Some(ExchangeError::Empty));
    assert_eq!(preview(&library, "x.pdf", b"%PDF-1.4").err(), Some(ExchangeError::Foreign(Foreign::Pdf)));
    Ok(())
}

#[test]
fn one_undo_takes_all_of_it_back_and_it_can_be_taken_in_again() -> Result<(), ExchangeError> {
    let mut library = Library::default();
    let shown = preview(&library, "reviews.json", TAKEOUT)?;
    take(&mut library, &shown);
    let step = library.steps().last().map(|step| (step.id, step.action.clone(), step.touches.len()));
    let Some((step, action, touches)) = step else { return Err(ExchangeError::Empty) };
    assert_eq!((action, touches), (Action::Import("reviews.json".into()), 3));
    let undo = Plan::undo(&library, step, &mut counting()).map_err(|_| ExchangeError::Empty)?;
    carry_out(&mut library, undo, &mut counting());
    assert_eq!(library.reviews().count(), 0);
    let again = preview(&library, "reviews.json", TAKEOUT)?;
    assert_eq!(again.tally().added, 3);
    take(&mut library, &again);
    assert_eq!(library.reviews().count(), 3);
    Ok(())
}

#[test]
fn nearly_the_same_by_the_same_author_is_left_out_and_by_another_one_is_told() -> Result<(), ExchangeError> {
    let mut library = Library::default();
    let text =
        "Siamo stati qui sabato sera in quattro e le tagliatelle erano fredde, servizio lento e conto salato";
    let line = |author: &str, text: &str| {
        format!(
            "{{\"author\": \"{author}\", \"text\": \"{text}\", \"rating\": 1, \"date\": \"2026-10-03\", \"source\": \"x\"}}\n"
        )
    };
    let first = preview(&library, "a.json", line("Anna", text).as_bytes())?;
    take(&mut library, &first);
    let edited =
        line("Anna", &text.replace("lento", "lentissimo")) + &line("Bruno", &format!("Ciao. {text}"));
    let second = preview(&library, "b.json", edited.as_bytes())?;
    let outcomes: Vec<_> = second.rows().iter().map(|row| (row.outcome, row.echo.is_some())).collect();
    assert!(matches!(outcomes.first(), Some((ReviewOutcome::Near(_), false))), "{outcomes:?}");
    assert_eq!(outcomes.get(1), Some(&(ReviewOutcome::Added, true)));
    take(&mut library, &second);
    assert_eq!(library.papers(PaperKind::Review).filter_map(Review::of).count(), 2);
    Ok(())
}
