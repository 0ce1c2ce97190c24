//! Thanks in shops whose truth is known: who has reason, who has none, and that nobody is thanked twice or fussed over.

use super::*;
use crate::analysis::statistics::Random;
use crate::domain::{
    Author, Birthday, DeviceId, Entry, Field, GestureState, OrderLine, Plan, Record, RecordId, Register,
    Value, Visit, VisitId,
};
use std::collections::BTreeSet;

const TODAY: i64 = 20_000;
const NOW: Stamp = Stamp((TODAY as u64 * 1440 + 720) * 60_000);
const DAY: u64 = 86_400_000;

fn gift(key: &str, words: &str, cents: i64) -> Gift {
    Gift { key: key.into(), words: words.into(), cents }
}

fn gifts() -> Vec<Gift> {
    vec![
        gift("word", "Una parola", 0),
        gift("coffee", "Offri {solito}", 120),
        gift("discount", "Uno sconto", 200),
    ]
}

struct Shop {
    library: Library,
    next: u128,
}

impl Shop {
    fn new() -> Self {
        Self { library: Library::default(), next: 0 }
    }

    fn person(
        &mut self,
        days: impl IntoIterator<Item = i64>,
        party: u16,
        facts: &[(Field, Value)],
    ) -> CustomerId {
        self.next += 1;
        let id = CustomerId(self.next);
        let mut record = Record::new(RecordId::Customer(id));
        for (field, value) in facts.iter().cloned().chain([(Field::Name, "Ada".into())]) {
            record.set(field, Register { stamp: Stamp(1), device: DeviceId(1), value });
        }
        self.library.load([Entry::Record(record)]);
        for (place, day) in (0_u128..).zip(days) {
            self.library.load([Entry::Visit(Visit {
                id: VisitId(self.next * 100_000 + place),
                customer: Some(id),
                at: Stamp((day as u64 * 1440 + 480) * 60_000),
                offset: 0,
                device: DeviceId(1),
                by: "".into(),
                lines: vec![OrderLine::named("Tè")],
                party,
                table: "".into(),
                word: "".into(),
                more: Vec::new(),
                void: None,
            })]);
        }
        self.library.sort_visits();
        id
    }

    fn thanks(&self, now: Stamp) -> Thanks {
        let survey = Survey::of(&self.library, now, 0);
        thanks_due(&self.library, &survey, &gifts(), now)
    }

    fn act(&mut self, plan: Plan, device: u128, now: Stamp) {
        let author = Author { now, device: DeviceId(device), by: "Paolo".into() };
        let changes = plan.resolve(&self.library, &author, &mut || device * 1_000_000 + u128::from(now.0));
        self.library.install(self.library.patch(&changes));
    }
}

fn families(thanks: &Thanks, id: CustomerId) -> Vec<&'static str> {
    let due = thanks.due.iter().filter(|due| due.customer == id);
    due.flat_map(|due| due.reasons.iter().map(Reason::family)).collect()
}

/// Days on which somebody comes who comes every so many days, give or take one, until a day.
fn every(random: &mut Random, gap: i64, from: i64, to: i64) -> Vec<i64> {
    let mut days = vec![];
    let mut day = from;
    while day <= to {
        days.push(day);
        day += (gap + random.below(3) as i64 - 1).max(1);
    }
    days
}

#[test]
fn in_a_simulated_shop_those_with_reason_are_found_and_hardly_anybody_else() {
    let mut random = Random::new(11);
    let (mut found, mut planted, mut false_alarms, mut quiet) = (0, 0, 0, 0);
    for _ in 0..12 {
        let mut shop = Shop::new();
        let mut truth: Vec<(CustomerId, Option<&str>)> = Vec::new();
        for number in 0..60 {
            let gap = 2 + random.below(8) as i64;
            let from = TODAY - 250 - random.below(60) as i64;
            let (days, why): (Vec<i64>, Option<&str>) = match number {
                0 => {
                    let mut days = every(&mut random, gap, from, TODAY - 1);
                    days.drain(..days.len().saturating_sub(25));
                    (days, Some("visits"))
                }
                1 => (every(&mut random, gap, from, TODAY - 3 * gap - 12), Some("overdue")),
                2 => {
                    let mut days = every(&mut random, gap, from, TODAY - 6 * gap - 40);
                    days.push(TODAY - 1);
                    (days, Some("back"))
                }
                _ => {
                    let last = TODAY - random.below(gap as usize) as i64;
                    let mut days = every(&mut random, gap, from, last);
                    // Away from milestones.
                    while is_near_milestone(days.len()) {
                        days.remove(0);
                    }
                    (days, None)
                }
            };
            truth.push((shop.person(days, 0, &[]), why));
        }
        let thanks = shop.thanks(NOW);
        for (id, why) in truth {
            let families = families(&thanks, id);
            match why {
                Some(why) => {
                    planted += 1;
                    found += usize::from(families.contains(&why));
                }
                None => {
                    quiet += 1;
                    false_alarms += usize::from(!families.is_empty());
                }
            }
        }
    }
    assert_eq!(planted, 36);
    assert!(found >= 34, "{found} of {planted} found");
    assert!(false_alarms * 50 <= quiet, "{false_alarms} of {quiet} had no reason");
}

fn is_near_milestone(count: usize) -> bool {
    [10, 25, 50, 100, 200].iter().any(|milestone| (*milestone..milestone + 8).contains(&count))
}

#[test]
fn each_reason_comes_with_its_figures() {
    let mut shop = Shop::new();
    let (_, month, day) = Day(TODAY + 2).civil();
    let birthday = Birthday { year: None, month, day }.to_text();
    let tenth = shop.person((0..10).map(|visit| TODAY - 30 + visit * 3), 0, &[]);
    let born = shop.person([], 0, &[(Field::Birthday, birthday.as_str().into())]);
    let other = shop.person([], 0, &[(Field::Date("onomastico".into()), birthday.as_str().into())]);
    let host = shop.person((1..6).map(|visit| TODAY - visit * 40 + 30), 4, &[]);
    let year = shop.person((0..53).map(|week| TODAY - 366 + week * 7), 0, &[]);
    let right = shop.person([TODAY - 50], 0, &[]);
    let paper = RecordId::Paper(crate::domain::PaperKind::FollowUp, crate::domain::PaperId(9));
    let plan = Plan::new(crate::domain::Action::Write(crate::domain::PaperKind::FollowUp))
        .set(paper, crate::domain::about_field(right), Value::Flag(true))
        .set(paper, Field::State, "done")
        .set(paper, Field::Name, "Il toast era freddo");
    shop.act(plan, 1, Stamp(NOW.0 - 5 * DAY));
    let thanks = shop.thanks(NOW);
    assert_eq!(families(&thanks, tenth), ["visits"]);
    assert_eq!(families(&thanks, born), ["birthday"]);
    assert_eq!(families(&thanks, other), ["date"]);
    assert_eq!(families(&thanks, host), ["brings"]);
    assert_eq!(families(&thanks, year), ["years"]);
    assert_eq!(families(&thanks, right), ["put-right"]);
    assert_eq!(thanks.due.first().map(|due| due.customer), Some(right), "a wrong put right weighs most");
    let due = thanks.due.iter().find(|due| due.customer == tenth).unwrap();
    assert_eq!(due.reasons, [Reason::Visits(10)]);
    let how: Vec<String> =
        due.gifts.iter().map(|gift| gift.written(due.usual.as_deref().unwrap_or_default())).collect();
    assert_eq!(how, ["Una parola", "Offri Tè"], "what costs nothing first");
}

#[test]
fn nothing_is_suggested_that_somebody_must_not_have_or_does_not_want() {
    let mut shop = Shop::new();
    let days = || (0..10).map(|visit| TODAY - 30 + visit * 3);
    let taste = Value::parts([("taste", "never".into()), ("what", "Sconti".into())]);
    let proud = shop.person(days(), 0, &[(Field::Taste("sconti".into()), taste)]);
    let allergic = shop.person(
        days(),
        0,
        &[(Field::Allergy("milk".into()), Value::parts([("severity", "grave".into())]))],
    );
    let thanks = shop.thanks(NOW);
    let words = |id| {
        let due = thanks.due.iter().find(|due| due.customer == id).unwrap();
        due.gifts.iter().map(|gift| gift.key.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(words(proud), ["word"], "the tea is on no menu, so nobody knows what is in it");
    assert_eq!(words(allergic), ["word", "discount"]);
}

#[test]
fn whoever_was_thanked_on_one_phone_is_not_thanked_again_on_another() {
    let mut one = Shop::new();
    let id = one.person((0..10).map(|visit| TODAY - 30 + visit * 3), 0, &[]);
    let mut two = Shop { library: one.library.clone(), next: one.next };
    let key = one.thanks(NOW).due[0].reasons[0].key();
    one.act(Plan::thank(id, &key, GestureState::Done, "Una parola", NOW, "Paolo"), 1, NOW);
    // The other phone does the same before they meet.
    two.act(
        Plan::thank(id, &key, GestureState::Done, "Un caffè", Stamp(NOW.0 + 5), "Sara"),
        2,
        Stamp(NOW.0 + 5),
    );
    let theirs = two.library.papers(crate::domain::PaperKind::Gesture).cloned().map(Entry::Record);
    let patch = one.library.patch_entries(theirs.collect::<Vec<_>>());
    one.library.install(patch);
    let thanks = one.thanks(Stamp(NOW.0 + DAY));
    assert!(thanks.due.is_empty());
    assert_eq!(thanks.done.len(), 1, "one thank-you, not two");
    assert_eq!((&*thanks.done[0].by, &*thanks.done[0].what), ("Sara", "Un caffè"));
}

#[test]
fn later_comes_back_and_never_does_not() {
    let mut shop = Shop::new();
    let id = shop.person((0..10).map(|visit| TODAY - 28 + visit * 3), 0, &[]);
    let key = Reason::Visits(10).key();
    shop.act(Plan::thank(id, &key, GestureState::Later, "", NOW, ""), 1, NOW);
    assert!(families(&shop.thanks(Stamp(NOW.0 + DAY)), id).is_empty());
    assert_eq!(families(&shop.thanks(Stamp(NOW.0 + 3 * DAY)), id), ["visits"]);
    shop.act(Plan::thank(id, "visits", GestureState::Never, "", NOW, ""), 1, NOW);
    assert!(families(&shop.thanks(Stamp(NOW.0 + 3 * DAY)), id).is_empty());
}

#[test]
fn nobody_is_fussed_over() {
    let mut random = Random::new(3);
    let mut shop = Shop::new();
    let (_, month, day) = Day(TODAY + 40).civil();
    let birthday = Birthday { year: None, month, day }.to_text();
    for _ in 0..10 {
        let gap = 1 + random.below(6) as i64;
        let days = every(&mut random, gap, TODAY - 150, TODAY + 60);
        shop.person(days, 5, &[(Field::Birthday, birthday.as_str().into())]);
    }
    let all = shop.library.clone();
    let mut thanked: BTreeSet<(CustomerId, i64, bool)> = BTreeSet::new();
    for day in 0..60 {
        let now = Stamp(NOW.0 + day as u64 * DAY);
        // Only what has happened by then.
        let mut past = Library::default();
        past.load(all.customers().map(|customer| Entry::Record(customer.record().clone())));
        past.load(all.all_visits().filter(|visit| visit.at <= now).cloned().map(Entry::Visit));
        past.load(shop.library.papers(crate::domain::PaperKind::Gesture).cloned().map(Entry::Record));
        past.sort_visits();
        let survey = Survey::of(&past, now, 0);
        for due in thanks_due(&past, &survey, &gifts(), now).due {
            let reason = &due.reasons[0];
            thanked.insert((due.customer, day, reason.is_their_day()));
            shop.act(Plan::thank(due.customer, &reason.key(), GestureState::Done, "", now, ""), 1, now);
        }
    }
    assert!(thanked.len() > 12, "{}", thanked.len());
    for (customer, day, _) in thanked.iter().filter(|(_, _, own)| !own) {
        let others = thanked.range((*customer, day - 20, false)..(*customer, *day, false));
        assert_eq!(others.count(), 0, "{customer} on day {day}");
    }
}

#[test]
fn whoever_said_no_to_thanks_or_to_being_remembered_is_left_out_and_named() {
    let mut shop = Shop::new();
    let (_, month, day) = Day(TODAY).civil();
    let date = (Field::Birthday, Value::text(&format!("--{month:02}-{day:02}")));
    let word = |purpose: &str, state: &str| {
        let value = Value::parts([("state", state.into()), ("at", Value::Number(1))]);
        (Field::Consent(purpose.into()), value)
    };
    let glad = shop.person([], 0, &[date.clone(), word("thanks", "given")]);
    let asked = shop.person([], 0, std::slice::from_ref(&date));
    let refused = shop.person([], 0, &[date.clone(), word("thanks", "refused")]);
    let gone = shop.person([], 0, &[date, word("remembering", "withdrawn")]);
    let thanks = shop.thanks(NOW);
    let due: BTreeSet<CustomerId> = thanks.due.iter().map(|due| due.customer).collect();
    assert_eq!(due, BTreeSet::from([glad, asked]));
    assert_eq!(thanks.refused, [refused, gone]);
}
