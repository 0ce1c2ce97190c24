//! The people who were put aside, each with the way back.

use crate::analysis::fold;
use crate::app::components::{RowKey, Size, VirtualList, draw_allergies, draw_avatar, draw_icon};
use crate::app::pages::profile::told;
use crate::app::route::Route;
use crate::app::state::{BookHandle, Notices, Speech, allergy_names, use_book};
use crate::domain::order;
use crate::domain::{CustomerId, Library};
use crate::messages::fill;
use std::rc::Rc;
use yew::prelude::*;

/// Returns who was put aside, by name; whose record went into another one is not listed by itself.
pub fn put_aside(library: &Library) -> Vec<CustomerId> {
    let mut people: Vec<(String, CustomerId)> = library
        .deleted_customers()
        .filter(|customer| customer.alias_of().is_none())
        .map(|customer| (fold(customer.title()), customer.id()))
        .collect();
    order::sort(&mut people);
    people.into_iter().map(|(_, id)| id).collect()
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who.
    pub people: Vec<CustomerId>,
    /// The node that scrolls.
    pub scroller: NodeRef,
}

/// Shows them.
#[component]
pub fn Aside(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let keys: Rc<Vec<RowKey>> = Rc::new(props.people.iter().map(|id| RowKey::Row(id.0)).collect());
    let draw = {
        let people = props.people.clone();
        Callback::from(move |place: usize| match people.get(place) {
            Some(id) => one(&speech, &book, &notices, *id),
            None => html! { <li key={place}></li> },
        })
    };
    html! {
        <>
            <p class="note top-gap">{ speech.language.people().people_put_aside_more }</p>
            <VirtualList {keys} {draw} scroller={props.scroller.clone()} class="customers"
                meaning="aside" label={speech.language.people().people_put_aside} />
        </>
    }
}

fn one(speech: &Speech, book: &BookHandle, notices: &UseReducerHandle<Notices>, id: CustomerId) -> Html {
    let texts = speech.language.people();
    let library = book.library();
    let Some(customer) = library.customer(id) else { return html! { <li key={id.to_string()}></li> } };
    let name = if customer.title().is_empty() { texts.anonymous } else { customer.title() };
    let done = told(notices, *speech, fill(texts.restored_named, &[("name", name)]));
    let onclick = {
        let book = book.clone();
        Callback::from(move |_: MouseEvent| book.restore(id, done.clone()))
    };
    let allergies = allergy_names(speech, &customer);
    html! {
        <li key={id.to_string()} class="customer">
            <a class="customer__open" href={Route::Customer(id).href()}>
                { draw_avatar(id, name, Size::Plain) }
                <span class="customer__body">
                    <span class="customer__name">{ name }</span>
                    if !allergies.is_empty() {
                        <span class="customer__chips">{ draw_allergies(speech, &allergies) }</span>
                    }
                </span>
            </a>
            <button class="icon-button" type="button" {onclick} aria-label={fill(texts.restore_named, &[("name", name)])}>
                { draw_icon("undo") }
            </button>
        </li>
    }
}
