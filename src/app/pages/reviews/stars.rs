//! Stars, drawn and said.

use super::said;
use crate::app::state::Speech;
use yew::prelude::*;

/// Draws the stars of a review; says where there are none.
pub fn draw_stars(speech: &Speech, stars: Option<u8>) -> Html {
    let texts = said(speech);
    let Some(stars) = stars else { return html! { <span>{ texts.no_stars }</span> } };
    let label = speech.count(texts.stars_of, stars.into(), &[]);
    html! {
        <span class="stars" role="img" aria-label={label}>
            { for (1..=5_u8).map(|place| {
                let class = if place <= stars { "icon icon--fill" } else { "icon" };
                html! { <svg key={place} {class} aria-hidden="true"><use href="icons.svg#star" /></svg> }
            }) }
        </span>
    }
}

/// Writes a share as a percentage.
pub fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round())
}
