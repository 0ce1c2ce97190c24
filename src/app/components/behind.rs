//! What stands behind a line until somebody wants to see it.

use super::draw_small_icon;
use yew::prelude::*;

/// Draws the line, and what is behind it once it is pressed.
pub fn draw_behind(summary: &str, inside: Html) -> Html {
    html! {
        <details class="behind">
            <summary>{ draw_small_icon("down") }{ summary }</summary>
            { inside }
        </details>
    }
}
