//! A Frictionless Data Package: each table as CSV and as JSON Lines, and one file that says what the columns mean.

use super::rows::rows;
use super::table::{Leaving, Table};
use super::text::moment;
use crate::domain::{Entry, Stamp};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A package in the making: give it entries, then take its files.
#[derive(Clone, Debug)]
pub struct Package {
    leaving: Leaving,
    tables: BTreeMap<Table, Written>,
}

#[derive(Clone, Debug, Default)]
struct Written {
    csv: String,
    lines: String,
    count: usize,
}

/// How the rows of a package are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values.
    Csv,
    /// One JSON object a line.
    Lines,
}

impl Form {
    /// Both.
    pub const ALL: &[Form] = &[Form::Csv, Form::Lines];
}

/// One file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageFile {
    /// Its name, such as `customers.csv`.
    pub name: String,
    /// What is in it, UTF-8.
    pub text: String,
}

impl Package {
    /// Starts a package.
    pub fn new(leaving: Leaving) -> Self {
        let mut tables = BTreeMap::new();
        for table in Table::ALL.iter().copied().filter(|table| leaving.takes(*table)) {
            let head: Vec<&str> = table.columns().iter().map(|(name, _)| *name).collect();
            tables.insert(table, Written { csv: head.join(",") + "\r\n", ..Written::default() });
        }
        Self { leaving, tables }
    }

    /// Adds what an entry tells.
    pub fn add(&mut self, entry: &Entry) {
        for (table, cells) in rows(entry, &self.leaving) {
            let Some(written) = self.tables.get_mut(&table) else { continue };
            let csv: Vec<String> = cells.iter().map(super::table::Cell::to_csv).collect();
            written.csv.push_str(&csv.join(","));
            written.csv.push_str("\r\n");
            let columns = table.columns().iter().zip(&cells);
            // Written by hand, so that the columns come in the order of the schema.
            let line: Vec<String> =
                columns.map(|((name, _), cell)| format!("\"{name}\":{}", cell.to_json())).collect();
            written.lines.push_str(&format!("{{{}}}\n", line.join(",")));
            written.count += 1;
        }
    }

    /// Returns how many rows each table has.
    pub fn counts(&self) -> impl Iterator<Item = (Table, usize)> {
        self.tables.iter().map(|(table, written)| (*table, written.count))
    }

    /// Returns the files, each table in the forms that are wanted; `datapackage.json` is the first one.
    pub fn finish(self, title: &str, made: Stamp, forms: &[Form]) -> Vec<PackageFile> {
        let tables = self.tables.keys();
        let resources: Vec<Value> =
            tables.flat_map(|table| forms.iter().map(|form| resource(*table, *form))).collect();
        let descriptor = json!({
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "il-solito",
            "title": title,
            "created": moment(made),
            "resources": resources,
        });
        let text = serde_json::to_string_pretty(&descriptor).unwrap_or_default();
        let mut files = vec![PackageFile { name: "datapackage.json".to_owned(), text }];
        for (table, written) in self.tables {
            for form in forms {
                let (ending, text) = match form {
                    Form::Csv => ("csv", &written.csv),
                    Form::Lines => ("jsonl", &written.lines),
                };
                files.push(PackageFile { name: format!("{}.{ending}", table.name()), text: text.clone() });
            }
        }
        files
    }
}

/// Describes a file of a table.
fn resource(table: Table, form: Form) -> Value {
    let fields: Vec<Value> = table
        .columns()
        .iter()
        .map(|(name, kind)| {
            let format = if kind.name() == "datetime" { "any" } else { "default" };
            json!({ "name": name, "type": kind.name(), "format": format })
        })
        .collect();
    let schema = json!({ "fields": fields, "missingValues": [""] });
    let name = table.name();
    match form {
        Form::Csv => json!({
            "name": name, "path": format!("{name}.csv"), "type": "table", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "schema": schema,
        }),
        Form::Lines => json!({
            "name": format!("{name}-lines"), "path": format!("{name}.jsonl"), "type": "table", "format": "jsonl",
            "mediatype": "application/jsonl", "encoding": "utf-8", "schema": schema,
        }),
    }
}
