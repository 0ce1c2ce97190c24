//! What of an order a person must not have: said before the tap, in words.

use super::Suitability;
use crate::domain::{Allergy, AllergyKind, Library, OrderLine, Presence};

/// An allergy that an order line goes against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What was ordered.
    pub item: Box<str>,
    /// What the person must not have.
    pub kind: AllergyKind,
    /// Whether it is in there, may be, or nobody knows.
    pub presence: Presence,
    /// The ingredient that says so, where one does.
    pub because: Option<Box<str>>,
}

/// Returns where an order goes against allergies, the certain ones first; unknown ingredients count, as the last.
pub fn conflicts(library: &Library, lines: &[OrderLine], allergies: &[Allergy]) -> Vec<Conflict> {
    let mut found = Vec::new();
    if allergies.is_empty() {
        return found;
    }
    for line in lines {
        let of_item = match line.item.and_then(|item| library.item(item)) {
            Some(item) => Suitability::of(item),
            None => Suitability::of_name(&line.name),
        };
        let of_note = Suitability::of_name(&line.note);
        for allergy in allergies {
            let mut finding = of_item.allergy(&allergy.kind);
            let noted = of_note.allergy(&allergy.kind);
            if finding.presence != Presence::Contains && noted.presence == Presence::Contains {
                finding = noted;
            }
            if finding.presence != Presence::Free {
                found.push(Conflict {
                    item: line.name.clone(),
                    kind: allergy.kind.clone(),
                    presence: finding.presence,
                    because: finding.because,
                });
            }
        }
    }
    crate::domain::order::sort_by_key(&mut found, |conflict| conflict.presence);
    found
}
