//! Seven beans of nine: how often of how many, drawn.

use yew::prelude::*;

/// How many beans are drawn at most; more are told in words only.
const MOST: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// How often.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

/// Draws the beans; the words stand beside them.
#[component]
pub fn Tally(props: &Props) -> Html {
    if props.of == 0 || props.of > MOST {
        return html! {};
    }
    let width = props.of * 17 - 2;
    html! {
        <svg class="tally" aria-hidden="true" viewBox={format!("0 0 {width} 18")}>
            { for (0..props.of).map(|place| {
                let class = if place < props.count { "tally__on" } else { "tally__off" };
                html! {
                    <g {class} transform={format!("translate({} 9) rotate(38)", 7 + place * 17)}>
                        <ellipse rx="4.6" ry="6.8" />
                    </g>
                }
            }) }
        </svg>
    }
}
