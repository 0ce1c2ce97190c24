//! What an offer did: who came and who took it, against those held back; with an interval, or that it cannot be told.

use super::super::statistics::{Interval, wilson};
use crate::analysis::fold;
use crate::domain::{CustomerId, Library, Offer, PaperKind, Stamp, Telling, Visit};

/// For how many days after being told somebody may come, where the offer does not end sooner, in milliseconds.
const WINDOW: u64 = 14 * 86_400_000;
/// Below how many people in a group nothing can be told.
const ENOUGH: u32 = 15;

/// One person who was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub customer: CustomerId,
    /// When.
    pub at: Stamp,
    /// When they came first after that.
    pub came: Option<Stamp>,
    /// Whether they took it.
    pub took: bool,
}

/// One group, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many people.
    pub people: u32,
    /// How many of them came.
    pub came: u32,
    /// How many of them took it.
    pub took: u32,
}

/// What came of an offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct After {
    /// Everybody who was told, the latest first.
    pub told: Vec<Told>,
    /// Those who were told and whose time to come is over.
    pub group: Group,
    /// Those who were held back, for as long.
    pub held: Group,
    /// By how much more of the told took it than of the held back, with the interval that covers the true difference 95
    /// times in 100 (Newcombe 1998, method 10); `None` where it is too early or too few.
    pub difference: Option<Interval>,
}

/// Counts what came of an offer until now.
pub fn after(library: &Library, offer: &Offer, now: Stamp) -> After {
    let names: Vec<String> = offer
        .items
        .iter()
        .filter_map(|item| library.item(*item))
        .map(|item| fold(item.name()))
        .filter(|name| !name.is_empty())
        .collect();
    let takes = |visit: &Visit| {
        visit.lines.iter().any(|line| {
            line.item.is_some_and(|item| offer.items.contains(&item))
                || (line.item.is_none() && names.contains(&fold(&line.name)))
        })
    };
    let mut result = After::default();
    for telling in library.papers(PaperKind::Telling).filter_map(Telling::of) {
        // Whoever was erased since is not counted.
        let Some(customer) = telling.customers.first().map(|id| library.canonical(*id)) else { continue };
        if telling.offer != offer.id {
            continue;
        }
        let end = telling.at.0.saturating_add(WINDOW).min(offer.until.map_or(u64::MAX, |until| until.0));
        let visits: Vec<&Visit> = library
            .visits_of(customer)
            .into_iter()
            .filter(|visit| visit.at > telling.at && visit.at.0 <= end)
            .collect();
        let came = visits.first().map(|visit| visit.at);
        let took = visits.iter().any(|visit| takes(visit));
        // Counting who took it before their time is over, but not yet who did not, would flatter the offer.
        if end <= now.0 {
            let group = if telling.was_told() { &mut result.group } else { &mut result.held };
            group.people += 1;
            group.came += u32::from(came.is_some());
            group.took += u32::from(took);
        }
        if telling.was_told() {
            result.told.push(Told { customer, at: telling.at, came, took });
        }
    }
    crate::domain::order::sort_by_key(&mut result.told, |told| (std::cmp::Reverse(told.at), told.customer));
    result.difference = difference(result.group, result.held);
    result
}

fn difference(told: Group, held: Group) -> Option<Interval> {
    if told.people < ENOUGH || held.people < ENOUGH {
        return None;
    }
    let (one, other) = (wilson(told.took, told.people), wilson(held.took, held.people));
    let share = one.share - other.share;
    let down = ((one.share - one.low).powi(2) + (other.high - other.share).powi(2)).sqrt();
    let up = ((one.high - one.share).powi(2) + (other.share - other.low).powi(2)).sqrt();
    Some(Interval { share, low: share - down, high: share + up })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_difference_comes_out() {
        // Newcombe 1998, table II, (a): 56/70 against 48/80.
        let told = Group { people: 70, came: 60, took: 56 };
        let held = Group { people: 80, came: 60, took: 48 };
        let found = difference(told, held).map(|found| (found.share, found.low, found.high));
        let (share, low, high) = found.unwrap_or_default();
        assert!((share - 0.2).abs() < 1e-4 && (low - 0.0524).abs() < 1e-4 && (high - 0.3339).abs() < 1e-4);
    }

    #[test]
    fn enough_people_on_both_sides_tell_what_the_offer_did() {
        use crate::domain::{
            Action, Author, DeviceId, Field, ItemId, OrderLine, PaperId, Plan, RecordId, Value, VisitId,
        };
        const DAY: u64 = 86_400_000;
        let (begun, now) = (Stamp(1_790_000_000_000), Stamp(1_790_000_000_000 + 20 * DAY));
        let offer = Offer { items: vec![ItemId(9)], ..Offer::new(PaperId(5)) };
        let mut library = Library::default();
        let mut act = |plan: Plan, number: u128| {
            let author = Author { now: begun, device: DeviceId(1), by: "".into() };
            let changes = plan.resolve(&library, &author, &mut || number);
            library.install(library.patch(&changes));
        };
        let mut people =
            Plan::new(Action::EditCustomer).set(RecordId::Item(ItemId(9)), Field::Name, "Torta di mele");
        for who in 0..80 {
            people.write(RecordId::Customer(CustomerId(who)), Field::Since, Value::Number(1));
        }
        act(people, 1);
        let (told, held): (Vec<CustomerId>, Vec<CustomerId>) =
            (0..80).map(CustomerId).partition(|who| who.0 % 2 == 0);
        for who in &told {
            act(Plan::tell(offer.id, *who, None, "", begun, ""), 10_000 + who.0);
        }
        act(Plan::hold_back(offer.id, &held, begun, ""), 2);
        // All come; of those told 30 take it, of the others 10; one came too late to count, one before anybody was told.
        let mut came = Plan::new(Action::CheckIn);
        for who in 0..80_u128 {
            let takes = if who % 2 == 0 { who < 60 } else { who < 20 };
            let day = match who {
                79 => begun.0 + 15 * DAY,
                77 => begun.0 - DAY,
                _ => begun.0 + 3 * DAY,
            };
            came.add_visit(Visit {
                id: VisitId(who),
                customer: Some(CustomerId(who)),
                at: Stamp(day),
                offset: 0,
                device: DeviceId(1),
                by: "".into(),
                lines: vec![OrderLine::named(if takes { "torta di mele" } else { "Caffè" })],
                party: 0,
                table: "".into(),
                word: "".into(),
                more: Vec::new(),
                void: None,
            });
        }
        act(came, 3);
        let early = after(&library, &offer, Stamp(begun.0 + 5 * DAY));
        assert_eq!((early.group.people, early.difference, early.told.len()), (0, None, 40), "too early");
        let found = after(&library, &offer, now);
        assert_eq!(found.group, Group { people: 40, came: 40, took: 30 });
        assert_eq!(found.held, Group { people: 40, came: 38, took: 10 });
        let difference = found.difference.unwrap();
        assert!((difference.share - 0.5).abs() < 1e-9 && difference.low > 0.28 && difference.high < 0.66);
    }

    #[test]
    fn few_people_tell_nothing() {
        let few = Group { people: 14, came: 14, took: 14 };
        assert_eq!(difference(few, Group { people: 100, came: 0, took: 0 }), None);
        assert_eq!(difference(Group { people: 100, came: 0, took: 0 }, few), None);
        let enough = Group { people: 15, came: 15, took: 15 };
        assert!(difference(enough, Group { people: 15, came: 0, took: 0 }).is_some());
    }
}
