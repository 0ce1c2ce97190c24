//! For how long each thing about a person is kept, as it is told to them: with the person, or for a time of its own.

use super::dossier::{Known, PaperOf};
use super::health::VISIT;
use super::keeping::Kept;
use super::retention::period;
use crate::domain::{Field, Library, PaperKind, RecordId, Stamp};

/// For how long something is kept that does not simply stay as long as the person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// It holds for a visit only, until then.
    Until(Stamp),
    /// For so many months after somebody last touched it.
    Months(u64),
    /// Who wrote it, for so many months.
    Author(u64),
    /// Who asked and the words, for so many months after the answer.
    Answered(u64),
}

/// The periods that the shop chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// How many months after the last visit people are kept, if that ends.
    pub people: Option<u64>,
    /// How many months the details of visits are kept, if that ends.
    pub visits: Option<u64>,
    notes: Option<u64>,
    reviews: Option<u64>,
    requests: Option<u64>,
}

impl Terms {
    /// Reads them.
    pub fn of(library: &Library) -> Self {
        let [visits, notes, reviews, requests] = Kept::ALL.map(|kept| kept.months(library));
        Self { people: period(library), visits, notes, reviews, requests }
    }

    /// Returns the time of its own that a fact has, if it has one.
    pub fn of_fact(&self, known: &Known<'_>) -> Option<Term> {
        match known.field {
            Field::Passing(_) => Some(Term::Until(Stamp(known.written.0.saturating_add(VISIT)))),
            Field::Note(_) => self.notes.map(Term::Months),
            _ => None,
        }
    }

    /// Returns the time of its own that a paper has, if it has one.
    pub fn of_paper(&self, paper: &PaperOf<'_>) -> Option<Term> {
        match paper.record.id() {
            RecordId::Paper(PaperKind::Review, _) => self.reviews.map(Term::Author),
            RecordId::Paper(PaperKind::Request, _) => self.requests.map(Term::Answered),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::dossier::Dossier;
    use crate::domain::{
        Action, Author, CustomerId, DeviceId, NoteId, PaperId, Plan, RequestKind, RequestState, Value,
        about_field,
    };

    const ADA: CustomerId = CustomerId(7);

    fn act(library: &mut Library, plan: Plan, now: u64) {
        let author = Author { now: Stamp(now), device: DeviceId(1), by: "Marta".into() };
        let changes = plan.resolve(library, &author, &mut || u128::from(now));
        library.install(library.patch(&changes));
    }

    fn shop() -> Library {
        let mut library = Library::default();
        let ada = RecordId::Customer(ADA);
        let text = || Value::parts([("text", "w".into())]);
        act(
            &mut library,
            Plan::new(Action::AddCustomer)
                .set(ada, Field::Name, "Ada")
                .set(ada, Field::Note(NoteId(1)), text())
                .set(ada, Field::Allergy("milk".into()).passing(), Value::Flag(true)),
            5,
        );
        let review = RecordId::Paper(PaperKind::Review, PaperId(1));
        let about =
            Plan::new(Action::Write(PaperKind::Review)).set(review, about_field(ADA), Value::Flag(true));
        act(&mut library, about.set(review, Field::Text, "Buono"), 6);
        let request = crate::domain::Request {
            id: PaperId(2),
            kind: RequestKind::Access,
            customer: Some(ADA),
            who: "".into(),
            what: "".into(),
            at: Stamp(7),
            by: "".into(),
            longer: None,
            state: RequestState::Open,
            answered: None,
            answer: "".into(),
        };
        act(&mut library, request.plan(), 7);
        library
    }

    fn terms(library: &Library) -> Vec<Term> {
        let (terms, dossier) = (Terms::of(library), Dossier::of(library, ADA));
        let facts = dossier.facts.iter().filter_map(|fact| terms.of_fact(fact));
        facts.chain(dossier.papers.iter().filter_map(|paper| terms.of_paper(paper))).collect()
    }

    #[test]
    fn what_holds_for_a_visit_says_until_when_and_the_rest_what_the_shop_chose() {
        let mut library = shop();
        assert_eq!(terms(&library), [Term::Until(Stamp(5 + VISIT))], "nothing was chosen yet");
        let plan =
            Kept::ALL.iter().zip(1_i64..).fold(Plan::new(Action::EditSettings), |plan, (kept, months)| {
                plan.set(RecordId::Shop, kept.field(), Value::Number(months))
            });
        act(&mut library, plan, 9);
        let mut told = terms(&library);
        told.sort_by_key(|term| format!("{term:?}"));
        assert_eq!(
            told,
            [Term::Answered(4), Term::Author(3), Term::Months(2), Term::Until(Stamp(5 + VISIT))]
        );
        assert_eq!((Terms::of(&library).visits, Terms::of(&library).people), (Some(1), None));
    }
}
