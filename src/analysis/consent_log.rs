//! Every yes and every no that was ever said, as the record and the history tell: who, to what, when, how, in which words.

use crate::domain::{
    Consent, CustomerId, EntryKind, EntryRef, Field, Library, RecordId, Register, Touch, order,
};
use std::collections::BTreeSet;

/// One word that somebody said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// What they said, and when.
    pub consent: Consent,
    /// Who, under the record that stands for them.
    pub customer: CustomerId,
}

/// Lists all of it, the latest first. Of whoever is erased nothing is left to list.
pub fn consent_log(library: &Library) -> Vec<Said> {
    let mut said = BTreeSet::new();
    let mut note = |record: RecordId, field: &Field, register: &Register| {
        if let RecordId::Customer(customer) = record
            && let Some(consent) = Consent::read(field, register)
        {
            said.insert(Said { customer: library.canonical(customer), consent });
        }
    };
    let names = library.names(EntryKind::Customers).filter_map(|name| match name {
        EntryRef::Record(id) => library.record(id),
        _ => None,
    });
    for record in names {
        record.present().for_each(|(field, register)| note(record.id(), field, register));
    }
    for step in library.steps() {
        // What was taken back by undoing was never said.
        if library.is_undone(step.id) || step.undoes.is_some() {
            continue;
        }
        for touch in &step.touches {
            if let Touch::Wrote { record, field: field @ Field::Consent(_), before, after } = touch {
                before.iter().chain([after]).for_each(|register| note(*record, field, register));
            }
        }
    }
    let mut all: Vec<Said> = said.into_iter().collect();
    order::sort_by(&mut all, |one, other| (other.consent.at, other).cmp(&(one.consent.at, one)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Action, Author, ConsentHow, ConsentState, DeviceId, Plan, Purpose, Stamp, StepId};

    fn say(library: &mut Library, state: ConsentState, at: u64) -> Option<StepId> {
        let consent = Consent {
            purpose: Purpose::Thanks.code().into(),
            channel: None,
            state,
            wording: "Possiamo dire grazie?".into(),
            version: "2026-12 it".into(),
            how: ConsentHow::Spoken,
            by: "Marta".into(),
            at: Stamp(at),
            given: None,
            source: "".into(),
        };
        let field = Consent::field(Purpose::Thanks, None);
        let plan =
            Plan::new(Action::EditCustomer).set(RecordId::Customer(CustomerId(7)), field, consent.to_value());
        act(library, plan, at)
    }

    fn act(library: &mut Library, plan: Plan, at: u64) -> Option<StepId> {
        let author = Author { now: Stamp(at), device: DeviceId(1), by: "Marta".into() };
        let changes = plan.resolve(library, &author, &mut || u128::from(at));
        library.install(library.patch(&changes));
        library.steps().map(|step| step.id).next_back()
    }

    #[test]
    fn every_word_is_listed_once_but_not_one_that_was_undone() {
        let mut library = Library::default();
        say(&mut library, ConsentState::Given, 1);
        say(&mut library, ConsentState::Withdrawn, 2);
        let mistaken = say(&mut library, ConsentState::Given, 3).unwrap();
        let undo = Plan::undo(&library, mistaken, &mut || 9).unwrap();
        act(&mut library, undo, 4);
        let states: Vec<_> =
            consent_log(&library).iter().map(|said| (said.consent.at.0, said.consent.state)).collect();
        assert_eq!(states, [(2, ConsentState::Withdrawn), (1, ConsentState::Given)]);
        act(&mut library, Plan::new(Action::EraseCustomer).erase(CustomerId(7)), 5);
        assert_eq!(consent_log(&library), []);
    }
}
