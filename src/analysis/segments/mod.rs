//! Segments: rules that pick people by how they come, spend, eat and like; each rule can be read as a sentence.

mod condition;
mod stage;
mod written;

pub use condition::{Condition, Measure};
pub use stage::Stage;

use super::guard::may_use_health;
use super::survey::Survey;
use crate::analysis::is_refused;
use crate::domain::{CustomerId, Library, Purpose};

/// One part of a rule: something that holds of a person, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether it must not hold.
    pub not: bool,
    /// What.
    pub condition: Condition,
}

/// A rule: all of its clauses must hold. With none it picks everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Its clauses, in the order in which they are read out.
    pub clauses: Vec<Clause>,
}

/// Whom a rule picks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// Who, in the order of the library.
    pub people: Vec<CustomerId>,
    /// How many people were looked at.
    pub of: usize,
    /// How many were left out without a look at what they must not have, since they have not agreed to that.
    pub left_out: usize,
}

impl Rule {
    /// Makes a rule of one condition.
    pub fn of(condition: Condition) -> Self {
        Self { clauses: vec![Clause { not: false, condition }] }
    }

    /// Returns the ready-made rules: new, regular, top, drifting, lapsed, returning.
    pub fn ready_made() -> [Rule; Stage::ALL.len()] {
        Stage::ALL.map(|stage| Rule::of(Condition::Stage(stage)))
    }

    /// Returns whether it looks at what a person must not have, or at how they eat, which may tell of health or religion.
    pub fn is_about_health(&self) -> bool {
        self.clauses.iter().any(|clause| clause.condition.is_about_health())
    }

    /// Returns whether this version can read all of it; what it cannot read picks nobody.
    pub fn is_readable(&self) -> bool {
        !self.clauses.iter().any(|clause| matches!(clause.condition, Condition::Unknown(_)))
    }

    /// Picks people.
    pub fn pick(&self, library: &Library, survey: &Survey) -> Picked {
        let mut picked = Picked::default();
        for customer in library.customers() {
            picked.of += 1;
            match self.holds(library, survey, customer.id()) {
                Some(true) => picked.people.push(customer.id()),
                Some(false) => {}
                None => picked.left_out += 1,
            }
        }
        picked
    }

    /// Returns whether it picks a person; `None` where that would look at what only their consent opens.
    pub fn holds(&self, library: &Library, survey: &Survey, id: CustomerId) -> Option<bool> {
        let Some(customer) = library.customer(id).filter(|_| library.is_present(id)) else {
            return Some(false);
        };
        // Whoever does not want to be remembered is in no group, of whatever kind.
        if !self.is_readable() || is_refused(library, id, Purpose::Remembering) {
            return Some(false);
        }
        // Also for "does not keep a diet": leaving somebody out tells as much.
        if self.is_about_health() && !may_use_health(library, id) {
            return None;
        }
        let portrait = survey.person(id);
        let all = self
            .clauses
            .iter()
            .all(|clause| clause.condition.holds(&customer, portrait, survey) != clause.not);
        Some(all)
    }
}

#[cfg(test)]
mod tests;
