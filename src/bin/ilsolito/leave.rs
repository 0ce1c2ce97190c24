//! `export`: a sync file as tables, lines or cards in a folder, for spreadsheets, DuckDB and Spark.

use std::fs;
use std::io::Write;
use std::path::Path;

use il_solito::domain::{EntryKind, Field};
use il_solito::exchange::{Form, Leaving, Package, write_calendar, write_card};

use crate::command::Failure;
use crate::passphrase::ask;
use crate::sync::{library, now, read};

/// Writes a file's book into a folder, in a form that other programs read.
pub fn export(
    path: &str,
    form: &str,
    folder: &str,
    health: bool,
    output: &mut impl Write,
) -> Result<(), Failure> {
    let rows = match form {
        "csv" => Some(Form::Csv),
        "jsonl" => Some(Form::Lines),
        "vcard" => None,
        _ => return Err(Failure::Usage(format!("{form} is none of csv, jsonl, vcard"))),
    };
    let file = read(path, &ask(path)?)?;
    let library = library(&file);
    fs::create_dir_all(folder)?;
    let put = |name: &str, text: &str| fs::write(Path::new(folder).join(name), text);
    let Some(rows) = rows else {
        let mut cards = String::new();
        library.customers().for_each(|customer| write_card(&mut cards, customer));
        put("customers.vcf", &cards)?;
        put("dates.ics", &write_calendar(library.customers(), "Compleanno", now()?))?;
        writeln!(output, "{folder}: customers.vcf, dates.ics")?;
        return Ok(());
    };
    let mut package = Package::new(Leaving { customer: None, health });
    // Of the book rather than of the file, which may tell of one thing twice.
    for name in EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind)) {
        if let Some(entry) = library.entry(name) {
            package.add(&entry);
        }
    }
    let counts: Vec<String> =
        package.counts().map(|(table, count)| format!("{} {count}", table.name())).collect();
    let title = library.shop().map(|shop| shop.text(&Field::Name).to_owned()).unwrap_or_default();
    for file in package.finish(&title, now()?, &[rows]) {
        put(&file.name, &file.text)?;
    }
    writeln!(output, "{folder}: {}", counts.join(", "))?;
    Ok(())
}
