//! How often the list of who is likely now names whoever walks in next, replayed over a log of visits beside plain answers.

use super::Rhythms;
use crate::domain::{CustomerId, Stamp, Visit, order};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How long the list is.
const PLACES: usize = 8;
/// How far back the most frequent of late are counted, in milliseconds: 60 days.
const LATELY: u64 = 60 * 86_400_000;

/// The share of visits that each way of listing eight people foretold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trial {
    /// How many visits were to be foretold.
    pub asked: usize,
    /// By their rhythms: what the app shows.
    pub likely: f64,
    /// Most recent first.
    pub recent: f64,
    /// Most frequent first.
    pub frequent: f64,
    /// Most frequent of the last 60 days first.
    pub frequent_lately: f64,
}

type History<'a> = BTreeMap<CustomerId, Vec<&'a Visit>>;

/// Replays visits, the earliest first; those from a moment on are foretold, each from those before it. A first visit, or
/// a second one of the day, cannot be foreseen by anybody and is not asked for.
pub fn replay(log: &[&Visit], from: Stamp) -> Trial {
    let mut history = History::new();
    let mut rhythms = Rhythms::default();
    let (before, after): (Vec<&Visit>, Vec<&Visit>) = log.iter().copied().partition(|visit| visit.at < from);
    for visit in before {
        if let Some(who) = visit.customer {
            history.entry(who).or_default().push(visit);
        }
    }
    for (who, visits) in &history {
        rhythms.update(*who, visits);
    }
    let mut hits = [0_u32; 4];
    let mut asked = 0_u32;
    for visit in after {
        let Some(who) = visit.customer else { continue };
        let today = visit.local().0;
        let absent = |visits: &[&Visit]| visits.last().is_some_and(|last| last.local().0 < today);
        if history.get(&who).is_some_and(|visits| absent(visits)) {
            asked += 1;
            let since = visit.at.0.saturating_sub(LATELY);
            let likely = rhythms.likely_now(visit.at, visit.offset, PLACES);
            let found = [
                likely.iter().any(|likely| likely.customer == who),
                leads(&history, who, absent, |visits| visits.last().map_or(0, |last| last.at.0)),
                leads(&history, who, absent, |visits| visits.len() as u64),
                leads(&history, who, absent, |visits| {
                    visits.iter().filter(|other| other.at.0 > since).count() as u64
                }),
            ];
            for (hits, found) in hits.iter_mut().zip(found) {
                *hits += u32::from(found);
            }
        }
        let own = history.entry(who).or_default();
        own.push(visit);
        rhythms.update(who, own);
    }
    let [likely, recent, frequent, frequent_lately] =
        hits.map(|hits| f64::from(hits) / f64::from(asked.max(1)));
    Trial { asked: asked as usize, likely, recent, frequent, frequent_lately }
}

/// Returns whether somebody is among the first eight by a key, of those who have not been here today.
fn leads(
    history: &History<'_>,
    who: CustomerId,
    absent: impl Fn(&[&Visit]) -> bool,
    key: impl Fn(&[&Visit]) -> u64,
) -> bool {
    let here = history.iter().filter(|(_, visits)| absent(visits));
    let mut ranked: Vec<(Reverse<u64>, CustomerId)> =
        here.map(|(who, visits)| (Reverse(key(visits)), *who)).collect();
    order::sort(&mut ranked);
    ranked.iter().take(PLACES).any(|(_, other)| *other == who)
}
