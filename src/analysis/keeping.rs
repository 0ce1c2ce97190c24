//! For how long the shop keeps notes, what visits tell, who wrote reviews, and requests: what is past it, and forgetting it.

use crate::domain::{
    Action, CustomerId, EntryKind, EntryRef, Field, Forgetting, Library, PaperKind, Plan, Record, RecordId,
    Register, Request, Stamp, Value, tally_field,
};
use std::collections::BTreeSet;

/// A kind of things that have a period of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// What visits tell besides who came, when and what was ordered.
    Visits,
    /// Notes about people.
    Notes,
    /// Who wrote a review, and whose customer's it is.
    Reviews,
    /// Requests that were answered: who asked, and the words.
    Requests,
}

impl Kept {
    /// All of them.
    pub const ALL: [Kept; 4] = [Kept::Visits, Kept::Notes, Kept::Reviews, Kept::Requests];

    /// Returns the field of the shop's record in which the period is, in months.
    pub fn field(self) -> Field {
        Field::Setting(
            match self {
                Kept::Visits => "keep_visits",
                Kept::Notes => "keep_notes",
                Kept::Reviews => "keep_reviews",
                Kept::Requests => "keep_requests",
            }
            .into(),
        )
    }

    /// Returns the period that is suggested, in months.
    pub fn suggested(self) -> u64 {
        match self {
            Kept::Visits | Kept::Notes => 24,
            Kept::Reviews => 36,
            // As long as a complaint may come.
            Kept::Requests => 60,
        }
    }

    /// Returns the period that the shop chose, in months; none until it does.
    pub fn months(self, library: &Library) -> Option<u64> {
        let months = library.shop()?.value(&self.field()).as_number()?;
        u64::try_from(months).ok().filter(|months| *months > 0)
    }
}

/// What is past a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// How many things.
    pub things: u64,
    /// Whom they are about.
    pub people: BTreeSet<CustomerId>,
}

/// Finds what is past its periods, and forgets it, some of it at a time. The library must stay the same meanwhile.
#[derive(Debug)]
pub struct Expiring {
    /// Up to when each kind is past; none where it has no period.
    ends: [Option<Stamp>; 4],
    past: [Past; 4],
    waiting: Vec<EntryRef>,
    plan: Plan,
}

impl Expiring {
    /// Begins with the end of each kind's period; see [`super::retention::months_before`].
    pub fn new(library: &Library, ends: [Option<Stamp>; 4]) -> Self {
        let mut waiting = Vec::new();
        let [_, notes, reviews, requests] = ends;
        for (kind, wanted) in [
            (EntryKind::Customers, notes.is_some()),
            (EntryKind::Reviews, reviews.is_some()),
            (EntryKind::Papers, requests.is_some()),
        ] {
            if wanted {
                waiting.extend(library.names(kind));
            }
        }
        let mut expiring =
            Self { ends, past: Default::default(), waiting, plan: Plan::new(Action::EditSettings) };
        expiring.look_at_visits(library);
        expiring
    }

    /// Looks at some more, at most `most`; returns whether there is more.
    pub fn step(&mut self, library: &Library, most: usize) -> bool {
        for _ in 0..most {
            let Some(name) = self.waiting.pop() else { return false };
            let EntryRef::Record(id) = name else { continue };
            let Some(record) = library.record(id) else { continue };
            let [_, notes, reviews, requests] = self.ends;
            match id {
                RecordId::Customer(customer) => {
                    if let Some(end) = notes {
                        let old = |(field, one): (&Field, &Register)| {
                            (matches!(field, Field::Note(_)) && one.stamp <= end).then_some(one.stamp)
                        };
                        let stamps: Vec<Stamp> = record.registers().filter_map(old).collect();
                        if let Some(until) = stamps.iter().max() {
                            self.note(Kept::Notes, stamps.len() as u64, [library.canonical(customer)]);
                            self.forget(id, Forgetting::Notes, *until);
                        }
                    }
                }
                RecordId::Paper(PaperKind::Review, _) => {
                    let told = [Field::Author].iter().any(|field| *record.value(field) != Value::Absent)
                        || record.customers().next().is_some();
                    if let Some(until) = last_written(record).filter(|last| reviews >= Some(*last) && told) {
                        let people: Vec<_> = record.customers().map(|id| library.canonical(id)).collect();
                        self.note(Kept::Reviews, 1, people);
                        self.forget(id, Forgetting::Who, until);
                        self.forget(id, Forgetting::Notes, until);
                    }
                }
                RecordId::Paper(PaperKind::Request, _) => {
                    let over = Request::of(record).is_some_and(|request| {
                        !request.is_open() && request.answered.is_some_and(|at| requests >= Some(at))
                    });
                    let told = |field: &Field| {
                        matches!(field, Field::About(_) | Field::Name | Field::Text | Field::Reply)
                    };
                    let told = record.present().any(|(field, _)| told(field));
                    if let Some(until) = last_written(record).filter(|_| over && told) {
                        let people: Vec<_> = record.customers().map(|id| library.canonical(id)).collect();
                        self.note(Kept::Requests, 1, people);
                        self.forget(id, Forgetting::Who, until);
                        self.forget(id, Forgetting::Words, until);
                    }
                }
                _ => {}
            }
        }
        !self.waiting.is_empty()
    }

    /// Returns what is past, by kind.
    pub fn past(&self) -> &[Past; 4] {
        &self.past
    }

    /// Returns the plan that forgets it, with one line of history; one that does nothing where nothing is past.
    pub fn finish(self, now: Stamp) -> Plan {
        if self.past.iter().all(|past| past.things == 0) {
            return self.plan;
        }
        let count =
            |kind: Kept| Value::Number(self.past.get(kind as usize).map_or(0, |past| past.things) as i64);
        let tally = Value::parts([
            ("at", Value::Number(now.0.min(i64::MAX as u64) as i64)),
            ("visits", count(Kept::Visits)),
            ("notes", count(Kept::Notes)),
            ("reviews", count(Kept::Reviews)),
            ("requests", count(Kept::Requests)),
        ]);
        self.plan.set(RecordId::Shop, tally_field(), tally)
    }

    fn look_at_visits(&mut self, library: &Library) {
        let [Some(end), ..] = self.ends else { return };
        let mut last = None;
        let mut people = BTreeSet::new();
        let mut things = 0;
        for visit in library.all_visits().filter(|visit| visit.at <= end && visit.has_details()) {
            last = last.max(Some(visit.at));
            things += 1;
            people.extend(visit.customer.map(|customer| library.canonical(customer)));
        }
        if let Some(until) = last {
            self.note(Kept::Visits, things, people);
            self.forget(RecordId::Shop, Forgetting::Visits, until);
        }
    }

    fn note(&mut self, kind: Kept, things: u64, people: impl IntoIterator<Item = CustomerId>) {
        if let Some(past) = self.past.get_mut(kind as usize) {
            past.things += things;
            past.people.extend(people);
        }
    }

    fn forget(&mut self, record: RecordId, what: Forgetting, until: Stamp) {
        let plan = std::mem::replace(&mut self.plan, Plan::new(Action::EditSettings));
        self.plan = plan.forget(record, what, until);
    }
}

fn last_written(record: &Record) -> Option<Stamp> {
    record.registers().map(|(_, register)| register.stamp).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, DeviceId, NoteId, PaperId, RequestKind, RequestState, Visit, VisitId};

    const ADA: CustomerId = CustomerId(7);

    fn act(library: &mut Library, plan: Plan, now: u64) {
        let author = Author { now: Stamp(now), device: DeviceId(1), by: "Marta".into() };
        let changes = plan.resolve(library, &author, &mut || u128::from(now));
        library.install(library.patch(&changes));
    }

    /// Notes, visits, a review and a request, at two times: 10 and 100.
    fn shop() -> Library {
        let mut library = Library::default();
        let ada = RecordId::Customer(ADA);
        act(&mut library, Plan::new(Action::EditSettings).set(RecordId::Shop, Field::Name, "Bar Sport"), 1);
        act(&mut library, Plan::new(Action::AddCustomer).set(ada, Field::Name, "Ada"), 2);
        for at in [10, 100] {
            let number = u128::from(at);
            let text = Value::parts([("text", format!("appunto-{at}").as_str().into())]);
            let note = Plan::new(Action::EditCustomer).set(ada, Field::Note(NoteId(number)), text);
            act(&mut library, note, at);
            let visit = Visit::new(VisitId(number), Some(ADA), Stamp(at), 0, DeviceId(1));
            let visit = Visit { word: format!("parola-{at}").into(), ..visit };
            act(&mut library, Plan::new(Action::CheckIn).log(visit), at + 1);
            let review = RecordId::Paper(PaperKind::Review, PaperId(number));
            let plan = Plan::new(Action::Write(PaperKind::Review)).set(review, Field::Text, "Buono");
            let author = format!("autore-{at}");
            act(&mut library, plan.set(review, Field::Author, author.as_str()), at + 2);
            let request = Request {
                id: PaperId(number + 1000),
                kind: RequestKind::Access,
                customer: Some(ADA),
                who: format!("chi-{at}").into(),
                what: "".into(),
                at: Stamp(at),
                by: "".into(),
                longer: None,
                state: RequestState::Open,
                answered: None,
                answer: "".into(),
            };
            act(&mut library, request.plan(), at + 3);
        }
        let author = Author { now: Stamp(20), device: DeviceId(1), by: "".into() };
        let answered = Request::answer(PaperId(1010), RequestState::Done, "risposta", &author);
        act(&mut library, answered, 20);
        library
    }

    fn expire(library: &Library, end: u64) -> Expiring {
        let mut expiring = Expiring::new(library, [Some(Stamp(end)); 4]);
        while expiring.step(library, 1) {}
        expiring
    }

    fn everything(library: &Library) -> String {
        let all = EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind));
        all.map(|name| format!("{:?}", library.entry(name))).collect()
    }

    #[test]
    fn what_is_past_is_counted_and_then_gone_with_its_history() {
        let mut library = shop();
        let before = library.clone();
        let expiring = expire(&library, 50);
        let counts = expiring.past().clone().map(|past| (past.things, past.people.len()));
        assert_eq!(counts, [(1, 1), (1, 1), (1, 0), (1, 1)]);
        act(&mut library, expiring.finish(Stamp(200)), 200);
        let told = everything(&library);
        for gone in ["appunto-10\"", "parola-10\"", "autore-10\"", "chi-10\"", "risposta"] {
            assert!(!told.contains(gone), "{gone}");
        }
        for stays in ["appunto-100", "parola-100", "autore-100", "chi-100", "Buono"] {
            assert!(told.contains(stays), "{stays}");
        }
        assert_eq!(library.visits_of(ADA).len(), 2);
        assert_eq!(library.steps().count(), before.steps().count() + 1, "one line of history");
        let again = expire(&library, 50).finish(Stamp(300));
        assert!(again.is_empty(), "nothing is past twice");

        // A phone that knew it all brings nothing back, and forgets it too.
        let all = |from: &Library| -> Vec<_> {
            let names = EntryKind::ALL.into_iter().flat_map(|kind| from.names(kind).collect::<Vec<_>>());
            names.filter_map(|name| from.entry(name)).collect()
        };
        assert!(library.patch_entries(all(&before)).is_empty());
        let mut other = before;
        other.install(other.patch_entries(all(&library)));
        assert!(other == library);
    }

    #[test]
    fn open_requests_and_what_has_no_period_stay() {
        let library = shop();
        let expiring = expire(&library, 1000);
        assert_eq!(expiring.past().clone().map(|past| past.things), [2, 2, 2, 1], "one request is open");
        let mut none = Expiring::new(&library, [None; 4]);
        while none.step(&library, 1) {}
        assert!(none.finish(Stamp(9)).is_empty());
        assert_eq!(Kept::ALL.map(|kept| kept.months(&library)), [None; 4]);
    }
}
