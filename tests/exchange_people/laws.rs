//! What holds for every file: hostile bytes harm nothing, what is written reads back, taking in twice is taking in once.

use super::stage::{NOW, archive, carry_out, counting, library, options, preview, read_all, render};
use il_solito::domain::{
    Author, Birthday, CustomerId, Day, DeviceId, Field, Library, Plan, RecordId, Stamp, Value,
};
use il_solito::exchange::{Candidate, Choice, Choices, Draft, Outcome, Preview, Reader};
use proptest::prelude::*;
use std::collections::BTreeMap;

const NAMES: [&str; 4] = ["people.csv", "people.vcf", "people.zip", "unsubscribed.csv"];

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = ["tests/fixtures/people", "tests/fixtures/people/mailchimp"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten())
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "csv" || end == "vcf"))
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            std::fs::read(entry.path()).ok().map(|bytes| (name, bytes))
        })
        .collect();
    found.sort();
    found
}

/// Somebody of every kind, so that updates, proposals and refusals are reached.
fn known() -> Library {
    library(&[
        &[(Field::Name, "Chiara Rossi".into()), (Field::Phone, "055 443322".into())],
        &[
            (Field::Email, "nicolo@example.com".into()),
            (Field::Consent("marketing".into()), Value::parts([("state", "given".into())])),
        ],
    ])
}

/// Previews and plans a file, however broken it is.
fn try_out(library: &Library, name: &str, bytes: &[u8]) {
    if let Ok(preview) = preview(library, name, bytes) {
        for all in [Choice::Merge, Choice::Apart, Choice::Skip] {
            let choices = Choices { all, ..Choices::default() };
            let plan = preview.plan(library, &choices, &mut counting());
            assert!(plan.is_empty() || !preview.rows().is_empty());
        }
    }
}

#[test]
fn files_cut_at_every_byte_harm_nothing() {
    let library = known();
    for (name, bytes) in fixtures() {
        for end in 0..bytes.len() {
            match Reader::open(&name, &bytes[..end]) {
                // What is read is carried further at every tenth cut only: it is slow without optimisation.
                Ok(_) if end % 10 == 0 => try_out(&library, &name, &bytes[..end]),
                Ok(mut reader) => assert!(read_all(&mut reader, 100).len() <= end),
                Err(_) => {}
            }
        }
    }
    let packed =
        archive(&[("a.csv", b"nome,tel\nAda,3331234567\n"), ("b.vcf", b"BEGIN:VCARD\nFN:B\nEND:VCARD\n")]);
    for end in 0..packed.len() {
        assert!(Reader::open("a.zip", &packed[..end]).is_err(), "a cut archive is no archive");
    }
    assert_eq!(library, known());
}

#[test]
fn importing_is_one_step_and_is_undone_by_one() {
    for (name, bytes) in fixtures() {
        let before = known();
        let mut library = before.clone();
        let Ok(preview) = preview(&library, &name, &bytes) else { panic!("{name}") };
        let mut dice = counting();
        let plan = preview.plan(&library, &Choices::default(), &mut dice);
        let nothing = plan.is_empty();
        carry_out(&mut library, plan, &mut dice);
        assert_eq!(library.steps().count(), before.steps().count() + usize::from(!nothing), "{name}");
        if nothing {
            // Such as a card that is cut: nobody in it, so nothing to undo.
            assert_eq!(people(&library), people(&before), "{name}");
            continue;
        }
        let added = preview
            .rows()
            .iter()
            .filter(|row| matches!(row.outcome, Outcome::Added | Outcome::ProposedDuplicate { .. }));
        assert_eq!(library.customers().count(), before.customers().count() + added.count(), "{name}");
        let step = library.steps().last().map(|step| step.id).unwrap_or_else(|| panic!("{name}"));
        let undo = Plan::undo(&library, step, &mut dice).unwrap_or_else(|error| panic!("{error}"));
        carry_out(&mut library, undo, &mut dice);
        assert_eq!(people(&library), people(&before), "{name}");
    }
}

#[test]
fn taking_the_fixtures_in_twice_is_taking_them_in_once() {
    for (name, bytes) in fixtures() {
        for all in [Choice::Merge, Choice::Apart] {
            let choices = Choices { all, ..Choices::default() };
            assert_twice_is_once(known(), &name, &bytes, &choices);
        }
    }
}

fn assert_twice_is_once(mut library: Library, name: &str, bytes: &[u8], choices: &Choices) {
    let mut dice = counting();
    let Ok(first) = preview(&library, name, bytes) else { panic!("{name}") };
    let plan = first.plan(&library, &on_proposals(&first, choices), &mut dice);
    carry_out(&mut library, plan, &mut dice);
    let once = people(&library);
    let Ok(second) = preview(&library, name, bytes) else { panic!("{name}") };
    let plan = second.plan(&library, &on_proposals(&second, choices), &mut dice);
    carry_out(&mut library, plan, &mut dice);
    assert_eq!(people(&library), once, "{name}\n{}\nthen\n{}", render(&first), render(&second));
}

/// Keeps the decisions that a person is asked for. What is skipped has not been taken in, and may be later.
fn on_proposals(preview: &Preview, choices: &Choices) -> Choices {
    let is_proposed = |place: &usize| {
        matches!(preview.rows().get(*place).map(|row| &row.outcome), Some(Outcome::ProposedDuplicate { .. }))
    };
    let rows = choices.rows.iter().filter(|(place, _)| is_proposed(place));
    Choices { all: choices.all, rows: rows.map(|(place, choice)| (*place, *choice)).collect() }
}

/// What is known of whom, without when it was written.
fn people(library: &Library) -> BTreeMap<CustomerId, Vec<(Field, Value)>> {
    library
        .customers()
        .map(|customer| {
            let fields = customer.record().present();
            (customer.id(), fields.map(|(field, register)| (field.clone(), register.value.clone())).collect())
        })
        .collect()
}

/// Writes candidates as a table that anybody could have made.
fn print(people: &[Candidate], delimiter: char) -> String {
    let mut text = String::from(
        "Nome completo,Soprannome,Aspetto,Telefono,E-mail,Compleanno,Note,Etichette,Lingua,Tavolo,Cliente dal,Città",
    )
    .replace(',', &delimiter.to_string());
    for person in people {
        let cells = [
            person.name.to_string(),
            person.nickname.to_string(),
            person.look.to_string(),
            person.phones.join(" ::: "),
            person.mails.join(", "),
            person.birthday.map(Birthday::to_text).unwrap_or_default(),
            person.notes.join("\n"),
            person.tags.join(";"),
            person.language.to_string(),
            person.place.to_string(),
            person.since.map_or(String::new(), |day| {
                let (year, month, day) = day.civil();
                format!("{year:04}-{month:02}-{day:02}")
            }),
            person.facts.first().map(|(_, text)| text.to_string()).unwrap_or_default(),
        ];
        let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        text += "\n";
        text += &quoted.join(&delimiter.to_string());
    }
    text
}

/// People out of so few names and numbers that they meet again and again.
fn candidate() -> impl Strategy<Value = Candidate> {
    let name = prop::sample::select(vec!["", "Anna", "Anna Rossi", "Rossi Anna", "Ugo Però", "A. Rossi"]);
    let phone = prop::sample::select(vec!["333 1234567", "055/123456", "+44 20 7946 0000"]);
    let mail = prop::sample::select(vec!["anna@example.com", "u.però@example.it"]);
    let day = prop::option::of((prop::option::of(1930_i64..2020), 1_u8..=12, 1_u8..=28));
    let texts = (
        prop::sample::select(vec!["", "Nina", "il \"Prof\"", "Ugo Però"]),
        prop::sample::select(vec!["", "due righe\ne una virgola, e un ;", "celiaca"]),
        prop::sample::select(vec!["", "it", "de-at"]),
        prop::sample::select(vec!["", "Firenze", "Siena"]),
    );
    let lists = (
        prop::collection::btree_set(phone, 0..3),
        prop::collection::btree_set(mail, 0..2),
        prop::collection::btree_set(prop::sample::select(vec!["vip", "VIP", "lunedì"]), 0..3),
    );
    let since = prop::option::of(0_i64..20_000);
    (name, texts, lists, day, since).prop_map(|(name, texts, lists, day, since)| Candidate {
        name: name.into(),
        nickname: texts.0.into(),
        phones: lists.0.into_iter().map(Into::into).collect(),
        mails: lists.1.into_iter().map(Into::into).collect(),
        birthday: day.and_then(|(year, month, day)| Birthday::new(year, month, day)),
        notes: [texts.1].into_iter().filter(|note| !note.is_empty()).map(Into::into).collect(),
        tags: lists.2.into_iter().map(Into::into).collect(),
        language: texts.2.into(),
        since: since.map(Day),
        facts: [("Città".into(), texts.3.into())]
            .into_iter()
            .filter(|(_, text): &(_, Box<str>)| !text.is_empty())
            .collect(),
        ..Candidate::default()
    })
}

fn choices() -> impl Strategy<Value = Choices> {
    let choice = prop::sample::select(vec![Choice::Merge, Choice::Apart]);
    let rows = prop::collection::btree_map(0_usize..12, choice.clone(), 0..4);
    (choice, rows).prop_map(|(all, rows)| Choices { all, rows })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_harm_nothing(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(&NAMES)) {
        let library = known();
        try_out(&library, name, &bytes);
        prop_assert_eq!(library, known());
    }

    #[test]
    fn any_text_harms_nothing(
        start in prop::sample::select(vec!["", "nome;tel\n", "BEGIN:VCARD\n", "PK\x03\x04", "First Name,E-mail 1 - Value\n"]),
        text in "[a-zA-Z0-9àß@:;,.=\"\n\r\t \\\\*/+<>{}\\-]{0,200}",
        name in prop::sample::select(&NAMES),
    ) {
        try_out(&known(), name, format!("{start}{text}").as_bytes());
    }

    #[test]
    fn broken_fixtures_harm_nothing(
        which in any::<prop::sample::Index>(),
        breaks in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let fixtures = fixtures();
        let (name, bytes) = which.get(&fixtures);
        let mut bytes = bytes.clone();
        for (place, byte) in breaks {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        try_out(&known(), name, &bytes);
        let mut packed = archive(&[(name, &bytes)]);
        let place = which.index(packed.len());
        packed[place] ^= 0x55;
        try_out(&known(), "broken.zip", &packed);
    }

    #[test]
    fn what_is_written_reads_back(
        people in prop::collection::vec(candidate(), 1..12),
        delimiter in prop::sample::select(vec![',', ';', '\t']),
        slice in 1_usize..5,
    ) {
        let text = print(&people, delimiter);
        let mut reader = Reader::open("people.csv", text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let read: Vec<Candidate> = read_all(&mut reader, slice)
            .into_iter()
            .filter_map(Result::ok)
            .map(|person| Candidate { line: 0, ..person })
            .collect();
        prop_assert_eq!(read, people);
        prop_assert_eq!(reader.progress().0, reader.progress().1);
    }

    #[test]
    fn taking_in_twice_is_taking_in_once(people in prop::collection::vec(candidate(), 1..12), choices in choices()) {
        let text = print(&people, ',');
        assert_twice_is_once(known(), "people.csv", text.as_bytes(), &choices);
    }

    #[test]
    fn nothing_that_is_known_is_overwritten(
        first in prop::collection::vec(candidate(), 1..8),
        second in prop::collection::vec(candidate(), 1..8),
        choices in choices(),
    ) {
        let mut library = known();
        let mut dice = counting();
        for file in [first, second] {
            let before = people(&library);
            let text = print(&file, ';');
            let preview = preview(&library, "people.csv", text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let plan = preview.plan(&library, &choices, &mut dice);
            carry_out(&mut library, plan, &mut dice);
            let after = people(&library);
            for (id, fields) in before {
                for field in fields {
                    prop_assert!(after.get(&id).is_some_and(|fields| fields.contains(&field)), "{field:?}");
                }
            }
        }
    }

    #[test]
    fn slices_make_no_difference(people in prop::collection::vec(candidate(), 1..12), slice in 1_usize..6) {
        let text = print(&people, ',');
        let library = known();
        let mut reader = Reader::open("people.csv", text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut sliced = Preview::new(options(&reader));
        while sliced.learn(&library, slice) {}
        loop {
            let batch = reader.next_batch(slice);
            if batch.is_empty() {
                break;
            }
            sliced.add(&library, batch);
        }
        let whole = preview(&library, "people.csv", text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(render(&sliced), render(&whole));
        let mut draft = Draft::new(&sliced);
        let mut dice = counting();
        while draft.add(&sliced, &library, &Choices::default(), &mut dice, slice) {}
        let at_once = whole.plan(&library, &Choices::default(), &mut counting());
        prop_assert_eq!(draft.finish(), at_once);
    }
}

#[test]
fn a_plan_made_late_overwrites_nothing_that_was_typed_meanwhile() {
    let mut library = library(&[&[(Field::Name, "Ada".into()), (Field::Phone, "333 1234567".into())]]);
    let text = b"nome,telefono,email\nAda,3331234567,ada@example.com\n";
    let Ok(preview) = preview(&library, "people.csv", text) else { panic!("a table") };
    let typed = Plan::new(il_solito::domain::Action::EditCustomer).set(
        RecordId::Customer(CustomerId(1)),
        Field::Email,
        "typed@example.com",
    );
    let author = Author { now: Stamp(NOW.0 + 1), device: DeviceId(2), by: "".into() };
    let changes = typed.resolve(&library, &author, &mut counting());
    library.install(library.patch(&changes));
    let mut dice = counting();
    let plan = preview.plan(&library, &Choices::default(), &mut dice);
    carry_out(&mut library, plan, &mut dice);
    assert_eq!(library.customer(CustomerId(1)).map(|ada| ada.email()), Some("typed@example.com"));
}
