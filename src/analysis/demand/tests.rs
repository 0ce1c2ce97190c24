//! Demand is counted person by person, and what is shared tells of nobody.

use super::*;
use crate::domain::{
    Allergen, Allergy, CustomerId, DeviceId, Entry, Field, Library, OrderLine, Preference, Record, RecordId,
    Register, Severity, Source, Stamp, StatedBy, Strength, Taste, Value, Visit, VisitId,
};
use proptest::prelude::*;

const NOW: Stamp = Stamp(20_000 * 86_400_000);
const DAY: u64 = 86_400_000;

fn record(id: RecordId, facts: Vec<(Field, Value)>) -> Entry {
    let mut record = Record::new(id);
    for (field, value) in facts {
        record.set(field, Register { stamp: Stamp(1), device: DeviceId(1), value });
    }
    Entry::Record(record)
}

fn item(number: u128, name: &str, category: &str, ingredients: &str) -> Entry {
    let facts = vec![
        (Field::Name, name.into()),
        (Field::Category, category.into()),
        (Field::Ingredients, ingredients.into()),
    ];
    record(RecordId::Item(ItemId(number)), facts)
}

fn visit(number: u128, who: u128, days_ago: u64, hour: u64, what: &str) -> Entry {
    Entry::Visit(Visit {
        id: VisitId(number),
        customer: Some(CustomerId(who)),
        at: Stamp(NOW.0 - days_ago * DAY - DAY + hour * 3_600_000),
        offset: 0,
        device: DeviceId(1),
        by: "".into(),
        lines: vec![OrderLine::named(what)],
        party: 0,
        table: "".into(),
        word: "".into(),
        more: Vec::new(),
        void: None,
    })
}

/// Twenty people who each came six times for lunch; of the first `vegetarians` it is known that they are.
fn shop(vegetarians: u128) -> Library {
    let mut entries = vec![
        item(1, "Lasagne", "Primi", "pasta, manzo"),
        item(2, "Amatriciana", "Primi", "spaghetti, guanciale, pomodoro"),
        item(3, "Zuppa di farro", "Primi", "farro, fagioli, sedano"),
        item(4, "Sorpresa", "Primi", ""),
        item(5, "Caffè", "Bar", "caffè"),
    ];
    for who in 0..20 {
        let mut facts = vec![(Field::Name, Value::text(&format!("Persona {who}")))];
        if who < vegetarians {
            facts.push((Field::Diet("vegetarian".into()), Value::Flag(true)));
        }
        if who < 6 {
            let avoid = Preference {
                what: "Sedano".into(),
                taste: Taste::Dislike,
                strength: Strength::Unsaid,
                source: Source::Told,
                by: "".into(),
                at: Stamp(1),
            };
            facts.push((avoid.field(), avoid.to_value()));
        }
        if who == 19 {
            let allergy = Allergy {
                kind: AllergyKind::Listed(Allergen::Celery),
                severity: Severity::Serious,
                stated_by: StatedBy::Themselves,
                by: "".into(),
                stated: Stamp(1),
                to_confirm: false,
            };
            facts.push((allergy.kind.field(), allergy.to_value()));
        }
        entries.push(record(RecordId::Customer(CustomerId(who)), facts));
        for turn in 0..6 {
            entries.push(visit(
                1_000 + who * 10 + turn,
                who,
                3 + turn as u64,
                12,
                if who < 8 { "Lasagne" } else { "Caffe" },
            ));
        }
    }
    // Somebody who has not come for a year counts for nothing.
    entries.push(record(
        RecordId::Customer(CustomerId(99)),
        vec![(Field::Diet("vegan".into()), Value::Flag(true))],
    ));
    entries.push(visit(5_000, 99, 400, 12, "Lasagne"));
    let mut library = Library::default();
    library.load(entries);
    library.sort_visits();
    library
}

fn demand(library: &Library, scope: Scope, slice: usize) -> Demand {
    let mut builder = DemandBuilder::new(library, scope, NOW);
    while builder.add(library, slice) {}
    builder.finish(library)
}

#[test]
fn vegetarians_against_the_mains() {
    let library = shop(10);
    let demand = demand(&library, Scope::Regulars, 3);
    assert_eq!((demand.people, demand.menu), (20, 5));
    let row = demand.headline().unwrap();
    assert_eq!((&row.need, row.people), (&Need::Diet(Diet::Vegetarian), 10));
    let (category, offered) = row.narrowest().unwrap();
    assert_eq!((&**category, *offered), ("Primi", Offered { fit: 1, unknown: 1, all: 4 }));
    assert!(row.share.low > 0.29 && row.share.high < 0.71);
    let celery = demand.needs.iter().find(|row| matches!(row.need, Need::Allergy(_))).unwrap();
    assert_eq!(
        (celery.people, celery.offered.fit),
        (1, 3),
        "unknown ingredients are not fit, nor is what has celery in it"
    );
    let sedano = demand.tastes.first().unwrap();
    assert_eq!((&*sedano.what, sedano.avoids, sedano.items), ("Sedano", 6, 1));
    let coffee = demand.dishes.iter().find(|dish| &*dish.name == "Caffe").unwrap();
    assert_eq!((coffee.people, coffee.item, coffee.available), (12, Some(ItemId(5)), true));
}

#[test]
fn parts_of_the_day_have_their_own_people() {
    let library = shop(2);
    assert_eq!(demand(&library, Scope::Part(PartOfDay::Lunch), 7).people, 20);
    let evening = demand(&library, Scope::Part(PartOfDay::Evening), 7);
    assert_eq!((evening.people, evening.needs.len()), (0, 0));
    assert_eq!(
        demand(&library, Scope::Regulars, 7).headline(),
        None,
        "two people are too few for a sentence"
    );
}

proptest! {
    #[test]
    fn what_is_shared_tells_of_nobody(vegetarians in 0_u128..=20, slice in 1_usize..30) {
        let library = shop(vegetarians);
        let demand = demand(&library, Scope::Everyone, slice);
        prop_assert_eq!(demand.people, 20);
        for row in shared(&demand) {
            prop_assert!(row.people >= LEAST, "{row:?}");
            prop_assert!(row.people == row.of || row.of - row.people >= LEAST, "{row:?}");
        }
        let told = shared(&demand).iter().any(|row| row.kind == "diet");
        prop_assert_eq!(told, (5..=15).contains(&vegetarians) || vegetarians == 20);
        prop_assert!(shared(&demand).iter().all(|row| row.kind != "allergy"), "one person has it");
    }
}
