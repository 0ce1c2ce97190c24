//! Somebody came: the visit is recorded, and the same words are said of it wherever the button stands.

use super::{BookHandle, Failure, NoticeAction, Notices, Speech, VisitDraft};
use crate::domain::{CustomerId, StepId};
use crate::messages::fill;
use crate::platform::clock;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use yew::{Callback, UseReducerDispatcher};

/// After how many milliseconds it is said that it waits.
const SAID_AFTER: u32 = 400;

/// Records a visit, now, and says so once it is durable, or why not; `usual` when it is what they usually have.
///
/// Where it is not durable at once, since something large is being written first, that is said.
pub fn record_visit(
    book: &BookHandle,
    notices: &UseReducerDispatcher<Notices>,
    speech: Speech,
    customer: CustomerId,
    draft: VisitDraft,
    usual: bool,
) {
    let name = book.library().customer(customer).map(|known| known.title().to_owned()).unwrap_or_default();
    let texts = speech.texts;
    let waits = fill(texts.check_in_waits, &[("name", &name)]);
    let waiting = Timeout::new(SAID_AFTER, {
        let notices = notices.clone();
        move || notices.dispatch(NoticeAction::say(waits))
    });
    let (notices, waiting) = (notices.clone(), Cell::new(Some(waiting)));
    let done = Callback::from(move |result: Result<Option<StepId>, Failure>| {
        waiting.take();
        notices.dispatch(match result {
            Ok(step) => {
                let text = if usual { texts.checked_in_usual } else { texts.checked_in };
                let time = speech.time(clock::now());
                NoticeAction::done(fill(text, &[("name", &name), ("time", &time)]), step)
            }
            Err(failure) => NoticeAction::say(failure.sentence(texts)),
        });
    });
    book.check_in(customer, draft, done);
}
