//! Said over a form that was begun before: what was filled in is still here, and how to begin anew.

use super::draw_icon;
use crate::app::state::Speech;
use yew::prelude::*;

/// Shows that a form was begun before; `on_empty` is called to begin anew.
pub fn draw_restored(speech: &Speech, on_empty: &Callback<()>) -> Html {
    let texts = speech.language.person();
    let onclick = on_empty.reform(|_: MouseEvent| ());
    html! {
        <div class="notice" role="status">
            { draw_icon("note") }
            <div class="stack stack--tight">
                <p>{ texts.form_restored }</p>
                <button class="link" type="button" {onclick}>{ texts.form_anew }</button>
            </div>
        </div>
    }
}
