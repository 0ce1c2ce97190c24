//! Whose a review is and what it is about, by the owner's hand; proposals are marked as such.

use super::one::{act, write};
use super::{Shown, said};
use crate::analysis::fold;
use crate::app::components::{TextField, draw_icon, draw_segments};
use crate::app::route::Route;
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{
    Action, CustomerId, Field, ItemId, Library, PaperId, PaperKind, Plan, RecordId, Review, Stamp, Value,
    VisitTie, about_field, order,
};
use crate::messages::fill;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// How many people are proposed.
const PROPOSED: usize = 3;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Of which review.
    pub id: PaperId,
    /// What was read.
    pub shown: Shown,
}

/// Shows them.
#[component]
pub fn Ties(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let sought = use_state(String::new);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let book = props.shown.book.clone();
    let library = book.library();
    let id = props.id;
    let Some(review) = library.review(id) else { return html! {} };
    let tied: Vec<(CustomerId, String)> = review
        .customers()
        .filter_map(|customer| Some((customer, library.customer(customer)?.title().to_owned())))
        .collect();
    let tie = |customer: CustomerId, on: bool| {
        let (book, notices, sought) = (book.clone(), notices.clone(), sought.clone());
        Callback::from(move |_: MouseEvent| {
            sought.set(String::new());
            let value = if on { Value::Flag(true) } else { Value::Absent };
            let field = about_field(customer);
            act(&book, &notices, speech, said(&speech).tie_saved, move |_, _| {
                write(id, field.clone(), value.clone())
            });
        })
    };
    let found = if sought.trim().is_empty() { proposals(&library, &review) } else { propose(&book, &sought) };
    let found: Vec<(CustomerId, String)> =
        found.into_iter().filter(|(id, _)| !tied.iter().any(|(known, _)| known == id)).collect();
    let on_type = {
        let sought = sought.clone();
        Callback::from(move |text: String| sought.set(text))
    };
    // The last visit of theirs before they wrote.
    let visit = tied.first().and_then(|(customer, _)| {
        let written = Stamp(review.day().start(0).0 + 36 * 3_600_000);
        library
            .visits_of(*customer)
            .iter()
            .rev()
            .find(|visit| visit.at <= written)
            .map(|visit| (visit.id, visit.at))
    });
    let found_name = visit.map(|(_, at)| format!("{}, {}", texts.visit_found, speech.day(at)));
    let names: Vec<(AttrValue, Option<AttrValue>)> =
        [Some(texts.visit_unknown.to_owned()), Some(texts.visit_not_found.to_owned()), found_name]
            .into_iter()
            .flatten()
            .map(|name| (AttrValue::from(name), None))
            .collect();
    let on_visit = {
        let (book, notices) = (book.clone(), notices.clone());
        Callback::from(move |place: usize| {
            let value = match (place, visit) {
                (1, _) => Value::Flag(false),
                (2, Some((visit, _))) => Value::text(&visit.to_string()),
                _ => Value::Absent,
            };
            act(&book, &notices, speech, said(&speech).tie_saved, move |_, _| {
                write(id, Field::VisitOf, value.clone())
            });
        })
    };
    let chosen = match review.visit() {
        VisitTie::Unknown => 0,
        VisitTie::NotFound => 1,
        VisitTie::Found(_) => 2,
    };
    html! {
        <section class="section" aria-labelledby="ties">
            <div class="section__head"><h2 id="ties">{ texts.ties }</h2></div>
            <div class="stack">
                <ul class="facts">
                    { for tied.iter().map(|(customer, name)| html! {
                        <li key={customer.to_string()} class="fact">
                            { draw_icon("person") }
                            <a class="fact__what" href={Route::Customer(*customer).href()}>{ name }</a>
                            <span class="fact__from">{ texts.tied_to }</span>
                            <button class="link" type="button" onclick={tie(*customer, false)}>{ texts.untie }</button>
                        </li>
                    }) }
                    { for found.iter().map(|(customer, name)| html! {
                        <li key={customer.to_string()} class="fact fact--asks">
                            { draw_icon("question") }
                            <span class="fact__what">{ fill(texts.perhaps, &[("name", name)]) }</span>
                            <span class="fact__from">{ texts.perhaps_more }</span>
                            <button class="button button--tonal" type="button" onclick={tie(*customer, true)}>{ texts.confirm }</button>
                        </li>
                    }) }
                </ul>
                <TextField id="whose" label={texts.find_customer} value={(*sought).clone()} {on_type} on_save={Callback::noop()} capitals="words" />
                <div class="field">
                    <span class="field__label" aria-hidden="true">{ texts.visit_question }</span>
                    { draw_segments(texts.visit_question, &names, Some(chosen), &on_visit) }
                </div>
                <Dishes {id} shown={props.shown.clone()} />
            </div>
        </section>
    }
}

/// Proposes customers by what was typed of their names.
pub fn propose(book: &BookHandle, typed: &str) -> Vec<(CustomerId, String)> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let library = book.library();
    let found = book.index().find(typed, PROPOSED);
    let named = |customer| Some((customer, library.customer(customer)?.title().to_owned()));
    found.hits.iter().filter_map(|hit| named(hit.customer)).collect()
}

/// Proposes customers who are called as the author is.
fn proposals(library: &Library, review: &Review) -> Vec<(CustomerId, String)> {
    let author = fold(review.author());
    let words: Vec<&str> = author.split(' ').filter(|word| !word.is_empty()).collect();
    // A first name alone is shared by too many.
    let [first, .., last] = words.as_slice() else { return Vec::new() };
    let alike = |name: &str| {
        let name = fold(name);
        let theirs: Vec<&str> = name.split(' ').collect();
        theirs.first() == Some(first)
            && theirs.len() > 1
            && theirs
                .last()
                .is_some_and(|other| other == last || (last.len() == 1 && other.starts_with(last)))
    };
    let found = library.customers().filter(|customer| alike(customer.name()));
    found.map(|customer| (customer.id(), customer.title().to_owned())).take(PROPOSED).collect()
}

/// Shows the dish that a review is about.
#[component]
fn Dishes(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let (book, id) = (props.shown.book.clone(), props.id);
    let library = book.library();
    let mut items: Vec<(ItemId, String)> =
        library.items().map(|item| (item.id(), item.name().to_owned())).collect();
    if items.is_empty() {
        return html! {};
    }
    order::sort_by_key(&mut items, |(_, name)| fold(name));
    let chosen = library.review(id).and_then(|review| review.dishes().next());
    let onchange = {
        let (book, notices, items) = (book.clone(), notices.clone(), items.clone());
        Callback::from(move |event: Event| {
            let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let place = list.map_or(0, |list| list.selected_index().max(0) as usize);
            let next = place.checked_sub(1).and_then(|place| items.get(place)).map(|(item, _)| *item);
            act(&book, &notices, speech, said(&speech).tie_saved, move |_, _| {
                let dish = |item: ItemId| Field::Dish(item.to_string().into());
                let mut plan = match chosen {
                    Some(old) => write(id, dish(old), Value::Absent),
                    None => Plan::new(Action::Write(PaperKind::Review)),
                };
                if let Some(item) = next {
                    let record = RecordId::Paper(PaperKind::Review, id);
                    plan.write(record, dish(item), Value::Flag(true));
                }
                plan
            });
        })
    };
    html! {
        <div class="field">
            <label class="field__label" for="dish">{ texts.dish_of }</label>
            <select id="dish" class="input" {onchange}>
                <option selected={chosen.is_none()}>{ texts.dish_none }</option>
                { for items.iter().map(|(item, name)| html! { <option key={item.to_string()} selected={chosen == Some(*item)}>{ name }</option> }) }
            </select>
        </div>
    }
}
