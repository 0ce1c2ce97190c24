//! One line of the history, with the button that undoes it or the reason why it cannot be.

use super::sentence::{phone_name, say};
use crate::analysis::chronicle::can_undo;
use crate::app::components::draw_icon;
use crate::app::state::{BookHandle, Failure, NoticeAction, Notices, Speech};
use crate::domain::{Action, PlanError, StepId, Touch, tally_field};
use crate::messages::fill;
use crate::platform::page;
use yew::prelude::*;

/// Draws a line.
pub fn draw_line(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    id: StepId,
) -> Html {
    let texts = speech.language.people();
    let library = book.library();
    let Some(step) = library.step(id) else { return html! { <li key={id.to_string()}></li> } };
    let sentence = say(speech, &library, step);
    let time = speech.time(step.at);
    let phone = phone_name(speech, book, step.device);
    let mut from = vec![time.as_str()];
    // What went by itself was nobody's deed.
    let by_itself = step
        .touches
        .iter()
        .any(|touch| matches!(touch, Touch::Wrote { field, .. } if *field == tally_field()));
    if !step.by.is_empty() && !by_itself {
        from.push(&step.by);
    }
    if phone != *step.by {
        from.push(&phone);
    }
    let from = from.join(", ");
    let undoable = can_undo(&library, step);
    let why_not = match undoable {
        // What came from another phone is undone there too: that is to be known before.
        Ok(()) => matches!(step.action, Action::Merge(_)).then_some(texts.step_passes_on),
        // Nothing is left of what it did: it made the demo shop, or erasing has taken it out.
        Err(_) if step.touches.is_empty() => (step.action != Action::Demo).then_some(texts.step_for_good),
        Err(PlanError::AlreadyUndone) => Some(texts.step_undone),
        Err(PlanError::ErasedForGood) => Some(texts.step_for_good),
        Err(PlanError::ChangedSince | PlanError::Unknown) => Some(texts.step_changed_since),
    };
    html! {
        <li key={id.to_string()} class={classes!("deed", (undoable == Err(PlanError::AlreadyUndone)).then_some("deed--undone"))}>
            <span class={classes!("timeline__mark", sentence.class)}>{ draw_icon(sentence.icon) }</span>
            <span class="deed__body">
                <span class="deed__what">{ &sentence.what }</span>
                { for sentence.more.iter().map(|more| html! { <span class="deed__more">{ more }</span> }) }
                <span class="deed__from">{ from }</span>
                if let Some(why_not) = why_not { <span class="deed__from">{ why_not }</span> }
            </span>
            if undoable.is_ok() {
                <button class="icon-button" type="button" onclick={undo(speech, book, notices, id)}
                    aria-label={fill(texts.undo_this, &[("what", &sentence.what)])}>
                    { draw_icon("undo") }
                </button>
            }
        </li>
    }
}

fn undo(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    id: StepId,
) -> Callback<MouseEvent> {
    let (texts, book, notices) = (speech.language.people(), book.clone(), notices.clone());
    Callback::from(move |_: MouseEvent| {
        // The button goes away once it is undone: the focus must not be lost with it.
        page::focus("main");
        let notices = notices.clone();
        book.undo(
            id,
            Callback::from(move |result: Result<Option<StepId>, Failure>| {
                notices.dispatch(match result {
                    // Undoing is a step of its own, and so can be undone too.
                    Ok(step) => NoticeAction::done(texts.undone, step),
                    Err(failure) => NoticeAction::say(failure.sentence(texts)),
                });
            }),
        );
    })
}
