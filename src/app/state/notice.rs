//! The line over the dock: what was just done, with eight seconds to undo it.

use crate::domain::StepId;
use std::rc::Rc;
use yew::Reducible;

/// What is said, and what can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The words.
    pub text: String,
    /// The step that Undo takes back, if it can be.
    pub undo: Option<StepId>,
}

/// The notice that is shown, numbered so that a new one with the same words starts its time anew.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    /// How many have been shown.
    pub number: u32,
    /// The one that is shown now.
    pub shown: Option<Notice>,
}

/// What can happen to it.
pub enum NoticeAction {
    /// Shows another one.
    Say(Notice),
    /// Takes away the one of that number, unless another one has come since.
    Clear(u32),
}

impl Reducible for Notices {
    type Action = NoticeAction;

    fn reduce(self: Rc<Self>, action: NoticeAction) -> Rc<Self> {
        match action {
            NoticeAction::Say(notice) => {
                Rc::new(Self { number: self.number.wrapping_add(1), shown: Some(notice) })
            }
            NoticeAction::Clear(number) if number == self.number && self.shown.is_some() => {
                Rc::new(Self { number, shown: None })
            }
            NoticeAction::Clear(_) => self,
        }
    }
}

impl NoticeAction {
    /// Says something that cannot be undone.
    pub fn say(text: impl Into<String>) -> Self {
        NoticeAction::Say(Notice { text: text.into(), undo: None })
    }

    /// Says that something was done, with the step that Undo takes back.
    pub fn done(text: impl Into<String>, undo: Option<StepId>) -> Self {
        NoticeAction::Say(Notice { text: text.into(), undo })
    }
}
