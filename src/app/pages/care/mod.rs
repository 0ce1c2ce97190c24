//! Care: thanks due, offers with the guard, groups of people, and what they agreed to.

mod columns;
mod consent;
mod deeds;
mod dishes;
mod gifts;
mod groups;
mod health_word;
mod heap_sheet;
mod offer;
mod offers;
mod outcome;
mod period;
mod rule_sheet;
mod rule_words;
mod send;
mod thank_card;
mod thank_sheet;
mod thanks;
mod words;
mod work;

use crate::app::components::Pane;
use crate::app::route::{CarePage, Route};
use crate::app::state::{BookHandle, Speech, use_book};
use work::use_survey;
use yew::prelude::*;

pub use consent::ConsentPage;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which screen.
    pub page: CarePage,
}

/// Shows the place for care.
#[component]
pub fn Care(props: &Props) -> Html {
    match use_book() {
        Some(book) => html! { <Open {book} page={props.page.clone()} /> },
        None => html! {},
    }
}

#[derive(Properties, PartialEq)]
struct OpenProps {
    book: BookHandle,
    page: CarePage,
}

/// Looks at everybody once for all screens of the place, and again when visits change.
#[component]
fn Open(props: &OpenProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let survey = use_survey(&props.book);
    let book = props.book.clone();
    if props.page == CarePage::Gifts {
        return html! { <gifts::Gifts {book} /> };
    }
    let Some(survey) = survey else {
        return html! {
            <Pane>
                <header class="title"><h1>{ speech.texts.care }</h1></header>
                <p class="note top-gap" role="status">{ speech.language.care().looking }</p>
            </Pane>
        };
    };
    match &props.page {
        CarePage::Thanks | CarePage::Gifts => html! { <thanks::ThanksDue {book} {survey} /> },
        CarePage::Offers => html! { <offers::Offers {book} /> },
        CarePage::Offer(id) => html! { <offer::OfferPage key={id.to_string()} {book} {survey} id={*id} /> },
        CarePage::Send(id) => html! { <send::Send key={id.to_string()} {book} {survey} id={*id} /> },
        CarePage::Groups => html! { <groups::Groups {book} {survey} /> },
        CarePage::Group(rule) => html! { <groups::Group {book} {survey} rule={rule.clone()} /> },
        CarePage::Segment(id) => html! { <groups::Group {book} {survey} saved={*id} /> },
    }
}

/// Shows which of the three views of the place is shown, as links.
fn draw_views(speech: &Speech, shown: &CarePage) -> Html {
    let texts = speech.language.care();
    let views = [
        (CarePage::Thanks, texts.thanks),
        (CarePage::Offers, texts.offers),
        (CarePage::Groups, texts.groups),
    ];
    html! {
        <nav class="segments" aria-label={texts.view}>
            { for views.into_iter().map(|(page, name)| {
                let current = (page == *shown).then_some("page");
                html! { <a key={name} href={Route::Care(page).href()} aria-current={current}>{ name }</a> }
            }) }
        </nav>
    }
}
