//! All offers, those that still hold first.

use super::draw_views;
use super::period::period_words;
use crate::analysis::guard::after;
use crate::app::components::{Pane, draw_icon};
use crate::app::route::{CarePage, Route};
use crate::app::state::{BookHandle, Speech};
use crate::domain::{Offer, PaperId, PaperKind, Stamp, order};
use crate::platform::{clock, random};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
}

/// Shows the list.
#[component]
pub fn Offers(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let library = props.book.library();
    let now = clock::now();
    let mut offers: Vec<(Stamp, Offer)> = library
        .papers(PaperKind::Offer)
        .filter_map(|paper| Some((paper.at().unwrap_or_default(), Offer::of(paper)?)))
        .collect();
    order::sort_by_key(&mut offers, |(at, offer)| (offer.is_over(now), std::cmp::Reverse(*at), offer.id));
    let onnew = Callback::from(|_: MouseEvent| {
        Route::Care(CarePage::Offer(PaperId::random(&mut random::roll))).go();
    });
    let add = html! {
        <button class="button button--primary button--wide" type="button" onclick={onnew}>
            { draw_icon("plus") }{ texts.offer_new }
        </button>
    };
    html! {
        <Pane>
            <header class="title"><h1>{ speech.texts.care }</h1></header>
            <div class="stack top-gap">
                { draw_views(&speech, &CarePage::Offers) }
                if offers.is_empty() {
                    <div class="empty">
                        { draw_icon("offer") }
                        <h2>{ texts.offers_none }</h2>
                        <p class="lead">{ texts.offers_none_more }</p>
                    </div>
                } else {
                    <ul class="rows" aria-label={texts.offers}>
                        { for offers.iter().map(|(_, offer)| {
                            let name = if offer.name.is_empty() { texts.offer_unnamed } else { &offer.name };
                            let told = after(&library, offer, now).told.len() as u64;
                            let told = (told > 0).then(|| speech.count(texts.offer_told, told, &[]));
                            html! {
                                <li key={offer.id.to_string()}>
                                    <a class="go" href={Route::Care(CarePage::Offer(offer.id)).href()}>
                                        { draw_icon("offer") }
                                        <span>
                                            <span class="go__what">{ name }</span>
                                            <span class="go__more">{ period_words(&speech, offer) }{ told.map(|told| format!(". {told}")) }</span>
                                        </span>
                                        { draw_icon("forward") }
                                    </a>
                                </li>
                            }
                        }) }
                    </ul>
                }
                { add }
            </div>
        </Pane>
    }
}
