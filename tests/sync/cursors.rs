//! How far one phone has heard another one out: never further than is true, or something would never be sent.

use crate::stage::{Phone, name, visit};
use il_solito::domain::Stamp;
use il_solito::merge::{Scope, Since, heard};

/// Two phones that have met, both ways.
fn met() -> (Phone, Phone) {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 1000));
    a.act(name(1, "Anna"));
    b.take(&a.whole());
    a.take(&b.whole());
    (a, b)
}

/// How far the second phone has heard the first one.
fn known(a: &Phone, b: &Phone) -> Option<Since> {
    heard(&b.library, b.author.device, a.author.device)
}

#[test]
fn what_other_phones_wrote_meanwhile_is_no_reason_to_send_everything() {
    let (mut a, mut b) = met();
    b.author.now = Stamp(9000);
    b.act(name(2, "Bruno"));
    a.take(&b.whole());
    a.author.now = Stamp(9500);
    a.act(name(3, "Carla"));
    let news = a.news(b.author.device);
    assert!(matches!(news.header.scope, Scope::Since { .. }), "{:?}", news.header.scope);
    b.take(&news);
    assert_eq!(b.text(3, &il_solito::domain::Field::Name), "Carla");
}

#[test]
fn a_part_for_service_is_not_hearing_a_phone_out() {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 1000));
    a.act(name(1, "Anna"));
    b.take(&a.file(Scope::Service));
    assert_eq!(known(&a, &b), None);
    b.take(&a.whole());
    assert_eq!(known(&a, &b), Some(Since::of(&a.library, a.author.device)));
}

#[test]
fn what_only_tells_of_an_exchange_is_no_news_or_two_phones_would_never_be_done() {
    let (mut a, mut b) = met();
    b.act(name(2, "Bruno"));
    a.take(&b.whole());
    let (before, book) = (known(&a, &b), b.library.steps().count());
    let file = a.whole();
    assert!(Some(file.header.upto) > before, "the exchange itself is a line of history");
    assert!(b.take(&file).is_empty());
    assert_eq!(known(&a, &b), before);
    assert_eq!(b.library.steps().count(), book + 1);
}

#[test]
fn a_phone_that_says_less_of_itself_than_before_is_not_believed() {
    let (mut a, mut b) = met();
    a.act(visit(1, 1, &a));
    b.take(&a.whole());
    let before = known(&a, &b).unwrap();
    // As after a backup was taken back on a phone whose name was not drawn anew: later, with fewer steps.
    for upto in [
        Since { at: Stamp(before.at.0 + 9), steps: before.steps - 1 },
        Since { at: Stamp(before.at.0 - 1), steps: before.steps + 1 },
    ] {
        a.act(name(5, "Elena"));
        let mut file = a.whole();
        file.header.upto = upto;
        b.take(&file);
        assert_eq!(known(&a, &b), Some(before), "{upto:?}");
    }
    b.take(&a.whole());
    assert!(known(&a, &b) > Some(before));
}

#[test]
fn a_file_that_begins_later_has_a_gap_whether_moments_or_counts_tell() {
    let (a, mut b) = met();
    let before = known(&a, &b).unwrap();
    let mut gap = |from: Since| {
        let mut file = a.whole();
        file.header.scope = Scope::Since { reader: b.author.device, from };
        b.take(&file).has_gap
    };
    assert!(!gap(before));
    assert!(gap(Since { at: Stamp(before.at.0 + 1), ..before }));
    assert!(gap(Since { steps: before.steps + 1, ..before }));
}
