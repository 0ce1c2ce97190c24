//! What is promised of single things: refusals, erasures, foreign files, bombs.

use super::stage::{NOW, archive, carry_out, counting, library, preview, read_all};
use il_solito::domain::{Action, CustomerId, Field, Library, Plan, RecordId, Value};
use il_solito::exchange::{
    Candidate, Choices, ExchangeError, Foreign, MARKETING, Meaning, Outcome, Reader, Remedy, Why,
};

fn refused(name: &str, bytes: &[u8]) -> Option<ExchangeError> {
    Reader::open(name, bytes).err()
}

#[test]
fn foreign_files_are_told_apart_and_say_what_to_do() {
    let sheet = archive(&[("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")]);
    let takeout = archive(&[("Takeout/Google Business Profile/account-1/location-1/reviews.json", b"{}")]);
    let orders = b"Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Gross Sales\n2024-01-01,,,,Espresso,1,,,1.20\n";
    for (name, bytes, foreign, remedy) in [
        ("people.xlsx", sheet.as_slice(), Foreign::Spreadsheet, Remedy::SaveAsCsv),
        ("people.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", Foreign::Spreadsheet, Remedy::SaveAsCsv),
        ("menu.pdf", b"%PDF-1.7", Foreign::Pdf, Remedy::ExportContacts),
        ("card.heic", b"\0\0\0\x18ftypheic", Foreign::Image, Remedy::ExportContacts),
        ("card.jpg", b"\xff\xd8\xff\xe0", Foreign::Image, Remedy::ExportContacts),
        ("reviews.json", b"{\"reviews\":[]}", Foreign::Reviews, Remedy::OpenInReviews),
        ("takeout.zip", takeout.as_slice(), Foreign::Reviews, Remedy::OpenInReviews),
        ("x.json", b"[1]", Foreign::Json, Remedy::ExportContacts),
        ("items.csv", orders, Foreign::Orders, Remedy::OpenInOrders),
        ("birthdays.ics", b"BEGIN:VCALENDAR\n", Foreign::Calendar, Remedy::ExportContacts),
        ("backup.age", b"age-encryption.org/v1\n", Foreign::Backup, Remedy::OpenInBackup),
        ("page.html", b"<!doctype html>", Foreign::Web, Remedy::ExportContacts),
        ("people.csv", b"\x01\x02\x03\x04\x05\x06\x07\x08", Foreign::Binary, Remedy::ExportContacts),
    ] {
        assert_eq!(refused(name, bytes), Some(ExchangeError::Foreign(foreign)), "{name}");
        assert_eq!(foreign.remedy(), remedy, "{name}");
    }
}

#[test]
fn bad_files_name_the_line() {
    assert_eq!(refused("a.csv", b""), Some(ExchangeError::Empty));
    assert_eq!(refused("a.csv", b"\xef\xbb\xbf\r\n"), Some(ExchangeError::Empty));
    assert_eq!(refused("a.csv", b"\nnome,telefono\n"), Some(ExchangeError::NoRows { line: 3 }));
    assert_eq!(refused("a.vcf", b"FN:Ada\n"), Some(ExchangeError::NoCards { line: 1 }));
    assert_eq!(refused("a.zip", &archive(&[("a.txt", b"x")])), Some(ExchangeError::EmptyArchive));
    assert_eq!(refused("a.zip", b"PK\x03\x04"), Some(ExchangeError::BadArchive));
}

#[test]
fn an_archive_is_unpacked_within_bounds() {
    // 80 MB of spaces pack to 80 kB.
    let bomb = archive(&[("a.csv", &vec![b' '; 80 << 20])]);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(refused("a.zip", &bomb), Some(ExchangeError::TooLarge { .. })));
    // The sizes lie: unpacking stops at what was told.
    let mut lie = archive(&[("a.csv", &vec![b' '; 1 << 20])]);
    let size = (1_u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..lie.len() - 4).filter(|place| lie[*place..*place + 4] == size).collect();
    for place in places {
        lie[place..place + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert_eq!(refused("a.zip", &lie), Some(ExchangeError::BadArchive));
    let mut locked = archive(&[("a.csv", b"nome\nAda\n")]);
    let directory = locked.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap_or_default();
    locked[directory + 8] |= 1;
    assert_eq!(refused("a.zip", &locked), Some(ExchangeError::LockedArchive));
    let stored = archive(&[("a/b.csv", b"nome\nAda\n"), ("empty.csv", b"")]);
    assert_eq!(Reader::open("a.zip", &stored).map(|reader| reader.parts().len()), Ok(1));
}

fn consent(state: &str, at: Option<i64>) -> (Field, Value) {
    let at = at.map_or(Value::Absent, Value::Number);
    (Field::Consent(MARKETING.into()), Value::parts([("state", state.into()), ("at", at)]))
}

fn state(library: &Library) -> String {
    let record = library.record(RecordId::Customer(CustomerId(1)));
    record
        .map(|record| record.value(&Field::Consent(MARKETING.into())).part_text("state").to_owned())
        .unwrap_or_default()
}

fn take_in(library: &mut Library, name: &str, text: &str) {
    let Ok(preview) = preview(library, name, text.as_bytes()) else { panic!("{name}") };
    let mut dice = counting();
    let plan = preview.plan(library, &Choices::default(), &mut dice);
    carry_out(library, plan, &mut dice);
}

#[test]
fn a_refusal_wins_over_an_older_consent_only() {
    let square =
        "Email Address,Square Customer ID,Email Subscription Status\nada@example.com,SQ1,Unsubscribed\n";
    let mailchimp = "Email Address,LEID,UNSUB_TIME\nada@example.com,1,2022-02-02 10:00:00\n";
    let year = |year: i64| (year - 1970) * 365 * 86_400_000;
    for (file, given, after) in [
        (square, None, "refused"),
        (mailchimp, None, "refused"),
        (mailchimp, Some(year(2020)), "refused"),
        (mailchimp, Some(year(2024)), "given"),
    ] {
        let mut library = library(&[&[(Field::Email, "ADA@example.com".into()), consent("given", given)]]);
        take_in(&mut library, "x.csv", file);
        assert_eq!(state(&library), after, "{file} {given:?}");
    }
    // Who agreed here, in our words, after the refusal had come in, has agreed.
    let mut library = library(&[&[(Field::Email, "ada@example.com".into())]]);
    take_in(&mut library, "x.csv", square);
    let (field, value) = consent("given", None);
    let plan = Plan::new(Action::EditCustomer).set(RecordId::Customer(CustomerId(1)), field, value);
    carry_out(&mut library, plan, &mut counting());
    take_in(&mut library, "x.csv", &square.replace("SQ1", "SQ2"));
    assert_eq!(state(&library), "given");
}

#[test]
fn a_subscription_elsewhere_is_no_consent_here() {
    let mut library = Library::default();
    take_in(&mut library, "subscribed.csv", "Email Address,LEID,OPTIN_TIME\nada@example.com,1,2020-01-01\n");
    let Some(ada) = library.customers().next() else { panic!("nobody") };
    assert_eq!(ada.record().value(&Field::Consent(MARKETING.into())), &Value::Absent);
    assert_eq!(ada.record().text(&Field::Imported("Mailchimp".into())), "subscribed");
}

#[test]
fn who_was_erased_stays_erased() {
    let mut library = library(&[&[(Field::Name, "Ada".into())], &[(Field::Name, "Bea".into())]]);
    carry_out(&mut library, Plan::new(Action::EraseCustomer).erase(CustomerId(1)), &mut counting());
    let card = |id: u128, name: &str| {
        format!("BEGIN:VCARD\nFN:{name}\nUID:urn:uuid:{}\nEND:VCARD\n", CustomerId(id))
    };
    let text = card(1, "Ada") + &card(2, "Beatrice") + &card(3, "Carla");
    let Ok(preview) = preview(&library, "ours.vcf", text.as_bytes()) else { panic!("cards") };
    let outcomes: Vec<&Outcome> = preview.rows().iter().map(|row| &row.outcome).collect();
    assert_eq!(outcomes[0], &Outcome::Skipped(Why::Erased));
    assert!(matches!(outcomes[1], Outcome::Skipped(Why::NothingNew { .. })), "the name stays");
    assert_eq!(outcomes[2], &Outcome::Added);
    assert_eq!(preview.rows()[1].kept.len(), 1);
}

#[test]
fn allergies_come_only_from_a_column_for_them_and_have_to_be_confirmed() {
    let text = "Nome,Allergie,Note\nAda,\"shellfish, nut\",celiaca\n";
    let mut library = Library::default();
    take_in(&mut library, "a.csv", text);
    let Some(ada) = library.customers().next() else { panic!("nobody") };
    let allergies = ada.allergies();
    let mut codes: Vec<Field> = allergies.iter().map(|allergy| allergy.kind.field()).collect();
    codes.sort();
    let wanted = ["crustaceans", "molluscs", "nuts", "peanuts"].map(|code| Field::Allergy(code.into()));
    assert_eq!(codes, wanted);
    assert!(allergies.iter().all(|allergy| allergy.to_confirm && allergy.is_stale(NOW)));
    assert_eq!(ada.notes().first().map(|note| &*note.text), Some("celiaca"));
    let Ok(preview) = preview(&Library::default(), "a.csv", text.as_bytes()) else { panic!("a table") };
    let pointer = preview.rows()[0].pointer.as_ref().map(|pointer| (pointer.line, pointer.words.len()));
    assert_eq!(pointer, Some((2, 1)));
}

#[test]
fn meanings_of_columns_can_all_be_chosen() {
    let text = "a,b\nAda,tavolo 4\n";
    let Ok(mut reader) = Reader::open("a.csv", text.as_bytes()) else { panic!("opened") };
    for meaning in Meaning::ALL {
        let Some(mut mapping) = reader.parts()[0].mapping().cloned() else { panic!("a table") };
        mapping.columns[0].meaning = Meaning::Name;
        mapping.columns[1].meaning = *meaning;
        reader.remap(0, mapping);
        let read: Vec<Candidate> = read_all(&mut reader, 10).into_iter().filter_map(Result::ok).collect();
        assert_eq!(read.len(), 1, "{meaning:?}");
        let without = Candidate { line: 2, name: "Ada".into(), ..Candidate::default() };
        let silent = [Meaning::Ignore, Meaning::Label, Meaning::RefusedOn].contains(meaning);
        let composed = &*read[0].name == "Ada";
        assert!(composed, "{meaning:?}");
        let part_of_name = matches!(
            meaning,
            Meaning::Prefix
                | Meaning::GivenName
                | Meaning::MiddleName
                | Meaning::FamilyName
                | Meaning::Suffix
        );
        assert_eq!(read[0] == without, silent || part_of_name, "{meaning:?}");
    }
}
