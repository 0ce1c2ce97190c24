//! Whether a step can be undone now, or why not, without working out all that undoing it would write.

use crate::domain::{Library, PlanError, Step, Touch, Visit, tally_field};

/// Returns what [`crate::domain::Plan::undo`] would say of a step, stopping at the first thing that can be undone.
pub fn can_undo(library: &Library, step: &Step) -> Result<(), PlanError> {
    if library.is_undone(step.id) {
        return Err(PlanError::AlreadyUndone);
    }
    let mut last = PlanError::ChangedSince;
    for touch in step.touches.iter().rev() {
        let stands = match touch {
            Touch::Created(record) => library.record(*record).is_some_and(|record| record.is_present()),
            // How much was forgotten in time is only told: what is forgotten does not come back.
            Touch::Wrote { field, .. } if *field == tally_field() => {
                last = PlanError::ErasedForGood;
                false
            }
            Touch::Wrote { record, field, after, .. } => {
                library.record(*record).and_then(|record| record.register(field)) == Some(after)
            }
            Touch::Logged(visit) => library.visit(*visit).is_some_and(Visit::counts),
            Touch::Voided(visit) => library.visit(*visit).is_some(),
            Touch::Took(_) => false,
            Touch::Erased(_) => {
                last = PlanError::ErasedForGood;
                false
            }
        };
        if stands {
            return Ok(());
        }
    }
    Err(last)
}
