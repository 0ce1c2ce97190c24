//! Shown in place of a person who is not here: erased for good, or never known.

use super::{Pane, lead_back};
use crate::app::route::Route;
use crate::app::state::Speech;
use crate::domain::{CustomerId, Library};
use yew::prelude::*;

/// Shows why there is nobody of that id.
pub fn draw_nobody(speech: &Speech, library: &Library, id: CustomerId, class: &Classes) -> Html {
    let text = if library.is_erased(id) { speech.texts.profile_erased } else { speech.texts.profile_unknown };
    html! {
        <Pane class={class.clone()} dock={lead_back(speech, &Route::Counter)}>
            <div class="empty"><h1>{ text }</h1></div>
        </Pane>
    }
}
