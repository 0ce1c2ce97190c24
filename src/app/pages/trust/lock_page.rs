//! The book is closed: asks for the passcode, or the recovery phrase, and waits after wrong tries.

use crate::app::jobs::make_key;
use crate::app::state::{Shop, Speech};
use crate::platform::{clock, page, settings};
use crate::storage::{IndexedDb, Locks, Unlocking};
use crate::vault::{PasscodeWrap, WrappingKey, wait_after};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A book that is locked.
#[derive(Clone, Debug, PartialEq)]
pub struct Locked {
    /// Which.
    pub shop: Shop,
    /// How many keys were tried since the page began.
    pub tries: u32,
    /// Whether the last one did not fit.
    pub wrong: bool,
    /// Called with a key to try; with none where the book was erased and a new one may begin.
    pub on_key: Callback<Option<Unlocking>>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is locked.
    pub locked: Locked,
}

/// How many wrong keys were tried in a row on this phone, and when the last one was.
fn wrong_tries() -> (u32, u64) {
    let kept = settings::read(settings::key::TRIES).unwrap_or_default();
    let (tries, at) = kept.split_once(' ').unwrap_or_default();
    (tries.parse().unwrap_or(0), at.parse().unwrap_or(0))
}

fn seconds_to_wait() -> u64 {
    let (tries, at) = wrong_tries();
    (at + wait_after(tries)).saturating_sub(clock::now().0).div_ceil(1000)
}

#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Passcode,
    Recovery,
    Anew,
}

/// Asks for the key.
#[component]
pub fn LockPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    let locks = use_state(|| None::<Locks>);
    let asking = use_state(|| Asking::Passcode);
    let busy = use_state(|| false);
    let failed = use_state(|| false);
    let field = use_node_ref();
    let again = use_force_update();
    let Locked { shop, tries, wrong, on_key } = props.locked.clone();
    {
        let locks = locks.clone();
        use_effect_with(shop, move |shop| {
            let shop = *shop;
            spawn_local(async move { locks.set(Locks::of(shop.database()).await.ok().flatten()) });
        });
    }
    {
        let (busy, field) = (busy.clone(), field.clone());
        use_effect_with((tries, locks.is_some()), move |(tries, _)| {
            if *tries > 0 && wrong {
                let (before, _) = wrong_tries();
                settings::keep(settings::key::TRIES, Some(&format!("{} {}", before + 1, clock::now().0)));
            }
            busy.set(false);
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.set_value("");
                let _ = field.focus();
            }
        });
    }
    let wait = seconds_to_wait();
    {
        let again = again.clone();
        use_effect_with(wait, move |wait| {
            let timer = (*wait > 0).then(|| Timeout::new(1000, move || again.force_update()));
            move || drop(timer)
        });
    }
    let wrap: Option<PasscodeWrap> = locks.as_ref().and_then(|locks| match *asking {
        Asking::Recovery => locks.recovery.clone(),
        _ => Some(locks.passcode.clone()),
    });
    let digits = *asking == Asking::Passcode && wrap.as_ref().is_some_and(|wrap| wrap.is_digits);
    let onsubmit = {
        let (busy, failed, field, on_key) = (busy.clone(), failed.clone(), field.clone(), on_key.clone());
        let (wrap, recovery) = (wrap.clone(), *asking == Asking::Recovery);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let Some(wrap) = wrap.clone().filter(|_| !*busy && !typed.trim().is_empty()) else { return };
            if seconds_to_wait() > 0 {
                return;
            }
            busy.set(true);
            failed.set(false);
            let (busy, failed, on_key) = (busy.clone(), failed.clone(), on_key.clone());
            spawn_local(async move {
                let key = match make_key(&typed, &wrap.salt, wrap.cost).await {
                    Ok(key) => WrappingKey::of_passcode(key).await,
                    Err(error) => Err(error),
                };
                match key {
                    Ok(key) if recovery => on_key.emit(Some(Unlocking::Recovery(key))),
                    Ok(key) => on_key.emit(Some(Unlocking::Passcode(key))),
                    Err(_) => {
                        busy.set(false);
                        failed.set(true);
                    }
                }
            });
        })
    };
    let to = |next: Asking| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(next))
    };
    let onanew = Callback::from(move |_: MouseEvent| {
        let on_key = on_key.clone();
        spawn_local(async move {
            match IndexedDb::discard(shop.database()).await {
                Ok(()) => {
                    settings::keep(settings::key::TRIES, None);
                    on_key.emit(None);
                }
                Err(_) => page::reload(),
            }
        });
    });
    let label = match (*asking, digits) {
        (Asking::Recovery, _) => trust.locked_recovery,
        (_, true) => trust.locked_digits,
        (_, false) => trust.locked_words,
    };
    let word = if wait > 0 {
        speech.count(trust.locked_wait, wait, &[])
    } else if *failed {
        trust.locked_key_failed.to_owned()
    } else if wrong && !*busy {
        trust.locked_wrong.to_owned()
    } else {
        String::new()
    };
    html! {
        <div class="counter-page">
            <main class="lock" id="main" tabindex="-1">
                <div class="lock__head">
                    <h1>{ speech.texts.app_name }</h1>
                    <p class="on-counter">{ trust.locked_title }</p>
                    if *asking == Asking::Anew {
                        <p class="on-counter">{ trust.locked_anew_more }</p>
                    } else if *asking == Asking::Recovery && wrap.is_none() {
                        <p class="on-counter">{ trust.locked_none }</p>
                    } else {
                        <form class="stack lock__form" {onsubmit}>
                            <label class="on-counter" for="passcode">{ label }</label>
                            <input ref={field} id="passcode" class="input" type="password" autocomplete="off" autocapitalize="off" spellcheck="false"
                                inputmode={if digits { "numeric" } else { "text" }} disabled={*busy || wait > 0} />
                            if *asking == Asking::Recovery { <p class="on-counter">{ trust.locked_recovery_hint }</p> }
                            <button class="button button--primary button--wide" type="submit" disabled={*busy || wait > 0}>
                                { if *busy { trust.locked_opening } else { trust.locked_open } }
                            </button>
                        </form>
                    }
                    <p class="on-counter" role="alert">{ word }</p>
                </div>
                <div class="stack">
                    if *asking == Asking::Passcode {
                        <button class="key-cap key-cap--plain" type="button" onclick={to(Asking::Recovery)}>{ trust.locked_lost }</button>
                    } else {
                        if *asking == Asking::Anew {
                            <button class="button button--wide" type="button" onclick={onanew}>{ trust.locked_anew_sure }</button>
                        } else {
                            <button class="key-cap key-cap--plain" type="button" onclick={to(Asking::Anew)}>{ trust.locked_anew }</button>
                        }
                        <button class="key-cap key-cap--plain" type="button" onclick={to(Asking::Passcode)}>{ trust.locked_back }</button>
                    }
                </div>
            </main>
        </div>
    }
}
