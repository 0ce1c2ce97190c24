//! What somebody asks about their data, with the month in which the shop has to answer (Art. 12(3) GDPR).

use super::allergy::coded;
use super::{
    Action, Author, CustomerId, Day, Field, PaperId, PaperKind, Plan, Record, RecordId, Stamp, Value,
    about_field,
};

coded! {
    /// What is asked.
    RequestKind {
        /// To see what is known.
        Access = "access",
        /// To have something put right.
        Correction = "correction",
        /// To be erased.
        Erasure = "erasure",
        /// That something is not done any more.
        Objection = "objection",
        /// To take the data along.
        Portability = "portability",
    } else Unsaid
}

coded! {
    /// How far it has come.
    RequestState {
        /// Not answered yet.
        Open = "open",
        /// Done as asked.
        Done = "done",
        /// Answered with a no, and why.
        Refused = "refused",
    } else Unsaid
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its paper.
    pub id: PaperId,
    /// What is asked.
    pub kind: RequestKind,
    /// Who asks, where they are known; nobody once they are erased.
    pub customer: Option<CustomerId>,
    /// Who asks, in words, where they are not.
    pub who: Box<str>,
    /// More about it.
    pub what: Box<str>,
    /// When it was asked.
    pub at: Stamp,
    /// Who took it down, as the phone was told; may be empty.
    pub by: Box<str>,
    /// Why it takes two months more, where the person was told so.
    pub longer: Option<Box<str>>,
    /// How far it has come.
    pub state: RequestState,
    /// When it was answered.
    pub answered: Option<Stamp>,
    /// How, or why not.
    pub answer: Box<str>,
}

/// How many months there are to answer, and how many more where it is hard.
const MONTHS: u64 = 1;
const MORE_MONTHS: u64 = 2;

impl Request {
    /// Reads a paper; `None` where it is of another kind.
    pub fn of(record: &Record) -> Option<Self> {
        let RecordId::Paper(PaperKind::Request, id) = record.id() else { return None };
        let moment = |field| record.value(&field).as_number().map(|ms| Stamp(ms.max(0) as u64));
        Some(Self {
            id,
            kind: RequestKind::parse(record.text(&Field::Kind)),
            customer: record.customers().next(),
            who: record.text(&Field::Name).into(),
            what: record.text(&Field::Text).into(),
            at: record.at().unwrap_or_default(),
            by: record.text(&Field::By).into(),
            longer: record.value(&Field::Until).as_text().map(Into::into),
            state: RequestState::parse(record.text(&Field::State)),
            answered: moment(Field::From),
            answer: record.text(&Field::Reply).into(),
        })
    }

    /// Returns whether it waits for an answer; what a newer version says of it waits too.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, RequestState::Done | RequestState::Refused)
    }

    /// Returns the last day to answer, where local time was `offset` minutes ahead of UTC when it was asked.
    pub fn due(&self, offset: i16) -> Day {
        let months = MONTHS + if self.longer.is_some() { MORE_MONTHS } else { 0 };
        Day::of(self.at, offset).0.months_later(months)
    }

    /// Returns the plan that takes it down.
    pub fn plan(&self) -> Plan {
        let paper = RecordId::Paper(PaperKind::Request, self.id);
        let plan = Plan::new(Action::Write(PaperKind::Request))
            .set(paper, Field::At, Value::Number(self.at.0.min(i64::MAX as u64) as i64))
            .set(paper, Field::Kind, self.kind.code())
            .set(paper, Field::State, self.state.code())
            .set(paper, Field::Name, &*self.who)
            .set(paper, Field::Text, &*self.what)
            .set(paper, Field::By, &*self.by);
        match self.customer {
            Some(customer) => plan.set(paper, about_field(customer), Value::Flag(true)),
            None => plan,
        }
    }

    /// Returns the plan that says how it was answered, and when.
    pub fn answer(id: PaperId, state: RequestState, answer: &str, author: &Author) -> Plan {
        let paper = RecordId::Paper(PaperKind::Request, id);
        let answered = match state {
            RequestState::Done | RequestState::Refused => {
                Value::Number(author.now.0.min(i64::MAX as u64) as i64)
            }
            RequestState::Open | RequestState::Unsaid => Value::Absent,
        };
        Plan::new(Action::Write(PaperKind::Request))
            .set(paper, Field::State, state.code())
            .set(paper, Field::From, answered)
            .set(paper, Field::Reply, answer)
    }

    /// Returns the plan that gives it two months more, with the reason that the person was told.
    pub fn extend(id: PaperId, why: &str) -> Plan {
        let paper = RecordId::Paper(PaperKind::Request, id);
        Plan::new(Action::Write(PaperKind::Request)).set(paper, Field::Until, why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeviceId, Library};

    fn author(now: u64) -> Author {
        Author { now: Stamp(now), device: DeviceId(1), by: "Marta".into() }
    }

    fn act(library: &mut Library, plan: Plan, now: u64) {
        let changes = plan.resolve(library, &author(now), &mut || u128::from(now));
        library.install(library.patch(&changes));
    }

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::from_civil(year, month, day).unwrap()
    }

    fn request(at: Stamp) -> Request {
        Request {
            id: PaperId(4),
            kind: RequestKind::Access,
            customer: Some(CustomerId(7)),
            who: "".into(),
            what: "Per lettera".into(),
            at,
            by: "Marta".into(),
            longer: None,
            state: RequestState::Open,
            answered: None,
            answer: "".into(),
        }
    }

    fn read(library: &Library) -> Request {
        library.papers(PaperKind::Request).filter_map(Request::of).next().unwrap()
    }

    #[test]
    fn there_is_a_month_to_answer_and_three_where_it_is_hard() {
        let at = day(2027, 1, 31).start(60);
        let asked = request(at);
        assert_eq!(asked.due(60), day(2027, 2, 28));
        assert_eq!(Request { longer: Some("Tanti dati".into()), ..asked }.due(60), day(2027, 4, 30));
        assert_eq!(request(day(2026, 12, 1).start(0)).due(0), day(2027, 1, 1));
        // Late in the evening it is the local day that counts.
        assert_eq!(request(Stamp(day(2026, 11, 1).start(0).0 - 1_800_000)).due(60), day(2026, 12, 1));
    }

    #[test]
    fn it_reads_back_is_answered_and_keeps_no_name_of_the_erased() {
        let mut library = Library::default();
        act(&mut library, request(Stamp(5)).plan(), 5);
        assert_eq!(read(&library), request(Stamp(5)));
        act(&mut library, Request::extend(PaperId(4), "Tanti dati"), 6);
        assert_eq!(read(&library).longer.as_deref(), Some("Tanti dati"));
        act(&mut library, Request::answer(PaperId(4), RequestState::Done, "Copia data", &author(9)), 9);
        let done = read(&library);
        assert_eq!((done.is_open(), done.answered, &*done.answer), (false, Some(Stamp(9)), "Copia data"));
        act(&mut library, Plan::new(Action::EraseCustomer).erase(CustomerId(7)), 10);
        let gone = read(&library);
        assert_eq!((gone.customer, &*gone.what, &*gone.answer), (None, "", ""));
        assert_eq!((gone.kind, gone.at, gone.answered), (RequestKind::Access, Stamp(5), Some(Stamp(9))));
    }
}
