//! The honest line under a title: whether all is saved, and how long ago a copy left the phone.

use super::draw_small_icon;
use crate::app::state::{BookHandle, Speech};
use crate::messages::fill;
use yew::prelude::*;

/// Shows it.
pub fn show_status(speech: &Speech, book: &BookHandle) -> Html {
    let texts = speech.texts;
    let copied = book.last_backup().map_or_else(
        || texts.never_backed_up.to_owned(),
        |at| fill(texts.backed_up, &[("ago", &speech.ago(at))]),
    );
    let waiting = match () {
        () if book.is_saving() => Some(texts.saving),
        () if !book.is_loaded() => Some(texts.opening),
        () => None,
    };
    if let Some(waiting) = waiting {
        show_waiting(waiting)
    } else {
        html! {
            <p class="status">
                { draw_small_icon("check") }
                <span>{ texts.saved_here }{ " " }{ copied }</span>
            </p>
        }
    }
}

/// Shows that the book is still being opened.
pub fn show_opening(speech: &Speech) -> Html {
    show_waiting(speech.texts.opening)
}

fn show_waiting(what: &'static str) -> Html {
    html! { <p class="status status--off">{ draw_small_icon("clock") }<span>{ what }</span></p> }
}
