//! What leaves can be read by others: cards by our own reader, tables cell by cell, and no formula, no health unasked.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

use il_solito::demo::Demo;
use il_solito::domain::{
    Author, Customer, CustomerId, DeviceId, Entry, EntryKind, Field, Library, Plan, RecordId, Stamp, Value,
    Visit, VisitId,
};
use il_solito::exchange::{
    Choices, Form, Leaving, Options, Package, PackageFile, Preview, Reader, Zip, write_calendar, write_card,
};

const NOW: Stamp = Stamp(1_764_000_000_000);

fn demo() -> Library {
    let mut library = Library::default();
    library.load(Demo::new(3, 60, NOW, 60));
    library.sort_visits();
    library
}

fn entries(library: &Library) -> Vec<Entry> {
    let names = EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind));
    names.filter_map(|name| library.entry(name)).collect()
}

fn files(library: &Library, leaving: Leaving) -> Vec<PackageFile> {
    let mut package = Package::new(leaving);
    entries(library).iter().for_each(|entry| package.add(entry));
    package.finish("Bar Sport", NOW, Form::ALL)
}

fn text<'a>(files: &'a [PackageFile], name: &str) -> &'a str {
    files.iter().find(|file| file.name == name).map(|file| file.text.as_str()).unwrap_or_default()
}

#[test]
fn cards_are_read_back_with_all_that_a_card_can_say() {
    let library = demo();
    let mut cards = String::new();
    library.customers().for_each(|customer| write_card(&mut cards, customer));
    let mut reader = Reader::open("people.vcf", cards.as_bytes()).unwrap();
    let options =
        Options { file: "people.vcf".into(), now: NOW, offset: 60, key_labels: reader.key_labels() };
    let (empty, mut preview) = (Library::default(), Preview::new(options));
    while preview.learn(&empty, 50) {}
    loop {
        let batch = reader.next_batch(50);
        if batch.is_empty() {
            break;
        }
        preview.add(&empty, batch);
    }
    let mut next = 0_u128;
    let mut dice = || {
        next += 1;
        next
    };
    let choices = Choices::default();
    let author = Author { now: NOW, device: DeviceId(1), by: "".into() };
    let changes = preview.plan(&empty, &choices, &mut dice).resolve(&empty, &author, &mut dice);
    let mut read = Library::default();
    read.install(read.patch(&changes));
    let facts = |library: &Library| {
        let fact = |it: Customer<'_>| {
            let birthday = it.birthday().map(|date| date.to_text());
            (it.title().to_owned(), it.phone().to_owned(), it.email().to_owned(), birthday)
        };
        let mut all: Vec<_> = library.customers().map(fact).collect();
        all.sort();
        all
    };
    assert_eq!(facts(&read), facts(&library));
    assert!(!cards.to_lowercase().contains("allerg"), "no card has a property for it");
}

#[test]
fn health_leaves_only_on_request_and_of_one_person_only_theirs() {
    let library = demo();
    let plain = files(&library, Leaving::default());
    assert!(text(&plain, "health.csv").is_empty() && text(&plain, "notes.csv").is_empty());
    assert!(!text(&plain, "datapackage.json").contains("health"));
    let full = files(&library, Leaving { health: true, customer: None });
    assert!(text(&full, "health.csv").lines().count() > 1);
    let one = library.customers().find(|customer| !library.visits_of(customer.id()).is_empty()).unwrap().id();
    let own = files(&library, Leaving { health: true, customer: Some(one) });
    assert_eq!(text(&own, "customers.csv").lines().count(), 2);
    let lines = text(&own, "visits.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    assert!(lines.into_iter().all(|line| line["customer"] == one.to_string()));
}

#[test]
fn every_row_has_the_columns_that_the_schema_names() {
    let files = files(&demo(), Leaving { health: true, customer: None });
    let described: serde_json::Value = serde_json::from_str(text(&files, "datapackage.json")).unwrap();
    for resource in described["resources"].as_array().unwrap() {
        let names: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|field| field["name"].as_str())
            .collect();
        let body = text(&files, resource["path"].as_str().unwrap());
        if resource["format"] == "jsonl" {
            for line in body.lines() {
                let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
                assert!(
                    names.iter().all(|name| row.contains_key(*name)) && row.len() == names.len(),
                    "{line}"
                );
            }
        } else {
            assert_eq!(body.lines().next(), Some(names.join(",").as_str()));
        }
    }
}

#[test]
fn nothing_that_somebody_typed_runs_as_a_formula() {
    let record = RecordId::Customer(CustomerId(1));
    let author = Author { now: NOW, device: DeviceId(1), by: "=by()".into() };
    let plan = Plan::new(il_solito::domain::Action::AddCustomer)
        .set(record, Field::Name, "=HYPERLINK(\"http://x\")")
        .set(record, Field::Phone, "+39055")
        .set(record, Field::Tag("@tag".into()), Value::Flag(true))
        .log(Visit {
            id: VisitId(1),
            customer: Some(CustomerId(1)),
            at: NOW,
            offset: 0,
            device: DeviceId(1),
            by: "-by".into(),
            lines: Vec::new(),
            party: 0,
            table: "\ttab".into(),
            word: "a, \"quoted\"\nword".into(),
            more: Vec::new(),
            void: None,
        });
    let mut library = Library::default();
    let changes = plan.resolve(&library, &author, &mut || 9);
    library.install(library.patch(&changes));
    let files = files(&library, Leaving::default());
    let csv = text(&files, "customers.csv");
    assert!(
        csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
            && csv.contains(",'+39055,")
            && csv.contains("'@tag")
    );
    assert!(text(&files, "visits.csv").contains(",'-by,,'\ttab,\"a, \"\"quoted\"\"\nword\","));
    let line: serde_json::Value = serde_json::from_str(text(&files, "customers.jsonl").trim()).unwrap();
    assert_eq!((&line["phone"], &line["name"]), (&"+39055".into(), &"=HYPERLINK(\"http://x\")".into()));
}

#[test]
fn dates_come_back_every_year_the_29th_of_february_too() {
    let record = RecordId::Customer(CustomerId(1));
    let author = Author { now: NOW, device: DeviceId(1), by: "".into() };
    let plan = Plan::new(il_solito::domain::Action::AddCustomer)
        .set(record, Field::Name, "Anna; la rossa")
        .set(record, Field::Birthday, "--02-29")
        .set(record, Field::Date("Nozze".into()), "2010-06-12");
    let mut library = Library::default();
    let changes = plan.resolve(&library, &author, &mut || 9);
    library.install(library.patch(&changes));
    let calendar = write_calendar(library.customers(), "Compleanno", NOW);
    assert!(
        calendar.contains("DTSTART;VALUE=DATE:20000229\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n")
    );
    assert!(
        calendar.contains(
            "DTSTART;VALUE=DATE:20100612\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Nozze: Anna\\; la rossa\r\n"
        )
    );
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2);
}

#[test]
fn the_archive_is_read_by_our_own_reader() {
    let files = files(&demo(), Leaving::default());
    let mut zip = Zip::default();
    files.iter().for_each(|file| zip.add(&file.name, file.text.as_bytes()).unwrap());
    let bytes = zip.finish().unwrap();
    let archive = rawzip::ZipArchive::from_slice(&bytes[..]).unwrap();
    let (mut listed, mut names) = (archive.entries(), Vec::new());
    while let Some(entry) = listed.next_entry().unwrap() {
        names.push(String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned());
        let found = archive.get_entry(entry.wayfinder()).unwrap();
        let text = miniz_oxide::inflate::decompress_to_vec(found.data()).unwrap();
        let expected = files.iter().find(|file| Some(&file.name) == names.last()).unwrap();
        assert_eq!(text, expected.text.as_bytes());
    }
    assert_eq!(names.len(), files.len());
}
