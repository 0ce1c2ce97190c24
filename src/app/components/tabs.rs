//! The bar of places.

use super::draw_icon;
use crate::app::route::{CarePage, ReviewsRoute, Route, may};
use crate::app::state::Speech;
use crate::domain::Role;
use yew::prelude::*;

/// Shows the places that somebody may see, and which one is shown.
pub fn draw_tabs(speech: &Speech, shown: &Route, role: Role) -> Html {
    let texts = speech.texts;
    let places = [
        (Route::Counter, "cup", texts.counter),
        (Route::Customers, "people", texts.customers),
        (Route::Reviews(ReviewsRoute::Week), "review", texts.reviews),
        (Route::Care(CarePage::Thanks), "care", texts.care),
        (Route::More, "more", texts.more),
    ];
    html! {
        <nav class="tabs" aria-label={texts.places}>
            <ul class="tabs__list">
                { for places.into_iter().filter(|(place, ..)| may(role, place)).map(|(place, icon, name)| {
                    let current = (place == *shown).then_some("page");
                    html! {
                        <li key={icon}>
                            <a class="tabs__link" href={place.href()} aria-current={current}>
                                { draw_icon(icon) }<span>{ name }</span>
                                if icon == "review" { { draw_badge(speech) } }
                            </a>
                        </li>
                    }
                }) }
            </ul>
        </nav>
    }
}

/// Draws the badge of an alarm; the page shows it while it is marked as having one, so that nothing is drawn anew for it.
fn draw_badge(speech: &Speech) -> Html {
    html! {
        <span class="tabs__alarm"><span aria-hidden="true">{ "!" }</span><span class="visually-hidden">{ speech.texts.alarm_raised }</span></span>
    }
}
