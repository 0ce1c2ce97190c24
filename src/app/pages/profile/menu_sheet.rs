//! The rarer things to do with a person: change, join, put aside, erase.

use super::told;
use crate::app::components::{Sheet, draw_icon};
use crate::app::route::{Route, TrustPage};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::CustomerId;
use crate::messages::fill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who.
    pub id: CustomerId,
    /// Their name.
    pub name: AttrValue,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Shows what can be done.
#[component]
pub fn MenuSheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.person();
    let asking = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let id = props.id;
    let named = [("name", props.name.as_str())];
    if *asking {
        let onerase = {
            let (book, done) = (book.clone(), told(&notices, speech, texts.erased.into()));
            let on_close = props.on_close.clone();
            Callback::from(move |_: MouseEvent| {
                book.erase(id, done.clone());
                on_close.emit(());
                Route::Customers.replace();
            })
        };
        return html! {
            <Sheet title={fill(texts.erase_for_good_title, &named)} on_close={props.on_close.clone()}>
                <div class="stack">
                    <p class="lead">{ texts.erase_for_good_more }</p>
                    <button class="button button--primary button--wide" type="button" onclick={onerase}>
                        { draw_icon("erase") }{ texts.erase_for_good }
                    </button>
                    <button class="button button--wide" type="button" onclick={props.on_close.reform(|_: MouseEvent| ())}>{ texts.cancel }</button>
                </div>
            </Sheet>
        };
    }
    let go = |route: Route, icon: &'static str, what: &str, more: &str| {
        html! {
            <a class="go" href={route.href()}>
                { draw_icon(icon) }<span><span class="go__what">{ what }</span><span class="go__more">{ more }</span></span>{ draw_icon("forward") }
            </a>
        }
    };
    let onaside = {
        let (book, done) = (book.clone(), told(&notices, speech, fill(texts.put_aside_done, &named)));
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| {
            book.put_aside(id, done.clone());
            on_close.emit(());
        })
    };
    let onask = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(true))
    };
    let press = |icon: &'static str, what: &str, more: &str, onclick: Callback<MouseEvent>| {
        html! {
            <button class="go" type="button" {onclick}>
                { draw_icon(icon) }<span><span class="go__what">{ what }</span><span class="go__more">{ more }</span></span>{ draw_icon("forward") }
            </button>
        }
    };
    html! {
        <Sheet title={props.name.clone()} on_close={props.on_close.clone()}>
            <div class="rows">
                { go(Route::EditCustomer(id), "edit", texts.edit_all, texts.edit_all_more) }
                { go(Route::JoinCustomer(id), "people", texts.join, texts.join_more) }
                { go(Route::Trust(TrustPage::Known(id)), "handover", speech.language.trust().known_title, speech.language.trust().known_menu_more) }
                { go(Route::History(Some(id)), "clock", texts.history_title, texts.history_person_more) }
                { press("list", texts.put_aside, texts.put_aside_more, onaside) }
                { press("erase", texts.erase_for_good, texts.erase_more, onask) }
            </div>
        </Sheet>
    }
}
