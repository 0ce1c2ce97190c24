//! Two records of one person become one: the other one is found, both are shown side by side, one of them stays.

mod choose;
mod facts;
mod side_by_side;

use crate::app::components::draw_nobody;
use crate::app::route::Route;
use crate::app::state::{Failure, NoticeAction, Notices, Speech, use_book};
use crate::domain::{CustomerId, StepId};
use crate::messages::fill;
use choose::Choose;
use side_by_side::SideBySide;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// One of the two.
    pub id: CustomerId,
}

/// Shows the page.
#[component]
pub fn JoinCustomer(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    let other = use_state(|| None::<CustomerId>);
    let swapped = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let id = library.canonical(props.id);
    if library.customer(id).is_none() {
        return draw_nobody(&speech, &library, id, &Classes::new());
    }
    let on_pick = {
        let other = other.clone();
        Callback::from(move |picked: Option<CustomerId>| other.set(picked))
    };
    let Some(picked) = other.filter(|other| library.customer(*other).is_some()) else {
        return html! { <Choose key={id.to_string()} {id} on_pick={on_pick.reform(Some)} /> };
    };
    let (keep, goes) = if *swapped { (picked, id) } else { (id, picked) };
    let on_swap = Callback::from(move |()| swapped.set(!*swapped));
    let on_join = {
        let (book, notices) = (book.clone(), notices.clone());
        let name = library.customer(keep).map(|customer| customer.title().to_owned()).unwrap_or_default();
        Callback::from(move |()| {
            let (notices, name) = (notices.clone(), name.clone());
            book.join_customers(
                keep,
                goes,
                Callback::from(move |result: Result<Option<StepId>, Failure>| {
                    notices.dispatch(match result {
                        Ok(Some(step)) => {
                            Route::Customer(keep).replace();
                            let name = if name.is_empty() { texts.anonymous } else { &name };
                            NoticeAction::done(fill(texts.join_done, &[("name", name)]), Some(step))
                        }
                        Ok(None) => NoticeAction::say(texts.join_already),
                        Err(failure) => NoticeAction::say(failure.sentence(texts)),
                    });
                }),
            );
        })
    };
    html! { <SideBySide {keep} {goes} {on_swap} on_other={on_pick.reform(|()| None)} {on_join} /> }
}
