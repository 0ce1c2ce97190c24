//! The tables that leave, with the meaning and the type of every column, and how a row is written.

use super::text::{csv_cell, moment};
use crate::domain::{CustomerId, Stamp};

/// What a column holds, in the words of Frictionless Table Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A moment in UTC.
    Moment,
}

impl Type {
    /// Returns its name in a schema.
    pub fn name(self) -> &'static str {
        match self {
            Type::Text => "string",
            Type::Number => "integer",
            Type::Flag => "boolean",
            Type::Moment => "datetime",
        }
    }
}

/// One cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Nothing,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A moment.
    Moment(Stamp),
}

impl Cell {
    /// Makes a cell of words, nothing where there are none.
    pub fn text(text: &str) -> Cell {
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text.to_owned()) }
    }

    /// Makes a cell of a number that may be missing.
    pub fn number(number: Option<i64>) -> Cell {
        number.map_or(Cell::Nothing, Cell::Number)
    }

    /// Makes a cell of an id.
    pub fn id(id: impl std::fmt::Display) -> Cell {
        Cell::Text(id.to_string())
    }

    /// Writes it for a spreadsheet.
    pub fn to_csv(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => csv_cell(text),
            Cell::Number(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::Moment(at) => moment(*at),
        }
    }

    /// Writes it as JSON, exactly as it is kept.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Cell::Nothing => serde_json::Value::Null,
            Cell::Text(text) => text.as_str().into(),
            Cell::Number(number) => (*number).into(),
            Cell::Flag(flag) => (*flag).into(),
            Cell::Moment(at) => moment(*at).into(),
        }
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident = $file:literal { $($column:literal: $kind:ident,)* })*) => {
        /// A table that can leave.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Table {
            $($(#[$doc])* $name,)*
        }

        impl Table {
            /// All tables, in the order in which they are listed.
            pub const ALL: &'static [Table] = &[$(Table::$name,)*];

            /// Returns the name of its files, without their ending.
            pub fn name(self) -> &'static str {
                match self { $(Table::$name => $file,)* }
            }

            /// Returns its columns, with their types.
            pub fn columns(self) -> &'static [(&'static str, Type)] {
                match self { $(Table::$name => &[$(($column, Type::$kind),)*],)* }
            }
        }
    };
}

tables! {
    /// People; those put aside are marked, the erased are not in it.
    Customers = "customers" {
        "id": Text, "name": Text, "nickname": Text, "look": Text, "phone": Text, "email": Text, "contacts": Text,
        "birthday": Text, "place": Text, "language": Text, "tags": Text, "known_since": Moment, "put_aside": Flag,
        "same_as": Text,
    }
    /// Allergies and diets; only on request.
    Health = "health" {
        "customer": Text, "kind": Text, "what": Text, "severity": Text, "stated_by": Text, "stated": Moment,
        "to_confirm": Flag,
    }
    /// Likes and dislikes.
    Preferences = "preferences" {
        "customer": Text, "what": Text, "taste": Text, "strength": Text, "source": Text, "by": Text, "at": Moment,
    }
    /// Notes, which may tell of health too.
    Notes = "notes" { "customer": Text, "text": Text, "by": Text, "at": Moment, }
    /// Dates to remember, birthdays left out.
    Dates = "dates" { "customer": Text, "label": Text, "date": Text, }
    /// What people agreed to and refused.
    Consents = "consents" { "customer": Text, "purpose": Text, "state": Text, "at": Moment, "wording": Text, }
    /// Visits; those taken back are marked.
    Visits = "visits" {
        "id": Text, "customer": Text, "at": Moment, "offset_minutes": Number, "by": Text, "party": Number,
        "table": Text, "word": Text, "taken_back": Flag,
    }
    /// What was ordered.
    Orders = "order_lines" {
        "visit": Text, "position": Number, "item": Text, "name": Text, "quantity": Number, "note": Text,
        "price_cents": Number,
    }
    /// Dishes and drinks.
    Items = "items" {
        "id": Text, "name": Text, "category": Text, "price_cents": Number, "available": Flag, "ingredients": Text,
        "put_aside": Flag,
    }
    /// Reviews, gestures, offers and what is to be done about them.
    Papers = "papers" {
        "id": Text, "kind": Text, "sort": Text, "at": Moment, "state": Text, "of": Text, "customers": Text,
        "source": Text, "author": Text, "stars": Number, "text": Text,
    }
}

/// What is to leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Of one person only, or of everybody.
    pub customer: Option<CustomerId>,
    /// With allergies, diets and notes.
    pub health: bool,
}

impl Leaving {
    /// Returns whether a table leaves.
    pub fn takes(&self, table: Table) -> bool {
        match table {
            Table::Health | Table::Notes => self.health,
            Table::Items => self.customer.is_none(),
            _ => true,
        }
    }
}
