//! The one vocabulary of change: decided by pure functions, committed by storage, applied by the library, merged.

use super::{CustomerId, Field, Mark, RecordId, Register, Step, Visit, VisitId};
use serde::{Deserialize, Serialize};

/// One change. Applying it twice, or in another order, makes no difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Writes a register.
    Set {
        /// Whose.
        record: RecordId,
        /// Which.
        field: Field,
        /// What.
        register: Register,
    },
    /// Records a visit.
    Log(Visit),
    /// Takes a visit back.
    Void {
        /// Which.
        visit: VisitId,
        /// When and where.
        mark: Mark,
    },
    /// Erases a person for good.
    Erase {
        /// Whom.
        customer: CustomerId,
        /// When and where.
        mark: Mark,
    },
    /// Writes a line of the history.
    Remember(Step),
}
