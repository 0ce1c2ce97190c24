//! What the tests of exchange share: a library to import into, archives made on the spot, and a preview in words.

use il_solito::domain::{Author, CustomerId, DeviceId, Field, Library, Plan, RecordId, Stamp, Value};
use il_solito::exchange::{
    ExchangeError, Fill, Found, Options, Outcome, Preview, PreviewRow, Reader, Target, Why,
};

/// 2025-01-01, the day of all previews.
pub const NOW: Stamp = Stamp(1_735_689_600_000);

pub fn options(reader: &Reader) -> Options {
    Options { file: reader.name().into(), now: NOW, offset: 60, key_labels: reader.key_labels() }
}

pub fn read_all(reader: &mut Reader, slice: usize) -> Vec<Found> {
    let mut all = Vec::new();
    loop {
        let batch = reader.next_batch(slice);
        if batch.is_empty() {
            return all;
        }
        all.extend(batch);
    }
}

pub fn preview(library: &Library, name: &str, bytes: &[u8]) -> Result<Preview, ExchangeError> {
    let mut reader = Reader::open(name, bytes)?;
    let found = read_all(&mut reader, 100);
    Ok(Preview::of(library, found, options(&reader)))
}

pub fn carry_out(library: &mut Library, plan: Plan, dice: &mut impl FnMut() -> u128) {
    let author = Author { now: NOW, device: DeviceId(1), by: "Sara".into() };
    let changes = plan.resolve(library, &author, dice);
    let patch = library.patch(&changes);
    library.install(patch);
}

/// Draws 1, 2, 3 and so on, far from the ids that tests choose.
pub fn counting() -> impl FnMut() -> u128 {
    let mut last = 1_000_000;
    move || {
        last += 1;
        last
    }
}

/// Makes a library of people with the given fields, each person's id being their place, counted from 1.
pub fn library(people: &[&[(Field, Value)]]) -> Library {
    let mut library = Library::default();
    let mut plan = Plan::new(il_solito::domain::Action::AddCustomer);
    for (place, fields) in people.iter().enumerate() {
        for (field, value) in *fields {
            plan.write(RecordId::Customer(CustomerId(place as u128 + 1)), field.clone(), value.clone());
        }
    }
    carry_out(&mut library, plan, &mut counting());
    library
}

/// Makes a ZIP archive of deflated files.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let number16 = |number: usize| (number as u16).to_le_bytes();
    let number32 = |number: usize| (number as u32).to_le_bytes();
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
        let mut header = Vec::new();
        // Version, flags, method, time, date.
        for number in [20, 0, 8, 0, 33] {
            header.extend(number16(number));
        }
        header.extend(rawzip::crc32(content).to_le_bytes());
        for number in [packed.len(), content.len()] {
            header.extend(number32(number));
        }
        header.extend([number16(name.len()), number16(0)].concat());
        let start = bytes.len();
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&header);
        bytes.extend(name.as_bytes());
        bytes.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&header);
        // Comment, disk, attributes.
        directory.extend([0; 10]);
        directory.extend(number32(start));
        directory.extend(name.as_bytes());
    }
    let start = bytes.len();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([number16(files.len()), number16(files.len())].concat());
    bytes.extend([number32(directory.len()), number32(start)].concat());
    bytes.extend([0, 0]);
    bytes
}

/// Writes a preview in words, for comparing it with what was found right.
pub fn render(preview: &Preview) -> String {
    let mut text = format!("{:?}\n", preview.tally());
    for (place, row) in preview.rows().iter().enumerate() {
        let part =
            if row.candidate.part.is_empty() { String::new() } else { format!("{}:", row.candidate.part) };
        text += &format!("\n[{place}] {part}{} {}\n", row.candidate.line, outcome(row));
        for fill in &row.fills {
            text += &match fill {
                Fill::Set(field, value) => format!("  {} = {}\n", field.key(), words(value)),
                Fill::Note(note) => format!("  note = {note:?}\n"),
            };
        }
        for kept in &row.kept {
            text +=
                &format!("  kept {}: {} not {}\n", kept.field.key(), words(&kept.here), words(&kept.there));
        }
        for doubt in &row.candidate.doubts {
            text += &format!("  no {:?}: {} {:?}\n", doubt.expected, doubt.label, doubt.text);
        }
        if let Some(pointer) = &row.pointer {
            text += &format!("  health on line {}: {:?}\n", pointer.line, pointer.words);
        }
    }
    for bad in preview.bad_lines() {
        text += &format!("\nbad {}{bad}\n", bad.part);
    }
    text
}

fn outcome(row: &PreviewRow) -> String {
    match &row.outcome {
        Outcome::Added => "added".to_owned(),
        Outcome::Updated { of } => format!("more of {}", target(*of)),
        Outcome::ProposedDuplicate { of, shared } => format!("perhaps {} by {shared:?}", target(*of)),
        Outcome::Skipped(Why::NothingNew { of }) => format!("nothing new of {}", target(*of)),
        Outcome::Skipped(why) => format!("skipped: {why:?}"),
    }
}

fn target(target: Target) -> String {
    match target {
        Target::Known(id) => format!("known {}", id.0),
        Target::Row(row) => format!("[{row}]"),
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::Absent => "nothing".to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Parts(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|(name, value)| format!("{name}: {}", words(value))).collect();
            format!("{{{}}}", parts.join(", "))
        }
    }
}
