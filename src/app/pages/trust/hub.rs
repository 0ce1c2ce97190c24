//! The way to all that is about trust.

use crate::app::components::{Pane, lead_back};
use crate::app::route::Route;
use crate::app::state::Speech;
use yew::prelude::*;

/// Shows the ways.
#[component]
pub fn Hub() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    html! {
        <Pane dock={lead_back(&speech, &Route::More)}>
            <header class="title"><h1>{ trust.trust }</h1></header>
        </Pane>
    }
}
