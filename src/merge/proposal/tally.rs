//! How much a file would change, counted.

use crate::domain::Field;
use crate::domain::{Entry, EntryRef, Library, Record, RecordId};
use crate::merge::cursor::is_bookkeeping;

/// Counts of records of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// Not here before.
    pub new: usize,
    /// Here, and something else is known of them.
    pub changed: usize,
    /// Here, and put aside there; can be restored.
    pub put_aside: usize,
    /// Put aside here, and taken back in there.
    pub restored: usize,
    /// Here, and erased there for good.
    pub erased: usize,
}

/// Counts of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// People.
    pub customers: Kind,
    /// Dishes and drinks.
    pub items: Kind,
    /// The shop, its phones and whatever else is kept in records.
    pub others: Kind,
    /// Visits that were not here.
    pub visits_new: usize,
    /// Visits of which more is known.
    pub visits_changed: usize,
    /// Visits that were taken back there.
    pub visits_void: usize,
    /// Lines of history that were not here, those about exchanges left out.
    pub steps: usize,
}

impl Tally {
    /// Counts an entry that is different from the one in the library.
    pub fn add(&mut self, library: &Library, entry: &Entry) {
        match entry {
            Entry::Record(record) => {
                let mine = library.record(record.id());
                match record.id() {
                    RecordId::Customer(_) => self.customers.add(mine, record),
                    RecordId::Item(_) => self.items.add(mine, record),
                    _ if differs_in_hearing_only(mine, record) => {}
                    _ => self.others.add(mine, record),
                }
            }
            Entry::Visit(visit) => match library.visit(visit.id) {
                None => self.visits_new += 1,
                Some(mine) if mine.counts() && !visit.counts() => self.visits_void += 1,
                // Whose visits lose their person is counted as erased.
                Some(mine) if mine.customer.is_some() && visit.customer.is_none() => {}
                Some(_) => self.visits_changed += 1,
            },
            Entry::Step(step) => {
                if library.entry(EntryRef::Step(step.id)).is_none() && !is_bookkeeping(step) {
                    self.steps += 1;
                }
            }
        }
    }
}

impl Kind {
    fn add(&mut self, mine: Option<&Record>, theirs: &Record) {
        let Some(mine) = mine else {
            // Of somebody erased whom nobody here knew there is only the mark.
            self.new += usize::from(theirs.erased().is_none());
            return;
        };
        let slot = match (mine.is_present(), theirs.is_present()) {
            _ if mine.erased().is_none() && theirs.erased().is_some() => &mut self.erased,
            (true, false) => &mut self.put_aside,
            (false, true) => &mut self.restored,
            // An earlier mark of an erasure that is known.
            _ if mine.erased().is_some() => return,
            _ => &mut self.changed,
        };
        *slot += 1;
    }
}

/// Returns whether nothing is different but how far a phone has heard others out.
pub fn differs_in_hearing_only(mine: Option<&Record>, theirs: &Record) -> bool {
    theirs.registers().all(|(field, register)| {
        matches!(field, Field::Heard(_)) || mine.and_then(|mine| mine.register(field)) == Some(register)
    })
}
