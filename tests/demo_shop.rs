//! The demo shop is the same whenever it is made of the same seed, and holds together.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail by panic, in its own functions too")]

use il_solito::analysis::fold;
use il_solito::demo::Demo;
use il_solito::domain::{
    Action, AllergyKind, Customer, Diet, Entry, EntryKind, Field, Library, Record, Stamp, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// 2026-05-14, a Thursday, 16:00 UTC.
const NOW: Stamp = Stamp(1_778_774_400_000);

fn library(customers: usize) -> Library {
    let mut library = Library::default();
    library.load(Demo::new(7, customers, NOW, 120));
    library.sort_visits();
    library
}

#[test]
fn the_same_seed_makes_the_same_shop() {
    let all = |seed: u64| Demo::new(seed, 60, NOW, 120).collect::<Vec<Entry>>();
    assert_eq!(all(1), all(1));
    assert_ne!(all(1), all(2));
    // Taken in slices it is the same, and everybody is named once.
    let mut demo = Demo::new(1, 60, NOW, 120);
    let mut slices = Vec::new();
    loop {
        let slice: Vec<Entry> = demo.by_ref().take(100).collect();
        if slice.is_empty() {
            break;
        }
        slices.extend(slice);
    }
    assert_eq!(demo.progress(), (60, 60));
    assert_eq!(slices, all(1));
    assert_eq!(slices.iter().map(Entry::name).collect::<BTreeSet<_>>().len(), slices.len());
}

#[test]
fn a_shop_has_regulars_and_strangers() {
    let library = library(Demo::USUAL);
    assert_eq!(library.customers().count(), 400);
    assert!(library.items().count() >= 60);
    assert_eq!(library.steps().map(|step| step.action.clone()).collect::<Vec<_>>(), [Action::Demo]);
    let counts: Vec<usize> = library.customers().map(|who| library.visits_of(who.id()).len()).collect();
    let visits: usize = counts.iter().sum();
    assert!((8_000..25_000).contains(&visits), "{visits}");
    assert!(counts.iter().filter(|count| **count > 60).count() > 60);
    assert!(counts.iter().filter(|count| **count < 10).count() > 150);
    assert!(library.all_visits().all(|visit| visit.at <= NOW));
    assert!(library.visits_since(Stamp(NOW.0 - 36_000_000)).count() > 10, "today has begun");
    let titled = library.customers().filter(|who| !who.title().is_empty()).count();
    assert_eq!(titled, 400);
    let such = |holds: &dyn Fn(&Customer<'_>) -> bool| library.customers().filter(|who| holds(who)).count();
    assert!((15..70).contains(&such(&|who| !who.allergies().is_empty())));
    assert!(such(&|who| who.phone().is_empty()) > 100);
    assert!(such(&|who| !who.nickname().is_empty()) > 15);
    assert!(such(&|who| !who.look().is_empty()) > 50);
    assert!(such(&|who| !who.notes().is_empty()) > 50);
    assert!(such(&|who| !who.preferences().is_empty()) > 50);
    assert!(such(&|who| !who.name().is_ascii()) > 15, "accents");
}

#[test]
fn ten_thousand_people_make_about_a_hundred_thousand_visits() {
    let mut kinds: BTreeMap<EntryKind, usize> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for entry in Demo::new(3, 10_000, NOW, 120) {
        *kinds.entry(entry.name().kind()).or_default() += 1;
        if let Entry::Record(record) = entry {
            names.insert(record.text(&Field::Name).to_string());
        }
    }
    assert_eq!(kinds[&EntryKind::Customers], 10_000);
    assert!((80_000..130_000).contains(&kinds[&EntryKind::Visits]), "{kinds:?}");
    assert!(names.len() > 7_000, "{}", names.len());
}

#[test]
fn nobody_orders_what_they_must_not_have() {
    let library = library(2_000);
    let item = |name: &str| -> &Record {
        library.items().find(|item| item.name() == name).map(|item| item.record()).unwrap()
    };
    let items: BTreeMap<&str, &Record> = library.items().map(|i| (i.name(), item(i.name()))).collect();
    let mut looked_at = 0;
    for who in library.customers() {
        for visit in library.visits_of(who.id()) {
            for line in &visit.lines {
                let record = items[&*line.name];
                for allergy in who.allergies() {
                    looked_at += 1;
                    match allergy.kind {
                        AllergyKind::Listed(allergen) => assert_eq!(
                            record.value(&Field::Allergen(allergen.code().into())),
                            &Value::Flag(false)
                        ),
                        AllergyKind::Own(words) => {
                            assert!(
                                !fold(record.text(&Field::Ingredients))
                                    .contains(fold(&words).trim_end_matches(['a', 'e', 'i', 'o']))
                            );
                        }
                    }
                }
                for diet in who.diets().iter().filter(|diet| !matches!(diet, Diet::Own(_))) {
                    assert_ne!(record.value(&Field::Suits(diet.key())), &Value::Flag(false), "{diet:?}");
                }
            }
        }
    }
    assert!(looked_at > 500, "{looked_at}");
}

#[test]
fn people_write_reviews_and_the_last_saturdays_are_bad() {
    let library = library(60);
    let reviews: Vec<_> = library.reviews().collect();
    assert!((200..500).contains(&reviews.len()), "{}", reviews.len());
    assert!(reviews.iter().all(|review| review.at() <= NOW && review.stars().is_none_or(|stars| stars <= 5)));
    let english = reviews.iter().filter(|review| review.text().contains("the ")).count();
    assert!(english > 8, "{english}");
    let ragu =
        |review: &&il_solito::domain::Review| review.text().contains("ragù") && review.stars() < Some(3);
    let late = reviews.iter().filter(|review| NOW.days_since(review.at()) <= 21).filter(ragu).count();
    let early = reviews.iter().filter(|review| NOW.days_since(review.at()) > 21).filter(ragu).count();
    assert!(late >= 6 && early == 0, "{late} and {early}");
}
