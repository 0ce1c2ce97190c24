//! Seven beans of nine: how often of how many, drawn.

use yew::prelude::*;

/// How many beans are drawn at most; more are told in words only.
const MOST: usize = 12;

/// Draws how often of how many; the words stand beside the beans.
pub fn draw_tally(count: usize, of: usize) -> Html {
    if of == 0 || of > MOST {
        return html! {};
    }
    let width = of * 17 - 2;
    html! {
        <svg class="tally" aria-hidden="true" viewBox={format!("0 0 {width} 18")}>
            { for (0..of).map(|place| {
                let class = if place < count { "tally__on" } else { "tally__off" };
                html! {
                    <g {class} transform={format!("translate({} 9) rotate(38)", 7 + place * 17)}>
                        <ellipse rx="4.6" ry="6.8" />
                    </g>
                }
            }) }
        </svg>
    }
}
