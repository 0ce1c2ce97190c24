//! From a verified file to what it changes here: worked out a slice at a time, written as one step that can be undone.

use super::MergeError;
use super::cursor::{Since, heard, is_bookkeeping};
use super::header::{Header, Scope};
use super::incoming::SyncFile;
use super::proposal::{Dispute, Oddities, Proposal, Tally, differs_in_hearing_only};
use crate::domain::{
    Action, Author, Change, Dice, Entry, EntryKind, EntryRef, Field, Library, Patch, Patching, PileEntries,
    Record, RecordId, Register, Settling, Stamp, Step, StepId, Touch, Value, Visit,
};
use std::mem;

/// A file that is being compared with the book, which must stay the same meanwhile: else it is compared
/// [again](Merging::again).
#[derive(Debug)]
pub struct Merging {
    /// What is to be joined still.
    waiting: PileEntries,
    state: State,
    dispute: Dispute,
    oddities: Oddities,
    now: Stamp,
    /// How many places are looked through for steps, how many own steps, and how many places are counted.
    theirs: usize,
    own: usize,
    counted: usize,
    tally: Tally,
    /// An empty phone has nothing to go back to.
    first: bool,
    touches: Vec<Touch>,
}

/// How far the patch is.
#[derive(Debug)]
enum State {
    Joining(Patching),
    Settling(Settling),
    /// Settled, and whether anybody is forgotten in it.
    Counting(Patch, bool),
}

/// What a file makes different, and what is to be told of it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// What would change.
    pub proposal: Proposal,
    patch: Patch,
    touches: Vec<Touch>,
    forgets: bool,
}

impl Merging {
    /// Begins, at a moment, with a file of about so many entries; errs where it is of another shop than a book in which
    /// something is written.
    pub fn new(header: &Header, entries: usize, library: &Library, now: Stamp) -> Result<Self, MergeError> {
        if is_of_another_shop(header, library) && !is_unused(library) {
            return Err(MergeError::OtherShop);
        }
        Ok(Self {
            waiting: PileEntries::default(),
            state: State::Joining(Patching::for_about(entries)),
            dispute: Dispute::default(),
            oddities: Oddities::default(),
            now,
            theirs: 0,
            own: 0,
            counted: 0,
            tally: Tally::default(),
            first: is_empty(library),
            touches: Vec::new(),
        })
    }

    /// Begins again with entries that were joined with the book as it was: what is joined twice is joined all the same.
    pub fn again(
        header: &Header,
        (entries, about): (PileEntries, usize),
        library: &Library,
        now: Stamp,
    ) -> Result<Self, MergeError> {
        Ok(Self { waiting: entries, ..Self::new(header, about, library, now)? })
    }

    /// Begins again, since the book has changed meanwhile; what was found so far of disputes and clocks still counts.
    pub fn anew(mut self, header: &Header, library: &Library, now: Stamp) -> Result<Self, MergeError> {
        let (dispute, oddities) = (mem::take(&mut self.dispute), mem::take(&mut self.oddities));
        Ok(Self { dispute, oddities, ..Self::again(header, self.into_entries(), library, now)? })
    }

    /// Gives back what was joined so far and what was not, and about how much it is.
    pub fn into_entries(self) -> (PileEntries, usize) {
        let (about, entries) = match self.state {
            State::Joining(patching) => (patching.places(), patching.into_entries()),
            State::Settling(settling) => (settling.progress().1 / 3, settling.into_entries()),
            State::Counting(patch, _) => (patch.places(), patch.into_entries()),
        };
        (entries.before(self.waiting), about)
    }

    /// Joins entries of the file in; the comparison goes on once all are.
    pub fn join(&mut self, library: &Library, entries: impl IntoIterator<Item = Entry>) {
        let State::Joining(patching) = &mut self.state else { return };
        for entry in entries {
            self.oddities.look_at(library, &entry, self.now);
            if let Entry::Record(record) = &entry {
                self.dispute.compare(library, record);
            }
            patching.join(library, [entry]);
        }
    }

    /// Compares some more, about `most` entries; returns whether there is more to compare.
    pub fn step(&mut self, library: &Library, most: usize) -> bool {
        let batch: Vec<Entry> = self.waiting.by_ref().take(most).collect();
        if !batch.is_empty() {
            self.join(library, batch);
            return true;
        }
        if let State::Joining(patching) = &self.state
            && self.dispute.is_open()
        {
            let end = patching.places().min(self.theirs.saturating_add(most));
            if self.theirs < end {
                for place in self.theirs..end {
                    if let Some(Entry::Step(step)) = patching.at(place) {
                        self.dispute.consider(step);
                    }
                }
                self.theirs = end;
                return true;
            }
            let before = self.own;
            for step in library.steps().skip(self.own).take(most) {
                self.dispute.consider(step);
                self.own += 1;
            }
            if self.own > before {
                return true;
            }
        }
        self.settle(library, most)
    }

    /// Settles and counts what is different, once all is joined.
    fn settle(&mut self, library: &Library, most: usize) -> bool {
        match mem::replace(&mut self.state, State::Joining(Patching::default())) {
            State::Joining(patching) => self.state = State::Settling(patching.settle()),
            State::Settling(mut settling) => {
                self.state = if settling.step(library, most) {
                    State::Settling(settling)
                } else {
                    let (patch, forgets) = settling.finish();
                    State::Counting(patch, forgets)
                };
            }
            State::Counting(patch, forgets) => {
                let end = patch.places().min(self.counted.saturating_add(most));
                for entry in (self.counted..end).filter_map(|place| patch.at(place)) {
                    self.tally.add(library, entry);
                    if !self.first {
                        touch(&mut self.touches, library, entry);
                    }
                }
                self.counted = end;
                let more = end < patch.places();
                self.state = State::Counting(patch, forgets);
                return more;
            }
        }
        true
    }

    /// Returns how far it is since all was joined: so much of so much.
    pub fn progress(&self) -> (usize, usize) {
        match &self.state {
            State::Joining(patching) => (0, patching.places() * 4),
            State::Settling(settling) => {
                let (done, all) = settling.progress();
                (done, all / 3 * 4)
            }
            State::Counting(patch, _) => (patch.places() * 3 + self.counted, patch.places() * 4),
        }
    }

    /// Returns what is different, once all is compared.
    pub fn finish(self, header: &Header, library: &Library, author: &Author) -> Merged {
        let (patch, forgets) = match self.state {
            State::Counting(patch, forgets) => (patch, forgets),
            State::Joining(patching) => (patching.finish(library), true),
            State::Settling(settling) => settling.finish(),
        };
        let mut conflicts = self.dispute.finish();
        let conflict_count = conflicts.len();
        conflicts.truncate(Proposal::LISTED);
        let proposal = Proposal {
            tally: self.tally,
            conflicts,
            conflict_count,
            oddities: self.oddities.finish(),
            present: library.customers().count(),
            is_first: self.first,
            has_gap: has_gap(header, library, author),
        };
        Merged { proposal, patch, touches: self.touches, forgets }
    }
}

impl Merged {
    /// Compares a whole file at once.
    pub fn new(file: &SyncFile, library: &Library, author: &Author) -> Result<Self, MergeError> {
        let mut merging = Merging::new(&file.header, file.entries.len(), library, author.now)?;
        merging.join(library, file.entries.iter().cloned());
        while merging.step(library, usize::MAX) {}
        Ok(merging.finish(&file.header, library, author))
    }

    /// Gives back what is different, and how much it is, to be compared [again](Merging::again).
    pub fn into_entries(self) -> (PileEntries, usize) {
        let about = self.patch.len();
        (self.patch.into_entries(), about)
    }

    /// Returns what to write: all that is different, with one step of history. What only tells of exchanges is taken
    /// in without a step of its own, or two phones would never be done.
    pub fn sign(
        self,
        header: &Header,
        library: &Library,
        author: &Author,
        dice: &mut impl Dice,
    ) -> (Option<StepId>, Patch) {
        let hears = hears(header, library, author);
        let told = self.patch.entries().any(|entry| !is_note(library, entry));
        if self.patch.is_empty() && hears.is_none() || !told && !self.patch.is_empty() {
            return (None, self.patch);
        }
        let mut changes: Vec<Change> = hears.into_iter().collect();
        if is_of_another_shop(header, library) {
            changes.push(take_shop(library, author, header));
        }
        let id = StepId::random(dice);
        if told {
            // An empty phone has nothing to go back to; that all of it is new is told by listing nothing.
            let first = self.proposal.is_first;
            let mut touches = Vec::new();
            if !first {
                // This phone's own record, where it is noted how far the other one is heard out.
                let own = Touch::Took(EntryRef::Record(RecordId::Device(author.device)));
                touches.extend(self.touches.into_iter().filter(|touch| *touch != own));
                touches.push(own);
            }
            changes.push(Change::Remember(Step {
                id,
                at: author.now,
                device: author.device,
                by: author.by.clone(),
                action: Action::Merge(header.device_name.clone()),
                touches,
                undoes: None,
            }));
        }
        (told.then_some(id), add(self.patch, &changes, library, self.forgets))
    }
}

/// Adds changes to a patch. Where nobody is forgotten in it, only what they change is settled anew.
fn add(patch: Patch, changes: &[Change], library: &Library, forgets: bool) -> Patch {
    if forgets {
        let mut patching = Patching::from(patch);
        patching.apply(library, changes);
        return patching.finish(library);
    }
    let mut few = Patch::default();
    for change in changes {
        if let Change::Set { record, .. } = change
            && let Some(entry) = patch.get(EntryRef::Record(*record))
        {
            few.add(entry.clone());
        }
    }
    let mut patching = Patching::from(few);
    patching.apply(library, changes);
    let mut patch = patch;
    patch.extend(patching.finish(library));
    patch
}

/// Returns whether there is nothing in the book yet that anybody would miss.
fn is_empty(library: &Library) -> bool {
    library.shop().is_none() && EntryKind::ALL.into_iter().all(|kind| library.names(kind).next().is_none())
}

/// Returns whether the file is of a shop of another random name.
pub(super) fn is_of_another_shop(header: &Header, library: &Library) -> bool {
    let shop = library.shop().map(|shop| shop.text(&Field::ShopId)).unwrap_or_default();
    !shop.is_empty() && !header.shop.is_empty() && *shop != *header.shop
}

/// Returns whether a shop was begun, and nothing was written in it yet: whoever then takes a backup in, or joins the
/// others, means that shop to be theirs.
fn is_unused(library: &Library) -> bool {
    [EntryKind::Customers, EntryKind::Visits, EntryKind::Reviews, EntryKind::Papers]
        .into_iter()
        .all(|kind| library.names(kind).next().is_none())
        && library.items().next().is_none()
}

/// Returns the change that gives the shop the random name of the file.
fn take_shop(library: &Library, author: &Author, header: &Header) -> Change {
    let (record, field) = (RecordId::Shop, Field::ShopId);
    let old = library.record(record).and_then(|record| record.register(&field)).map(|old| old.stamp);
    let value = Value::text(&header.shop);
    Change::Set {
        record,
        field,
        register: Register { stamp: author.now.after(old), device: author.device, value },
    }
}

/// Returns whether the file begins later than where the last one from its phone ended.
fn has_gap(header: &Header, library: &Library, author: &Author) -> bool {
    let Scope::Since { from, .. } = header.scope else { return false };
    let known = heard(library, author.device, header.device).unwrap_or_default();
    from.at > known.at || from.steps > known.steps
}

/// Returns whether an entry only tells of exchanges. All else must leave a step, by which it is passed on.
fn is_note(library: &Library, entry: &Entry) -> bool {
    match entry {
        Entry::Record(record) => {
            matches!(record.id(), RecordId::Device(_))
                && differs_in_hearing_only(library.record(record.id()), record)
        }
        Entry::Visit(_) => false,
        Entry::Step(step) => is_bookkeeping(step),
    }
}

/// Returns the note of how far the phone of the file is heard out, where that is further than before.
fn hears(header: &Header, library: &Library, author: &Author) -> Option<Change> {
    let upto = header.upto;
    let known = heard(library, author.device, header.device).unwrap_or_default();
    let further = upto.steps > known.steps || upto.at > known.at;
    let goes_back = upto.steps < known.steps || upto.at < known.at;
    let whole = header.scope != Scope::Service && !has_gap(header, library, author);
    (whole && further && !goes_back && header.device != author.device)
        .then(|| note(library, author, header, upto))
}

fn note(library: &Library, author: &Author, header: &Header, upto: Since) -> Change {
    let record = RecordId::Device(author.device);
    let field = Field::Heard(header.device.to_string().into());
    let old = library.record(record).and_then(|record| record.register(&field)).map(|old| old.stamp);
    let register = Register { stamp: author.now.after(old), device: author.device, value: upto.to_value() };
    Change::Set { record, field, register }
}

/// Lists what an entry of a patch does to the library, so that it can be undone and passed on.
fn touch(touches: &mut Vec<Touch>, library: &Library, entry: &Entry) {
    match entry {
        Entry::Record(record) => touch_record(touches, library.record(record.id()), record),
        Entry::Visit(visit) => touches.extend(touch_visit(library.visit(visit.id), visit)),
        Entry::Step(step) => touches.push(Touch::Took(EntryRef::Step(step.id))),
    }
}

fn touch_record(touches: &mut Vec<Touch>, mine: Option<&Record>, theirs: &Record) {
    let id = theirs.id();
    let house = matches!(id, RecordId::Device(_) | RecordId::Shop);
    match (mine, id) {
        (_, RecordId::Customer(customer)) if theirs.erased().is_some() => {
            touches.push(Touch::Erased(customer));
        }
        // Phones and the shop itself are not put aside by an undo.
        _ if house => touches.push(Touch::Took(EntryRef::Record(id))),
        (None, _) => touches.push(Touch::Created(id)),
        (Some(mine), _) => {
            for (field, after) in theirs.registers() {
                let before = mine.register(field);
                if before != Some(after) {
                    let (field, before, after) = (field.clone(), before.cloned(), after.clone());
                    touches.push(Touch::Wrote { record: id, field, before, after });
                }
            }
        }
    }
}

fn touch_visit(mine: Option<&Visit>, theirs: &Visit) -> Option<Touch> {
    Some(match mine {
        None if theirs.counts() => Touch::Logged(theirs.id),
        Some(mine) if mine.counts() && !theirs.counts() => Touch::Voided(theirs.id),
        _ => Touch::Took(EntryRef::Visit(theirs.id)),
    })
}
