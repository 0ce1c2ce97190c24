//! What stands behind a line until somebody wants to see it.

use super::Icon;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The line.
    pub summary: AttrValue,
    /// Whether it is open at first.
    #[prop_or_default]
    pub open: bool,
    /// What stands behind it.
    pub children: Html,
}

/// Shows the line, and what is behind it once it is pressed.
#[component]
pub fn Behind(props: &Props) -> Html {
    html! {
        <details class="behind" open={props.open}>
            <summary><Icon name="down" small={true} />{ &props.summary }</summary>
            { props.children.clone() }
        </details>
    }
}
