//! Both records side by side: which one stays, and what becomes of what each says.

use super::facts::facts;
use crate::analysis::comparison::compare;
use crate::app::components::{Pane, Size, draw_allergies, draw_avatar, draw_icon, draw_small_icon};
use crate::app::pages::profile::back_button;
use crate::app::state::{Speech, allergy_names, use_book};
use crate::domain::{Customer, CustomerId, Library};
use crate::messages::fill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The record that stays.
    pub keep: CustomerId,
    /// The one that goes into it.
    pub goes: CustomerId,
    /// Called when the other one is to stay.
    pub on_swap: Callback<()>,
    /// Called to choose another record.
    pub on_other: Callback<()>,
    /// Called to join them.
    pub on_join: Callback<()>,
}

/// Shows them.
#[component]
pub fn SideBySide(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    let Some(book) = use_book() else { return html! {} };
    let library = book.library();
    let (Some(kept), Some(other)) = (library.customer(props.keep), library.customer(props.goes)) else {
        return html! {};
    };
    let compared = compare(&kept, &other);
    let visits = library.visits_of(props.keep).len() + library.visits_of(props.goes).len();
    // Both stay where they are while one chooses: the lesser id first.
    let mut both = [(kept, true), (other, false)];
    if other.id() < kept.id() {
        both.reverse();
    }
    let name = if kept.title().is_empty() { texts.anonymous } else { kept.title() };
    let onjoin = props.on_join.reform(|_: MouseEvent| ());
    let dock = html! {
        <>
            { back_button(&speech) }
            <button class="check-in check-in--wide" type="button" onclick={onjoin}>
                { draw_icon("people") }
                <span class="check-in__text">
                    <span>{ texts.join_now }</span>
                    <span>{ fill(texts.join_now_more, &[("name", name)]) }</span>
                </span>
            </button>
        </>
    };
    html! {
        <Pane {dock}>
            <header class="title"><h1>{ texts.join_title }</h1></header>
            <fieldset class="records top-gap">
                <legend class="field__label">{ texts.join_stays }</legend>
                <div class="records__both">
                    { for both.iter().map(|(customer, stays)| record(&speech, &library, customer, *stays, &props.on_swap)) }
                </div>
            </fieldset>
            <p class="lead top-gap">{ speech.count(texts.join_visits, visits as u64, &[]) }</p>
            { facts(&speech, &compared, props.keep) }
            <p class="section">
                <button class="button" type="button" onclick={props.on_other.reform(|_: MouseEvent| ())}>
                    { texts.join_other }
                </button>
            </p>
        </Pane>
    }
}

fn record(
    speech: &Speech,
    library: &Library,
    customer: &Customer<'_>,
    stays: bool,
    on_swap: &Callback<()>,
) -> Html {
    let texts = speech.language.people();
    let name = if customer.title().is_empty() { texts.anonymous } else { customer.title() };
    let visits = library.visits_of(customer.id()).len();
    let since = customer.since().map(|since| fill(texts.known_since, &[("day", &speech.day(since))]));
    let state = if stays { texts.join_stays_this } else { texts.join_goes };
    html! {
        <label key={customer.id().to_string()} class="record">
            <input class="record__choice" type="radio" name="stays" checked={stays} onchange={on_swap.reform(|_: Event| ())} />
            { draw_avatar(customer.id(), name, Size::Small) }
            <span class="record__name">{ name }</span>
            { draw_allergies(speech, &allergy_names(speech, customer)) }
            <span class="note">{ speech.count(texts.visits_count, visits as u64, &[]) }</span>
            if let Some(since) = since { <span class="note">{ since }</span> }
            <span class="record__state">
                if stays { { draw_small_icon("check") } }
                { state }
            </span>
        </label>
    }
}
