//! Laws of suitability: nothing is free, and nobody is suited, where something is unknown.

use super::*;
use crate::domain::{
    Allergy, DeviceId, Entry, Field, ItemId, Library, OrderLine, Record, RecordId, Register, Severity, Stamp,
    StatedBy, Value,
};
use proptest::prelude::*;

fn record(fields: &[(Field, Value)]) -> Record {
    let mut record = Record::new(RecordId::Item(ItemId(1)));
    for (field, value) in fields {
        record.set(field.clone(), Register { stamp: Stamp(1), device: DeviceId(1), value: value.clone() });
    }
    record
}

fn item(name: &str, ingredients: &str) -> Record {
    record(&[(Field::Name, name.into()), (Field::Ingredients, ingredients.into())])
}

fn suits(record: &Record, diet: &Diet) -> Option<bool> {
    Suitability::of(Item::of(record).unwrap()).suits(diet).suits
}

#[test]
fn diets_follow_from_ingredients_where_all_is_known() {
    let soup = item("Zuppa", "farro, fagioli, sedano, carote");
    assert_eq!(suits(&soup, &Diet::Vegan), Some(true));
    assert_eq!(suits(&soup, &Diet::GlutenFree), Some(false));
    let risotto = item("Risotto", "riso, porcini, burro, grana");
    assert_eq!(suits(&risotto, &Diet::Vegan), Some(false));
    assert_eq!(suits(&risotto, &Diet::Vegetarian), None, "nobody knows whose rennet it is");
    assert_eq!(suits(&risotto, &Diet::GlutenFree), Some(true));
    let steak = item("Tagliata", "manzo, rucola");
    assert_eq!(suits(&steak, &Diet::Pescatarian), Some(false));
    assert_eq!(suits(&steak, &Diet::Halal), None, "never derived");
    assert_eq!(suits(&item("Spritz", "vino bianco, acqua"), &Diet::Halal), Some(false));
    assert_eq!(suits(&item("Spiedini", "gamberi, limone"), &Diet::Kosher), Some(false));
    assert_eq!(suits(&item("Cozze", "cozze, limone"), &Diet::Pescatarian), Some(true));
    assert_eq!(suits(&item("Torta", "riso, zucchero, lustrini"), &Diet::Vegan), None);
    let garlic = Diet::Own("senza aglio".into());
    assert_eq!(suits(&item("Cicoria", "cicoria, aglio"), &garlic), Some(false));
    assert_eq!(suits(&item("Insalata", "insalata, carote"), &garlic), Some(true));
    assert_eq!(suits(&item("Ragù", "ragù"), &garlic), None);
    assert_eq!(suits(&item("Insalata", "insalata"), &Diet::Own("poco sale".into())), None);
}

#[test]
fn the_house_has_the_last_word_but_for_free_of_what_nobody_wrote() {
    let milk = Field::Allergen("milk".into());
    let free = |ingredients: &str| {
        record(&[(Field::Ingredients, ingredients.into()), (milk.clone(), Presence::Free.to_value())])
    };
    let of = |record: &Record| Suitability::of(Item::of(record).unwrap()).allergen(Allergen::Milk);
    assert_eq!(of(&free("pane")), Finding { presence: Presence::Free, stated: true, because: None });
    assert_eq!(of(&free("")).presence, Presence::Unknown);
    let stated = record(&[(Field::Suits("vegan".into()), Value::Flag(true))]);
    assert_eq!(suits(&stated, &Diet::Vegan), Some(true));
}

#[test]
fn a_conflict_is_found_in_item_name_and_note() {
    let mut library = Library::default();
    library.load([Entry::Record(item("Cappuccino", "caffè, latte"))]);
    let allergy = |kind| Allergy {
        kind,
        severity: Severity::Grave,
        stated_by: StatedBy::Themselves,
        by: "".into(),
        stated: Stamp(1),
        to_confirm: false,
    };
    let milk = [allergy(AllergyKind::Listed(Allergen::Milk))];
    let cappuccino = OrderLine { item: Some(ItemId(1)), ..OrderLine::named("Cappuccino") };
    let found = conflicts(&library, std::slice::from_ref(&cappuccino), &milk);
    assert_eq!((found[0].presence, found[0].because.as_deref()), (Presence::Contains, Some("latte")));
    let named = conflicts(&library, &[OrderLine::named("Latte macchiato")], &milk);
    assert_eq!(named[0].presence, Presence::Contains);
    let noted = OrderLine { note: "con panna".into(), ..OrderLine::named("Gelato alla frutta") };
    assert_eq!(conflicts(&library, &[noted], &milk)[0].presence, Presence::Contains);
    let unknown = conflicts(&library, &[OrderLine::named("Sorpresa")], &milk);
    assert_eq!(unknown[0].presence, Presence::Unknown);
    let nuts = [allergy(AllergyKind::Listed(Allergen::Nuts))];
    assert_eq!(conflicts(&library, &[cappuccino], &nuts), []);
}

const KNOWN: [&str; 12] = [
    "riso",
    "zucchero",
    "latte",
    "uova",
    "manzo",
    "tonno",
    "nocciole",
    "pane",
    "grana",
    "vino",
    "pomodori freschi",
    "latte di mandorla",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_is_free_and_nobody_suited_where_an_ingredient_is_unknown(
        known in prop::collection::vec(prop::sample::select(&KNOWN[..]), 0..6),
        strange in "[bcdfghjklmnpqrstvwxyz]{6,12}",
        place in 0_usize..7,
        joined in any::<bool>(),
        name in "[ -~àèéìòù]{0,20}",
    ) {
        let mut words: Vec<String> = known.iter().map(|word| (*word).to_owned()).collect();
        let place = place.min(words.len());
        if joined && place < words.len() {
            words[place] = format!("{} {strange}", words[place]);
        } else {
            words.insert(place, strange);
        }
        let record = item(&name, &words.join(", "));
        let suitability = Suitability::of(Item::of(&record).unwrap());
        for allergen in Allergen::ALL {
            prop_assert_ne!(suitability.allergen(allergen).presence, Presence::Free);
        }
        for diet in Diet::KNOWN {
            prop_assert_ne!(suitability.suits(&diet).suits, Some(true));
        }
    }

    #[test]
    fn without_ingredients_all_is_unknown_or_worse(
        name in ".{0,30}",
        stated in prop::collection::vec(0_usize..4, 14),
        own in "[a-z]{3,8}",
    ) {
        let mut fields = vec![(Field::Name, Value::text(&name))];
        for (allergen, place) in Allergen::ALL.into_iter().zip(&stated) {
            fields.push((Field::Allergen(allergen.code().into()), Presence::ALL[*place].to_value()));
        }
        let record = record(&fields);
        let suitability = Suitability::of(Item::of(&record).unwrap());
        for allergen in Allergen::ALL {
            prop_assert_ne!(suitability.allergen(allergen).presence, Presence::Free);
        }
        prop_assert_ne!(suitability.allergy(&AllergyKind::Own(own.into())).presence, Presence::Free);
        for diet in Diet::KNOWN {
            prop_assert_ne!(suitability.suits(&diet).suits, Some(true));
        }
    }

    #[test]
    fn what_is_named_is_found_whatever_stands_beside_it(
        before in "[a-z]{0,9}",
        after in "[a-z]{0,9}",
        known in prop::sample::select(&[("latte", Allergen::Milk), ("uova", Allergen::Eggs), ("nocciole", Allergen::Nuts)][..]),
    ) {
        // Words of one entry mean something else together; none of the table's begin like these.
        prop_assume!(before != "senza" && before != "without" && !after.starts_with("free") && !before.starts_with("tracc"));
        let record = item("", &format!("{before}, {} {after}", known.0));
        let suitability = Suitability::of(Item::of(&record).unwrap());
        prop_assert_eq!(suitability.allergen(known.1).presence, Presence::Contains);
    }

    #[test]
    fn a_conflict_is_never_missed(
        words in prop::collection::vec(prop::sample::select(&KNOWN[..]), 0..5),
        allergen in prop::sample::select(&Allergen::ALL[..]),
    ) {
        let record = item("Piatto", &words.join(", "));
        let mut library = Library::default();
        library.load([Entry::Record(record.clone())]);
        let allergy = Allergy {
            kind: AllergyKind::Listed(allergen),
            severity: Severity::Unsaid,
            stated_by: StatedBy::Themselves,
            by: "".into(),
            stated: Stamp(1),
            to_confirm: false,
        };
        let line = OrderLine { item: Some(ItemId(1)), ..OrderLine::named("Piatto") };
        let presence = Suitability::of(Item::of(&record).unwrap()).allergen(allergen).presence;
        let found = conflicts(&library, &[line], &[allergy]);
        prop_assert_eq!(found.is_empty(), presence == Presence::Free);
    }
}
