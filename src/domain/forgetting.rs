//! What is forgotten for good of somebody who stays: things of a kind up to a moment, on every phone, the history included.

use super::{Field, Record, Stamp};

/// A kind of things that are forgotten together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forgetting {
    /// What held only for a visit.
    Passing,
    /// What tells of health or belief.
    Health,
    /// Notes.
    Notes,
    /// Whom a paper is about, and who wrote it.
    Who,
    /// The words of a paper.
    Words,
    /// What visits tell besides who came, when and what was ordered; its mark is on the shop's own record.
    Visits,
}

impl Forgetting {
    const ALL: [Forgetting; 6] = [
        Forgetting::Passing,
        Forgetting::Health,
        Forgetting::Notes,
        Forgetting::Who,
        Forgetting::Words,
        Forgetting::Visits,
    ];

    /// Returns the code it is stored under.
    pub fn code(self) -> &'static str {
        match self {
            Forgetting::Passing => "passing",
            Forgetting::Health => "health",
            Forgetting::Notes => "notes",
            Forgetting::Who => "who",
            Forgetting::Words => "words",
            Forgetting::Visits => "visits",
        }
    }

    /// Returns the kind that a field is of, if it is of any.
    pub fn of(field: &Field) -> Option<Self> {
        match field {
            Field::Passing(_) => Some(Forgetting::Passing),
            Field::Note(_) => Some(Forgetting::Notes),
            Field::Author | Field::About(_) | Field::Name | Field::Contact(_) => Some(Forgetting::Who),
            Field::Text | Field::Reply | Field::Until => Some(Forgetting::Words),
            _ if is_guarded(field) => Some(Forgetting::Health),
            _ => None,
        }
    }

    /// Returns the kind of which a field is the mark, if it is one.
    pub(super) fn marked(field: &Field) -> Option<Self> {
        let Field::Forgotten(code) = field else { return None };
        Self::ALL.into_iter().find(|kind| **code == *kind.code())
    }

    /// Returns the field whose moment says up to when things of the kind are forgotten: a later moment wins, so that all
    /// phones forget the same, whatever reaches them first.
    pub fn field(self) -> Field {
        Field::Forgotten(self.code().into())
    }
}

/// Returns the field in which it is told how much was forgotten because its time was over.
pub fn tally_field() -> Field {
    Field::Setting("forgotten_in_time".into())
}

/// Returns whether a field tells of health or belief (Art. 9 GDPR).
pub fn is_guarded(field: &Field) -> bool {
    match field {
        // Nothing else is ever written down for a visit only.
        Field::Allergy(_) | Field::Passing(_) => true,
        Field::Diet(key) => !matches!(&**key, "vegetarian" | "vegan" | "pescatarian"),
        _ => false,
    }
}

impl Field {
    /// Returns the field that a fact has which holds only for a visit, in place of this one.
    pub fn passing(&self) -> Field {
        Field::Passing(self.key().into())
    }
}

impl Record {
    /// Returns up to when things of a kind are forgotten.
    pub(super) fn forgotten(&self, kind: Forgetting) -> Option<Stamp> {
        self.registers()
            .find_map(|(field, register)| (Forgetting::marked(field) == Some(kind)).then_some(register.stamp))
    }

    /// Returns the moment after which alone something written in a field is kept.
    pub(super) fn forgotten_until(&self, field: &Field) -> Option<Stamp> {
        self.forgotten(Forgetting::of(field)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Author, Change, CustomerId, DeviceId, Library, Plan, RecordId, Touch, Value};
    use super::*;

    fn act(library: &mut Library, plan: Plan, now: u64) {
        let author = Author { now: Stamp(now), device: DeviceId(1), by: "Ada".into() };
        let changes = plan.resolve(library, &author, &mut || u128::from(now));
        library.install(library.patch(&changes));
    }

    fn write(field: Field) -> Plan {
        Plan::new(Action::EditCustomer).set(RecordId::Customer(CustomerId(7)), field, Value::Flag(true))
    }

    #[test]
    fn what_is_forgotten_is_gone_from_record_and_history_and_no_old_state_brings_it_back() {
        let mut library = Library::default();
        let person = RecordId::Customer(CustomerId(7));
        let milk = Field::Allergy("milk".into()).passing();
        act(&mut library, write(Field::Name), 1);
        act(&mut library, write(milk.clone()), 2);
        let old = library.clone();
        act(&mut library, write(Field::Allergy("nuts".into()).passing()), 9);
        let forget = Plan::new(Action::EditCustomer).forget(person, Forgetting::Passing, Stamp(5));
        act(&mut library, forget, 20);
        let tells = |library: &Library| {
            let told = |touch: &Touch| matches!(touch, Touch::Wrote { field, .. } if *field == milk);
            library.record(person).is_some_and(|record| record.register(&milk).is_some())
                || library.steps().any(|step| step.touches.iter().any(told))
        };
        assert!(!tells(&library));
        assert_eq!(
            library.customer(CustomerId(7)).map(|one| one.allergies().len()),
            Some(1),
            "the later stays"
        );

        let theirs: Vec<_> = super::super::EntryKind::ALL
            .into_iter()
            .flat_map(|kind| old.names(kind))
            .filter_map(|name| old.entry(name))
            .collect();
        let patch = library.patch_entries(theirs);
        assert!(patch.is_empty(), "an old file brings nothing back");

        // The other way round: a phone that knew it forgets it when it hears of the mark.
        let mut other = old;
        let mine: Vec<_> = super::super::EntryKind::ALL
            .into_iter()
            .flat_map(|kind| library.names(kind))
            .filter_map(|name| library.entry(name))
            .collect();
        other.install(other.patch_entries(mine));
        assert!(!tells(&other));
        assert_eq!(other, library);
    }

    #[test]
    fn forgetting_leaves_no_line_of_history_by_itself() {
        let mut library = Library::default();
        act(&mut library, write(Field::Diet("halal".into())), 1);
        let author = Author { now: Stamp(9), device: DeviceId(1), by: "".into() };
        let person = RecordId::Customer(CustomerId(7));
        let plan = Plan::new(Action::EditCustomer).forget(person, Forgetting::Health, Stamp(1));
        let changes = plan.clone().resolve(&library, &author, &mut || 3);
        assert!(!changes.iter().any(|change| matches!(change, Change::Remember(_))));
        library.install(library.patch(&changes));
        assert_eq!(library.customer(CustomerId(7)).map(|one| one.diets().len()), Some(0));
        let again = plan.resolve(&library, &author, &mut || 3);
        assert!(library.patch(&again).is_empty(), "once is enough");
    }

    #[test]
    fn only_what_tells_of_health_or_belief_is_guarded() {
        assert!(
            is_guarded(&Field::Diet("halal".into())) && is_guarded(&Field::Allergy("milk".into()).passing())
        );
        assert!(!is_guarded(&Field::Diet("vegan".into())) && !is_guarded(&Field::Name));
    }
}
