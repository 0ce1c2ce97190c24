//! Says that the book is being opened, where that takes long enough to be noticed: drawing it would hold the opening up.

use crate::app::state::Speech;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// After how many milliseconds somebody begins to wonder.
const NOTICED: u32 = 300;

/// Shows nothing, and then the words.
#[component]
pub fn OpeningNote() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let noticed = use_state(|| false);
    {
        let noticed = noticed.clone();
        use_effect_with((), move |()| {
            let timer = Timeout::new(NOTICED, move || noticed.set(true));
            move || drop(timer)
        });
    }
    html! {
        if *noticed { <p class="opening" role="status">{ speech.texts.opening }</p> }
    }
}
