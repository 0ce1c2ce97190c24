//! What an offer would mean today, and what is different from a month ago: who, and why. Habits are today's in both.

use super::before::Before;
use super::{Dish, Guard, Judgement, MONTH, Reason, Tally, Verdict, told};
use crate::analysis::survey::Survey;
use crate::domain::{CustomerId, Library, PaperKind, RecordId, Stamp, Telling};
use std::collections::{BTreeMap, BTreeSet};

/// Why somebody will be glad of it today and would not have been a month ago, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// What they were told of, and when.
    Told,
    /// Their word on messages.
    Consent,
    /// A number or an address.
    Channel,
    /// What they said they must not or will not have.
    Limits,
    /// What the menu says of it.
    Menu,
    /// Whether they are in the book, and not put aside.
    Aside,
    /// What they said they like.
    Liking,
}

/// How many people an offer would reach, and what changed in the last 30 days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// How many will be glad.
    pub glad: usize,
    /// How many would have been a month ago, with the habits of today.
    pub before: usize,
    /// How many would have been then and will not be now, by why.
    pub fewer: BTreeMap<Shift, usize>,
    /// How many will be now and would not have been then, by why.
    pub more: BTreeMap<Shift, usize>,
    /// How many may be told at the counter, who never agreed to messages.
    pub by_word: usize,
}

/// The comparison with a month ago, a slice at a time. The library must stay the same meanwhile.
#[derive(Clone, Debug)]
pub struct Comparing {
    before: Before,
    everybody: Vec<CustomerId>,
    then: Option<Then>,
    meaning: Meaning,
}

/// How the offer would have been judged a month ago, and who is still to be looked at.
#[derive(Clone, Debug)]
struct Then {
    guard: Guard,
    /// Who was written of or told; they come first.
    touched: BTreeSet<CustomerId>,
    waiting: Vec<CustomerId>,
    next: usize,
}

impl Comparing {
    /// Begins, with everybody judged already.
    pub fn new(tally: &Tally) -> Self {
        let meaning = Meaning { glad: tally.counts().0, by_word: tally.by_word(), ..Meaning::default() };
        Self { before: Before::default(), everybody: tally.everybody().collect(), then: None, meaning }
    }

    /// Looks at the next lines of the history, then at the next people, at most `most`; returns whether there are more.
    pub fn add(&mut self, guard: &Guard, library: &Library, survey: &Survey, most: usize) -> bool {
        match &mut self.then {
            None if self.before.read(library, guard.now, most) => true,
            None => {
                let everybody = std::mem::take(&mut self.everybody);
                self.then = Some(Then::of(&mut self.before, guard, library, everybody));
                true
            }
            Some(then) => then.add(&self.before, &mut self.meaning, (guard, library, survey), most),
        }
    }

    /// Returns what it would mean, once everybody was looked at.
    pub fn finish(self) -> Meaning {
        let sum = |counts: &BTreeMap<Shift, usize>| counts.values().sum::<usize>();
        let before = self.meaning.glad + sum(&self.meaning.fewer) - sum(&self.meaning.more);
        Meaning { before, ..self.meaning }
    }
}

impl Then {
    /// Only those are waited for of whom something was written in the month: all, where something was written of what is
    /// on offer.
    fn of(before: &mut Before, now: &Guard, library: &Library, everybody: Vec<CustomerId>) -> Self {
        let items = || now.offer.items.iter().map(|item| RecordId::Item(*item));
        let menu = before.library(library, items());
        let month_ago = Stamp(now.now.0.saturating_sub(MONTH));
        let guard = Guard {
            offer: now.offer.clone(),
            dishes: now.offer.items.iter().map(|item| Dish::of(&menu, *item)).collect(),
            company: now.company.clone(),
            told: told(library, &now.offer, month_ago, |paper| match before.touches(paper.id()) {
                true => before.record(paper).as_ref().and_then(Telling::of),
                false => Telling::of(paper),
            }),
            now: month_ago,
        };
        // Whose messages count now, or counted then.
        let counts = |telling: &Telling| telling.at.0.saturating_add(2 * MONTH) > now.now.0;
        let tellings = library.papers(PaperKind::Telling).filter_map(Telling::of).filter(counts);
        let told = tellings.flat_map(|telling| telling.customers).map(|id| library.canonical(id));
        let mut touched = before.take_people();
        touched.extend(told);
        let mut waiting: Vec<CustomerId> = touched.iter().copied().collect();
        if items().any(|item| before.touches(item)) {
            waiting.extend(everybody);
        }
        Self { guard, touched, waiting, next: 0 }
    }

    fn add(
        &mut self,
        before: &Before,
        meaning: &mut Meaning,
        (guard, library, survey): (&Guard, &Library, &Survey),
        most: usize,
    ) -> bool {
        for (place, id) in self.waiting.iter().enumerate().skip(self.next).take(most) {
            if place >= self.touched.len() && self.touched.contains(id) {
                continue;
            }
            let now = guard.judge(library, survey, *id);
            let records = library.namesakes(*id);
            let own = before.library(library, records.iter().map(|name| RecordId::Customer(*name)));
            let then = self.guard.judge(&own, survey, *id);
            let limits = records.iter().any(|name| before.limits(*name));
            let (counts, why) = match (now.verdict, then.verdict) {
                (Verdict::GladOfIt, Verdict::GladOfIt) => continue,
                (Verdict::GladOfIt, _) => (&mut meaning.more, then),
                (_, Verdict::GladOfIt) => (&mut meaning.fewer, now),
                _ => continue,
            };
            *counts.entry(shift(&why, limits)).or_default() += 1;
        }
        self.next = self.next.saturating_add(most).min(self.waiting.len());
        self.next < self.waiting.len()
    }
}

/// Returns what made the difference to somebody who is or was not glad of it for a reason; `limits` tells whether
/// anything was written of what they must not or will not have.
fn shift(judgement: &Judgement, limits: bool) -> Shift {
    match judgement.reasons.first() {
        Some(Reason::AlreadyTold(_) | Reason::TooRecent { .. }) => Shift::Told,
        Some(Reason::NoConsent(_) | Reason::NotRemembered(_)) => Shift::Consent,
        Some(Reason::NoChannel) => Shift::Channel,
        Some(Reason::Erased | Reason::Archived) => Shift::Aside,
        Some(reason) if reason.is_about_food() && limits => Shift::Limits,
        Some(reason) if reason.is_about_food() => Shift::Menu,
        _ => Shift::Liking,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Action, Author, Channel, Consent, DeviceId, Field, ItemId, Offer, PaperId, Plan, Purpose, Value,
    };
    use proptest::prelude::*;

    const NOW: Stamp = Stamp(1_795_000_000_000);
    const DAY: u64 = 86_400_000;
    const PEOPLE: u128 = 3;

    /// One thing that is written.
    #[derive(Clone, Debug)]
    struct Deed {
        who: u128,
        what: u8,
        on: bool,
    }

    fn plan(deed: &Deed, at: Stamp) -> Plan {
        let record = RecordId::Customer(CustomerId(deed.who));
        let item = RecordId::Item(ItemId(9));
        let number = Value::Number(at.0 as i64);
        let said = |state: &str| Value::parts([("state", state.into()), ("at", number.clone())]);
        let flag = |on: bool| if on { Value::Flag(true) } else { Value::Absent };
        let edit = Plan::new(Action::EditCustomer);
        match deed.what {
            0 => edit.set(
                record,
                Consent::field(Purpose::Marketing, Some(Channel::Sms)),
                said(if deed.on { "given" } else { "withdrawn" }),
            ),
            1 => edit.set(record, Field::Phone, if deed.on { "055 123" } else { "" }),
            2 => {
                let grave = Value::parts([("severity", "grave".into())]);
                edit.set(record, Field::Allergy("milk".into()), if deed.on { grave } else { Value::Absent })
            }
            3 => {
                let likes = Value::parts([("taste", "like".into()), ("what", "Torta".into())]);
                edit.set(record, Field::Taste("torta".into()), if deed.on { likes } else { Value::Absent })
            }
            4 => edit.set(record, Field::Deleted, flag(!deed.on)),
            5 => edit.set(item, Field::Ingredients, if deed.on { "riso" } else { "riso, panna" }),
            6 => edit.set(record, Field::Diet("vegan".into()), flag(deed.on)),
            _ => Plan::tell(PaperId(77), CustomerId(deed.who), Some(Channel::Sms), "", at, ""),
        }
    }

    fn act(library: &mut Library, plan: Plan, at: Stamp, number: u128) {
        let author = Author { now: at, device: DeviceId(1), by: "".into() };
        let changes = plan.resolve(library, &author, &mut || number);
        library.install(library.patch(&changes));
    }

    /// A shop long before, where everybody agreed, likes the cake, and may have it.
    fn shop() -> Library {
        let mut library = Library::default();
        let begun = Stamp(NOW.0 - 300 * DAY);
        let mut plan = Plan::new(Action::EditCustomer).set(RecordId::Item(ItemId(9)), Field::Name, "Torta");
        plan.write(RecordId::Item(ItemId(9)), Field::Ingredients, "riso");
        for who in 0..PEOPLE {
            plan.write(RecordId::Customer(CustomerId(who)), Field::Name, "Ada");
        }
        act(&mut library, plan, begun, 1);
        for (who, what) in (0..PEOPLE).flat_map(|who| [0, 1, 3].map(|what| (who, what))) {
            let deed = Deed { who, what, on: true };
            let at = Stamp(NOW.0 - 299 * DAY);
            act(&mut library, self::plan(&deed, at), at, 10 + who * 10 + u128::from(what));
        }
        library
    }

    fn glad(library: &Library, offer: &Offer, now: Stamp) -> (Guard, Survey, Tally) {
        let survey = Survey::of(library, NOW, 60);
        let guard = Guard::new(library, &survey, offer, now);
        let mut tally = Tally::default();
        for customer in library.customers() {
            tally.put(customer.id(), guard.judge(library, &survey, customer.id()));
        }
        (guard, survey, tally)
    }

    fn offer() -> Offer {
        let mut offer = Offer { cap: 1, ..Offer::new(PaperId(5)) };
        offer.items.push(ItemId(9));
        offer
    }

    fn meaning(library: &Library) -> Meaning {
        sliced(library, 1)
    }

    fn sliced(library: &Library, most: usize) -> Meaning {
        let (guard, survey, tally) = glad(library, &offer(), NOW);
        let mut comparing = Comparing::new(&tally);
        while comparing.add(&guard, library, &survey, most) {}
        comparing.finish()
    }

    fn after(deeds: &[(u64, u128, u8, bool)]) -> Meaning {
        let mut library = shop();
        for (number, (days_ago, who, what, on)) in (1_000..).zip(deeds) {
            let deed = Deed { who: *who, what: *what, on: *on };
            let at = Stamp(NOW.0 - days_ago * DAY);
            act(&mut library, plan(&deed, at), at, number);
        }
        meaning(&library)
    }

    #[test]
    fn each_difference_has_its_reason() {
        let all = PEOPLE as usize;
        assert_eq!(after(&[]), Meaning { glad: all, before: all, ..Meaning::default() });
        let fewer = |deeds: &[(u64, u128, u8, bool)]| {
            let found = after(deeds);
            assert!(found.more.is_empty() && found.before == all, "{found:?}");
            found.fewer.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(fewer(&[(3, 1, 0, false)]), [(Shift::Consent, 1)]);
        assert_eq!(fewer(&[(3, 1, 1, false)]), [(Shift::Channel, 1)]);
        assert_eq!(fewer(&[(3, 1, 2, true), (2, 0, 2, true)]), [], "there is no milk in it");
        assert_eq!(fewer(&[(3, 1, 4, false)]), [(Shift::Aside, 1)]);
        assert_eq!(fewer(&[(3, 1, 3, false)]), [(Shift::Liking, 1)]);
        assert_eq!(fewer(&[(3, 1, 7, true)]), [(Shift::Told, 1)]);
        assert_eq!(fewer(&[(90, 1, 2, true), (3, 0, 5, false)]), [(Shift::Menu, 1)], "cream came in");
        assert_eq!(fewer(&[(3, 0, 5, false), (2, 1, 2, true)]), [(Shift::Limits, 1)]);
        let found = after(&[(90, 1, 5, false), (80, 1, 2, true), (3, 0, 5, true)]);
        assert_eq!((found.glad, found.before), (all, all - 1), "the cream is gone again");
        assert_eq!(found.more.into_iter().collect::<Vec<_>>(), [(Shift::Menu, 1)]);
        let found = after(&[(90, 1, 0, false), (3, 1, 0, true), (40, 2, 7, true)]);
        assert_eq!(found.more.into_iter().collect::<Vec<_>>(), [(Shift::Told, 1), (Shift::Consent, 1)]);
    }

    #[test]
    fn a_step_that_wrote_of_many_is_read_in_any_slices() {
        let mut library = shop();
        let at = Stamp(NOW.0 - 3 * DAY);
        let mut all = Plan::new(Action::EditCustomer);
        for who in 0..PEOPLE {
            let record = RecordId::Customer(CustomerId(who));
            all.write(record, Field::Look, "barba");
            let no = Value::parts([("state", "withdrawn".into()), ("at", Value::Number(at.0 as i64))]);
            all.write(record, Consent::field(Purpose::Marketing, Some(Channel::Sms)), no);
        }
        act(&mut library, all, at, 500);
        let deed = Deed { who: 1, what: 1, on: false };
        act(&mut library, plan(&deed, at), at, 501);
        for most in [1, 2, 3, 4, 5, 6, 7, 8, 9, usize::MAX] {
            let found = sliced(&library, most);
            let fewer: Vec<(Shift, usize)> = found.fewer.into_iter().collect();
            assert_eq!((fewer, found.glad), (vec![(Shift::Consent, PEOPLE as usize)], 0), "{most}");
        }
    }

    proptest! {
        #[test]
        fn what_is_said_of_a_month_ago_is_what_the_guard_would_have_said_then(
            mut deeds in prop::collection::vec((0_u64..70, 0..PEOPLE, 0_u8..8, any::<bool>()), 0..14),
        ) {
            let mut library = shop();
            let mut then = None;
            deeds.sort_by_key(|(days_ago, ..)| std::cmp::Reverse(*days_ago));
            for (number, (days_ago, who, what, on)) in (1_000..).zip(&deeds) {
                // At the very moment a month ago is still then.
                if *days_ago < 30 && then.is_none() {
                    then = Some(library.clone());
                }
                let at = Stamp(NOW.0 - days_ago * DAY);
                act(&mut library, plan(&Deed { who: *who, what: *what, on: *on }, at), at, number);
            }
            let then = then.unwrap_or_else(|| library.clone());
            let expected = glad(&then, &offer(), Stamp(NOW.0 - MONTH)).2.counts().0;
            let found = meaning(&library);
            prop_assert_eq!(found.before, expected, "{:?}", found);
            prop_assert_eq!(found.glad, glad(&library, &offer(), NOW).2.counts().0);
        }
    }
}
