//! The phone opens the book for whoever it recognises: set up and taken away here, by one tap each.

use super::setting::{Trouble, set_known};
use crate::app::components::draw_icon;
use crate::app::state::{BookHandle, NoticeAction, Notices, Speech};
use crate::platform::credential;
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

/// Shows how the phone opens the book; nothing where it can recognise nobody.
#[component]
pub fn Known(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let (trust, doors) = (speech.language.trust(), speech.language.doors());
    let possible = use_state_eq(|| false);
    let busy = use_state(|| false);
    {
        let possible = possible.setter();
        use_effect_with((), move |()| {
            spawn_local(async move { possible.set(credential::is_possible().await) })
        });
    }
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let (book, set) = (&props.book, props.book.doors().credential);
    if !set && !*possible {
        return html! {};
    }
    let run = |adds: bool| {
        let (book, passcode, busy) = (book.clone(), props.passcode.clone(), busy.setter());
        let notices = notices.dispatcher();
        Callback::from(move |_: MouseEvent| {
            let (book, busy, notices) = (book.clone(), busy.clone(), notices.clone());
            let typed = passcode.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            busy.set(true);
            spawn_local(async move {
                let said = if adds {
                    match set_known(&book, &typed, speech.texts.app_name).await {
                        Ok(()) => doors.known_done,
                        Err(Trouble::WrongOld) => trust.lock_wrong_old,
                        Err(Trouble::Impossible) => doors.known_impossible,
                        Err(Trouble::NotKnown) => doors.known_refused,
                        Err(Trouble::Failed) => trust.lock_failed,
                    }
                } else {
                    let gone = book.store().backend().forget_credential().await;
                    if gone.is_ok() { doors.known_gone } else { trust.lock_failed }
                };
                notices.dispatch(NoticeAction::say(said));
                busy.set(false);
            });
        })
    };
    html! {
        <section class="section stack" aria-labelledby="known">
            <h2 id="known">{ doors.known }</h2>
            <p class="note">{ doors.known_what }</p>
            <p class="note">{ doors.known_honest }</p>
            if set {
                <button class="button button--wide" type="button" onclick={run(false)} disabled={*busy}>{ doors.known_take_away }</button>
            } else {
                <button class="button button--wide" type="button" onclick={run(true)} disabled={*busy}>{ draw_icon("person") }{ doors.known_add }</button>
            }
        </section>
    }
}
