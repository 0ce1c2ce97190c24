//! What somebody will have, now: their own orders, those of this part of the day and the latest counting most.

mod fitting;
mod habit;
mod ranking;
mod wanted;

pub use fitting::{Recall, fit, recall_of};
pub use ranking::{Basket, Crowd, Leaning, rank_items};
pub use wanted::modifiers;

use super::{Occasion, PartOfDay, fold};
use crate::domain::order;
use crate::domain::{Item, Library, OrderLine, RecordId, Stamp, Visit};
use habit::{Habit, Order};

/// What a person usually has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    /// What it is.
    pub lines: Vec<OrderLine>,
    /// At which part of the day; `None` where it is what they have whenever they come.
    pub part: Option<PartOfDay>,
    /// Whether it is for weekends or for the other days; `None` where that makes no difference.
    pub weekend: Option<bool>,
    /// How many of the last visits of that kind had all of it.
    pub count: usize,
    /// How many visits these are, at most [`Usual::LOOKED_AT`].
    pub of: usize,
}

impl Usual {
    /// How many visits there must be before anything is called usual.
    pub const ENOUGH: usize = 3;
    /// How many of the last visits are counted.
    pub const LOOKED_AT: usize = 10;
}

/// All that a person usually has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usuals {
    /// For now, if there is anything.
    pub now: Option<Usual>,
    /// For each part of the day with enough visits, the most visited part first.
    pub by_part: Vec<Usual>,
    /// How many visits with an order there are; below [`Usual::ENOUGH`] it is too early to tell.
    pub visits: usize,
}

/// Works out what a person usually has now, as [`usuals`] does, without the other parts of the day.
pub fn usual_at_once(visits: &[&Visit], now: Stamp, offset: i16) -> Option<Usual> {
    let orders: Vec<Order<'_>> = visits.iter().filter_map(|visit| Order::of(visit)).collect();
    (orders.len() >= Usual::ENOUGH).then(|| usual_of_now(&Habit::of(&orders), &orders, now, offset)).flatten()
}

/// Works out what a person usually has, of their visits, the earliest first.
pub fn usuals(visits: &[&Visit], now: Stamp, offset: i16) -> Usuals {
    let orders: Vec<Order<'_>> = visits.iter().filter_map(|visit| Order::of(visit)).collect();
    if orders.len() < Usual::ENOUGH {
        return Usuals { visits: orders.len(), ..Usuals::default() };
    }
    let habit = Habit::of(&orders);
    let mut parts: Vec<(usize, PartOfDay)> = PartOfDay::ALL
        .into_iter()
        .map(|part| (orders.iter().filter(|order| order.occasion.part == part).count(), part))
        .filter(|(count, _)| *count >= Usual::ENOUGH)
        .collect();
    order::sort_by_key(&mut parts, |(count, part)| (std::cmp::Reverse(*count), *part));
    Usuals {
        now: usual_of_now(&habit, &orders, now, offset),
        by_part: parts.iter().filter_map(|(_, part)| usual_of(&habit, &orders, Some(*part), None)).collect(),
        visits: orders.len(),
    }
}

/// Returns whether a thing can be had: not where it was taken off the menu, or is not available now.
pub fn can_be_had(library: &Library, line: &OrderLine) -> bool {
    let record = line.item.and_then(|item| library.record(RecordId::Item(item)));
    record
        .is_none_or(|record| record.is_present() && Item::of(record).is_some_and(|item| item.is_available()))
}

/// Lists what a person has had, the most frequent first, then the latest; each as it was last ordered.
pub fn frequent(visits: &[&Visit]) -> Vec<(OrderLine, usize)> {
    let mut items: Vec<(Box<str>, OrderLine, usize, usize)> = Vec::new();
    for (when, visit) in visits.iter().enumerate() {
        for line in &visit.lines {
            let key = fold(&line.name).into_boxed_str();
            match items.iter_mut().find(|(other, ..)| *other == key) {
                Some((_, _, _, last)) if *last == when => {}
                Some((_, latest, count, last)) => {
                    *latest = line.clone();
                    *count += 1;
                    *last = when;
                }
                None => items.push((key, line.clone(), 1, when)),
            }
        }
    }
    order::sort_by(&mut items, |a, b| (b.2, b.3).cmp(&(a.2, a.3)).then_with(|| a.0.cmp(&b.0)));
    items.into_iter().map(|(_, line, count, _)| (line, count)).collect()
}

fn usual_of_now(habit: &Habit<'_>, orders: &[Order<'_>], now: Stamp, offset: i16) -> Option<Usual> {
    usual_at(habit, orders, Occasion::of(now, offset)).or_else(|| usual_of(habit, orders, None, None))
}

/// Returns the usual of an occasion, told apart by weekend only where that makes a difference.
fn usual_at(habit: &Habit<'_>, orders: &[Order<'_>], occasion: Occasion) -> Option<Usual> {
    let part = Some(occasion.part);
    let on_such_days = usual_of(habit, orders, part, Some(occasion.weekend));
    let on_any_day = usual_of(habit, orders, part, None);
    match (on_such_days, on_any_day) {
        (Some(such), Some(any)) if such.lines == any.lines || such.of < Usual::ENOUGH => Some(any),
        (such, any) => such.filter(|such| such.of >= Usual::ENOUGH).or(any),
    }
}

/// Returns what is usual on some kind of visit, if there are such visits and anything is.
fn usual_of(
    habit: &Habit<'_>,
    orders: &[Order<'_>],
    part: Option<PartOfDay>,
    weekend: Option<bool>,
) -> Option<Usual> {
    let items = habit.likeliest(part, weekend);
    let such = |order: &&Order<'_>| {
        part.is_none_or(|part| order.occasion.part == part)
            && weekend.is_none_or(|weekend| order.occasion.weekend == weekend)
    };
    let last: Vec<&Order<'_>> = orders.iter().rev().filter(such).take(Usual::LOOKED_AT).collect();
    let count = last.iter().filter(|order| items.iter().all(|item| order.has(item))).count();
    // What is likely piece by piece, but was not had together of late, is no usual.
    let usual = count > 0 && count >= last.len().min(2);
    let lines = items.iter().filter_map(|item| habit.line(item)).collect();
    (usual && !items.is_empty()).then_some(Usual { lines, part, weekend, count, of: last.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, Day, DeviceId, VisitId};
    use proptest::prelude::*;

    /// A visit on a day (1970-01-05, a Monday, is 4) at an hour, with items by name.
    fn visit(day: i64, hour: u64, items: &[&str]) -> Visit {
        Visit {
            id: VisitId(u128::from(day.unsigned_abs() * 24 + hour)),
            customer: Some(CustomerId(1)),
            at: Stamp(Day(day).start(60).0 + hour * 3_600_000),
            offset: 60,
            device: DeviceId(1),
            by: "".into(),
            lines: items.iter().map(|item| OrderLine::named(item)).collect(),
            party: 0,
            table: "".into(),
            word: "".into(),
            more: Vec::new(),
            void: None,
        }
    }

    fn at(visits: &[Visit], day: i64, hour: u64) -> Usuals {
        let refs: Vec<&Visit> = visits.iter().collect();
        usuals(&refs, visit(day, hour, &[]).at, 60)
    }

    fn names(usual: &Usual) -> Vec<&str> {
        usual.lines.iter().map(|line| &*line.name).collect()
    }

    #[test]
    fn two_visits_are_not_enough() {
        let usuals = at(&[visit(4, 8, &["Espresso"]), visit(5, 8, &["Espresso"])], 6, 8);
        assert_eq!(usuals, Usuals { visits: 2, ..Usuals::default() });
    }

    #[test]
    fn a_morning_is_not_an_evening() {
        let mut visits = Vec::new();
        for day in 4..14 {
            let morning: &[&str] = if day % 5 == 0 { &["Tè"] } else { &["Cappuccino", "Cornetto"] };
            visits.push(visit(day, 8, morning));
            if day % 2 == 0 {
                visits.push(visit(day, 19, &["Spritz"]));
            }
        }
        let morning = at(&visits, 14, 9).now.unwrap();
        assert_eq!(names(&morning), ["Cappuccino", "Cornetto"]);
        assert_eq!((morning.part, morning.weekend), (Some(PartOfDay::Morning), None));
        assert_eq!((morning.count, morning.of), (8, 10));
        let usuals = at(&visits, 14, 19);
        assert_eq!(names(&usuals.now.unwrap()), ["Spritz"]);
        assert_eq!(usuals.by_part.iter().map(|usual| usual.of).collect::<Vec<_>>(), [10, 5]);
        let never = at(&visits, 14, 13).now.unwrap();
        assert_eq!(never.part, None, "what they have at any time");
    }

    #[test]
    fn a_saturday_may_differ() {
        let mut visits: Vec<Visit> = (4..32).map(|day| visit(day, 8, &["Espresso"])).collect();
        for saturday in [9, 16, 23, 30] {
            visits[saturday - 4] = visit(saturday as i64, 8, &["Cioccolata"]);
        }
        let visits: Vec<Visit> = visits.into_iter().filter(|visit| visit.local().0.weekday() != 6).collect();
        let saturday = at(&visits, 37, 8).now.unwrap();
        assert_eq!((names(&saturday), saturday.weekend), (vec!["Cioccolata"], Some(true)));
        assert_eq!((saturday.count, saturday.of), (4, 4));
        let monday = at(&visits, 39, 8).now.unwrap();
        assert_eq!((names(&monday), monday.weekend), (vec!["Espresso"], None));
    }

    #[test]
    fn habits_change() {
        let visits: Vec<Visit> =
            (4..44).map(|day| visit(day, 8, if day < 34 { &["Espresso"] } else { &["Orzo"] })).collect();
        assert_eq!(names(&at(&visits, 44, 8).now.unwrap()), ["Orzo"]);
    }

    #[test]
    fn it_is_had_as_it_was_wanted() {
        let mut visits: Vec<Visit> = (4..10).map(|day| visit(day, 8, &["caffè"])).collect();
        for visit in visits.iter_mut().take(5) {
            visit.lines[0].note = "macchiato".into();
        }
        visits[3].lines[0].name = "Caffe".into();
        let usual = at(&visits, 10, 8).now.unwrap();
        assert_eq!((&*usual.lines[0].note, usual.count), ("macchiato", 6));
    }

    #[test]
    fn frequent_things_come_first() {
        let visits =
            [visit(4, 8, &["Tè", "Toast"]), visit(5, 8, &["tè"]), visit(6, 8, &["Spritz", "Spritz"])];
        let refs: Vec<&Visit> = visits.iter().collect();
        let all: Vec<(String, usize)> =
            frequent(&refs).into_iter().map(|(line, count)| (line.name.into(), count)).collect();
        assert_eq!(all, [("tè".into(), 2), ("Spritz".into(), 1), ("Toast".into(), 1)]);
    }

    proptest! {
        #[test]
        fn counts_are_true(
            days in proptest::collection::vec((0_u64..24, proptest::collection::vec(0_usize..4, 0..3)), 0..30),
            hour in 0_u64..24,
        ) {
            const ITEMS: [&str; 4] = ["a", "b", "c", "d"];
            let visits: Vec<Visit> = (4..).zip(&days).map(|(day, (hour, items))| {
                let items: Vec<&str> = items.iter().map(|item| ITEMS[*item]).collect();
                visit(day, *hour, &items)
            }).collect();
            let usuals = at(&visits, 50, hour);
            let refs: Vec<&Visit> = visits.iter().collect();
            prop_assert_eq!(&usual_at_once(&refs, visit(50, hour, &[]).at, 60), &usuals.now);
            prop_assert_eq!(usuals.visits, visits.iter().filter(|visit| !visit.lines.is_empty()).count());
            for usual in usuals.now.iter().chain(&usuals.by_part) {
                prop_assert!(usual.count >= 1 && usual.count <= usual.of && usual.of <= Usual::LOOKED_AT);
                let such: Vec<&Visit> = visits.iter().rev().filter(|visit| {
                    let occasion = Occasion::of_visit(visit);
                    !visit.lines.is_empty()
                        && usual.part.is_none_or(|part| occasion.part == part)
                        && usual.weekend.is_none_or(|weekend| occasion.weekend == weekend)
                }).take(usual.of).collect();
                prop_assert_eq!(such.len(), usual.of);
                let all = such.iter().filter(|visit| {
                    usual.lines.iter().all(|line| visit.lines.iter().any(|had| had.name == line.name))
                });
                prop_assert_eq!(all.count(), usual.count);
            }
        }
    }
}
