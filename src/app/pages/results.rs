//! Who was found, the best match nearest to the thumb; or that nobody was, and what to do then.

use crate::app::components::{CustomerRow, draw_icon};
use crate::app::route::Route;
use crate::app::state::{Speech, use_book};
use crate::domain::CustomerId;
use crate::messages::fill;
use yew::prelude::*;

/// How many people are shown.
pub const RESULTS: usize = 30;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What was typed.
    pub query: AttrValue,
    /// Who was found, the best match first.
    pub found: Vec<CustomerId>,
    /// How many there are in all.
    pub total: usize,
    /// Called with who is pressed; without it they are opened.
    #[prop_or_default]
    pub on_pick: Option<Callback<CustomerId>>,
}

/// Shows the results.
#[component]
pub fn Results(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.texts;
    let Some(book) = use_book() else { return html! {} };
    let query = props.query.trim();
    if props.found.is_empty() {
        return html! {
            <div class="stack nobody">
                <h2>{ fill(texts.no_results, &[("query", query)]) }</h2>
                <p class="lead">{ texts.no_results_more }</p>
                if props.on_pick.is_none() {
                    <a class="button button--wide" href={Route::NewCustomer(query.to_owned()).href()}>
                        { draw_icon("plus") }{ fill(texts.new_customer_named, &[("name", query)]) }
                    </a>
                }
            </div>
        };
    }
    let count = speech.count(texts.results_for, props.total as u64, &[("query", query)]);
    html! {
        <>
            <ul class="customers customers--near">
                { for props.found.iter().filter_map(|id| book.row(&speech, *id, query)).map(|row| html! {
                    <CustomerRow key={row.id.to_string()} row={row.clone()} on_pick={props.on_pick.clone()} />
                }) }
            </ul>
            <p class="count search-count" role="status">{ count }</p>
        </>
    }
}
