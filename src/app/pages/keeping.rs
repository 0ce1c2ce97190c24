//! Where the data is and how safe it is there, said as it is.

use crate::app::components::{Pane, draw_behind, draw_icon, lead_back};
use crate::app::route::{Route, SyncPage};
use crate::app::state::{BookHandle, NoticeAction, Notices, Speech, use_book};
use crate::messages::fill;
use crate::platform::{connection, keep};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Below this many bytes left it is told that room runs out.
const SCARCE: f64 = 50e6;

/// What the browser said about keeping the data.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Promise {
    /// It has not said anything yet.
    Unknown,
    /// It is being asked, and may be asking the person.
    Asking,
    /// It promised.
    Made,
    /// It promises nothing; asked or not.
    None { asked: bool },
}

/// Shows how safe the data is.
#[component]
pub fn Keeping() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let book = use_book();
    let promise = use_state(|| Promise::Unknown);
    let room = use_state(|| None);
    {
        let (promise, room) = (promise.clone(), room.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                room.set(keep::room().await);
                promise.set(match keep::is_promised().await {
                    Some(true) => Promise::Made,
                    Some(false) => Promise::None { asked: false },
                    None => Promise::Unknown,
                });
            });
        });
    }
    let onask = {
        let promise = promise.clone();
        Callback::from(move |_: MouseEvent| {
            let promise = promise.clone();
            promise.set(Promise::Asking);
            spawn_local(async move {
                promise.set(match keep::ask().await {
                    Some(true) => Promise::Made,
                    _ => Promise::None { asked: true },
                });
            });
        })
    };
    let Some(book) = book else { return html! {} };
    html! {
        <Pane dock={lead_back(&speech, &Route::More)}>
            <header class="title"><h1>{ texts.more_keeping }</h1></header>
            <div class="stack top-gap">
                <section class="card stack" aria-labelledby="only-copy">
                    { copies(&speech, &book) }
                    <a class="button button--wide" href={Route::Sync(SyncPage::All).href()}>{ draw_icon("sync") }{ texts.more_sync }</a>
                    <Counts />
                </section>
            </div>
            <section class="section section--near" aria-labelledby="safe">
                <div class="section__head"><h2 id="safe">{ texts.keeping_safe }</h2></div>
                <ul class="facts">
                    { promised(&speech, *promise, onask) }
                    { installed(&speech) }
                    { room_left(&speech, *room) }
                    { fact("lock", "", texts.keeping_sealed, texts.keeping_sealed_more, html! {}) }
                </ul>
                { draw_behind(texts.keeping_browser, html! {
                    <ul class="note-list">
                        { for [
                            texts.keeping_browser_full, texts.keeping_browser_apple,
                            texts.keeping_browser_clear, texts.keeping_browser_private,
                        ].into_iter().map(|text| html! { <li key={text} class="note">{ text }</li> }) }
                    </ul>
                }) }
            </section>
            <Readable />
        </Pane>
    }
}

/// Says whether there is a copy anywhere else.
fn copies(speech: &Speech, book: &BookHandle) -> Html {
    let texts = speech.language.house();
    let (class, what, more) = match book.last_backup() {
        Some(at) => ("health--good", fill(texts.backed_up, &[("ago", &speech.ago(at))]), ""),
        None => ("health--soon", texts.keeping_only_copy.to_owned(), texts.keeping_backup_later),
    };
    html! {
        <>
            <div class={classes!("health", class)}>
                <span class="health__light">{ draw_icon("device") }</span>
                <h2 id="only-copy" class="health__what">{ what }</h2>
                <p class="note">{ texts.keeping_only_copy_more }</p>
            </div>
            if !more.is_empty() { <p class="note">{ more }</p> }
        </>
    }
}

fn fact(icon: &'static str, class: &'static str, what: &str, more: &str, action: Html) -> Html {
    html! {
        <li key={icon} class={classes!("fact", "fact--asks", class)}>
            { draw_icon(icon) }<span class="fact__what">{ what }</span><span class="fact__from">{ more }</span>{ action }
        </li>
    }
}

fn promised(speech: &Speech, promise: Promise, onask: Callback<MouseEvent>) -> Html {
    let texts = speech.language.house();
    let ask = html! { <button class="button" type="button" onclick={onask}>{ texts.keeping_ask }</button> };
    match promise {
        Promise::Made => {
            fact("check", "fact--like", texts.keeping_promised, texts.keeping_promised_more, html! {})
        }
        Promise::Asking => fact("clock", "", texts.keeping_asking, texts.keeping_asking_more, html! {}),
        Promise::None { asked: false } => {
            fact("info", "fact--soon", texts.keeping_not_promised, texts.keeping_not_promised_more, ask)
        }
        Promise::None { asked: true } => {
            fact("info", "fact--soon", texts.keeping_refused, texts.keeping_refused_more, ask)
        }
        Promise::Unknown => fact("question", "", texts.keeping_silent, texts.keeping_silent_more, html! {}),
    }
}

fn installed(speech: &Speech) -> Html {
    let texts = speech.language.house();
    if connection::is_installed() {
        return fact("device", "fact--like", texts.install_done, texts.keeping_installed_more, html! {});
    }
    let more = if connection::is_apple_touch() { texts.keeping_tab_apple } else { texts.keeping_tab_more };
    let how = html! { <a class="button" href={Route::Install.href()}>{ texts.apple_tab_how }</a> };
    fact("device", "fact--soon", texts.keeping_tab, more, how)
}

fn room_left(speech: &Speech, room: Option<(f64, f64)>) -> Html {
    let texts = speech.language.house();
    let Some((used, all)) = room else {
        return fact("file", "", texts.keeping_room_unknown, texts.keeping_room_unknown_more, html! {});
    };
    let left = (all - used).max(0.0);
    let values = [("used", &*size(speech, used)), ("left", &*size(speech, left))];
    let what = fill(texts.keeping_room, &values);
    if left < SCARCE {
        fact("file", "fact--soon", &what, texts.keeping_room_scarce, html! {})
    } else {
        fact("file", "", &what, texts.keeping_room_more, html! {})
    }
}

/// Writes a number of bytes in the unit that fits.
fn size(speech: &Speech, bytes: f64) -> String {
    let (unit, name) = match bytes {
        _ if bytes < 1e6 => (1e3, "kB"),
        _ if bytes < 1e9 => (1e6, "MB"),
        _ => (1e9, "GB"),
    };
    format!("{} {name}", speech.number((bytes / unit).round() as u64))
}

/// Shows how much there is.
#[component]
fn Counts() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let Some(book) = use_book() else { return html! {} };
    let counts = use_memo(book, |book| {
        let library = book.library();
        let visits = library.all_visits().filter(|visit| visit.counts()).count();
        [library.customers().count(), visits, library.steps().count()]
    });
    let words = [texts.keeping_people, texts.keeping_visits, texts.keeping_steps];
    html! {
        <ul class="diff">
            { for counts.iter().zip(words).map(|(count, word)| html! {
                <li key={word}><span class="number">{ speech.number(*count as u64) }</span><span>{ speech.count(word, *count as u64, &[]) }</span></li>
            }) }
        </ul>
    }
}

/// Offers to take everything out in a file that anybody can read.
#[component]
fn Readable() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let saving = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let onclick = {
        let saving = saving.clone();
        Callback::from(move |_: MouseEvent| {
            let (book, notices, saving) = (book.clone(), notices.clone(), saving.clone());
            saving.set(true);
            spawn_local(async move {
                let text = match book.save_readable().await {
                    Ok(name) => fill(speech.language.house().exported, &[("name", &name)]),
                    Err(failure) => failure.sentence(speech.language.house()).to_owned(),
                };
                notices.dispatch(NoticeAction::say(text));
                saving.set(false);
            });
        })
    };
    html! {
        <section class="section stack" aria-labelledby="readable">
            <h2 id="readable">{ texts.keeping_readable }</h2>
            <p>{ texts.keeping_readable_more }</p>
            <div class="notice notice--soon">
                { draw_icon("eye") }
                <div><strong>{ texts.keeping_readable_open }</strong><p>{ texts.keeping_readable_open_more }</p></div>
            </div>
            <button class="button button--wide" type="button" {onclick} disabled={*saving}>
                { draw_icon("file") }{ if *saving { texts.saving } else { texts.keeping_readable_save } }
            </button>
        </section>
    }
}
