//! The phone in the hands of the staff: their own code, and handing it over.

use super::setting::{Trouble, set_service};
use crate::app::components::draw_icon;
use crate::app::locking::begin_service;
use crate::app::state::{BookHandle, NoticeAction, Notices, Speech};
use crate::vault::Strength;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The book, which has a passcode.
    pub book: BookHandle,
    /// Where the passcode is typed.
    pub passcode: NodeRef,
}

/// Shows how service opens the book.
#[component]
pub fn Service(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let (trust, doors) = (speech.language.trust(), speech.language.doors());
    let typed = use_state(String::new);
    let busy = use_state(|| false);
    let owner = props.passcode.clone();
    let again = use_force_update();
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let book = &props.book;
    let say = {
        let notices = notices.dispatcher();
        move |text: &'static str| notices.dispatch(NoticeAction::say(text))
    };
    let onbegin = {
        let book = book.clone();
        Callback::from(move |_: MouseEvent| begin_service(&book))
    };
    let ontake = {
        let (book, say, again) = (book.clone(), say.clone(), again.clone());
        Callback::from(move |_: MouseEvent| {
            let (book, say, again) = (book.clone(), say.clone(), again.clone());
            spawn_local(async move {
                let gone = book.store().backend().forget_service().await;
                say(if gone.is_ok() { doors.service_gone } else { trust.lock_failed });
                again.force_update();
            });
        })
    };
    let onset = {
        let (book, owner, typed, busy) = (book.clone(), owner.clone(), typed.clone(), busy.clone());
        Callback::from(move |_: MouseEvent| {
            let (book, say, typed, busy) = (book.clone(), say.clone(), typed.clone(), busy.clone());
            let passcode = owner.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            if passcode.trim() == typed.trim() {
                say(doors.service_same);
                return;
            }
            busy.set(true);
            spawn_local(async move {
                say(match set_service(&book, &passcode, &typed).await {
                    Ok(()) => {
                        typed.set(String::new());
                        doors.service_done
                    }
                    Err(Trouble::WrongOld) => trust.lock_wrong_old,
                    Err(_) => trust.lock_failed,
                });
                busy.set(false);
            });
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let digits = typed.chars().all(|c| c.is_ascii_digit());
    let ready = digits && Strength::of(&typed) > Strength::TooShort && !*busy;
    html! {
        <section class="section stack" aria-labelledby="service">
            <h2 id="service">{ doors.service }</h2>
            <p class="note">{ doors.service_what }</p>
            <p class="note">{ doors.service_honest }</p>
            if book.doors().service {
                <button class="button button--primary button--wide" type="button" onclick={onbegin}>{ draw_icon("people") }{ doors.service_begin }</button>
                <p class="note">{ doors.service_begin_more }</p>
                <button class="button button--wide" type="button" onclick={ontake}>{ doors.service_take_away }</button>
            } else {
                <div class="field">
                    <label class="field__label" for="service-code">{ doors.service_code }</label>
                    <input id="service-code" class="input" type="text" inputmode="numeric" value={(*typed).clone()} {oninput} autocomplete="off"
                        autocapitalize="off" spellcheck="false" aria-describedby="service-hint" />
                    <p class="field__hint" id="service-hint">{ doors.service_code_hint }</p>
                </div>
                <button class="button button--primary button--wide" type="button" onclick={onset} disabled={!ready}>
                    { if *busy { trust.lock_setting } else { doors.service_set } }
                </button>
            }
        </section>
    }
}
