//! The guard: for whom an offer makes sense, and whom it must not reach. Every answer carries its reasons.

mod after;
mod before;
mod dish;
mod fit;
mod held;
mod meaning;
mod person;
mod reason;
mod tally;
mod text;
mod words;

pub use after::{After, Group, Told, after};
pub use dish::{Dish, Unsuited};
pub use fit::Company;
pub use held::is_held_back;
pub use meaning::{Comparing, Meaning, Shift};
pub use person::{Person, may_use_health};
pub use reason::{Judgement, Reason, Verdict};
pub use tally::{Heap, Tally};
pub use text::{HOLES, text_for};

use super::survey::Survey;
use crate::domain::{CustomerId, Library, Offer, PaperKind, Presence, Record, Stamp, Telling};
use std::collections::BTreeMap;

/// For how long a message counts against the next one, in milliseconds: 30 days.
const MONTH: u64 = 30 * 86_400_000;

/// What the guard knows of an offer and of all who were ever told of any. Made once for each change of either.
#[derive(Clone, Debug)]
pub struct Guard {
    offer: Offer,
    dishes: Vec<Dish>,
    company: Vec<Company>,
    told: BTreeMap<CustomerId, Messages>,
    now: Stamp,
}

/// The making of a guard, a slice of people at a time: who has what is on offer together with what else.
#[derive(Clone, Debug)]
pub struct Guarding {
    guard: Guard,
    /// The last person that was looked at.
    last: Option<CustomerId>,
    begun: bool,
}

impl Guarding {
    /// Begins.
    pub fn new(library: &Library, offer: &Offer, now: Stamp) -> Self {
        let dishes: Vec<Dish> = offer.items.iter().map(|item| Dish::of(library, *item)).collect();
        // One that a clock dates to tomorrow counts as well.
        let told = told(library, offer, now, Telling::of);
        let guard = Guard { offer: offer.clone(), dishes, company: Vec::new(), told, now };
        Self { guard, last: None, begun: false }
    }

    /// Looks at the next people, at most `most`; returns whether there are more. The survey must stay the same.
    pub fn add(&mut self, survey: &Survey, most: usize) -> bool {
        if !self.begun {
            self.begun = true;
            self.guard.company = self.guard.dishes.iter().map(|dish| Company::begin(survey, dish)).collect();
        }
        let mut looked_at = 0;
        for (id, portrait) in survey.people_after(self.last).take(most) {
            self.guard.company.iter_mut().for_each(|company| company.add(portrait));
            self.last = Some(id);
            looked_at += 1;
        }
        looked_at == most
    }

    /// Returns the guard, once everybody was looked at.
    pub fn finish(mut self) -> Guard {
        self.guard.company.iter_mut().for_each(Company::finish);
        self.guard
    }
}

/// What somebody was told of.
#[derive(Clone, Copy, Debug, Default)]
struct Messages {
    /// How many messages there were in the last month.
    recent: u32,
    /// The last one.
    last: Stamp,
    /// When they were told of this offer.
    of_this: Option<Stamp>,
}

impl Guard {
    /// Prepares to judge an offer at a moment; see [`Guarding`] for a slice at a time.
    pub fn new(library: &Library, survey: &Survey, offer: &Offer, now: Stamp) -> Self {
        let mut guarding = Guarding::new(library, offer, now);
        while guarding.add(survey, usize::MAX) {}
        guarding.finish()
    }

    /// Returns what the offer names, as far as it is known.
    pub fn dishes(&self) -> &[Dish] {
        &self.dishes
    }

    /// Returns the moment it judges at.
    pub fn now(&self) -> Stamp {
        self.now
    }

    /// Judges: whether the offer is for a person, and why. All that speaks against it is listed, what decides first.
    pub fn judge(&self, library: &Library, survey: &Survey, id: CustomerId) -> Judgement {
        // Another record of somebody who was erased since, from a file that did not know, is of the erased.
        let stood_for = library.customer(id).and_then(|customer| customer.alias_of());
        if library.is_erased(id) || stood_for.is_some_and(|other| library.is_erased(other)) {
            return Judgement { verdict: Verdict::MustNot, reasons: vec![Reason::Erased] };
        }
        let Some(customer) = library.customer(id).filter(|_| library.is_present(id)) else {
            return Judgement { verdict: Verdict::MustNot, reasons: vec![Reason::Archived] };
        };
        let person = Person::read(library, &customer);
        let against = self.against(&person, id);
        if !against.is_empty() {
            return Judgement { verdict: Verdict::MustNot, reasons: against };
        }
        let reasons = fit::fit(&self.dishes, &self.company, &person, survey.person(id), survey);
        let glad = reasons.iter().any(|reason| reason.verdict() == Verdict::GladOfIt);
        Judgement { verdict: if glad { Verdict::GladOfIt } else { Verdict::Fine }, reasons }
    }

    /// Lists all that speaks against it, in the order in which things are looked at.
    fn against(&self, person: &Person<'_>, id: CustomerId) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if person.remembering.is_no() {
            reasons.push(Reason::NotRemembered(person.remembering));
        }
        if !person.agrees() {
            reasons.push(Reason::NoConsent(person.refusal()));
        } else if person.reachable.is_empty() {
            reasons.push(Reason::NoChannel);
        }
        if self.dishes.is_empty() {
            reasons.push(Reason::NothingNamed);
        }
        for dish in &self.dishes {
            for kind in &person.allergies {
                let known = dish.against(kind);
                if known != Presence::Free {
                    reasons.push(Reason::Allergy { item: dish.name.clone(), kind: kind.clone(), known });
                }
            }
        }
        for dish in &self.dishes {
            for diet in &person.diets {
                if let Some(why) = dish.unsuited(diet) {
                    reasons.push(Reason::Diet { item: dish.name.clone(), diet: diet.clone(), why });
                }
            }
        }
        for dish in &self.dishes {
            for what in &person.never {
                if let Some(known) = dish.refused(what) {
                    reasons.push(Reason::Never { item: dish.name.clone(), what: (*what).into(), known });
                }
            }
        }
        for dish in &self.dishes {
            let disliked = person.dislikes.iter().filter(|what| dish.is_about(what));
            reasons.extend(
                disliked.map(|what| Reason::Dislikes { item: dish.name.clone(), what: (*what).into() }),
            );
        }
        if let Some(messages) = self.told.get(&id) {
            if let Some(at) = messages.of_this {
                reasons.push(Reason::AlreadyTold(at));
            }
            if messages.recent >= self.offer.cap.max(1) {
                reasons.push(Reason::TooRecent { told: messages.recent, last: messages.last });
            }
        }
        reasons
    }
}

/// Counts the messages to everybody as they stand at a moment, each as `read` finds it.
fn told(
    library: &Library,
    offer: &Offer,
    now: Stamp,
    read: impl Fn(&Record) -> Option<Telling>,
) -> BTreeMap<CustomerId, Messages> {
    let mut told: BTreeMap<CustomerId, Messages> = BTreeMap::new();
    for telling in library.papers(PaperKind::Telling).filter_map(read).filter(Telling::was_told) {
        for customer in &telling.customers {
            let messages = told.entry(library.canonical(*customer)).or_default();
            messages.last = messages.last.max(telling.at);
            messages.recent += u32::from(telling.at.0.saturating_add(MONTH) > now.0);
            if telling.offer == offer.id {
                messages.of_this = messages.of_this.max(Some(telling.at));
            }
        }
    }
    told
}

#[cfg(test)]
mod tests;
