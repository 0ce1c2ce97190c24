//! The last step to a patch: whoever is erased is taken out of all that tells of them, and what is as it was is dropped.

use super::pile::{Pile, PileEntries};
use super::{Library, Patch};
use crate::domain::{
    Action, CustomerId, Entry, EntryRef, Field, Forgetting, Record, RecordId, Stamp, Touch, order,
};
use std::collections::BTreeSet;
use std::mem;

/// A patch that is being settled, a slice at a time: the erased are taken out of papers, visits and history, and what is
/// not different is dropped. The library must stay the same meanwhile.
#[derive(Debug, Default)]
pub struct Settling {
    entries: Pile,
    /// The place that is looked at next in this round.
    next: usize,
    round: Round,
    newly: BTreeSet<CustomerId>,
    blank: BTreeSet<RecordId>,
    /// Up to when what is forgotten of records in the patch, by record.
    marks: Vec<(RecordId, Forgetting, Stamp)>,
    /// Whether any of these marks is new.
    lets_go: bool,
}

/// What is being done with every entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Round {
    /// Looking for those who are erased.
    #[default]
    Erased,
    /// Emptying papers about them.
    Papers,
    /// Taking them out of visits and history; dropping what is as it was.
    Rest,
    Over,
}

impl Settling {
    pub(super) fn new(entries: Pile) -> Self {
        Self { entries, ..Self::default() }
    }

    /// Settles some more, about `most` entries; returns whether there is more. Where somebody was erased, one slice looks
    /// at every visit and step of the library: that is rare, and must miss nothing.
    pub fn step(&mut self, library: &Library, most: usize) -> bool {
        if self.next == self.entries.places() {
            return self.next_round(library);
        }
        let mut entries = mem::take(&mut self.entries);
        let end = entries.places().min(self.next.saturating_add(most));
        for place in self.next..end {
            let Some(Some(entry)) = entries.slot(place) else { continue };
            if self.drops(library, entry) {
                entries.drop_at(place);
            }
        }
        self.entries = entries;
        self.next = end;
        self.round != Round::Over
    }

    /// Does to an entry what this round does; returns whether it is as it was.
    fn drops(&mut self, library: &Library, entry: &mut Entry) -> bool {
        match self.round {
            Round::Erased => {
                if let Entry::Record(record) = entry {
                    self.read_marks(library, record);
                    if record.erased().is_some()
                        && let RecordId::Customer(customer) = record.id()
                        && !library.is_erased(customer)
                    {
                        self.newly.insert(customer);
                    }
                }
                false
            }
            Round::Papers => {
                if let Entry::Record(paper) = entry
                    && paper.was_about(|customer| self.is_gone(library, customer))
                {
                    paper.forget_customers();
                    self.blank.insert(paper.id());
                }
                false
            }
            Round::Rest | Round::Over => {
                self.forget(library, entry);
                library.holds(entry)
            }
        }
    }

    /// Returns how many places were looked at, of how many in all rounds.
    pub fn progress(&self) -> (usize, usize) {
        let rounds = match self.round {
            Round::Erased => 0,
            Round::Papers => 1,
            Round::Rest => 2,
            Round::Over => 3,
        };
        let places = self.entries.places();
        (places * rounds + self.next.min(places), places * 3)
    }

    /// Returns the patch, once all is settled, and whether anybody was forgotten in it.
    pub fn finish(self) -> (Patch, bool) {
        let forgets = !self.newly.is_empty() || !self.blank.is_empty() || self.lets_go;
        (Patch::of(self.entries), forgets)
    }

    /// Gives the entries away as they are, to be joined anew.
    pub fn into_entries(self) -> PileEntries {
        self.entries.into_iter()
    }

    fn next_round(&mut self, library: &Library) -> bool {
        self.round = match self.round {
            Round::Erased => {
                order::sort(&mut self.marks);
                self.add_erased(library);
                Round::Papers
            }
            Round::Papers => {
                self.add_steps(library);
                Round::Rest
            }
            Round::Rest | Round::Over => Round::Over,
        };
        if self.round == Round::Over {
            return false;
        }
        self.next = 0;
        true
    }

    fn read_marks(&mut self, library: &Library, record: &Record) {
        for (field, register) in record.registers() {
            if let Some(kind) = Forgetting::marked(field) {
                let known = library.record(record.id()).and_then(|known| known.forgotten(kind));
                self.lets_go |= known != Some(register.stamp);
                self.marks.push((record.id(), kind, register.stamp));
            }
        }
    }

    /// Returns up to when things of a kind are forgotten of a record.
    fn until(&self, library: &Library, record: RecordId, kind: Forgetting) -> Option<Stamp> {
        // They were put in order once all were read.
        let from = self.marks.partition_point(|(other, ..)| *other < record);
        let mut marks = self.marks.iter().skip(from).take_while(|(other, ..)| *other == record);
        let mark = marks.find(|(_, other, _)| *other == kind).map(|(.., until)| *until);
        mark.or_else(|| library.record(record)?.forgotten(kind))
    }

    /// Returns whether something written in a field of a record is forgotten.
    fn is_forgotten(&self, library: &Library, record: RecordId, field: &Field, written: Stamp) -> bool {
        Forgetting::of(field).is_some_and(|kind| self.until(library, record, kind) >= Some(written))
    }

    fn is_gone(&self, library: &Library, customer: &CustomerId) -> bool {
        self.newly.contains(customer) || library.is_erased(*customer)
    }

    /// Adds the visits of those who are erased now, and the papers about them; the visits of which only the bare facts stay.
    fn add_erased(&mut self, library: &Library) {
        if let Some(until) =
            self.marks.iter().find(|(.., kind, _)| *kind == Forgetting::Visits).map(|mark| mark.2)
        {
            for visit in library.all_visits().filter(|visit| visit.at <= until && visit.has_details()) {
                add(&mut self.entries, EntryRef::Visit(visit.id), || Entry::Visit(visit.clone()));
            }
        }
        if self.newly.is_empty() {
            return;
        }
        let newly = |customer: CustomerId| self.newly.contains(&customer);
        for visit in library.all_visits().filter(|visit| visit.customer.is_some_and(newly)) {
            add(&mut self.entries, EntryRef::Visit(visit.id), || Entry::Visit(visit.clone()));
        }
        for paper in library.papers.values().filter(|paper| paper.was_about(|id| newly(*id))) {
            add(&mut self.entries, EntryRef::Record(paper.id()), || Entry::Record(paper.clone()));
        }
    }

    /// Adds the steps of history that tell of them.
    fn add_steps(&mut self, library: &Library) {
        if self.newly.is_empty() && self.blank.is_empty() && !self.lets_go {
            return;
        }
        let mut entries = mem::take(&mut self.entries);
        for step in library.steps().filter(|step| step.touches.iter().any(|it| self.tells(library, it))) {
            add(&mut entries, EntryRef::Step(step.id), || Entry::Step(step.clone()));
        }
        self.entries = entries;
    }

    fn tells(&self, library: &Library, touch: &Touch) -> bool {
        match touch {
            Touch::Created(RecordId::Customer(customer)) => self.is_gone(library, customer),
            Touch::Wrote { record: record @ RecordId::Customer(customer), field, after, .. } => {
                self.is_gone(library, customer) || self.is_forgotten(library, *record, field, after.stamp)
            }
            Touch::Wrote { record: RecordId::Paper(kind, id), field, after, .. } if !kind.keeps(field) => {
                let paper = RecordId::Paper(*kind, *id);
                let gone = |customer: &CustomerId| self.is_gone(library, customer);
                self.is_forgotten(library, paper, field, after.stamp)
                    || self.blank.contains(&paper)
                    || library.record(paper).is_some_and(|paper| paper.was_about(gone))
            }
            _ => false,
        }
    }

    fn forget(&self, library: &Library, entry: &mut Entry) {
        match entry {
            Entry::Visit(visit) if visit.customer.as_ref().is_some_and(|it| self.is_gone(library, it)) => {
                visit.forget_customer();
            }
            Entry::Visit(visit)
                if self.until(library, RecordId::Shop, Forgetting::Visits) >= Some(visit.at) =>
            {
                visit.forget_details();
            }
            Entry::Step(step) => {
                let told = step.touches.len();
                step.touches.retain(|touch| !self.tells(library, touch));
                // A card with one person in it is named after them.
                if let Action::Import(file) = &mut step.action
                    && told > 0
                    && step.touches.is_empty()
                {
                    *file = "".into();
                }
            }
            _ => {}
        }
    }
}

/// Adds an entry of the library, unless a later state of it is here.
fn add(entries: &mut Pile, name: EntryRef, entry: impl Fn() -> Entry) {
    entries.change(name, &mut |mine| mine.or_else(|| Some(entry())));
}
