//! What came of an offer: who came, who took it, and whether that is the offer's doing.

use super::words::name_of;
use crate::analysis::guard::{After, after};
use crate::app::components::draw_behind;
use crate::app::route::Route;
use crate::app::state::{BookHandle, Speech};
use crate::domain::Offer;
use crate::messages::fill;
use crate::platform::clock;
use yew::prelude::*;

/// How many of those who were told are listed.
const LISTED: usize = 100;

/// Draws it; nothing while nobody was told.
pub fn draw_outcome(speech: &Speech, book: &BookHandle, offer: &Offer) -> Html {
    let texts = speech.language.care();
    let library = book.library();
    let found = after(&library, offer, clock::now());
    if found.told.is_empty() {
        return html! {};
    }
    let came = found.told.iter().filter(|told| told.came.is_some()).count();
    let took = found.told.iter().filter(|told| told.took).count();
    let number = |count: usize| speech.number(count as u64);
    let sum = speech.count(
        texts.after_told,
        found.told.len() as u64,
        &[("came", &number(came)), ("took", &number(took))],
    );
    html! {
        <section class="section stack" aria-labelledby="afterwards">
            <h2 id="afterwards">{ texts.afterwards }</h2>
            <p>{ sum }</p>
            { compared(speech, &found) }
            { draw_behind(texts.view, html! {
                <ul class="rows">
                    { for found.told.iter().take(LISTED).filter_map(|told| {
                        let customer = library.customer(told.customer)?;
                        let what = match told.came {
                            Some(at) if told.took => fill(texts.after_took, &[("day", &speech.day(at))]),
                            Some(at) => fill(texts.after_came, &[("day", &speech.day(at))]),
                            None => texts.after_not_yet.to_owned(),
                        };
                        Some(html! {
                            <li key={told.customer.to_string()}>
                                <a class="go" href={Route::Customer(told.customer).href()}>
                                    <span><span class="go__what">{ name_of(speech, &customer) }</span><span class="go__more">{ what }</span></span>
                                </a>
                            </li>
                        })
                    }) }
                </ul>
            }) }
        </section>
    }
}

/// Says whether the offer made a difference, or that this cannot be told.
fn compared(speech: &Speech, found: &After) -> Html {
    let texts = speech.language.care();
    let number = |count: u32| speech.number(u64::from(count));
    let hundred = |share: f64| format!("{:.0}", share * 100.0);
    let held = found.held;
    let values = [("n", number(held.people)), ("came", number(held.came)), ("took", number(held.took))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let verdict = match found.difference {
        _ if found.group.people == 0 => texts.after_waiting.to_owned(),
        None if held.people == 0 => texts.after_no_held.to_owned(),
        None => texts.after_few.to_owned(),
        Some(difference) => {
            let (share, low, high) =
                (hundred(difference.share), hundred(difference.low), hundred(difference.high));
            let text = if difference.low > 0.0 {
                texts.after_better
            } else if difference.high < 0.0 {
                texts.after_worse
            } else {
                texts.after_same
            };
            fill(text, &[("share", &share), ("low", &low), ("high", &high)])
        }
    };
    html! {
        <>
            if held.people > 0 { <p class="note">{ fill(texts.after_held, &values) }</p> }
            <p class="note">{ verdict }</p>
        </>
    }
}
