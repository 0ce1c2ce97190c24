//! What can be counted of everybody's visits, a slice of people at a time: what offers, segments and thanks are made of.

mod portrait;

pub use portrait::{Portrait, Return};

use super::fold;
use super::rhythm::{Habit, History, habit_of};
use crate::domain::{CustomerId, Day, ItemId, Library, OrderLine, Stamp, order};
use std::collections::BTreeMap;
use std::ops::Bound;

/// How many people the shop's habit is fitted to at most: more of them take longer and hardly change it.
const FITTED: usize = 240;

/// What is counted of everybody.
#[derive(Clone, Debug)]
pub struct Survey {
    today: Day,
    people: BTreeMap<CustomerId, Portrait>,
    names: Names,
    habit: Option<Habit>,
    top: Option<i64>,
}

/// The things that people have, numbered.
#[derive(Clone, Debug, Default)]
struct Names {
    by_item: BTreeMap<ItemId, u32>,
    by_written: BTreeMap<Box<str>, u32>,
    by_folded: BTreeMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Names {
    /// Returns the number of what an order line is about: the menu's name for it where it is on the menu.
    fn of(&mut self, library: &Library, line: &OrderLine) -> u32 {
        if let Some(number) = line.item.and_then(|item| self.by_item.get(&item)) {
            return *number;
        }
        let on_menu = line.item.and_then(|item| library.item(item)).map(|item| (item.id(), item.name()));
        match on_menu {
            Some((item, name)) => {
                let number = self.folded(name);
                self.by_item.insert(item, number);
                number
            }
            None => match self.by_written.get(&line.name) {
                Some(number) => *number,
                None => {
                    let number = self.folded(&line.name);
                    self.by_written.insert(line.name.clone(), number);
                    number
                }
            },
        }
    }

    fn folded(&mut self, name: &str) -> u32 {
        let folded = fold(name).into_boxed_str();
        let next = self.names.len() as u32;
        let names = &mut self.names;
        *self.by_folded.entry(folded).or_insert_with(|| {
            names.push(name.into());
            next
        })
    }
}

impl Survey {
    /// Looks at everybody at once; see [`Surveying`] for a slice at a time.
    pub fn of(library: &Library, now: Stamp, offset: i16) -> Self {
        let mut surveying = Surveying::new(library, now, offset);
        while surveying.add(library, usize::MAX) {}
        surveying.finish()
    }

    /// Returns what is counted of a person; `None` for who has never been here.
    pub fn person(&self, id: CustomerId) -> Option<&Portrait> {
        self.people.get(&id)
    }

    /// Walks everybody who has been here.
    pub fn people(&self) -> impl Iterator<Item = (CustomerId, &Portrait)> {
        self.people.iter().map(|(id, portrait)| (*id, portrait))
    }

    /// Walks everybody who has been here, by id, from the one after somebody on.
    pub fn people_after(&self, id: Option<CustomerId>) -> impl Iterator<Item = (CustomerId, &Portrait)> {
        let from = id.map_or(Bound::Unbounded, Bound::Excluded);
        self.people.range((from, Bound::Unbounded)).map(|(id, portrait)| (*id, portrait))
    }

    /// Returns the day it was made on.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Returns the habit of the shop's people; `None` below 30 people who came back.
    pub fn habit(&self) -> Option<&Habit> {
        self.habit.as_ref()
    }

    /// Returns from what sum spent in a year on somebody belongs to the tenth who spend most, in cents.
    pub fn top(&self) -> Option<i64> {
        self.top
    }

    /// Returns the number under which something that people have is counted.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.names.by_folded.get(&*fold(name)).copied()
    }

    /// Returns what a number stands for.
    pub fn name(&self, number: u32) -> &str {
        self.names.names.get(number as usize).map_or("", |name| name)
    }
}

/// The making of a survey. The library must stay the same meanwhile.
#[derive(Clone, Debug)]
pub struct Surveying {
    survey: Survey,
    waiting: Vec<CustomerId>,
    next: usize,
}

impl Surveying {
    /// Begins, as of a moment `offset` minutes ahead of UTC.
    pub fn new(library: &Library, now: Stamp, offset: i16) -> Self {
        let survey = Survey {
            today: Day::of(now, offset).0,
            people: BTreeMap::new(),
            names: Names::default(),
            habit: None,
            top: None,
        };
        Self { survey, waiting: library.customers().map(|customer| customer.id()).collect(), next: 0 }
    }

    /// Looks at the next people, at most `most`; returns whether there are more.
    pub fn add(&mut self, library: &Library, most: usize) -> bool {
        let Survey { today, people, names, .. } = &mut self.survey;
        for id in self.waiting.iter().skip(self.next).take(most) {
            let visits = library.visits_of(*id);
            people.extend(
                Portrait::of(&visits, *today, |line| names.of(library, line)).map(|portrait| (*id, portrait)),
            );
        }
        self.next = self.next.saturating_add(most).min(self.waiting.len());
        self.next < self.waiting.len()
    }

    /// Returns how many people were looked at, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.waiting.len())
    }

    /// Returns the survey, once everybody was looked at.
    pub fn finish(self) -> Survey {
        let mut survey = self.survey;
        let every = survey.people.len().div_ceil(FITTED).max(1);
        let histories: Vec<History> =
            survey.people.values().step_by(every).map(|portrait| portrait.history(survey.today)).collect();
        survey.habit = habit_of(&histories);
        let mut spent: Vec<i64> =
            survey.people.values().map(|portrait| portrait.spent).filter(|spent| *spent > 0).collect();
        order::sort(&mut spent);
        survey.top = spent
            .get(spent.len().saturating_sub(spent.len().div_ceil(10)))
            .copied()
            .filter(|_| spent.len() >= 10);
        survey
    }
}
