//! Finds the other record of the same person: among those who look alike, or by searching.

use crate::analysis::{Resemblance, Traits, resembling};
use crate::app::components::{CustomerRow, Pane, SearchField};
use crate::app::pages::profile::back_button;
use crate::app::pages::results::{RESULTS, Results};
use crate::app::state::{BookHandle, Speech, shared_text, use_book};
use crate::domain::CustomerId;
use crate::messages::fill;
use std::rc::Rc;
use yew::prelude::*;

/// How many people who look alike are shown.
const ALIKE: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose other record is looked for.
    pub id: CustomerId,
    /// Called with the other record.
    pub on_pick: Callback<CustomerId>,
}

/// Shows who it may be.
#[component]
pub fn Choose(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    let query = use_state(String::new);
    let book = use_book();
    let alike = use_memo(props.id, |id| book.as_ref().map(|book| alike(book, *id)).unwrap_or_default());
    let Some(book) = book else { return html! {} };
    let library = book.library();
    let name = library.customer(props.id).map_or("", |customer| customer.title());
    let name = if name.is_empty() { texts.unnamed_person } else { name };
    let on_type = {
        let query = query.clone();
        Callback::from(move |typed: String| query.set(typed))
    };
    let searching = !query.trim().is_empty();
    let mut found: Vec<CustomerId> = Vec::new();
    let mut total = 0;
    if searching {
        let results = book.index().find(&query, RESULTS);
        found = results.hits.iter().map(|hit| hit.customer).filter(|id| *id != props.id).collect();
        total = results.total - (results.hits.len() - found.len());
    }
    let on_first = {
        let (first, on_pick) = (found.first().copied(), props.on_pick.clone());
        Callback::from(move |()| first.into_iter().for_each(|first| on_pick.emit(first)))
    };
    let dock = html! {
        <>{ back_button(&speech) }<SearchField query={(*query).clone()} {on_type} {on_first} /></>
    };
    if searching {
        return html! {
            <Pane {dock} from_end=true>
                <h1 class="visually-hidden">{ texts.join_title }</h1>
                <Results query={(*query).clone()} {found} {total} on_pick={props.on_pick.clone()} />
            </Pane>
        };
    }
    html! {
        <Pane {dock}>
            <header class="title">
                <h1>{ texts.join_title }</h1>
                <p class="lead">
                    { fill(if alike.is_empty() { texts.join_nobody_alike } else { texts.join_lead }, &[("name", name)]) }
                </p>
            </header>
            if !alike.is_empty() {
                <section class="section section--near" aria-labelledby="alike">
                    <div class="section__head"><h2 id="alike">{ texts.join_alike }</h2></div>
                    <ul class="customers">
                        { for alike.iter().filter_map(|alike| {
                            let mut row = book.row(&speech, alike.customer, "")?;
                            let said = Rc::make_mut(&mut row);
                            said.last = shared_text(&speech, &alike.shared);
                            said.tends.clear();
                            Some(html! {
                                <CustomerRow key={row.id.to_string()} row={row.clone()} on_pick={Some(props.on_pick.clone())} />
                            })
                        }) }
                    </ul>
                </section>
            }
        </Pane>
    }
}

fn alike(book: &BookHandle, id: CustomerId) -> Vec<Resemblance> {
    let library = book.library();
    let Some(customer) = library.customer(id) else { return Vec::new() };
    let mut alike = resembling(&library, &Traits::of(&customer), ALIKE + 1);
    alike.retain(|alike| alike.customer != id);
    alike
}
