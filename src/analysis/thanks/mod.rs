//! Thanks due: whom there is reason to thank today, why, and how; never twice for one reason, and never too often.

mod gift;
mod ledger;
mod reason;

pub use gift::{Gift, GiftKey};
pub use ledger::Ledger;
pub use reason::{PutRight, Reason};

use super::guard::{Dish, Person};
use super::is_refused;
use super::survey::{Portrait, Survey};
use crate::domain::{
    Channel, Customer, CustomerId, Day, Gesture, ItemId, Library, Presence, Purpose, Stamp, order,
};

/// How many people are listed at most: a list that nobody gets through thanks nobody.
const MOST: usize = 12;
/// How many ways to thank are suggested for each.
const SUGGESTED: usize = 2;

/// Somebody to thank.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// Whom.
    pub customer: CustomerId,
    /// Why; the first weighs most.
    pub reasons: Vec<Reason>,
    /// How, in words, those that cost nothing first.
    pub gifts: Vec<Gift>,
    /// What they have most often, where it may be given to them.
    pub usual: Option<Box<str>>,
    /// By what they may be reached where they are not here: only what they agreed to.
    pub channel: Option<Channel>,
}

/// What there is to thank for today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thanks {
    /// Who, the weightiest reason first.
    pub due: Vec<Due>,
    /// How many more there would be.
    pub more: usize,
    /// Who is left out, though there would be reason: they said no to thanks, or to being remembered.
    pub refused: Vec<CustomerId>,
    /// What was done in the last 7 days, the latest first.
    pub done: Vec<Gesture>,
}

/// Lists whom there is reason to thank on a day, with suggestions out of what the shop gives.
pub fn thanks_due(library: &Library, survey: &Survey, gifts: &[Gift], now: Stamp) -> Thanks {
    let mut thanking = Thanking::new(library, now);
    while thanking.add(library, survey, usize::MAX) {}
    thanking.finish(library, survey, gifts)
}

/// The making of the list, a slice of people at a time. The library must stay the same meanwhile.
#[derive(Clone, Debug)]
pub struct Thanking {
    ledger: Ledger,
    put_right: PutRight,
    waiting: Vec<CustomerId>,
    next: usize,
    found: Vec<(CustomerId, Vec<Reason>)>,
    refused: Vec<CustomerId>,
}

impl Thanking {
    /// Begins.
    pub fn new(library: &Library, now: Stamp) -> Self {
        Self {
            ledger: Ledger::of(library, now),
            put_right: reason::put_right(library, now),
            waiting: library.customers().map(|customer| customer.id()).collect(),
            next: 0,
            found: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// Looks at the next people, at most `most`; returns whether there are more.
    pub fn add(&mut self, library: &Library, survey: &Survey, most: usize) -> bool {
        for id in self.waiting.iter().skip(self.next).take(most) {
            let Some(customer) = library.customer(*id) else { continue };
            let mut reasons = reason::reasons(library, survey, &customer, &self.put_right);
            reasons.retain(|reason| self.ledger.is_open(*id, reason));
            let wants_none = || {
                [Purpose::Thanks, Purpose::Remembering]
                    .into_iter()
                    .any(|purpose| is_refused(library, *id, purpose))
            };
            if !reasons.is_empty() && wants_none() {
                self.refused.push(*id);
            } else if !reasons.is_empty() {
                order::sort_by(&mut reasons, |one, other| other.weight().total_cmp(&one.weight()));
                self.found.push((*id, reasons));
            }
        }
        self.next = self.next.saturating_add(most).min(self.waiting.len());
        self.next < self.waiting.len()
    }

    /// Returns the list, once everybody was looked at.
    pub fn finish(self, library: &Library, survey: &Survey, gifts: &[Gift]) -> Thanks {
        let mut found = self.found;
        let weight = |reasons: &[Reason]| reasons.first().map_or(0.0, Reason::weight);
        order::sort_by(&mut found, |one, other| weight(&other.1).total_cmp(&weight(&one.1)));
        let more = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        let due = found.into_iter().filter_map(|(id, reasons)| {
            let customer = library.customer(id)?;
            Some(suggest(library, survey, gifts, &customer, reasons))
        });
        Thanks { due: due.collect(), more, refused: self.refused, done: self.ledger.done_lately() }
    }
}

/// Chooses how to thank somebody: what costs nothing first, nothing that they must not have or do not want.
fn suggest(
    library: &Library,
    survey: &Survey,
    gifts: &[Gift],
    customer: &Customer<'_>,
    reasons: Vec<Reason>,
) -> Due {
    let id = customer.id();
    let person = Person::read(library, customer);
    let usual = survey.person(id).and_then(|portrait| usual(library, survey, portrait, &person));
    let away = reasons.first().is_some_and(Reason::is_about_absence);
    let unwanted = |gift: &&Gift| {
        let against = person.never.iter().chain(&person.dislikes);
        against.clone().any(|words| gift.is_about(words))
    };
    let possible = |gift: &&Gift| {
        !unwanted(gift)
            && (!gift.names_the_usual() || usual.is_some())
            // A coffee waits for nobody who may not come: words do.
            && (!away || gift.cents == 0)
    };
    let mut possible: Vec<&Gift> = gifts.iter().filter(possible).collect();
    order::sort_by_key(&mut possible, |gift| gift.cents);
    let free = possible.iter().filter(|gift| gift.cents == 0).count();
    let mut chosen: Vec<Gift> = Vec::new();
    if free > 0 {
        // Not the same word for everybody, but the same on every phone.
        let turn = (id.0 % free as u128) as usize;
        chosen.extend(possible.get(turn).map(|gift| (*gift).clone()));
        if away {
            chosen.extend(possible.get((turn + 1) % free).filter(|_| free > 1).map(|gift| (*gift).clone()));
        }
    }
    chosen.extend(possible.get(free..).unwrap_or_default().iter().map(|gift| (*gift).clone()));
    chosen.truncate(SUGGESTED);
    Due { customer: id, reasons, gifts: chosen, usual, channel: person.reachable.first().copied() }
}

/// Returns what somebody has most often, unless it may be against what they must not have.
fn usual(library: &Library, survey: &Survey, portrait: &Portrait, person: &Person<'_>) -> Option<Box<str>> {
    let (number, _) =
        portrait.items.iter().max_by_key(|(number, count)| (*count, std::cmp::Reverse(*number)))?;
    let name = survey.name(*number);
    if person.allergies.is_empty() && person.diets.is_empty() && person.never.is_empty() {
        return Some(name.into());
    }
    let on_menu = library.items().find(|item| item.name() == name).map(|item| item.id());
    let dish = Dish::of(library, on_menu.unwrap_or(ItemId(0)));
    let safe = person.allergies.iter().all(|kind| dish.against(kind) == Presence::Free)
        && person.diets.iter().all(|diet| dish.unsuited(diet).is_none())
        && person.never.iter().all(|words| dish.refused(words).is_none());
    safe.then(|| name.into())
}

/// Returns how many days lie from one day to the next return of a date, from a few days past on; 0 where it is today.
fn days_until(today: Day, month: u8, day: u8) -> Option<i64> {
    let (year, _, _) = today.civil();
    let candidates = [year - 1, year, year + 1].into_iter().filter_map(|year| {
        // Who was born on 29 February is not forgotten for three years out of four.
        Day::from_civil(year, month, day).or_else(|| Day::from_civil(year, month, day.saturating_sub(1)))
    });
    candidates.map(|date| date.0 - today.0).min_by_key(|days| days.abs())
}

#[cfg(test)]
mod tests;
