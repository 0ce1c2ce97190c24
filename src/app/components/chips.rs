//! Small labelled marks; allergies above all, always as icon, word and colour.

use super::draw_icon;
use crate::app::state::Speech;
use yew::prelude::*;

/// Draws allergies, by what they are called.
pub fn draw_allergies(speech: &Speech, names: &[String]) -> Html {
    names
        .iter()
        .map(|name| {
            html! {
                <span key={name.clone()} class="chip chip--allergy">
                    { draw_icon("allergy") }
                    <span><span class="visually-hidden">{ speech.texts.allergy_prefix }</span>{ name }</span>
                </span>
            }
        })
        .collect()
}

/// Draws a diet.
pub fn draw_diet(name: &str) -> Html {
    html! { <span class="chip chip--diet">{ draw_icon("leaf") }{ name }</span> }
}
