//! The index finds what a patient reader of all texts would find, in the same order, whatever happened before.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail by panic, in its own functions too")]

use il_solito::analysis::search::{Class, Fit, Found, Hit, Index, Part, Term, Typo, terms, words_of};
use il_solito::domain::{
    Customer, CustomerId, DeviceId, Field, Note, NoteId, Record, RecordId, Register, Stamp, Value,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Few letters and few words, so that random queries hit.
const WORDS: [&str; 14] = [
    "Anna",
    "Annalisa",
    "Hanna",
    "D'Angelo",
    "De Luca",
    "Giuseppe",
    "Giuseppina",
    "Nicolò",
    "Rossi",
    "Rosso",
    "barba rossa",
    "la prof",
    "gatto",
    "tavolo 12",
];

fn record(id: u128, fields: &[(Field, Value)]) -> Record {
    let mut record = Record::new(RecordId::Customer(CustomerId(id)));
    for (field, value) in fields {
        record.set(field.clone(), Register { stamp: Stamp(1), device: DeviceId(1), value: value.clone() });
    }
    record
}

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..3).prop_map(|words| words.join(" "))
}

fn person() -> impl Strategy<Value = Vec<(Field, Value)>> {
    let phone = prop_oneof![Just(String::new()), "(\\+39 )?33[0-2] [0-3]{3} [0-3]{2}", "\\+44 20 [0-3]{4}"];
    (texts(), texts(), texts(), phone, texts(), texts(), 0..20).prop_map(
        |(name, nickname, look, phone, tag, note, gone)| {
            let note = Note { id: NoteId(1), text: note.into(), by: "".into(), at: Stamp(1) };
            let mut fields = vec![
                (Field::Name, Value::text(&name)),
                (Field::Nickname, Value::text(&nickname)),
                (Field::Look, Value::text(&look)),
                (Field::Phone, Value::text(&phone)),
                (Field::Note(NoteId(1)), note.to_value()),
                (Field::Deleted, Value::Flag(gone == 0)),
            ];
            if !tag.is_empty() {
                fields.push((Field::Tag(tag.into()), Value::Flag(true)));
                fields.push((Field::Contact("mailto:rossi84@example.it".into()), Value::Flag(true)));
            }
            fields
        },
    )
}

fn query() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        proptest::sample::select(&WORDS[..]).prop_map(String::from),
        proptest::sample::select(&WORDS[..]).prop_flat_map(|word| {
            (0..word.chars().count()).prop_map(move |end| word.chars().take(end + 1).collect())
        }),
        "(33)?[0-3]{1,4}",
        "[ansodgiu]{1,9}",
        "giu?s?e?p?pe?i?",
        "ro?s?s?ib?",
        "[+]39 33",
    ];
    proptest::collection::vec(word, 0..3).prop_map(|words| words.join(" "))
}

/// Looks at every word of everybody.
fn read_all(people: &BTreeMap<u128, (Record, Option<Stamp>)>, query: &str, limit: usize) -> Found {
    let terms = terms(query);
    let mut found = Found::default();
    if terms.is_empty() {
        return found;
    }
    for tier in 0..3 {
        let forgiving = terms.iter().any(|term| term.forgiven() > 0);
        let inside = terms.iter().any(Term::goes_inside);
        match tier {
            1 if found.total >= limit || !inside => continue,
            2 if found.total >= limit.min(5) || !forgiving => continue,
            _ => {}
        }
        let holds = tier >= 1 && found.total < limit && inside;
        let holds = holds || (tier == 2 && inside);
        let mut all: Vec<(u8, std::cmp::Reverse<Option<u64>>, u128, Class)> = Vec::new();
        for (id, (record, last)) in people {
            let customer = Customer::of(record).unwrap();
            if !customer.is_present() {
                continue;
            }
            let fits = |term: &Term| {
                let mut best = Class::NONE;
                let typo = Typo::new(&term.word, term.forgiven());
                words_of(customer, |part, word| {
                    let number = word.as_bytes()[0].is_ascii_digit();
                    let mut chars = word.chars();
                    chars.next();
                    let fit = if *word == term.word {
                        Some(Fit::Whole)
                    } else if word.starts_with(&term.word) {
                        Some(Fit::Start)
                    } else if holds
                        && term.goes_inside()
                        && number == term.number
                        && chars.as_str().contains(&term.word)
                    {
                        Some(Fit::Inside)
                    } else if tier == 2 && part.is_name() {
                        typo.fit(word)
                    } else {
                        None
                    };
                    best = best.min(fit.map_or(Class::NONE, |fit| Class::of(fit, part)));
                });
                best
            };
            let worst = terms.iter().map(fits).max().unwrap();
            if worst != Class::NONE {
                all.push((worst.rank(), std::cmp::Reverse(last.map(|last| last.0 / 60_000)), *id, worst));
            }
        }
        all.sort();
        found.total = all.len();
        found.hits = all
            .iter()
            .take(limit)
            .map(|(_, _, id, class)| Hit {
                customer: CustomerId(*id),
                part: class.part(),
                fuzzy: class.is_fuzzy(),
            })
            .collect();
    }
    found
}

fn built(people: &BTreeMap<u128, (Record, Option<Stamp>)>) -> Index {
    Index::build(people.values().map(|(record, last)| (Customer::of(record).unwrap(), *last)))
}

fn last() -> impl Strategy<Value = Option<Stamp>> {
    proptest::option::of((1_u64..5).prop_map(|minutes| Stamp(minutes * 60_000)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_index_reads_all(
        people in proptest::collection::vec((person(), last()), 0..30),
        queries in proptest::collection::vec((query(), 0_usize..12), 1..4),
    ) {
        let people: BTreeMap<u128, _> =
            (0..).zip(people).map(|(id, (fields, last))| (id, (record(id, &fields), last))).collect();
        let index = built(&people);
        for (query, limit) in queries {
            prop_assert_eq!(index.find(&query, limit), read_all(&people, &query, limit), "{}", query);
        }
    }

    #[test]
    fn changing_is_like_building_anew(
        people in proptest::collection::vec((person(), last()), 0..12),
        changes in proptest::collection::vec((0_u128..16, proptest::option::of(person()), last(), any::<bool>()), 0..12),
        queries in proptest::collection::vec(query(), 1..4),
    ) {
        let mut people: BTreeMap<u128, _> =
            (0..).zip(people).map(|(id, (fields, last))| (id, (record(id, &fields), last))).collect();
        let mut index = built(&people);
        for (id, change, last, only_seen) in changes {
            match (change, people.get_mut(&id)) {
                (_, Some(known)) if only_seen => {
                    known.1 = last;
                    index.seen(CustomerId(id), last);
                }
                (Some(fields), _) => {
                    let record = record(id, &fields);
                    index.update(Customer::of(&record).unwrap(), last);
                    people.insert(id, (record, last));
                }
                (None, _) => {
                    people.remove(&id);
                    index.remove(CustomerId(id));
                }
            }
        }
        let anew = built(&people);
        prop_assert_eq!(index.len(), anew.len());
        for query in queries {
            prop_assert_eq!(index.find(&query, 10), anew.find(&query, 10), "{}", query);
        }
    }
}

#[test]
fn the_lexicon_is_renewed_without_loss() {
    let name = |number: u128| format!("Persona{number} Del{} Numero{}", number % 7, number % 100);
    let fields = |number: u128| [(Field::Name, Value::text(&name(number)))];
    let mut index = Index::default();
    for round in 0..3 {
        for number in 0..3000 {
            index.update(
                Customer::of(&record(number, &fields(number + round))).unwrap(),
                Some(Stamp(60_000 * number as u64)),
            );
        }
    }
    assert_eq!(index.len(), 3000);
    let exact: Vec<Hit> =
        index.find("persona2999 del3", 10).hits.into_iter().filter(|hit| !hit.fuzzy).collect();
    assert_eq!(exact, [Hit { customer: CustomerId(2997), part: Part::Name, fuzzy: false }]);
    assert_eq!(
        index.find("persona0 ", 10).hits.first().map(|hit| hit.fuzzy),
        Some(true),
        "nobody is called so"
    );
    assert_eq!(index.find("persona", 10).hits[0].customer, CustomerId(2999), "the last who came");
}
