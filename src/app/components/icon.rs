//! A drawing from the sprite.

use yew::prelude::*;

/// Draws an icon; words beside it say what it means.
pub fn draw_icon(name: &str) -> Html {
    draw("icon", name)
}

/// Draws an icon beside small text.
pub fn draw_small_icon(name: &str) -> Html {
    draw("icon icon--s", name)
}

fn draw(class: &'static str, name: &str) -> Html {
    html! { <svg {class} aria-hidden="true"><use href={format!("icons.svg#{name}")} /></svg> }
}
