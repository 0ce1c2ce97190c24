//! A drawing from the sprite, which is part of the page: from a file of its own the browser reads it anew for every icon.

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
    html! { <svg {class} aria-hidden="true"><use href={format!("#i-{name}")} /></svg> }
}
