//! Why somebody is thanked today, in figures that can be checked.

use super::days_until;
use crate::analysis::segments::Stage;
use crate::analysis::survey::{Portrait, Survey};
use crate::domain::{
    Birthday, Customer, CustomerId, Day, Field, Library, PaperId, PaperKind, RecordId, Stamp,
};
use std::collections::BTreeMap;

/// A reason to thank somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// So many visits, the last of which is from these days.
    Visits(u32),
    /// So many years since they first came.
    Years(u32),
    /// They are back after so many days, more than ever before.
    Back {
        /// How many days they were away.
        away: i64,
        /// The day they came back.
        back: Day,
    },
    /// They used to come every so many days, and have not come for so many.
    Overdue {
        /// The usual days between two visits.
        gap: f64,
        /// Days since the last one.
        silence: i64,
        /// The day of the last visit.
        last: Day,
    },
    /// Their birthday is in so many days, or was.
    Birthday {
        /// In how many days, 0 today, negative where it is over.
        days: i64,
        /// The date.
        date: Birthday,
        /// The year in which it falls.
        year: i64,
    },
    /// Another day of theirs.
    Date {
        /// What they call it.
        label: Box<str>,
        /// In how many days, 0 today, negative where it is over.
        days: i64,
        /// The date.
        date: Birthday,
        /// The year in which it falls.
        year: i64,
    },
    /// Something that they complained of has been put right.
    PutRight {
        /// What was to be done about it.
        what: Box<str>,
        /// The paper that says so.
        paper: PaperId,
    },
    /// They brought so many people in a year.
    Brings {
        /// With how many parties of three or more.
        parties: u32,
        /// How many people.
        brought: u32,
        /// The year in which it is said.
        year: i64,
    },
}

/// For how many days a milestone is news.
const NEWS: i64 = 7;
/// How many days before their day somebody is told of it, and how many after.
const BEFORE: i64 = 3;
const AFTER: i64 = 2;
/// On how many days somebody has come at least before they are missed.
const DAYS: u32 = 6;
/// With how many parties, and how many people in them, somebody brings others.
const PARTIES: u32 = 4;
const BROUGHT: u32 = 10;
/// For how many days it is news that something was put right.
const PUT_RIGHT: u64 = 30;

impl Reason {
    /// Returns the family of the reason: what "not for this person" is about.
    pub fn family(&self) -> &'static str {
        match self {
            Reason::Visits(_) => "visits",
            Reason::Years(_) => "years",
            Reason::Back { .. } => "back",
            Reason::Overdue { .. } => "overdue",
            Reason::Birthday { .. } => "birthday",
            Reason::Date { .. } => "date",
            Reason::PutRight { .. } => "put-right",
            Reason::Brings { .. } => "brings",
        }
    }

    /// Returns the code under which it is written down that it was done: the same on every phone, on every day of it.
    pub fn key(&self) -> String {
        let family = self.family();
        match self {
            Reason::Visits(count) => format!("{family}/{count}"),
            Reason::Years(years) => format!("{family}/{years}"),
            Reason::Back { back, .. } => format!("{family}/{}", back.0),
            Reason::Overdue { last, .. } => format!("{family}/{}", last.0),
            Reason::Birthday { year, .. } => format!("{family}/{year}"),
            // Not by its label: the code stays when the person is erased.
            Reason::Date { date, year, .. } => format!("{family}/{year}-{:02}-{:02}", date.month, date.day),
            Reason::PutRight { paper, .. } => format!("{family}/{paper}"),
            Reason::Brings { year, .. } => format!("{family}/{year}"),
        }
    }

    /// Returns whether it is a day of their own.
    pub fn is_their_day(&self) -> bool {
        matches!(self, Reason::Birthday { .. } | Reason::Date { .. })
    }

    /// Returns whether the reason is that they are not here.
    pub fn is_about_absence(&self) -> bool {
        matches!(self, Reason::Overdue { .. })
    }

    /// Returns how much it weighs beside others.
    pub fn weight(&self) -> f64 {
        match self {
            Reason::PutRight { .. } => 10.0,
            Reason::Birthday { days: 0, .. } | Reason::Date { days: 0, .. } => 9.0,
            Reason::Visits(count) => 6.0 + f64::from((*count).min(1000)) / 500.0,
            Reason::Years(years) => 6.5 + f64::from((*years).min(20)) / 20.0,
            Reason::Birthday { .. } | Reason::Date { .. } => 6.0,
            Reason::Back { away, .. } => 5.0 + (*away).clamp(0, 365) as f64 / 365.0,
            Reason::Brings { brought, .. } => 4.0 + f64::from((*brought).min(100)) / 100.0,
            // The longer the rhythm was kept, the more somebody is missed; shortest gaps first.
            Reason::Overdue { gap, .. } => 3.0 + 1.0 / (1.0 + gap),
        }
    }
}

/// Returns whether a count of visits is one to say thank you for: 10, 25, 50, and every hundred.
fn is_milestone(count: u32) -> bool {
    matches!(count, 10 | 25 | 50) || (count > 0 && count.is_multiple_of(100))
}

/// Lists the reasons to thank a person on the survey's day.
pub fn reasons(
    library: &Library,
    survey: &Survey,
    customer: &Customer<'_>,
    put_right: &PutRight,
) -> Vec<Reason> {
    let today = survey.today();
    let mut reasons = Vec::new();
    if let Some(portrait) = survey.person(customer.id()) {
        reasons.extend(milestone(library, customer, portrait, today));
        reasons.extend(anniversary(customer, portrait, today));
        if let Some(back) = portrait.back.filter(|back| (0..=NEWS).contains(&(today.0 - back.back.0))) {
            reasons.push(Reason::Back { away: back.away, back: back.back });
        }
        if portrait.days >= DAYS
            && Stage::Drifting.holds(portrait, survey)
            && let Some(rhythm) = portrait.rhythm(today, survey.habit())
        {
            let silence = portrait.silence(today);
            reasons.push(Reason::Overdue { gap: rhythm.gap, silence, last: portrait.last });
        }
        if portrait.parties >= PARTIES
            && portrait.brought >= BROUGHT
            && !Stage::Lapsed.holds(portrait, survey)
        {
            let (parties, brought) = (portrait.parties, portrait.brought);
            reasons.push(Reason::Brings { parties, brought, year: today.civil().0 });
        }
    }
    let near = |date: &Birthday| {
        let days = days_until(today, date.month, date.day).filter(|days| (-AFTER..=BEFORE).contains(days))?;
        Some((days, Day(today.0 + days).civil().0))
    };
    if let Some(date) = customer.birthday()
        && let Some((days, year)) = near(&date)
    {
        reasons.push(Reason::Birthday { days, date, year });
    }
    for (label, date) in customer.dates() {
        if let Some((days, year)) = near(&date) {
            reasons.push(Reason::Date { label: label.into(), days, date, year });
        }
    }
    if let Some((paper, what)) = put_right.get(&customer.id()) {
        reasons.push(Reason::PutRight { what: what.clone(), paper: *paper });
    }
    reasons
}

/// Returns the milestone that one of the visits of these days was.
fn milestone(library: &Library, customer: &Customer<'_>, portrait: &Portrait, today: Day) -> Option<Reason> {
    let recent = |day: Day| (0..=NEWS).contains(&(today.0 - day.0));
    if !recent(portrait.last) {
        return None;
    }
    let visits = library.visits_of(customer.id());
    let numbered = visits.iter().enumerate().rev().map(|(place, visit)| (place as u32 + 1, visit));
    numbered
        .take_while(|(_, visit)| recent(visit.local().0))
        .find(|(count, _)| is_milestone(*count))
        .map(|(count, _)| Reason::Visits(count))
}

/// Returns the anniversary of the first visit, where they still came in the last two months.
fn anniversary(customer: &Customer<'_>, portrait: &Portrait, today: Day) -> Option<Reason> {
    let since = customer.since().map(|since| Day::of(since, 0).0);
    let first = since.map_or(portrait.first, |since| since.min(portrait.first));
    let (year, month, day) = first.civil();
    let days = days_until(today, month, day).filter(|days| (-NEWS..=0).contains(days))?;
    let years = u32::try_from(Day(today.0 + days).civil().0 - year).ok().filter(|years| *years > 0)?;
    (portrait.silence(today) <= 60 && portrait.days >= 4).then_some(Reason::Years(years))
}

/// What was put right of what somebody had complained of, by whom it was.
pub type PutRight = BTreeMap<CustomerId, (PaperId, Box<str>)>;

/// Reads what was put right lately.
pub fn put_right(library: &Library, now: Stamp) -> PutRight {
    let mut all = PutRight::new();
    for paper in library.papers(PaperKind::FollowUp).filter(|paper| paper.text(&Field::State) == "done") {
        let RecordId::Paper(_, id) = paper.id() else { continue };
        let done = paper.register(&Field::State).map(|register| register.stamp);
        if done.is_some_and(|done| now.days_since(done) < PUT_RIGHT) {
            // What was wrong, where it is written; else what was to be done about it.
            let incident = PaperId::parse(paper.text(&Field::Of))
                .and_then(|of| library.record(RecordId::Paper(PaperKind::Incident, of)));
            let wrong = incident.map_or("", |incident| incident.text(&Field::Name));
            let what = if wrong.is_empty() { paper.text(&Field::Name) } else { wrong };
            for customer in paper.customers() {
                all.insert(library.canonical(customer), (id, what.into()));
            }
        }
    }
    all
}
