//! The line over the dock: what was just done, and Undo for eight seconds, longer while it has the focus.

use super::{draw_icon, draw_small_icon};
use crate::app::state::{NoticeAction, Notices, Speech, use_book};
use crate::platform::page;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long Undo is offered, in milliseconds.
const UNDO_TIME: u32 = 8000;

/// Shows what was just done.
#[component]
pub fn Snack() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let notices = use_context::<UseReducerHandle<Notices>>();
    let book = use_book();
    let held = use_state(|| false);
    {
        let notices = notices.clone();
        let number = notices.as_ref().map_or(0, |notices| notices.number);
        use_effect_with((number, *held), move |(number, held)| {
            let number = *number;
            let timer = notices.filter(|notices| !held && notices.shown.is_some()).map(|notices| {
                Timeout::new(UNDO_TIME, move || notices.dispatch(NoticeAction::Clear(number)))
            });
            move || drop(timer)
        });
    }
    let Some((notices, notice)) =
        notices.and_then(|notices| notices.shown.clone().map(|notice| (notices, notice)))
    else {
        // The region stays, so that a screen reader hears what appears in it.
        return html! { <div class="visually-hidden" role="status"></div> };
    };
    let number = notices.number;
    let undo = notice.undo.zip(book).map(|(step, book)| {
        let onclick = Callback::from(move |_: MouseEvent| {
            let notices = notices.clone();
            notices.dispatch(NoticeAction::Clear(number));
            // The button goes away: the focus must not be lost with it.
            page::focus("main");
            let said = notices.clone();
            book.undo(
                step,
                Callback::from(move |result: Result<_, crate::app::state::Failure>| {
                    let text = match result {
                        Ok(_) => speech.texts.undone,
                        Err(failure) => failure.sentence(speech.texts),
                    };
                    said.dispatch(NoticeAction::say(text));
                }),
            );
        });
        let onfocus = {
            let held = held.clone();
            Callback::from(move |_: FocusEvent| held.set(true))
        };
        let onblur = {
            let held = held.clone();
            Callback::from(move |_: FocusEvent| held.set(false))
        };
        html! {
            <button class="snack__undo" type="button" {onclick} {onfocus} {onblur}>
                { draw_small_icon("undo") }{ speech.texts.undo }
            </button>
        }
    });
    html! {
        <div key={number} class="snack" role="status">
            { draw_icon("check") }
            <span>{ &notice.text }</span>
            { undo }
        </div>
    }
}
