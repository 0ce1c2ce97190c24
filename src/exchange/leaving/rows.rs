//! The rows that an entry of the book gives to each table.

use super::table::{Cell, Leaving, Table};
use crate::domain::{
    Allergy, AllergyKind, Customer, CustomerId, Entry, Field, Record, RecordId, Stamp, Value, Visit,
};

/// Returns the rows of an entry, with their tables.
pub fn rows(entry: &Entry, leaving: &Leaving) -> Vec<(Table, Vec<Cell>)> {
    let rows = match entry {
        Entry::Record(record) if record.erased().is_some() => Vec::new(),
        Entry::Record(record) => record_rows(record, leaving),
        Entry::Visit(visit) if wanted(leaving, visit.customer) => visit_rows(visit),
        Entry::Visit(_) | Entry::Step(_) => Vec::new(),
    };
    rows.into_iter().filter(|(table, _)| leaving.takes(*table)).collect()
}

fn wanted(leaving: &Leaving, customer: Option<CustomerId>) -> bool {
    leaving.customer.is_none() || leaving.customer == customer
}

fn record_rows(record: &Record, leaving: &Leaving) -> Vec<(Table, Vec<Cell>)> {
    match record.id() {
        RecordId::Customer(id) if wanted(leaving, Some(id)) => {
            Customer::of(record).map(|customer| customer_rows(customer)).unwrap_or_default()
        }
        RecordId::Item(_) => vec![(Table::Items, item_row(record))],
        RecordId::Paper(..) if leaving.customer.is_none_or(|id| record.customers().any(|of| of == id)) => {
            vec![(Table::Papers, paper_row(record))]
        }
        _ => Vec::new(),
    }
}

fn at(value: &Value) -> Cell {
    let at = value.as_number().and_then(|at| u64::try_from(at).ok());
    at.map_or(Cell::Nothing, |at| Cell::Moment(Stamp(at)))
}

fn customer_rows(customer: Customer<'_>) -> Vec<(Table, Vec<Cell>)> {
    let record = customer.record();
    let id = || Cell::id(customer.id());
    let text = |field: &Field| Cell::text(record.text(field));
    let contacts = record.present().filter_map(|(field, _)| match field {
        Field::Contact(address) => Some(&**address),
        _ => None,
    });
    let contacts = contacts.collect::<Vec<_>>().join("; ");
    let mut rows = vec![(
        Table::Customers,
        vec![
            id(),
            text(&Field::Name),
            text(&Field::Nickname),
            text(&Field::Look),
            text(&Field::Phone),
            text(&Field::Email),
            Cell::text(&contacts),
            text(&Field::Birthday),
            text(&Field::Place),
            text(&Field::Language),
            Cell::text(&customer.tags().join("; ")),
            at(record.value(&Field::Since)),
            Cell::Flag(!record.is_present()),
            customer.alias_of().map_or(Cell::Nothing, Cell::id),
        ],
    )];
    for (field, register) in record.present() {
        match field {
            // What was said for one visit only leaves with nobody.
            Field::Allergy(_) => {
                let allergy = Allergy::read(field, register);
                rows.extend(allergy.map(|allergy| (Table::Health, allergy_row(id(), &allergy))));
            }
            Field::Diet(key) => {
                let what = key.strip_prefix("own:").unwrap_or(key);
                let cells = [id(), Cell::text("diet"), Cell::text(what), Cell::Nothing, Cell::Nothing];
                let said = [Cell::Moment(register.stamp), Cell::Nothing];
                rows.push((Table::Health, cells.into_iter().chain(said).collect()));
            }
            Field::Consent(purpose) => {
                let part = |name| Cell::text(register.value.part_text(name));
                let said = register.value.part("at").map_or(Cell::Nothing, at);
                rows.push((
                    Table::Consents,
                    vec![id(), Cell::text(purpose), part("state"), said, part("wording")],
                ));
            }
            _ => {}
        }
    }
    rows.extend(customer.preferences().iter().map(|taste| {
        let codes = [taste.taste.code(), taste.strength.code(), taste.source.code(), &taste.by];
        let cells = [id(), Cell::text(&taste.what)].into_iter().chain(codes.map(Cell::text));
        (Table::Preferences, cells.chain([Cell::Moment(taste.at)]).collect())
    }));
    rows.extend(customer.notes().iter().map(|note| {
        (Table::Notes, vec![id(), Cell::text(&note.text), Cell::text(&note.by), Cell::Moment(note.at)])
    }));
    rows.extend(
        customer
            .dates()
            .iter()
            .map(|(label, date)| (Table::Dates, vec![id(), Cell::text(label), Cell::Text(date.to_text())])),
    );
    rows
}

fn allergy_row(id: Cell, allergy: &Allergy) -> Vec<Cell> {
    let what = match &allergy.kind {
        AllergyKind::Listed(allergen) => allergen.code(),
        AllergyKind::Own(words) => words,
    };
    vec![
        id,
        Cell::text("allergy"),
        Cell::text(what),
        Cell::text(allergy.severity.code()),
        Cell::text(allergy.stated_by.code()),
        Cell::Moment(allergy.stated),
        Cell::Flag(allergy.to_confirm),
    ]
}

fn visit_rows(visit: &Visit) -> Vec<(Table, Vec<Cell>)> {
    let mut rows = vec![(
        Table::Visits,
        vec![
            Cell::id(visit.id),
            visit.customer.map_or(Cell::Nothing, Cell::id),
            Cell::Moment(visit.at),
            Cell::Number(visit.offset.into()),
            Cell::text(&visit.by),
            Cell::number((visit.party > 0).then_some(visit.party.into())),
            Cell::text(&visit.table),
            Cell::text(&visit.word),
            Cell::Flag(!visit.counts()),
        ],
    )];
    rows.extend(visit.lines.iter().zip(1..).map(|(line, position)| {
        let cells = vec![
            Cell::id(visit.id),
            Cell::Number(position),
            line.item.map_or(Cell::Nothing, Cell::id),
            Cell::text(&line.name),
            Cell::Number(line.quantity.into()),
            Cell::text(&line.note),
            Cell::number(line.price),
        ];
        (Table::Orders, cells)
    }));
    rows
}

fn item_row(record: &Record) -> Vec<Cell> {
    let id = match record.id() {
        RecordId::Item(id) => Cell::id(id),
        _ => Cell::Nothing,
    };
    let available = match record.value(&Field::Available) {
        Value::Flag(flag) => Cell::Flag(*flag),
        _ => Cell::Nothing,
    };
    vec![
        id,
        Cell::text(record.text(&Field::Name)),
        Cell::text(record.text(&Field::Category)),
        Cell::number(record.value(&Field::Price).as_number()),
        available,
        Cell::text(record.text(&Field::Ingredients)),
        Cell::Flag(!record.is_present()),
    ]
}

fn paper_row(record: &Record) -> Vec<Cell> {
    let (kind, id) = match record.id() {
        RecordId::Paper(kind, id) => (format!("{kind:?}").to_lowercase(), Cell::id(id)),
        _ => (String::new(), Cell::Nothing),
    };
    let customers: Vec<String> = record.customers().map(|id| id.to_string()).collect();
    let text = |field: &Field| Cell::text(record.text(field));
    vec![
        id,
        Cell::Text(kind),
        text(&Field::Kind),
        at(record.value(&Field::At)),
        text(&Field::State),
        text(&Field::Of),
        Cell::text(&customers.join("; ")),
        text(&Field::Source),
        text(&Field::Author),
        Cell::number(record.value(&Field::Stars).as_number()),
        text(&Field::Text),
    ]
}
