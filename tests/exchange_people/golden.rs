//! Every kind of file, with the traps it has in real life, against the preview that was found right.

use super::stage::{archive, library, options, preview, read_all, render};
use il_solito::domain::{Field, Library, Value};
use il_solito::exchange::{Kind, MailingStatus, Reader};
use std::fs;

const FOLDER: &str = "tests/fixtures/people";

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("{FOLDER}/{name}")).unwrap_or_default()
}

/// Compares with the file of that name; `BLESS=1` writes it, to be read over and committed.
fn assert_golden(name: &str, text: &str) {
    let path = format!("{FOLDER}/{name}.preview");
    if std::env::var_os("BLESS").is_some() {
        assert!(fs::write(&path, text).is_ok());
    }
    assert_eq!(fs::read_to_string(&path).as_deref().ok(), Some(text), "{path}");
}

fn assert_preview(name: &str, kind: Kind) {
    let bytes = file(name);
    let kinds =
        Reader::open(name, &bytes).map(|reader| reader.parts().iter().map(|part| part.kind()).collect());
    assert_eq!(kinds, Ok(vec![kind]));
    let preview = preview(&Library::default(), name, &bytes).map(|preview| render(&preview));
    assert_golden(name, &preview.unwrap_or_else(|error| error.to_string()));
}

#[test]
fn square() {
    assert_preview("square.csv", Kind::Square);
}

#[test]
fn google() {
    assert_preview("google.csv", Kind::Google);
    assert_preview("google_legacy.csv", Kind::GoogleLegacy);
}

#[test]
fn loyverse() {
    assert_preview("loyverse.csv", Kind::Loyverse);
}

#[test]
fn other_tables() {
    assert_preview("lista.csv", Kind::Table);
    assert_preview("no_headings.csv", Kind::Table);
    assert_preview("open_quote.csv", Kind::Table);
}

#[test]
fn cards() {
    assert_preview("old_phone_21.vcf", Kind::VCard);
    assert_preview("iphone_30.vcf", Kind::VCard);
    assert_preview("modern_40.vcf", Kind::VCard);
}

#[test]
fn mailchimp() {
    let names =
        ["subscribed", "unsubscribed", "cleaned"].map(|status| format!("{status}_members_export_a1.csv"));
    let contents = names.each_ref().map(|name| file(&format!("mailchimp/{name}")));
    let mut files: Vec<(&str, &[u8])> =
        names.iter().zip(&contents).map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    files.push(("__MACOSX/._x.csv", b"rubbish"));
    files.push(("../../escape.txt", b"not read"));
    let bytes = archive(&files);
    let reader = Reader::open("audience.zip", &bytes).expect("an archive");
    let kinds: Vec<Kind> = reader.parts().iter().map(|part| part.kind()).collect();
    let statuses = [MailingStatus::Subscribed, MailingStatus::Unsubscribed, MailingStatus::Cleaned];
    assert_eq!(kinds, statuses.map(Kind::Mailchimp));
    let preview = preview(&Library::default(), "audience.zip", &bytes).expect("a preview");
    assert_golden("mailchimp.zip", &render(&preview));
    for (name, content) in &files[..3] {
        let reader = Reader::open(name, content).expect(name);
        assert!(kinds.contains(&reader.parts()[0].kind()), "a single file of the three: {name}");
    }
}

#[test]
fn against_people_who_are_known() {
    let text = Value::text;
    let known = library(&[
        // Found by phone: the birthday and the name stay, the mail address is filled.
        &[
            (Field::Name, text("Giulia B.")),
            (Field::Nickname, text("Giù")),
            (Field::Phone, text("333 1002001")),
            (Field::Birthday, text("1985-01-01")),
            (Field::Tag("vip".into()), Value::Flag(true)),
        ],
        // Found by the other program's id, whatever the name is now.
        &[(Field::Name, text("Nico")), (Field::Imported("Square Customer ID".into()), text("SQ0003"))],
        // Only the name: proposed.
        &[(Field::Name, text("BAR SPORT"))],
        // A consent that was given here, and is refused there.
        &[
            (Field::Name, text("Nicolò D'Amico")),
            (Field::Email, text("NICOLO@example.com")),
            (Field::Consent("marketing".into()), Value::parts([("state", text("given"))])),
        ],
    ]);
    let preview = preview(&known, "square.csv", &file("square.csv")).expect("a preview");
    assert_golden("square.known", &render(&preview));
}

#[test]
fn a_mapping_can_be_changed_and_the_file_read_again() {
    let bytes = file("lista.csv");
    let mut reader = Reader::open("lista.csv", &bytes).expect("a table");
    let first = read_all(&mut reader, 2);
    let mut mapping = reader.parts()[0].mapping().expect("a table").clone();
    for column in &mut mapping.columns {
        if &*column.heading == "Note" {
            column.meaning = il_solito::exchange::Meaning::Look;
        }
    }
    reader.remap(0, mapping);
    assert_eq!(reader.progress().0, "sep=;\n".len());
    let second = read_all(&mut reader, 1);
    assert_eq!(first.len(), second.len());
    let look = second[0].as_ref().map(|person| person.look.to_string());
    assert_eq!(look.as_deref(), Ok("Dice: \"niente panna\""));
    assert!(second[0].as_ref().is_ok_and(|person| person.notes.is_empty()));
    assert_eq!(options(&reader).key_labels.len(), 0);
}
