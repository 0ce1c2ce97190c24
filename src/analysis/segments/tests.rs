//! Segments of people whose story is known, and rules that read back.

use super::*;
use crate::analysis::PartOfDay;
use crate::domain::{
    Allergen, AllergyKind, DeviceId, Diet, Entry, Field, Record, RecordId, Register, Stamp, Value, Visit,
    VisitId,
};
use proptest::prelude::*;

const TODAY: i64 = 20_000;
const NOW: Stamp = Stamp((TODAY as u64 * 1440 + 720) * 60_000);

fn visits(id: u128, days: impl IntoIterator<Item = i64>, cents: i64) -> Vec<Entry> {
    let line = crate::domain::OrderLine { price: Some(cents), ..crate::domain::OrderLine::named("Tè") };
    days.into_iter()
        .map(|day| {
            Entry::Visit(Visit {
                id: VisitId(id * 10_000 + day.unsigned_abs() as u128),
                customer: Some(CustomerId(id)),
                at: Stamp((day as u64 * 1440 + 480) * 60_000),
                offset: 0,
                device: DeviceId(1),
                by: "".into(),
                lines: vec![line.clone()],
                party: 0,
                table: "".into(),
                word: "".into(),
                more: Vec::new(),
                void: None,
            })
        })
        .collect()
}

fn person(id: u128, facts: &[(Field, Value)]) -> Entry {
    let mut record = Record::new(RecordId::Customer(CustomerId(id)));
    for (field, value) in facts {
        record.set(field.clone(), Register { stamp: Stamp(1), device: DeviceId(1), value: value.clone() });
    }
    Entry::Record(record)
}

fn shop(people: Vec<(u128, Vec<i64>, i64)>) -> Library {
    let mut library = Library::default();
    for (id, days, cents) in people {
        library.load([person(id, &[(Field::Name, "Ada".into())])]);
        library.load(visits(id, days, cents));
    }
    library.sort_visits();
    library
}

fn picks(library: &Library, rule: &str) -> Vec<u128> {
    let survey = Survey::of(library, NOW, 0);
    let rule: Rule = rule.parse().unwrap();
    rule.pick(library, &survey).people.iter().map(|id| id.0).collect()
}

#[test]
fn people_stand_where_their_story_says() {
    let every = |days: i64, from: i64, to: i64| (from..to).step_by(days as usize).collect::<Vec<i64>>();
    let mut returned = every(5, TODAY - 300, TODAY - 100);
    returned.push(TODAY - 3);
    let mut people = vec![
        (1, vec![TODAY - 12, TODAY - 2], 100),
        (2, every(3, TODAY - 200, TODAY), 100),
        (3, every(3, TODAY - 200, TODAY - 20), 100),
        (4, every(3, TODAY - 300, TODAY - 150), 100),
        (5, returned, 100),
        (6, every(2, TODAY - 200, TODAY), 5_000),
        (7, vec![TODAY - 90], 100),
    ];
    for small in [false, true] {
        if !small {
            // Enough people who come back for the shop's habit to be fitted: some stay, some went.
            people.extend((100..160).map(|id: u128| {
                let end = if id.is_multiple_of(3) { TODAY - 120 } else { TODAY - (id as i64 % 7) };
                (id, every(7, TODAY - 260, end), 100)
            }));
        }
        let library = shop(people.clone());
        let of = |stage: &str| -> Vec<u128> {
            picks(&library, &format!("stage={stage}")).into_iter().filter(|id| *id < 100).collect()
        };
        assert_eq!(of("new"), [1], "small {small}");
        assert_eq!(of("regular"), [2, 6], "small {small}");
        assert_eq!(of("drifting"), [3], "small {small}");
        assert_eq!(of("lapsed"), [4], "small {small}");
        assert_eq!(of("returning"), [5], "small {small}");
        if !small {
            assert_eq!(of("top"), [2, 3, 5, 6], "whoever spent most and has not lapsed");
            people.truncate(7);
        }
    }
}

#[test]
fn conditions_hold_of_whom_they_say() {
    let library =
        shop(vec![(1, (TODAY - 40..TODAY).collect(), 150), (2, vec![TODAY - 70], 150), (3, vec![], 0)]);
    assert_eq!(picks(&library, ""), [1, 2, 3]);
    assert_eq!(picks(&library, "visits>=2"), [1]);
    assert_eq!(picks(&library, "!visits>=2"), [2, 3]);
    assert_eq!(picks(&library, "away>=60"), [2], "who never came is not away");
    assert_eq!(picks(&library, "spent<=200; visits>=1"), [2]);
    assert_eq!(picks(&library, "part=morning"), [1]);
    assert_eq!(picks(&library, "has=te; gap<=1"), [1]);
    assert_eq!(picks(&library, "colour=red"), [], "what cannot be read picks nobody");
    assert_eq!(picks(&library, "!colour=red"), [], "nor when it is turned round");
}

#[test]
fn nobody_is_picked_by_diet_or_allergy_unless_they_agreed() {
    let yes = |state: &str| Value::parts([("state", state.into()), ("at", Value::Number(5))]);
    let diet = (Field::Diet("vegan".into()), Value::Flag(true));
    let health = |state: &str| (Field::Consent("health".into()), yes(state));
    let mut library = Library::default();
    library.load([
        person(1, &[diet.clone(), health("given")]),
        person(2, std::slice::from_ref(&diet)),
        person(3, &[diet.clone(), health("withdrawn")]),
        person(4, &[health("given")]),
        person(5, &[(Field::Consent("marketing/sms".into()), yes("given")), diet]),
        person(6, &[]),
    ]);
    assert_eq!(picks(&library, "diet=vegan"), [1]);
    assert_eq!(picks(&library, "!diet=vegan"), [4], "leaving out tells as much as picking");
    let survey = Survey::of(&library, NOW, 0);
    let rule: Rule = "!allergy=nuts".parse().unwrap();
    let picked = rule.pick(&library, &survey);
    assert_eq!((picked.people.len(), picked.of, picked.left_out), (2, 6, 4));
}

fn any_condition() -> impl Strategy<Value = Condition> {
    let words = "[a-z;\\\\!= à]{1,8}".prop_map(|text: String| text.trim().to_owned());
    let words = words.prop_filter("something", |text| !text.is_empty());
    prop_oneof![
        proptest::sample::select(Stage::ALL.to_vec()).prop_map(Condition::Stage),
        (proptest::sample::select(Measure::ALL.to_vec()), any::<u32>())
            .prop_map(|(m, n)| Condition::AtLeast(m, n)),
        (proptest::sample::select(Measure::ALL.to_vec()), any::<u32>())
            .prop_map(|(m, n)| Condition::AtMost(m, n)),
        proptest::sample::select(PartOfDay::ALL.to_vec()).prop_map(Condition::Part),
        words.clone().prop_map(|text| Condition::Tag(text.into())),
        words.clone().prop_map(|text| Condition::Diet(Diet::Own(text.into()))),
        Just(Condition::Allergy(AllergyKind::Listed(Allergen::Milk))),
        words.prop_map(|text| Condition::Likes(text.into())),
        Just(Condition::Unknown("moon>3".into())),
    ]
}

proptest! {
    #[test]
    fn rules_read_back(clauses in proptest::collection::vec((any::<bool>(), any_condition()), 0..5)) {
        let rule = Rule {
            clauses: clauses.into_iter().map(|(not, condition)| Clause { not, condition }).collect(),
        };
        let read: Rule = rule.to_string().parse().unwrap();
        prop_assert_eq!(read, rule);
    }
}
