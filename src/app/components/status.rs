//! The honest line under a title: whether all is saved, and how long ago a copy left the phone.

use super::Icon;
use crate::app::state::{BookHandle, Speech};
use yew::prelude::*;

/// Shows it.
#[component]
pub fn Status() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let saving = use_context::<BookHandle>().is_some_and(|book| book.is_saving() || !book.is_loaded());
    let texts = speech.texts;
    if saving {
        html! { <p class="status status--off"><Icon name="clock" small={true} /><span>{ texts.saving }</span></p> }
    } else {
        html! {
            <p class="status">
                <Icon name="check" small={true} />
                <span>{ texts.saved_here }{ " " }{ texts.never_backed_up }</span>
            </p>
        }
    }
}
