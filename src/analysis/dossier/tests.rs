//! Nothing that is known about a person is missing from what they are shown, and nothing of others is in it.

use super::*;
use crate::domain::{
    Action, Allergy, AllergyKind, Author, DeviceId, Entry, EntryRef, Note, NoteId, OrderLine, PaperId,
    PaperKind, Plan, Severity, StatedBy, VisitId, about_field,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One thing that is done in the shop.
#[derive(Clone, Debug)]
enum Deed {
    Write { person: u8, field: u8, word: bool },
    Visit { person: u8, void: bool },
    Paper { person: u8, kind: u8, field: u8 },
    PutAside { kind: u8 },
    Join { person: u8, other: u8 },
    Erase { person: u8 },
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        8 => (0_u8..4, 0_u8..26, any::<bool>()).prop_map(|(person, field, word)| Deed::Write { person, field, word }),
        3 => (0_u8..4, any::<bool>()).prop_map(|(person, void)| Deed::Visit { person, void }),
        4 => (0_u8..4, 0_u8..12, 0_u8..26).prop_map(|(person, kind, field)| Deed::Paper { person, kind, field }),
        1 => (0_u8..12).prop_map(|kind| Deed::PutAside { kind }),
        1 => (0_u8..4, 0_u8..4).prop_map(|(person, other)| Deed::Join { person, other }),
        1 => (0_u8..4).prop_map(|person| Deed::Erase { person }),
    ];
    prop::collection::vec(deed, 1..60)
}

const KINDS: [PaperKind; 12] = [
    PaperKind::Review,
    PaperKind::Gesture,
    PaperKind::Offer,
    PaperKind::Telling,
    PaperKind::Segment,
    PaperKind::Reward,
    PaperKind::Redemption,
    PaperKind::Incident,
    PaperKind::FollowUp,
    PaperKind::Improvement,
    PaperKind::Request,
    PaperKind::Departure,
];

fn field(number: u8) -> Field {
    match number {
        0 => Field::Name,
        1 => Field::Nickname,
        2 => Field::Look,
        3 => Field::Phone,
        4 => Field::Email,
        5 => Field::Birthday,
        6 => Field::Place,
        7 => Field::Language,
        8 => Field::Since,
        9 => Field::Origin,
        10 => Field::Deleted,
        11 => Field::Text,
        12 => Field::Author,
        13 => Field::Contact("tel:+39055".into()),
        14 => Field::Date("laurea".into()),
        15 => Field::Allergy("milk".into()),
        16 => Field::Allergy("own:kiwi".into()),
        17 => Field::Diet("vegan".into()),
        18 => Field::Taste("coriander".into()),
        19 => Field::Tag("amici".into()),
        20 => Field::Consent("marketing".into()),
        21 => Field::Imported("Company".into()),
        22 => Field::Note(NoteId(5)),
        23 => Field::Seen("f00d".into()),
        24 => Field::Kind,
        _ => Field::Other("from_the_future".into()),
    }
}

fn customer(person: u8) -> CustomerId {
    CustomerId(u128::from(person) + 1)
}

fn visit(number: u64, customer: CustomerId) -> Visit {
    Visit {
        id: VisitId(u128::from(number)),
        customer: Some(customer),
        at: Stamp(number),
        offset: 60,
        device: DeviceId(1),
        by: "Ada".into(),
        lines: vec![OrderLine::named("Caffè")],
        party: 2,
        table: format!("t{number}").into(),
        word: format!("w{number}").into(),
        more: Vec::new(),
        void: None,
    }
}

fn play(deeds: &[Deed]) -> Library {
    let mut library = Library::default();
    for (number, deed) in (1..).zip(deeds) {
        let word = Value::text(&format!("<word {number}>"));
        let plan = match deed {
            Deed::Write { person, field: which, word: true } => Plan::new(Action::EditCustomer).set(
                RecordId::Customer(customer(*person)),
                field(*which),
                word,
            ),
            Deed::Write { person, field: which, word: false } => Plan::new(Action::EditCustomer).set(
                RecordId::Customer(customer(*person)),
                field(*which),
                Value::Flag(true),
            ),
            Deed::Visit { person, void } => {
                let plan = Plan::new(Action::CheckIn).log(visit(number, customer(*person)));
                if *void { plan.void(VisitId(u128::from(number))) } else { plan }
            }
            Deed::Paper { person, kind, field: which } => {
                let kind = KINDS[usize::from(*kind)];
                let paper = RecordId::Paper(kind, PaperId(u128::from(number / 3)));
                Plan::new(Action::Write(kind))
                    .set(paper, about_field(customer(*person)), Value::Flag(true))
                    .set(paper, field(*which), word)
            }
            Deed::PutAside { kind } => {
                let kind = KINDS[usize::from(*kind)];
                let known: Vec<RecordId> = library.papers(kind).map(Record::id).collect();
                let aside = |plan: Plan, id: &RecordId| plan.set(*id, Field::Deleted, Value::Flag(true));
                known.iter().fold(Plan::new(Action::Write(kind)), aside)
            }
            Deed::Join { person, other } => {
                Plan::join_customers(&library, customer(*person), customer(*other))
            }
            Deed::Erase { person } => Plan::new(Action::EraseCustomer).erase(customer(*person)),
        };
        let author = Author { now: Stamp(number), device: DeviceId(1), by: "Ada".into() };
        let changes = plan.resolve(&library, &author, &mut || u128::from(number) << 64);
        library.install(library.patch(&changes));
    }
    library
}

type Place = (RecordId, Field);

/// Walks every record there is, without asking the library whom it belongs to.
fn whole(library: &Library) -> Vec<Record> {
    let names: Vec<EntryRef> = EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind)).collect();
    let entries = names.into_iter().filter_map(|name| library.entry(name));
    entries
        .filter_map(|entry| match entry {
            Entry::Record(record) => Some(record),
            _ => None,
        })
        .collect()
}

proptest! {
    #[test]
    fn every_register_about_a_person_is_in_it_and_none_about_another(deeds in deeds(), person in 0_u8..4) {
        let library = play(&deeds);
        let id = customer(person);
        let names = library.namesakes(id);
        let mut expected: BTreeMap<Place, Value> = BTreeMap::new();
        for record in whole(&library) {
            let own = match record.id() {
                RecordId::Customer(customer) => names.contains(&customer),
                RecordId::Paper(..) => record.present().any(|(field, _)| match field {
                    Field::About(who) => names.iter().any(|name| name.to_string() == **who),
                    _ => false,
                }),
                _ => false,
            };
            if own {
                let present = record.registers().filter(|(_, register)| register.value != Value::Absent);
                expected.extend(present.map(|(field, register)| ((record.id(), field.clone()), register.value.clone())));
            }
        }
        let dossier = Dossier::of(&library, id);
        let told = dossier.facts.iter().chain(dossier.papers.iter().flat_map(|paper| &paper.says));
        let told: Vec<(Place, Value)> =
            told.map(|known| ((known.record, known.field.clone()), known.value.clone())).collect();
        prop_assert_eq!(told.len(), expected.len(), "each once");
        prop_assert_eq!(told.into_iter().collect::<BTreeMap<_, _>>(), expected);

        let own = |visit: &&Visit| visit.customer.is_some_and(|customer| names.contains(&customer));
        prop_assert_eq!(dossier.visits.len(), library.all_visits().filter(own).count());
        prop_assert!(dossier.visits.iter().all(own));
        if library.is_erased(id) {
            prop_assert!(dossier.is_empty());
        }
    }

    #[test]
    fn what_the_history_still_tells_is_in_it(deeds in deeds(), person in 0_u8..4) {
        let library = play(&deeds);
        let dossier = Dossier::of(&library, customer(person));
        let own: Vec<RecordId> = library
            .namesakes(customer(person))
            .into_iter()
            .map(RecordId::Customer)
            .chain(dossier.papers.iter().map(|paper| paper.record.id()))
            .collect();
        let told: Vec<(RecordId, &Field, &Value)> = dossier
            .facts
            .iter()
            .chain(dossier.papers.iter().flat_map(|paper| &paper.says))
            .map(|known| (known.record, known.field, known.value))
            .chain(dossier.earlier.iter().map(|earlier| (earlier.record, earlier.field, earlier.value)))
            .collect();
        for step in library.steps() {
            for touch in &step.touches {
                let Touch::Wrote { record, field, before, after } = touch else { continue };
                let words = before.iter().map(|before| &before.value).chain([&after.value]);
                for value in words.filter(|value| **value != Value::Absent && own.contains(record)) {
                    prop_assert!(told.contains(&(*record, field, value)), "{field:?} {value:?}");
                }
            }
        }
    }
}

#[test]
fn each_thing_says_where_it_comes_from() {
    let mut library = Library::default();
    let person = RecordId::Customer(CustomerId(1));
    let mut act = |plan: Plan, now: u64, by: &str| {
        let author = Author { now: Stamp(now), device: DeviceId(1), by: by.into() };
        let changes = plan.resolve(&library, &author, &mut || u128::from(now));
        library.install(library.patch(&changes));
    };
    let import = Plan::new(Action::Import("rubrica.vcf".into()));
    act(import.set(person, Field::Name, "Giulia").set(person, Field::Phone, "055"), 1, "Ada");
    act(Plan::new(Action::EditCustomer).set(person, Field::Phone, "056"), 2, "Paolo");
    let allergy = Allergy {
        kind: AllergyKind::parse("milk"),
        severity: Severity::Grave,
        stated_by: StatedBy::Companion,
        by: "Ada".into(),
        stated: Stamp(3),
        to_confirm: false,
    };
    let note = Note { id: NoteId(9), text: "window".into(), by: "Ada".into(), at: Stamp(4) };
    let plan = Plan::new(Action::EditCustomer).set(person, allergy.kind.field(), allergy.to_value());
    act(plan.set(person, Field::Note(note.id), note.to_value()), 9, "Marta");
    let dossier = Dossier::of(&library, CustomerId(1));
    let told: Vec<_> =
        dossier.facts.iter().map(|known| (known.field, known.origin, known.at, known.purpose)).collect();
    assert_eq!(
        told,
        [
            (&Field::Name, Origin::File("rubrica.vcf"), Stamp(1), Purpose::Recognise),
            (&allergy.kind.field(), Origin::Companion("Ada"), Stamp(3), Purpose::Safety),
            (&Field::Note(note.id), Origin::Written("Ada"), Stamp(4), Purpose::Serve),
            (&Field::Phone, Origin::Written("Paolo"), Stamp(2), Purpose::Reach),
        ]
    );
    let before: Vec<_> = dossier.earlier.iter().map(|one| (one.field, one.value.as_text(), one.at)).collect();
    assert_eq!(before, [(&Field::Phone, Some("055"), Stamp(1))]);
}
