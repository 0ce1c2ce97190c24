//! The law of the guard, on 100,000 random shops: nobody is offered what they must not or will not have, or asked not to.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

#[path = "laws/market.rs"]
mod market;

use il_solito::analysis::guard::{Dish, Guard, Judgement, Reason, Verdict};
use il_solito::analysis::survey::Survey;
use il_solito::domain::{
    AllergyKind, CustomerId, DeviceId, Entry, Field, ItemId, Library, Offer, Presence, Record, RecordId,
    Register, Stamp, Value,
};
use market::{CHANNELS, IN_WORDS, LEFT_OUT, MYSTERY, Market, NOW, NUTS, OF_ANIMALS};
use std::collections::BTreeSet;

/// Shops per test; the tests run side by side.
fn shops() -> u64 {
    std::env::var("GUARD_SHOPS").ok().and_then(|count| count.parse().ok()).unwrap_or(25_000)
}

#[test]
fn the_law_holds_in_the_first_quarter() {
    the_law_holds(0);
}

#[test]
fn the_law_holds_in_the_second_quarter() {
    the_law_holds(1);
}

#[test]
fn the_law_holds_in_the_third_quarter() {
    the_law_holds(2);
}

#[test]
fn the_law_holds_in_the_last_quarter() {
    the_law_holds(3);
}

#[test]
fn what_the_house_says_of_a_word_makes_no_good_of_what_nobody_knows() {
    let item = ItemId(1);
    let mut record = Record::new(RecordId::Item(item));
    let facts = [
        (Field::Name, Value::text("Torta")),
        (Field::Ingredients, Value::text("riso")),
        // A word that this version cannot read, and one that it can.
        (Field::Allergen(NUTS.into()), Value::text("boh")),
        (Field::Allergen("own:noci".into()), Value::Flag(false)),
        (Field::Allergen("own:nichel".into()), Value::Flag(false)),
    ];
    for (field, value) in facts {
        record.set(field, Register { stamp: Stamp(1), device: DeviceId(1), value });
    }
    let mut library = Library::default();
    library.load([Entry::Record(record)]);
    let against = |words: &str| Dish::of(&library, item).against(&AllergyKind::Own(words.into()));
    assert_eq!(against("noci"), Presence::Unknown);
    assert_eq!(against("nichel"), Presence::Free);
}

fn the_law_holds(quarter: u64) {
    let mut stages = BTreeSet::new();
    let mut offered = 0_u64;
    let mut judged = 0_u64;
    for seed in (0..shops()).map(|seed| seed * 4 + quarter) {
        let market = Market::new(seed);
        let survey = Survey::of(&market.library, NOW, 60);
        let guard = Guard::new(&market.library, &survey, &market.offer, NOW);
        for customer in &market.customers {
            let judgement = guard.judge(&market.library, &survey, *customer);
            let told = format!("seed {seed}, {customer}: {judgement:?}");
            hangs_together(&judgement, &told);
            if judgement.reasons.iter().all(|reason| stage(reason) > 1) {
                let given = given(&market.library, *customer, false);
                assert_eq!(judgement.reasons.iter().any(|reason| stage(reason) == 2), !given, "{told}");
                let reached = given && !self::given(&market.library, *customer, true);
                assert_eq!(judgement.reasons.contains(&Reason::NoChannel), reached, "{told}");
            }
            stages.extend(judgement.reasons.iter().map(stage));
            judged += 1;
            if judgement.verdict != Verdict::MustNot {
                offered += 1;
                may_be_offered(&market.library, &market.offer, *customer, &told);
            }
        }
    }
    assert!(offered * 50 > judged, "hardly anybody is offered anything: {offered} of {judged}");
    assert_eq!(stages.len(), 14, "some reason never came up: {stages:?}");
}

/// The place of a reason in the order of the analysis, section 8.
fn stage(reason: &Reason) -> u8 {
    match reason {
        Reason::Erased => 0,
        Reason::Archived | Reason::NotRemembered(_) => 1,
        Reason::NoConsent(_) => 2,
        Reason::NoChannel => 3,
        Reason::NothingNamed => 4,
        Reason::Allergy { .. } => 5,
        Reason::Diet { .. } => 6,
        Reason::Never { .. } => 7,
        Reason::Dislikes { .. } => 8,
        Reason::AlreadyTold(_) => 9,
        Reason::TooRecent { .. } => 10,
        Reason::Likes { .. } => 11,
        Reason::Usual { .. } => 12,
        Reason::SameTaste { .. }
        | Reason::FewVisits(_)
        | Reason::OtherHours { .. }
        | Reason::NothingAgainst => 13,
    }
}

/// There are reasons, in order, and the verdict is what they say.
fn hangs_together(judgement: &Judgement, told: &str) {
    assert!(!judgement.reasons.is_empty(), "{told}");
    assert!(judgement.reasons.is_sorted_by_key(stage), "{told}");
    let against = judgement.reasons.iter().filter(|reason| reason.verdict() == Verdict::MustNot).count();
    let glad = judgement.reasons.iter().any(|reason| reason.verdict() == Verdict::GladOfIt);
    match judgement.verdict {
        Verdict::MustNot => assert_eq!(against, judgement.reasons.len(), "{told}"),
        verdict => assert!(against == 0 && glad == (verdict == Verdict::GladOfIt), "{told}"),
    }
}

/// What must hold of somebody to whom something is offered, read from the bare registers.
fn may_be_offered(library: &Library, offer: &Offer, customer: CustomerId, told: &str) {
    let own = library.record(RecordId::Customer(customer)).expect(told);
    assert!(own.erased().is_none() && own.is_present(), "{told}");
    assert_eq!(own.text(&Field::AliasOf), "", "{told}");
    assert!(!offer.items.is_empty(), "{told}");
    assert!(given(library, customer, true), "nothing agreed to; {told}");
    assert!(remembered(library, customer), "does not want to be remembered; {told}");
    assert!(market::messages(library, offer, customer) < (offer.cap.into(), false), "{told}");
    let records: Vec<_> = library.namesakes(customer).into_iter().collect();
    for item in &offer.items {
        for record in records.iter().filter_map(|id| library.record(RecordId::Customer(*id))) {
            for (field, register) in record.present() {
                let value = &register.value;
                if matches!(field, Field::Allergy(_) | Field::Diet(_) | Field::Passing(_)) {
                    assert_ne!(text(library, *item, &Field::Ingredients), "", "{field:?}; {told}");
                }
                let field = match field {
                    Field::Passing(key) => &Field::parse(key),
                    kept => kept,
                };
                match field {
                    Field::Allergy(key) => is_free(library, *item, key, told),
                    Field::Diet(key) => suits(library, *item, key, told),
                    Field::Taste(what) => match value.part_text("taste") {
                        "like" => {}
                        "dislike" => lacks(library, *item, what, told),
                        _ => {
                            assert_ne!(text(library, *item, &Field::Ingredients), "", "never {what}; {told}");
                            lacks(library, *item, what, told);
                            if **what == *"noci" {
                                assert_eq!(
                                    allergen(library, *item, NUTS),
                                    Some(false),
                                    "never {what}; {told}"
                                );
                            }
                        }
                    },
                    _ => {}
                }
            }
        }
    }
}

/// Whether somebody agreed to a channel, and said no to it neither then nor later; if wanted, one that reaches them.
fn given(library: &Library, customer: CustomerId, reached: bool) -> bool {
    let Some(own) = library.record(RecordId::Customer(customer)) else { return false };
    let at = |value: &Value| value.part("at").and_then(Value::as_number);
    let refused = |key: &str| {
        let noes = library.namesakes(customer).into_iter().filter_map(|name| {
            let value = library.record(RecordId::Customer(name))?.value(&Field::Consent(key.into()));
            (*value != Value::Absent && value.part_text("state") != "given").then(|| at(value)).flatten()
        });
        noes.max()
    };
    CHANNELS.iter().any(|(channel, address)| {
        let key = format!("marketing/{channel}");
        let value = own.value(&Field::Consent(key.as_str().into()));
        let given = (value.part_text("state") == "given").then(|| at(value)).flatten();
        let holds = given.is_some() && given > refused(&key).max(refused("marketing"));
        holds && (!reached || !own.text(address).is_empty())
    })
}

/// Whether somebody never said no to being remembered, or said yes later.
fn remembered(library: &Library, customer: CustomerId) -> bool {
    let said = |name: CustomerId, given: bool| {
        let field = Field::Consent("remembering".into());
        let value = library.record(RecordId::Customer(name))?.value(&field);
        let counts = *value != Value::Absent && (value.part_text("state") == "given") == given;
        counts.then(|| value.part("at").and_then(Value::as_number)).flatten()
    };
    let no = library.namesakes(customer).into_iter().filter_map(|name| said(name, false)).max();
    no.is_none() || said(customer, true) > no
}

fn text(library: &Library, item: ItemId, field: &Field) -> String {
    library.item(item).map(|item| item.record().text(field).to_lowercase()).unwrap_or_default()
}

/// What the menu clearly says of an allergen: its register, and the words of the ingredients, the graver of the two.
fn allergen(library: &Library, item: ItemId, key: &str) -> Option<bool> {
    let ingredients = text(library, item, &Field::Ingredients);
    let in_words =
        IN_WORDS.iter().any(|(word, of)| *of == key && ingredients.split([' ', ',']).any(|one| one == *word));
    let said = library.item(item)?.record().value(&Field::Allergen(key.into()));
    match said {
        _ if in_words => Some(true),
        Value::Flag(true) => Some(true),
        Value::Flag(false) if !ingredients.is_empty() => Some(false),
        // All words of the ingredients that come up are known to be of something else, but for one.
        Value::Absent if !ingredients.is_empty() && !ingredients.contains(MYSTERY) => Some(false),
        _ => None,
    }
}

fn is_free(library: &Library, item: ItemId, key: &str, told: &str) {
    let said = allergen(library, item, key);
    match key.strip_prefix("own:") {
        None => assert_eq!(said, Some(false), "allergic to {key}; {told}"),
        // Nuts by another word.
        Some("nocciole") => {
            assert!(
                said == Some(false) || allergen(library, item, NUTS) == Some(false),
                "allergic to {key}; {told}"
            );
            assert_ne!(allergen(library, item, NUTS), Some(true), "allergic to {key}; {told}");
            lacks(library, item, "nocciole", told);
        }
        Some(words) => {
            assert_eq!(said, Some(false), "allergic to {key}; {told}");
            lacks(library, item, words, told);
        }
    }
}

fn suits(library: &Library, item: ItemId, diet: &str, told: &str) {
    let said =
        |diet: &str| library.item(item).map(|item| item.record().value(&Field::Suits(diet.into())).clone());
    assert_ne!(said(diet), Some(Value::Flag(false)), "{diet}; {told}");
    for (of, left_out) in LEFT_OUT.iter().filter(|(of, _)| *of == diet) {
        assert_ne!(allergen(library, item, left_out), Some(true), "{of} leaves out {left_out}; {told}");
    }
    let clear = Some(Value::Flag(true));
    let stricter: &[&str] = match diet {
        "pescatarian" => &["vegetarian", "vegan"],
        "vegetarian" => &["vegan"],
        _ => &[],
    };
    let without = [("gluten-free", "gluten"), ("dairy-free", "milk"), ("nut-free", NUTS)];
    let without = without.into_iter().find(|(of, _)| *of == diet).map(|(_, key)| key);
    if let Some(key) = without {
        let said = library.item(item).map(|item| item.record().text(&Field::Allergen(key.into())).to_owned());
        assert_ne!(said.as_deref(), Some("may"), "traces of {key}; {told}");
    }
    let left_out: Vec<&str> = LEFT_OUT.iter().filter(|(of, _)| *of == diet).map(|(_, key)| *key).collect();
    let all_free = left_out.iter().all(|key| allergen(library, item, key) == Some(false));
    // There is no meat in the words that come up, so what leaves out meat only is known to suit; but for one word.
    let perhaps_meat =
        OF_ANIMALS.contains(&diet) && text(library, item, &Field::Ingredients).contains(MYSTERY);
    let by_allergen = !matches!(diet, "halal" | "own:poco sale") && all_free && !perhaps_meat;
    let suits = said(diet) == clear || by_allergen || stricter.iter().any(|diet| said(diet) == clear);
    assert!(suits, "nobody says that it suits {diet}; {told}");
}

/// The words of an item do not hold a word.
fn lacks(library: &Library, item: ItemId, word: &str, told: &str) {
    for field in [Field::Name, Field::Ingredients, Field::Category] {
        let words = text(library, item, &field);
        let stem = word.trim_end_matches(['a', 'e', 'i', 'o']);
        let form = |other: &str| other.starts_with(stem) && other.len() <= word.len() + 1;
        assert!(!words.split([' ', ',']).any(form), "{word} in {words}; {told}");
    }
}
