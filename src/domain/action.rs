//! The verbs of the history screen.

use super::PaperKind;
use serde::{Deserialize, Serialize};

/// What somebody did in one go.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Action {
    /// Recorded a visit.
    CheckIn,
    /// Took a visit back.
    TakeBack,
    /// Wrote a new person down.
    AddCustomer,
    /// Changed what is known of a person.
    EditCustomer,
    /// Put a person aside.
    DeleteCustomer,
    /// Took a person back in.
    RestoreCustomer,
    /// Erased a person for good.
    EraseCustomer,
    /// Joined two records of one person.
    JoinCustomers,
    /// Changed the menu.
    EditMenu,
    /// Changed a setting.
    EditSettings,
    /// Took people in from a file of that name.
    Import(Box<str>),
    /// Made a shop to try.
    Demo,
    /// Undid another step.
    Undo,
    /// Wrote, changed or put aside a paper.
    Write(PaperKind),
    /// Took the book of a phone of that name in.
    Merge(Box<str>),
}
