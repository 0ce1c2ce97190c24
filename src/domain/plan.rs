//! What somebody is about to do, before moments and history are added: the verbs of the app return it.

use super::{
    Action, Change, CustomerId, DeviceId, Dice, Field, Forgetting, Library, Mark, RecordId, Register, Stamp,
    Step, StepId, Touch, Value, Visit, VisitId, order, tally_field,
};
use std::collections::{BTreeMap, BTreeSet};

/// Who acts, where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// By the wall clock.
    pub now: Stamp,
    /// On which phone.
    pub device: DeviceId,
    /// Who, as the phone was told; may be empty.
    pub by: Box<str>,
}

/// Why something cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// No such step is known.
    #[error("no such step")]
    Unknown,
    /// It has been undone already.
    #[error("already undone")]
    AlreadyUndone,
    /// All that it wrote has been written over since.
    #[error("changed since")]
    ChangedSince,
    /// It erased somebody, which is for good.
    #[error("erased for good")]
    ErasedForGood,
}

/// A deed: what is to be written, recorded, taken back, in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    action: Action,
    undoes: Option<StepId>,
    writes: Vec<(RecordId, Field, Value)>,
    visits: Vec<Visit>,
    voids: Vec<VisitId>,
    erasures: Vec<CustomerId>,
    forgettings: Vec<(RecordId, Forgetting, Stamp)>,
}

impl Plan {
    /// Starts a plan that does nothing yet.
    pub fn new(action: Action) -> Self {
        Self {
            action,
            undoes: None,
            writes: Vec::new(),
            visits: Vec::new(),
            voids: Vec::new(),
            erasures: Vec::new(),
            forgettings: Vec::new(),
        }
    }

    /// Adds a value to write.
    #[must_use]
    pub fn set(mut self, record: RecordId, field: Field, value: impl Into<Value>) -> Self {
        self.write(record, field, value);
        self
    }

    /// Adds a value to write, in place.
    pub fn write(&mut self, record: RecordId, field: Field, value: impl Into<Value>) {
        self.writes.push((record, field, value.into()));
    }

    /// Adds a visit to record.
    #[must_use]
    pub fn log(mut self, visit: Visit) -> Self {
        self.add_visit(visit);
        self
    }

    /// Adds a visit to record, in place.
    pub fn add_visit(&mut self, visit: Visit) {
        self.visits.push(visit);
    }

    /// Adds a visit to take back.
    #[must_use]
    pub fn void(mut self, visit: VisitId) -> Self {
        self.voids.push(visit);
        self
    }

    /// Adds a person to erase, whatever other records stand for them.
    #[must_use]
    pub fn erase(mut self, customer: CustomerId) -> Self {
        self.erasures.push(customer);
        self
    }

    /// Adds that things of a kind are forgotten for good, on a record and in the history: what was written of it up to a
    /// moment. It leaves no line of history by itself.
    #[must_use]
    pub fn forget(mut self, record: RecordId, what: Forgetting, until: Stamp) -> Self {
        self.forgettings.push((record, what, until));
        self
    }

    /// Returns whether it does nothing but forget, with how much of it there was.
    pub fn only_forgets(&self) -> bool {
        let tally = |(record, field, _): &(RecordId, Field, Value)| {
            *record == RecordId::Shop && *field == tally_field()
        };
        self.undoes.is_none()
            && self.visits.is_empty()
            && self.voids.is_empty()
            && self.writes.iter().all(tally)
    }

    /// Returns whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the plan that takes a step back, as far as nobody has written over it since.
    pub fn undo(library: &Library, step: StepId, dice: &mut impl Dice) -> Result<Plan, PlanError> {
        if library.is_undone(step) {
            return Err(PlanError::AlreadyUndone);
        }
        let step = library.step(step).ok_or(PlanError::Unknown)?;
        let mut plan = Plan::new(Action::Undo);
        plan.undoes = Some(step.id);
        let mut last = PlanError::ChangedSince;
        for touch in step.touches.iter().rev() {
            match touch {
                Touch::Created(record) => {
                    if library.record(*record).is_some_and(|record| record.is_present()) {
                        plan.write(*record, Field::Deleted, Value::Flag(true));
                    }
                }
                Touch::Wrote { record, field, before, after } => {
                    let now = library.record(*record).and_then(|record| record.register(field));
                    if now == Some(after) {
                        let value = before.as_ref().map_or(Value::Absent, |before| before.value.clone());
                        plan.write(*record, field.clone(), value);
                    }
                }
                Touch::Logged(visit) => {
                    if library.visit(*visit).is_some_and(Visit::counts) {
                        plan.voids.push(*visit);
                    }
                }
                Touch::Voided(visit) => {
                    // A void is for good: the visit is recorded anew.
                    if let Some(visit) = library.visit(*visit) {
                        let id = VisitId::random(dice);
                        plan.visits.push(Visit { id, void: None, ..visit.clone() });
                    }
                }
                Touch::Erased(_) => last = PlanError::ErasedForGood,
                Touch::Took(_) => {}
            }
        }
        if plan.is_empty() { Err(last) } else { Ok(plan) }
    }

    /// Returns how many values, visits and erasures it is about.
    pub fn len(&self) -> usize {
        self.writes.len()
            + self.visits.len()
            + self.voids.len()
            + self.erasures.len()
            + self.forgettings.len()
    }

    /// Returns what it is told as.
    pub fn action(&self) -> &Action {
        &self.action
    }

    /// Returns whether it erases somebody.
    pub fn erases(&self) -> bool {
        !self.erasures.is_empty()
    }

    /// Walks what it writes, record by record and field by field.
    pub fn writes(&self) -> impl Iterator<Item = (RecordId, &Field)> {
        self.writes.iter().map(|(record, field, _)| (*record, field))
    }

    /// Turns the plan into changes, with one line of history; none where all is as wanted already, or of the erased.
    pub fn resolve(self, library: &Library, author: &Author, dice: &mut impl Dice) -> Vec<Change> {
        let mut resolving = Resolving::new(self, author.clone());
        let mut changes = resolving.next_changes(library, usize::MAX);
        changes.extend(resolving.finish(library, dice));
        changes
    }
}

/// A plan on its way to changes, a slice at a time, for plans of thousands. The library must stay the same meanwhile.
#[derive(Debug)]
pub struct Resolving {
    author: Author,
    action: Action,
    undoes: Option<StepId>,
    writes: std::vec::IntoIter<(RecordId, Field, Value)>,
    /// The place of the next one among all.
    place: usize,
    /// How many of them are not in `last` yet: all are before the first becomes a change.
    unread: usize,
    /// Of several writes to one field the last one counts, so that undoing finds what it left.
    last: BTreeMap<(RecordId, Field), usize>,
    visits: Vec<Visit>,
    voids: Vec<VisitId>,
    erasures: Vec<CustomerId>,
    forgettings: Vec<(RecordId, Forgetting, Stamp)>,
    touches: Vec<Touch>,
    created: BTreeSet<RecordId>,
}

impl Resolving {
    /// Begins.
    pub fn new(plan: Plan, author: Author) -> Self {
        Self {
            author,
            last: BTreeMap::new(),
            unread: plan.writes.len(),
            place: 0,
            action: plan.action,
            undoes: plan.undoes,
            writes: plan.writes.into_iter(),
            visits: plan.visits,
            voids: plan.voids,
            erasures: plan.erasures,
            forgettings: plan.forgettings,
            touches: Vec::new(),
            created: BTreeSet::new(),
        }
    }

    /// Returns how many values are still to be looked at; each is twice.
    pub fn left(&self) -> usize {
        self.unread + self.writes.len()
    }

    /// Notes the places of the next values, at most `most` of them; returns how many more may be looked at.
    fn read(&mut self, most: usize) -> usize {
        let seen = self.writes.len().saturating_sub(self.unread);
        let some = self.unread.min(most);
        for (place, (record, field, _)) in self.writes.as_slice().iter().enumerate().skip(seen).take(some) {
            self.last.insert((*record, field.clone()), place);
        }
        self.unread -= some;
        most - some
    }

    /// Turns the next values into changes, once all have been read, at most `most` of them; what is as wanted already makes none.
    pub fn next_changes(&mut self, library: &Library, most: usize) -> Vec<Change> {
        let most = if self.unread > 0 { self.read(most) } else { most };
        let mut changes = Vec::with_capacity(most.min(self.writes.len()));
        for (record, field, value) in self.writes.by_ref().take(most) {
            let place = self.place;
            self.place += 1;
            let known = library.record(record);
            if self.last.get(&(record, field.clone())) != Some(&place)
                || known.is_some_and(|record| record.erased().is_some())
                || library.is_forgotten(record, &field)
            {
                continue;
            }
            let before = known.and_then(|record| record.register(&field)).cloned();
            if before.as_ref().map_or(&Value::Absent, |before| &before.value) == &value {
                continue;
            }
            // What is typed now is later than what was forgotten, whatever the clocks say.
            let forgotten = known.and_then(|record| record.forgotten_until(&field));
            let last = before.as_ref().map(|before| before.stamp).max(forgotten);
            let stamp = self.author.now.after(last);
            let after = Register { stamp, device: self.author.device, value };
            if known.is_none() {
                if self.created.insert(record) {
                    self.touches.push(Touch::Created(record));
                }
            } else {
                self.touches.push(Touch::Wrote {
                    record,
                    field: field.clone(),
                    before,
                    after: after.clone(),
                });
            }
            changes.push(Change::Set { record, field, register: after });
        }
        changes
    }

    /// Turns what is left into changes: all values, visits, erasures, and the line of history.
    pub fn finish(mut self, library: &Library, dice: &mut impl Dice) -> Vec<Change> {
        let mut changes = self.next_changes(library, usize::MAX);
        let mark = Mark { stamp: self.author.now, device: self.author.device };
        for visit in self.visits {
            self.touches.push(Touch::Logged(visit.id));
            changes.push(Change::Log(visit));
        }
        for visit in self.voids {
            self.touches.push(Touch::Voided(visit));
            changes.push(Change::Void { visit, mark });
        }
        let erased: BTreeSet<CustomerId> =
            order::gather(self.erasures.into_iter().flat_map(|customer| library.namesakes(customer)));
        for customer in erased {
            self.touches.push(Touch::Erased(customer));
            changes.push(Change::Erase { customer, mark });
        }
        for (record, what, until) in self.forgettings {
            // A record that has forgotten as much already, or is erased, stays as it is.
            let register = Register { stamp: until, device: self.author.device, value: Value::Flag(true) };
            changes.push(Change::Set { record, field: what.field(), register });
        }
        if !self.touches.is_empty() {
            changes.push(Change::Remember(Step {
                id: StepId::random(dice),
                at: self.author.now,
                device: self.author.device,
                by: self.author.by,
                action: self.action,
                touches: self.touches,
                undoes: self.undoes,
            }));
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Library, Patching};
    use proptest::prelude::*;

    fn author(now: u64) -> Author {
        Author { now: Stamp(now), device: DeviceId(7), by: "Paolo".into() }
    }

    fn plan(writes: &[(u8, u8, u8)]) -> Plan {
        let mut plan = Plan::new(Action::EditCustomer);
        for (who, what, value) in writes {
            let record = RecordId::Customer(CustomerId(u128::from(*who)));
            let field = [Field::Name, Field::Phone, Field::Tag("amici".into())][usize::from(*what)].clone();
            let value = if *value == 0 { Value::Absent } else { Value::text(&value.to_string()) };
            plan.write(record, field, value);
        }
        plan
    }

    fn writes() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
        prop::collection::vec((0_u8..4, 0_u8..3, 0_u8..3), 0..24)
    }

    proptest! {
        #[test]
        fn slices_come_to_the_same_as_the_whole(before in writes(), wanted in writes(), size in 1_usize..9) {
            let mut library = Library::default();
            let changes = plan(&before).resolve(&library, &author(5), &mut || 1);
            library.install(library.patch(&changes));

            let whole = plan(&wanted).resolve(&library, &author(9), &mut || 2);
            let mut resolving = Resolving::new(plan(&wanted), author(9));
            let mut patching = Patching::default();
            let mut sliced = Vec::new();
            while resolving.left() > size {
                let changes = resolving.next_changes(&library, size);
                patching.apply(&library, &changes);
                sliced.extend(changes);
            }
            let changes = resolving.finish(&library, &mut || 2);
            patching.apply(&library, &changes);
            sliced.extend(changes);

            prop_assert_eq!(&sliced, &whole);
            prop_assert_eq!(patching.finish(&library), library.patch(&whole));
        }
    }
}
