//! A drawing from the sprite.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The symbol's name.
    pub name: AttrValue,
    /// Small, beside small text.
    #[prop_or_default]
    pub small: bool,
    /// Filled with the colour of the text.
    #[prop_or_default]
    pub filled: bool,
}

/// Draws an icon; words beside it say what it means.
#[component]
pub fn Icon(props: &Props) -> Html {
    let class = classes!("icon", props.small.then_some("icon--s"), props.filled.then_some("icon--fill"));
    html! { <svg {class} aria-hidden="true"><use href={format!("icons.svg#{}", props.name)} /></svg> }
}
