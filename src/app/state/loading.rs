//! What the book does while it is being read: people are found at once, their visits count once all are here.

use super::Book;
use crate::analysis::glance::Glance;
use crate::analysis::likely::Rhythms;
use crate::analysis::roster::Reading;
use crate::analysis::search::{Builder, Finishing, Index};
use crate::domain::{Customer, CustomerId, Entry, EntryKind, VisitSorting};
use crate::platform::pause::{self, Pace};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How many visits are put in order between two looks at the clock.
const VISITS: usize = 2048;
/// How many people are sorted, or words written, between two looks at the clock.
const WORDS: usize = 1024;
/// How many people are worked on between two looks at the clock.
const PEOPLE: usize = 32;
/// How long after opening the first screen stands, in milliseconds.
const SETTLED_AFTER: u32 = 500;

impl Book {
    /// Lets people be found before they are read, with the records that are different since.
    pub fn show_glance(&self, glance: Glance, since: Vec<Entry>) {
        self.kept.set(glance.revision);
        *self.index.borrow_mut() = glance.index;
        *self.cards.borrow_mut() = Some(glance.cards);
        let mut index = self.index.borrow_mut();
        for customer in since.iter().filter_map(customer_of) {
            index.update(customer, None);
        }
        self.library.borrow_mut().load(since);
    }

    /// Makes room for what storage is about to read.
    pub fn make_room(&self, kind: EntryKind, entries: usize) {
        self.library.borrow_mut().make_room(kind, entries);
    }

    /// Takes in what storage read.
    pub fn load(&self, entries: Vec<Entry>) {
        let mut builder = self.builder.borrow_mut();
        for customer in entries.iter().filter_map(customer_of) {
            match &mut *builder {
                Some(builder) => builder.add(customer, None),
                // Another window has written them since.
                None => self.index.borrow_mut().update(customer, None),
            }
        }
        self.library.borrow_mut().load(entries);
        self.roster.take();
    }

    /// Takes in the drafts that storage kept.
    pub fn load_drafts(&self, drafts: Vec<(String, String)>) {
        *self.drafts.borrow_mut() = drafts;
    }

    /// Says that all people are here: searching may begin, where it has not.
    pub async fn finish_people(&self) {
        // Where people are found already, they stay in that order until their visits are known.
        if self.cards.borrow().is_none() {
            let builder = self.builder.take().unwrap_or_default();
            let index = finish_index(builder).await;
            *self.index.borrow_mut() = index;
        }
        self.cards.take();
        self.rows.take();
        self.people.set(true);
        self.tell();
    }

    /// Says that all of it is here: the visits count, and writing may begin.
    pub async fn finish_loading(self: &Rc<Self>) {
        let mut pace = Pace::start();
        let mut sorting = VisitSorting::new(&self.library.borrow());
        while !sorting.step(&self.library.borrow(), VISITS) {
            pace.step().await;
        }
        sorting.finish(&mut self.library.borrow_mut());
        let builder = self.builder.take();
        let mut anew = match builder {
            Some(builder) => Some(finish_index(builder).await),
            None => None,
        };
        let people: Vec<CustomerId> =
            self.library.borrow().customers().map(|customer| customer.id()).collect();
        let mut rhythms = Rhythms::default();
        for some in people.chunks(PEOPLE) {
            {
                let library = self.library.borrow();
                let mut index = self.index.borrow_mut();
                let index = anew.as_mut().unwrap_or(&mut index);
                for id in some {
                    let visits = library.visits_of(*id);
                    index.seen(*id, visits.last().map(|visit| visit.at));
                    rhythms.update(*id, &visits);
                }
            }
            pace.step().await;
        }
        *self.rhythms.borrow_mut() = rhythms;
        if let Some(index) = anew {
            *self.index.borrow_mut() = index;
        }
        self.roster.take();
        self.rows.take();
        self.changes.set(self.changes.get().wrapping_add(1));
        self.loaded.set(true);
        self.tell();
        self.go_on();
        let book = self.clone();
        spawn_local(async move {
            // Once the first screen stands, so that going to the list of all people is quick.
            pause::wait(SETTLED_AFTER).await;
            book.read_roster().await;
            book.renew_glance(SETTLED_AFTER);
        });
    }
}

impl Book {
    /// Makes the list of all people, so that going there is quick; whoever goes there before makes it at once.
    pub(super) async fn read_roster(&self) {
        let mut pace = Pace::start();
        let mut changes = self.changes.get();
        let mut reading = Reading::new(&self.library.borrow());
        while !reading.step(&self.library.borrow(), PEOPLE) {
            if pace.step().await && self.changes.get() != changes {
                changes = self.changes.get();
                reading = Reading::new(&self.library.borrow());
            }
        }
        let mut roster = self.roster.borrow_mut();
        if roster.is_none() && self.changes.get() == changes {
            *roster = Some(Rc::new(reading.finish()));
        }
    }
}

/// Makes an index of what was collected.
pub(super) async fn finish_index(builder: Builder) -> Index {
    let mut pace = Pace::start();
    let mut finishing = Finishing::new(builder);
    while !finishing.step(WORDS) {
        pace.step().await;
    }
    finishing.finish()
}

fn customer_of(entry: &Entry) -> Option<Customer<'_>> {
    match entry {
        Entry::Record(record) => Customer::of(record),
        _ => None,
    }
}
