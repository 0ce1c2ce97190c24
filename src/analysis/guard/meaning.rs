//! What an offer would mean today, and what is different from a month ago.

use super::{Guard, MONTH, Person, Reason, Tally, Verdict, fit};
use crate::analysis::survey::Survey;
use crate::domain::{CustomerId, Library, Stamp, Standing};

/// How many people an offer would reach, and what changed in the last 30 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// How many will be glad.
    pub glad: usize,
    /// How many more would be, had they not been written to in these days.
    pub told_lately: usize,
    /// How many more would be, had they not said no in these days.
    pub withdrew: usize,
    /// How many of the glad have said yes in these days only.
    pub agreed_lately: usize,
    /// How many may be told at the counter, who never agreed to messages.
    pub by_word: usize,
}

impl Guard {
    /// Counts what the offer would mean.
    pub fn meaning(&self, library: &Library, survey: &Survey, tally: &Tally) -> Meaning {
        let lately = |at: Stamp| at.0.saturating_add(MONTH) > self.now.0;
        let mut meaning = Meaning { glad: tally.glad.len(), by_word: tally.by_word(), ..Meaning::default() };
        for (id, judgement) in tally.not.values().flatten() {
            let only = |such: &dyn Fn(&Reason) -> bool| judgement.reasons.iter().all(such);
            let told = only(&|reason| matches!(reason, Reason::TooRecent { .. } | Reason::AlreadyTold(_)));
            let no =
                only(&|reason| matches!(reason, Reason::NoConsent(Standing::Withdrawn(at)) if lately(*at)));
            if (told || no) && self.would_be_glad(library, survey, *id) {
                meaning.told_lately += usize::from(told);
                meaning.withdrew += usize::from(no);
            }
        }
        let agreed = |id: &CustomerId| {
            let person = library.customer(*id).map(|customer| Person::read(library, &customer));
            let given = person.into_iter().flat_map(|person| person.marketing);
            let mut given = given.filter(|(_, stands)| stands.is_given());
            given.all(|(_, stands)| matches!(stands, Standing::Given(at) if lately(at)))
        };
        meaning.agreed_lately = tally.glad.iter().filter(|(id, _)| agreed(id)).count();
        meaning
    }

    fn would_be_glad(&self, library: &Library, survey: &Survey, id: CustomerId) -> bool {
        let Some(customer) = library.customer(id) else { return false };
        let person = Person::read(library, &customer);
        let reasons = fit::fit(&self.dishes, &self.company, &person, survey.person(id), survey);
        reasons.iter().any(|reason| reason.verdict() == Verdict::GladOfIt)
    }
}
