//! The way back, at the thumb: to where the person came from, or one place up.

use super::Icon;
use crate::app::route::Route;
use crate::app::state::Speech;
use crate::platform::address;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where it leads when the person came from nowhere.
    pub to: Route,
}

/// Shows the button.
#[component]
pub fn Back(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let to = props.to.path();
    let onclick = Callback::from(move |_: MouseEvent| address::back(&to));
    html! {
        <button class="icon-button" type="button" {onclick} aria-label={speech.texts.back}><Icon name="back" /></button>
    }
}
