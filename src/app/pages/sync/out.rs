//! A file goes out: all of it, what is new for another phone, or only what service needs.

use super::bar::{show_trouble, show_work, size};
use super::beam::{Beam, fits};
use super::clerk::{Far, seal};
use super::words::{passphrase, trouble};
use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::pages::trust::{Leaving, give};
use crate::app::route::{Route, SyncPage};
use crate::app::state::{BookHandle, Done, Notices, Speech, use_book};
use crate::domain::{Day, Left, Way};
use crate::merge::{Counts, MergeError, Outgoing, Scope, readers};
use crate::messages::fill;
use crate::platform::clock;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A file that is ready.
#[derive(Clone, PartialEq)]
struct Ready {
    name: String,
    bytes: Rc<Vec<u8>>,
    counts: Counts,
    scope: Scope,
}

#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Sealing(Option<Far>),
    Ready(Ready),
    Showing(Ready),
    Failed(MergeError),
}

/// Shows the choice, the work and the file.
#[component]
pub fn Out() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let step = use_state(|| Step::Choose);
    let chosen = use_state(|| Scope::Whole);
    let going = use_mut_ref(|| Rc::new(Cell::new(false)));
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let Some(words) = passphrase(&book) else {
        return html! {
            <Pane dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
                <header class="title"><h1>{ texts.out_title }</h1></header>
                <div class="stack top-gap">
                    <p class="lead">{ texts.words_first }</p>
                    <a class="button button--primary button--wide" href={Route::Sync(SyncPage::Passphrase).href()}>{ draw_icon("lock") }{ texts.go_words }</a>
                </div>
            </Pane>
        };
    };
    let start = {
        let (step, going, book) = (step.clone(), going.clone(), book.clone());
        let scope = (*chosen).clone();
        Callback::from(move |_: MouseEvent| {
            let run = Rc::new(Cell::new(true));
            going.replace(run.clone()).set(false);
            step.set(Step::Sealing(None));
            let (step, book, words, scope) = (step.clone(), book.clone(), words.clone(), scope.clone());
            // The shop needs its random name first, so that files of two shops are never mixed.
            let named = book.clone();
            named.name_at_random(Done::from(move |_| {
                let (step, run, book) = (step.clone(), run.clone(), book.clone());
                let (words, scope) = (words.clone(), scope.clone());
                spawn_local(async move {
                    let outgoing = Outgoing::new(&book.library(), scope, &book.author());
                    let header = outgoing.header().clone();
                    let told = step.clone();
                    let tell = |far| {
                        if run.get() {
                            told.set(Step::Sealing(Some(far)));
                        }
                        run.get()
                    };
                    let result = seal(&book, outgoing, &words, tell).await;
                    if !run.get() {
                        return;
                    }
                    step.set(match result {
                        Ok(bytes) => Step::Ready(Ready {
                            name: file_name(&book),
                            bytes: Rc::new(bytes),
                            counts: header.counts,
                            scope: header.scope,
                        }),
                        Err(error) => Step::Failed(error),
                    });
                });
            }));
        })
    };
    let stop = {
        let (step, going) = (step.clone(), going.clone());
        Callback::from(move |()| {
            going.borrow().set(false);
            step.set(Step::Choose);
        })
    };
    let again = {
        let stop = stop.clone();
        Callback::from(move |_: MouseEvent| stop.emit(()))
    };
    match &*step {
        Step::Sealing(far) => show_work(&speech, texts.out_sealing, *far, Some(stop)),
        Step::Failed(error) => show_trouble(
            &speech,
            trouble(&speech, error),
            html! {
                <button class="button button--primary button--wide" type="button" onclick={again}>{ texts.out_other }</button>
            },
        ),
        Step::Showing(ready) => {
            let (bytes, onclick) = (ready.bytes.clone(), handing(ready, &book, &notices, speech));
            html! { <Beam {bytes} on_done={stop} on_file={onclick} /> }
        }
        Step::Ready(ready) => {
            let onclick = handing(ready, &book, &notices, speech);
            let onshow = {
                let (step, ready, book) = (step.clone(), ready.clone(), book.clone());
                Callback::from(move |_: MouseEvent| {
                    book.note_departure(Left::Sync, Way::Shown, ready.counts.customers, &ready.name, None);
                    step.set(Step::Showing(ready.clone()));
                })
            };
            let people = speech.count(texts.people, ready.counts.customers, &[]);
            let visits = speech.count(texts.visits, ready.counts.visits, &[]);
            let size = size(&speech, ready.bytes.len());
            html! {
                <Pane key="ready" dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
                    <header class="title"><h1>{ texts.out_ready }</h1></header>
                    <div class="card stack top-gap">
                        <p class="lead" role="status"><strong>{ &ready.name }</strong></p>
                        <p>{ fill(texts.out_ready_more, &[("people", &people), ("visits", &visits), ("size", &size)]) }</p>
                        <button class="button button--primary button--wide" type="button" {onclick}>{ draw_icon("send") }{ texts.out_give }</button>
                        if fits(&ready.bytes) {
                            <button class="button button--wide" type="button" onclick={onshow}>{ draw_icon("eye") }{ texts.out_code }</button>
                        } else {
                            <p class="note">{ texts.out_code_big }</p>
                        }
                        <button class="button button--wide" type="button" onclick={again}>{ texts.out_other }</button>
                    </div>
                    <p class="note top-gap">{ texts.health_more }</p>
                </Pane>
            }
        }
        Step::Choose => {
            let mut choices = vec![(Scope::Whole, texts.out_whole.to_owned(), texts.out_whole_more)];
            for heard in readers(&book.library(), book.device()) {
                let scope = Scope::Since { reader: heard.reader, from: heard.upto };
                let phone = crate::app::pages::phone_name(&speech, &book, heard.reader);
                choices.push((scope, fill(texts.out_news, &[("phone", &phone)]), texts.out_news_more));
            }
            choices.push((Scope::Service, texts.out_service.to_owned(), texts.out_service_more));
            html! {
                <Pane key="choose" dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
                    <header class="title"><h1>{ texts.out_title }</h1></header>
                    <fieldset class="options top-gap">
                        <legend class="section__title">{ texts.out_what }</legend>
                        { for choices.into_iter().map(|(scope, what, more)| option(&chosen, scope, &what, more)) }
                    </fieldset>
                    <button class="button button--primary button--wide top-gap" type="button" onclick={start}>{ draw_icon("lock") }{ texts.out_go }</button>
                </Pane>
            }
        }
    }
}

/// Hands the file out when pressed.
fn handing(
    ready: &Ready,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    speech: Speech,
) -> Callback<MouseEvent> {
    let (ready, book, notices) = (ready.clone(), book.clone(), notices.clone());
    Callback::from(move |_: MouseEvent| {
        let left = if ready.scope == Scope::Whole { Left::Backup } else { Left::Sync };
        let leaving = Leaving { left, people: ready.counts.customers, about: None };
        let (name, bytes) = (ready.name.clone(), ready.bytes.to_vec());
        give(&book, &notices, speech, leaving, name, "application/octet-stream", bytes);
    })
}

fn option(chosen: &UseStateHandle<Scope>, scope: Scope, what: &str, more: &str) -> Html {
    let checked = **chosen == scope;
    let id = match &scope {
        Scope::Whole => "whole".to_owned(),
        Scope::Service => "service".to_owned(),
        Scope::Since { reader, .. } => reader.to_string(),
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |_: Event| chosen.set(scope.clone()))
    };
    html! {
        <label key={id.clone()} class="option" for={id.clone()}>
            <input type="radio" name="scope" {id} {checked} {onchange} />
            <span><span class="go__what">{ what }</span><span class="go__more">{ more }</span></span>
        </label>
    }
}

/// Names a file after the shop and the day: "il-solito-bar-sport-2026-11-24.age".
fn file_name(book: &BookHandle) -> String {
    let shop: String = book
        .shop_name()
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    let now = clock::now();
    let (year, month, day) = Day::of(now, clock::offset(now)).0.civil();
    let words: Vec<&str> = shop.split('-').filter(|word| !word.is_empty()).take(4).collect();
    format!("il-solito-{}-{year:04}-{month:02}-{day:02}.age", words.join("-")).replace("--", "-")
}
