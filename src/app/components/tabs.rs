//! The bar of places.

use super::Icon;
use crate::app::route::Route;
use crate::app::state::Speech;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The place that is shown.
    pub place: Route,
}

/// Shows the places.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.texts;
    let places = [
        (Route::Counter, "cup", texts.counter),
        (Route::Customers, "people", texts.customers),
        (Route::More, "more", texts.more),
    ];
    html! {
        <nav class="tabs" aria-label={texts.places}>
            <ul class="tabs__list">
                { for places.into_iter().map(|(place, icon, name)| {
                    let current = (place == props.place).then_some("page");
                    html! {
                        <li key={icon}>
                            <a class="tabs__link" href={place.href()} aria-current={current}>
                                <Icon name={icon} /><span>{ name }</span>
                            </a>
                        </li>
                    }
                }) }
            </ul>
        </nav>
    }
}
