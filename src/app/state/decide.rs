//! How a deed is decided: at once, a slice at a time, by the owner's standing order, or by joining another book in.

use super::Failure;
use super::join::Join;
use crate::domain::{Author, Library, Plan, StepId};
use std::rc::Rc;
use yew::Callback;

/// Decides a plan at once.
pub(super) type DecideWhole = Rc<dyn Fn(&Library, &Author) -> Result<Plan, Failure>>;
/// Decides a slice more of a plan of thousands; the plan once it is whole.
pub type DecideSlice = Box<dyn FnMut(&Library) -> Option<Plan>>;

/// Decides what to write, against the library as it is when its turn comes.
#[derive(Clone)]
pub enum Decide {
    /// At once.
    Whole(DecideWhole),
    /// A slice at a time; begins anew where another window was first.
    Sliced(Rc<dyn Fn() -> DecideSlice>),
    /// A slice at a time, as the owner ordered it once and for all: it only forgets, whoever holds the phone.
    Ordered(Rc<dyn Fn() -> DecideSlice>),
    /// By joining the book of another phone in, a slice at a time.
    Joined(Rc<dyn Join>),
}

/// Told the step that was written, `None` where all was as wanted already; or why nothing was.
pub type Done = Callback<Result<Option<StepId>, Failure>>;
