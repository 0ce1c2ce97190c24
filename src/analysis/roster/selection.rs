//! Who is listed, in which order, under which letters, and how many each further pick would leave.

use super::person::Person;
use super::{Filter, Pick, Roster, Seen};
use crate::domain::order;
use crate::domain::{CustomerId, Day};
use std::cmp::Reverse;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The name.
    #[default]
    Name,
    /// The last visit, the latest first, those who never came last.
    LastVisit,
    /// The number of visits, the most first.
    Visits,
    /// Since when they are known, the newest first.
    Newest,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 4] = [Order::Name, Order::LastVisit, Order::Visits, Order::Newest];
}

/// Where a letter begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter, large; `None` for numbers and for people without a name.
    pub letter: Option<char>,
    /// How many people stand before it.
    pub before: usize,
}

/// What is shown of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Who, in order.
    pub people: Vec<CustomerId>,
    /// The letters, where it is sorted by name.
    pub letters: Vec<Letter>,
    /// How many people would be left with each pick, the picked ones and those that leave anybody: allergies, the
    /// last visit, then the diets and the tags, of each the most frequent in the whole shop first.
    pub picks: Vec<(Pick, usize)>,
}

impl Roster {
    /// Lists the people of whom everything picked is true.
    pub fn select(&self, filter: &Filter, order: Order, today: Day) -> Selection {
        let wanted: Vec<Option<u32>> = filter
            .picks()
            .filter(|pick| matches!(pick, Pick::Diet(_) | Pick::Tag(_)))
            .map(|pick| self.labels.find(pick))
            .collect();
        let allergic = filter.has(&Pick::Allergic);
        let seen = filter.seen();
        let mut tally = Tally::new(self.labels.iter().len());
        let mut chosen: Vec<&Person> = Vec::new();
        for person in &self.people {
            let days_ago = person.last.map(|_| today.0 - i64::from(person.last_day));
            let rest = (!allergic || person.allergic)
                && wanted
                    .iter()
                    .all(|label| label.is_some_and(|label| person.labels.binary_search(&label).is_ok()));
            let holds = rest && seen.is_none_or(|seen| seen.holds(days_ago));
            if holds {
                chosen.push(person);
            }
            tally.count(person, days_ago, rest, holds);
        }
        match order {
            Order::Name => {}
            Order::LastVisit => order::sort_by_key(&mut chosen, |person| Reverse(person.last)),
            Order::Visits => order::sort_by_key(&mut chosen, |person| Reverse(person.visits)),
            Order::Newest => order::sort_by_key(&mut chosen, |person| Reverse(person.since)),
        }
        Selection {
            letters: if order == Order::Name { letters(&chosen) } else { Vec::new() },
            people: chosen.iter().map(|person| person.id).collect(),
            picks: tally.picks(self, filter),
        }
    }
}

fn letters(people: &[&Person]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (before, person) in people.iter().enumerate() {
        let letter = person.letter();
        if letters.last().is_none_or(|last| last.letter != letter) {
            letters.push(Letter { letter, before });
        }
    }
    letters
}

/// How many people would be left with each pick.
struct Tally {
    allergic: usize,
    seen: [usize; Seen::ALL.len()],
    labels: Vec<usize>,
    /// In the whole shop, so that the order of the picks does not change while one picks.
    overall: Vec<usize>,
}

impl Tally {
    fn new(labels: usize) -> Self {
        Self { allergic: 0, seen: [0; Seen::ALL.len()], labels: vec![0; labels], overall: vec![0; labels] }
    }

    /// Counts a person of whom all picks hold, or all but that of the last visit, which another one would replace.
    fn count(&mut self, person: &Person, days_ago: Option<i64>, rest: bool, holds: bool) {
        if rest {
            for (count, seen) in self.seen.iter_mut().zip(Seen::ALL) {
                *count += usize::from(seen.holds(days_ago));
            }
        }
        self.allergic += usize::from(holds && person.allergic);
        for label in &person.labels {
            let place = *label as usize;
            if let Some(count) = self.overall.get_mut(place) {
                *count += 1;
            }
            if holds && let Some(count) = self.labels.get_mut(place) {
                *count += 1;
            }
        }
    }

    fn picks(self, roster: &Roster, filter: &Filter) -> Vec<(Pick, usize)> {
        let mut labels: Vec<(&Pick, usize, usize)> = roster
            .labels
            .iter()
            .zip(self.labels.iter().zip(&self.overall))
            .map(|(label, (left, overall))| (label, *left, *overall))
            .collect();
        order::sort_by_key(&mut labels, |(label, _, overall)| {
            (matches!(label, Pick::Tag(_)), Reverse(*overall), (*label).clone())
        });
        let seen = Seen::ALL.into_iter().zip(self.seen).map(|(seen, left)| (Pick::Seen(seen), left));
        std::iter::once((Pick::Allergic, self.allergic))
            .chain(seen)
            .chain(labels.into_iter().map(|(label, left, _)| (label.clone(), left)))
            .filter(|(pick, left)| *left > 0 || filter.has(pick))
            .collect()
    }
}
