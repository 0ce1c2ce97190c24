//! The way back, at the thumb: to where the person came from, or one place up.

use super::draw_icon;
use crate::app::route::Route;
use crate::app::state::Speech;
use crate::platform::address;
use yew::prelude::*;

/// Draws the button; it leads to `to` when the person came from nowhere.
pub fn lead_back(speech: &Speech, to: &Route) -> Html {
    let to = to.path();
    let onclick = Callback::from(move |_: MouseEvent| address::back(&to));
    html! {
        <button class="icon-button" type="button" {onclick} aria-label={speech.texts.back}>{ draw_icon("back") }</button>
    }
}
