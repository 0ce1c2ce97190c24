//! Deeds of thousands, such as taking a file in or undoing that: worked out and taken in a slice at a time.

use super::Failure;
use super::book::Book;
use super::decide::{Decide, DecideWhole};
use super::join::Worked;
use super::loading::finish_index;
use crate::analysis::search::{Builder, Index};
use crate::domain::{
    Change, Customer, CustomerId, Entry, Patch, Patching, Plan, RecordId, Resolving, Role, StepId,
    VisitSorting,
};
use crate::platform::pause::{self, Pace};
use crate::platform::random;
use std::collections::BTreeSet;

/// How many values, or entries, are worked on between two looks at the clock.
const SLICE: usize = 128;
/// How many visits are put in order between two looks at the clock.
const VISITS: usize = 2048;
/// From how many people on it is quicker to build the search index anew than to bring it up to date.
const MANY_PEOPLE: usize = 512;

impl Book {
    /// Works out what a deed makes different. A small deed is worked out at once.
    pub(super) async fn work_out(&self, decide: &Decide) -> Result<Worked, Failure> {
        loop {
            let joined = self.joined.get();
            if let Some(worked) = self.try_work_out(decide, joined).await? {
                return Ok(worked);
            }
        }
    }

    /// Works it out, unless another window's changes come in between: then it has to be decided anew.
    async fn try_work_out(&self, by: &Decide, joined: u32) -> Result<Option<Worked>, Failure> {
        // What another phone wrote may be anything.
        if self.role.get() == Role::Service && matches!(by, Decide::Joined(_)) {
            return Err(Failure::Owner);
        }
        let mut pace = Pace::start();
        let (plan, author) = match by {
            Decide::Whole(decide) => {
                let library = self.library.borrow();
                let author = self.author(&library);
                (self.allowed(decide(&library, &author)?)?, author)
            }
            Decide::Joined(join) => loop {
                {
                    let library = self.library.borrow();
                    let author = self.author(&library);
                    if let Some(worked) = join.step(&library, &author, self.changes.get())? {
                        return Ok(Some(worked));
                    }
                }
                if self.pause(&mut pace, joined).await {
                    join.begin_anew(None);
                    return Ok(None);
                }
            },
            Decide::Sliced(begin) | Decide::Ordered(begin) => {
                let mut decide = begin();
                loop {
                    // Borrowed for one slice: the screens read on meanwhile.
                    let decided = decide(&self.library.borrow());
                    if let Some(plan) = decided {
                        // An order was given by the owner: that it only forgets is all that is asked of it.
                        let ordered = matches!(by, Decide::Ordered(_)) && plan.only_forgets();
                        let plan = if ordered { plan } else { self.allowed(plan)? };
                        break (plan, self.author(&self.library.borrow()));
                    }
                    if self.pause(&mut pace, joined).await {
                        return Ok(None);
                    }
                }
            }
        };
        let mut resolving = Resolving::new(plan, author);
        let mut patching = Patching::default();
        while resolving.left() > SLICE {
            {
                let library = self.library.borrow();
                patching.apply(&library, &resolving.next_changes(&library, SLICE));
            }
            if self.pause(&mut pace, joined).await {
                return Ok(None);
            }
        }
        let step = {
            let library = self.library.borrow();
            let changes = resolving.finish(&library, &mut random::roll);
            patching.apply(&library, &changes);
            step_of(&changes)
        };
        let mut settling = patching.settle();
        while settling.step(&self.library.borrow(), SLICE) {
            if self.pause(&mut pace, joined).await {
                return Ok(None);
            }
        }
        Ok(Some((step, settling.finish().0)))
    }

    /// Lets the browser draw and small deeds go first, when the slice is used up; returns whether other changes came in
    /// than new visits, after which a long deed has to be decided anew.
    async fn pause(&self, pace: &mut Pace, joined: u32) -> bool {
        if !pace.step().await {
            return false;
        }
        self.let_pass().await;
        self.joined.get() != joined
    }

    /// Works out a deed at once; nothing where it is too large for that.
    pub(super) fn work_out_small(&self, decide: &DecideWhole) -> Option<Result<Worked, Failure>> {
        let library = self.library.borrow();
        let author = self.author(&library);
        let plan = match decide(&library, &author).and_then(|plan| self.allowed(plan)) {
            Ok(plan) if plan.len() <= SLICE => plan,
            Ok(_) => return None,
            Err(failure) => return Some(Err(failure)),
        };
        let changes = plan.resolve(&library, &author, &mut random::roll);
        Some(Ok((step_of(&changes), library.patch(&changes))))
    }

    /// Returns who holds the phone.
    pub fn role(&self) -> Role {
        self.role.get()
    }

    /// Returns a plan if whoever holds the phone may do that: no deed gets around this.
    fn allowed(&self, plan: Plan) -> Result<Plan, Failure> {
        if self.role.get().may(&plan) { Ok(plan) } else { Err(Failure::Owner) }
    }

    /// Takes in what is durable, and brings what is derived up to date.
    pub(super) async fn take_in(&self, patch: Patch) {
        if patch.len() <= SLICE {
            self.install(patch);
            return;
        }
        // The list of all is made anew when it is next asked for.
        self.roster.take();
        self.rows.take();
        self.changes.set(self.changes.get().wrapping_add(1));
        let mut pace = Pace::start();
        let mut people = Vec::new();
        // Each once: thousands of visits are of the same people.
        let mut visited: BTreeSet<CustomerId> = BTreeSet::new();
        let mut entries = patch.into_entries();
        loop {
            let slice: Vec<Entry> = entries.by_ref().take(SLICE).collect();
            if slice.is_empty() {
                break;
            }
            for entry in &slice {
                match entry {
                    Entry::Record(record) => {
                        people.extend(Customer::of(record).map(|customer| customer.id()));
                    }
                    Entry::Visit(visit) => visited.extend(visit.customer),
                    Entry::Step(_) => {}
                }
            }
            self.library.borrow_mut().load(slice);
            pace.step().await;
        }
        if !visited.is_empty() {
            let mut sorting = VisitSorting::new(&self.library.borrow());
            while !sorting.step(&self.library.borrow(), VISITS) {
                pace.step().await;
            }
            sorting.finish(&mut self.library.borrow_mut());
        }
        self.kept.note(!people.is_empty());
        if people.len() >= MANY_PEOPLE {
            let index = self.build_index().await;
            *self.index.borrow_mut() = index;
            for some in people.chunks(SLICE) {
                visited.extend(some);
                pace.step().await;
            }
            people = Vec::new();
        }
        let visited: Vec<CustomerId> = visited.into_iter().collect();
        for slice in people.chunks(SLICE) {
            self.derive(slice, &[]);
            pace.step().await;
        }
        for slice in visited.chunks(SLICE) {
            self.derive(&[], slice);
            pace.step().await;
        }
        self.roster.take();
        self.rows.take();
        self.changes.set(self.changes.get().wrapping_add(1));
        // Whoever brings people in looks at the list of all next: it must not be made at once then.
        self.read_roster().await;
        // To tell of it and to give back what the deed held takes long enough by itself.
        pause::breathe().await;
    }

    /// Builds the search index anew; what is being searched for meanwhile is found in the old one.
    pub(super) async fn build_index(&self) -> Index {
        let ids: Vec<_> = self.library.borrow().customers().map(|customer| customer.id()).collect();
        let mut builder = Builder::default();
        let mut pace = Pace::start();
        for slice in ids.chunks(SLICE) {
            {
                let library = self.library.borrow();
                for id in slice {
                    if let Some(customer) = library.record(RecordId::Customer(*id)).and_then(Customer::of) {
                        builder.add(customer, library.last_visit(*id).map(|visit| visit.at));
                    }
                }
            }
            pace.step().await;
        }
        finish_index(builder).await
    }
}

/// Returns the line of history among some changes.
fn step_of(changes: &[Change]) -> Option<StepId> {
    changes.iter().find_map(|change| match change {
        Change::Remember(step) => Some(step.id),
        _ => None,
    })
}
