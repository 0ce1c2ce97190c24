//! All that the shop knows about one person, each thing with where it comes from, since when, and what for.

mod origin;
mod purpose;
#[cfg(test)]
mod tests;

pub use origin::Origin;
pub use purpose::Purpose;

use crate::domain::{
    CustomerId, EntryKind, Field, Library, Record, RecordId, Register, Stamp, Touch, Value, Visit, order,
};
use origin::Authors;
use std::collections::BTreeSet;

/// One thing that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// On which record or paper it stands.
    pub record: RecordId,
    /// In which field.
    pub field: &'a Field,
    /// What is known.
    pub value: &'a Value,
    /// Where it comes from.
    pub origin: Origin<'a>,
    /// When it was said, noticed or written.
    pub at: Stamp,
    /// When it was last touched.
    pub written: Stamp,
    /// What it is used for.
    pub purpose: Purpose,
}

/// A paper that is about the person: a thank-you, a review, a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperOf<'a> {
    /// The paper.
    pub record: &'a Record,
    /// What it says.
    pub says: Vec<Known<'a>>,
}

/// A value that the history keeps, so that a change can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier<'a> {
    /// On which record or paper it stood.
    pub record: RecordId,
    /// In which field.
    pub field: &'a Field,
    /// What stood there.
    pub value: &'a Value,
    /// When it was written.
    pub at: Stamp,
}

/// Everything about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier<'a> {
    /// Who.
    pub customer: CustomerId,
    /// What stands on their record, and on other records of theirs; by purpose, then as the fields are ordered.
    pub facts: Vec<Known<'a>>,
    /// Their visits, the latest first, those that were taken back included: they are still on the phone.
    pub visits: Vec<&'a Visit>,
    /// Papers about them, those that were put aside included.
    pub papers: Vec<PaperOf<'a>>,
    /// What the history still tells of them besides, the latest first, each value once.
    pub earlier: Vec<Earlier<'a>>,
}

impl<'a> Dossier<'a> {
    /// Gathers everything about a person; nothing where they were erased.
    pub fn of(library: &'a Library, customer: CustomerId) -> Self {
        let names = library.namesakes(customer);
        let records: Vec<&Record> =
            names.iter().filter_map(|name| library.record(RecordId::Customer(*name))).collect();
        let papers = papers(library, &names);
        let all: Vec<&Record> = records.iter().chain(&papers).copied().collect();
        let authors = Authors::of(library, &all);
        let mut facts: Vec<Known> = records.iter().flat_map(|record| known(record, &authors)).collect();
        order::sort_by(&mut facts, |a, b| {
            (a.purpose, a.field, a.record).cmp(&(b.purpose, b.field, b.record))
        });
        let mut visits: Vec<&Visit> = library
            .all_visits()
            .filter(|visit| visit.customer.is_some_and(|customer| names.contains(&customer)))
            .collect();
        order::sort_by(&mut visits, |a, b| (b.at, b.id).cmp(&(a.at, a.id)));
        let papers = papers
            .into_iter()
            .map(|record| PaperOf { record, says: known(record, &authors).collect() })
            .collect();
        Self { customer, facts, visits, papers, earlier: earlier(library, &all) }
    }

    /// Returns whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.visits.is_empty() && self.papers.is_empty() && self.earlier.is_empty()
    }
}

fn papers<'a>(library: &'a Library, names: &BTreeSet<CustomerId>) -> Vec<&'a Record> {
    let all = [EntryKind::Papers, EntryKind::Reviews].into_iter().flat_map(|kind| library.names(kind));
    let records = all.filter_map(|name| match name {
        crate::domain::EntryRef::Record(id) => library.record(id),
        _ => None,
    });
    let mut papers: Vec<&Record> =
        records.filter(|record| record.customers().any(|customer| names.contains(&customer))).collect();
    order::sort_by(&mut papers, |a, b| (b.at(), b.id()).cmp(&(a.at(), a.id())));
    papers
}

fn known<'a>(record: &'a Record, authors: &Authors<'a>) -> impl Iterator<Item = Known<'a>> {
    record.present().map(|(field, register)| {
        let (origin, at) = authors.origin(record, field, register);
        let purpose = Purpose::of(record.id(), field);
        Known {
            record: record.id(),
            field,
            value: &register.value,
            origin,
            at,
            written: register.stamp,
            purpose,
        }
    })
}

/// Finds what the history tells of some records that no longer stands on them.
fn earlier<'a>(library: &'a Library, records: &[&'a Record]) -> Vec<Earlier<'a>> {
    let mut found: Vec<Earlier> = Vec::new();
    for touch in library.steps().flat_map(|step| &step.touches) {
        let Touch::Wrote { record, field, before, after } = touch else { continue };
        let Some(now) = records.iter().find(|now| now.id() == *record) else { continue };
        for Register { stamp, value, .. } in before.iter().chain([after]) {
            let told =
                || found.iter().any(|one| (one.record, one.field, one.value) == (*record, field, value));
            if *value != Value::Absent && now.value(field) != value && !told() {
                found.push(Earlier { record: *record, field, value, at: *stamp });
            }
        }
    }
    order::sort_by_key(&mut found, |one| std::cmp::Reverse(one.at));
    found
}
