//! Stars, drawn and said.

use super::said;
use crate::analysis::reviews::Polarity;
use crate::analysis::reviews::voice::Voice;
use crate::app::components::draw_icon;
use crate::app::state::Speech;
use crate::domain::Review;
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
                html! { <svg key={place} {class} aria-hidden="true"><use href="#i-star" /></svg> }
            }) }
        </span>
    }
}

/// Draws the stars of a review; of what was said at the counter how it was.
pub fn draw_rating(speech: &Speech, voice: &Voice) -> Html {
    let texts = said(speech);
    if voice.stars.is_some() || voice.source != Review::COUNTER {
        return draw_stars(speech, voice.stars);
    }
    let (icon, words) = match voice.reading.polarity {
        Polarity::Positive => ("heart", texts.was_good),
        Polarity::Negative => ("dislike", texts.was_bad),
        Polarity::Neutral => ("steady", texts.was_fair),
    };
    html! { <span class="trend">{ draw_icon(icon) }{ words }</span> }
}

/// Writes a share as a percentage.
pub fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round())
}
