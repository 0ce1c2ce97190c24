//! One step, told: who it was about, what was written and what stood there before, without any language.

use crate::domain::order;
use crate::domain::{
    Action, CustomerId, Field, Library, PaperKind, RecordId, Step, StepId, Touch, Value, Visit,
};

/// A person whom a step was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// Somebody, with what they are called; empty where nothing is known of them.
    Known(CustomerId, &'a str),
    /// Somebody who was erased since.
    Erased,
}

/// A value that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// Of what.
    pub record: RecordId,
    /// Which one.
    pub field: &'a Field,
    /// What stood there.
    pub before: &'a Value,
    /// What stands there since.
    pub after: &'a Value,
}

/// How much came from a file: new ones, and known ones of which it said more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// People.
    pub people: (usize, usize),
    /// Reviews.
    pub reviews: (usize, usize),
    /// Visits, all of them new.
    pub visits: usize,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told<'a> {
    /// A visit was recorded.
    Visited(Who<'a>, Option<&'a Visit>),
    /// A visit was taken back.
    TookBack(Who<'a>, Option<&'a Visit>),
    /// A person was written down, perhaps with what they had.
    Added(Who<'a>, Option<&'a Visit>),
    /// Something was written about a person.
    Edited(Who<'a>, Vec<Fact<'a>>),
    /// A person was put aside.
    PutAside(Who<'a>),
    /// A person was taken back in.
    Restored(Who<'a>),
    /// A person was erased for good.
    Erased,
    /// Two records of one person were joined: the one that stays, the other one, and what was taken over.
    Joined(Who<'a>, Who<'a>, Vec<Fact<'a>>),
    /// The menu was changed.
    Menu(Vec<Fact<'a>>),
    /// The settings were changed.
    Settings(Vec<Fact<'a>>),
    /// Something came from a file of that name.
    Imported(&'a str, Brought),
    /// The book of a phone of that name was taken in: so many new people, so many known ones who changed.
    Merged(&'a str, usize, usize),
    /// The demo shop was made.
    Demo,
    /// A paper of a kind was written, about somebody or nobody, with what it says.
    Wrote(PaperKind, Option<Who<'a>>, Vec<Fact<'a>>),
    /// A step was undone.
    Undid(Option<StepId>),
}

const ABSENT: &Value = &Value::Absent;

/// Tells a step.
pub fn tell<'a>(library: &'a Library, step: &'a Step) -> Told<'a> {
    match &step.action {
        Action::CheckIn => {
            let visit = logged(library, step);
            Told::Visited(visitor(library, visit), visit)
        }
        Action::TakeBack => {
            let visit = step.touches.iter().find_map(|touch| match touch {
                Touch::Voided(visit) => library.visit(*visit),
                _ => None,
            });
            Told::TookBack(visitor(library, visit), visit)
        }
        Action::AddCustomer => Told::Added(subject(library, step), logged(library, step)),
        Action::EditCustomer => edited(subject(library, step), facts(step)),
        Action::DeleteCustomer => Told::PutAside(subject(library, step)),
        Action::RestoreCustomer => Told::Restored(subject(library, step)),
        Action::EraseCustomer => Told::Erased,
        Action::JoinCustomers => joined(library, step),
        Action::EditMenu => Told::Menu(facts(step)),
        Action::EditSettings => Told::Settings(facts(step)),
        Action::Import(file) => {
            let reviews = |record| matches!(record, RecordId::Paper(PaperKind::Review, _));
            let brought = Brought {
                people: records(step, |record| person(record).is_some()),
                reviews: records(step, reviews),
                visits: step.touches.iter().filter(|touch| matches!(touch, Touch::Logged(_))).count(),
            };
            Told::Imported(file, brought)
        }
        Action::Merge(phone) => {
            let (added, changed) = records(step, |record| person(record).is_some());
            Told::Merged(phone, added, changed)
        }
        Action::Demo => Told::Demo,
        Action::Write(kind) => {
            let papers = step.touches.iter().filter_map(Touch::record).filter_map(|id| library.record(id));
            let about = papers.flat_map(|paper| paper.customers()).next();
            Told::Wrote(*kind, about.map(|person| named(library, person)), facts(step))
        }
        Action::Undo => Told::Undid(step.undoes),
    }
}

/// Returns the person whose record it is, if it is one's.
pub fn person(record: RecordId) -> Option<CustomerId> {
    match record {
        RecordId::Customer(person) => Some(person),
        _ => None,
    }
}

/// Names a person by what their own record says, even where another record stands for it now.
fn named(library: &Library, person: CustomerId) -> Who<'_> {
    if library.is_erased(person) {
        return Who::Erased;
    }
    Who::Known(person, library.customer(person).map_or("", |customer| customer.title()))
}

/// Names the first person whom a step touched; erasing takes people out of steps, so nobody means somebody erased.
fn subject<'a>(library: &'a Library, step: &Step) -> Who<'a> {
    let touched = step.touches.iter().filter_map(Touch::record).find_map(person);
    touched.map_or(Who::Erased, |person| named(library, person))
}

fn visitor<'a>(library: &'a Library, visit: Option<&Visit>) -> Who<'a> {
    visit.and_then(|visit| visit.customer).map_or(Who::Erased, |person| named(library, person))
}

fn logged<'a>(library: &'a Library, step: &Step) -> Option<&'a Visit> {
    step.touches.iter().find_map(|touch| match touch {
        Touch::Logged(visit) => library.visit(*visit),
        _ => None,
    })
}

fn facts(step: &Step) -> Vec<Fact<'_>> {
    step.touches
        .iter()
        .filter_map(|touch| match touch {
            Touch::Wrote { record, field, before, after } => Some(Fact {
                record: *record,
                field,
                before: before.as_ref().map_or(ABSENT, |before| &before.value),
                after: &after.value,
            }),
            _ => None,
        })
        .collect()
}

/// Tells an edit; putting somebody aside by itself is told as such.
fn edited<'a>(who: Who<'a>, facts: Vec<Fact<'a>>) -> Told<'a> {
    match facts.as_slice() {
        [Fact { field: Field::Deleted, after, .. }] if after.is_on() => Told::PutAside(who),
        [Fact { field: Field::Deleted, .. }] => Told::Restored(who),
        _ => Told::Edited(who, facts),
    }
}

fn joined<'a>(library: &'a Library, step: &'a Step) -> Told<'a> {
    let mut facts = facts(step);
    let alias = facts.iter().position(|fact| *fact.field == Field::AliasOf).map(|place| facts.remove(place));
    facts.retain(|fact| *fact.field != Field::Since);
    let kept = alias.and_then(|alias| alias.after.as_text()).and_then(CustomerId::parse);
    let other = alias.and_then(|alias| person(alias.record));
    let who = |person: Option<CustomerId>| person.map_or(Who::Erased, |person| named(library, person));
    Told::Joined(who(kept), who(other), facts)
}

/// Counts the records of a sort that a step wrote down, and the known ones about which it wrote something.
fn records(step: &Step, counts: impl Fn(RecordId) -> bool) -> (usize, usize) {
    let of = |created: bool| {
        let mut records: Vec<RecordId> = step
            .touches
            .iter()
            .filter(|touch| matches!(touch, Touch::Created(_)) == created)
            .filter_map(Touch::record)
            .filter(|record| counts(*record))
            .collect();
        order::sort_out(&mut records);
        records.len()
    };
    (of(true), of(false))
}
