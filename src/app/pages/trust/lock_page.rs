//! The book is closed: asks for the passcode, or the recovery phrase, and waits after wrong tries.

use crate::app::components::draw_icon;
use crate::app::jobs::make_key;
use crate::app::state::{Shop, Speech};
use crate::platform::{clock, credential, page, settings};
use crate::storage::{IndexedDb, Locks, Unlocking};
use crate::vault::{CredentialWrap, PasscodeWrap, WrappingKey, draw, wait_after};
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

/// Asks the phone for the key that it gives to whoever it recognises.
async fn key_of(known: &CredentialWrap) -> Option<WrappingKey> {
    let secret = credential::ask(&known.id, &draw().ok()?, &known.salt).await.ok()?;
    WrappingKey::of_passcode(secret).await.ok()
}

#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Passcode,
    Service,
    Recovery,
    Anew,
}

/// Asks for the key.
#[component]
pub fn LockPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let (trust, doors) = (speech.language.trust(), speech.language.doors());
    let locks = use_state(|| None::<Locks>);
    let asking = use_state(|| match settings::read(settings::key::ROLE) {
        Some(_) => Asking::Service,
        None => Asking::Passcode,
    });
    let busy = use_state(|| false);
    let failed = use_state(|| false);
    let unknown = use_state(|| false);
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
    let serves = locks.as_ref().is_some_and(|locks| locks.service.is_some());
    // The code of service may have been taken away since.
    let asks = match *asking {
        Asking::Service if locks.is_some() && !serves => Asking::Passcode,
        asks => asks,
    };
    let wrap: Option<PasscodeWrap> = locks.as_ref().and_then(|locks| match asks {
        Asking::Recovery => locks.recovery.clone(),
        Asking::Service => locks.service.clone(),
        _ => Some(locks.passcode.clone()),
    });
    let digits = wrap.as_ref().is_some_and(|wrap| wrap.is_digits);
    let onsubmit = {
        let (busy, failed, field, on_key) = (busy.clone(), failed.clone(), field.clone(), on_key.clone());
        let unknown = unknown.clone();
        let wrap = wrap.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let Some(wrap) = wrap.clone().filter(|_| !*busy && !typed.trim().is_empty()) else { return };
            if seconds_to_wait() > 0 {
                return;
            }
            busy.set(true);
            failed.set(false);
            unknown.set(false);
            let (busy, failed, on_key) = (busy.clone(), failed.clone(), on_key.clone());
            spawn_local(async move {
                let key = match make_key(&typed, &wrap.salt, wrap.cost).await {
                    Ok(key) => WrappingKey::of_passcode(key).await,
                    Err(error) => Err(error),
                };
                match key {
                    Ok(key) => on_key.emit(Some(match asks {
                        Asking::Recovery => Unlocking::of_recovery(key, &wrap),
                        Asking::Service => Unlocking::of_service(key, &wrap),
                        _ => Unlocking::of_passcode(key, &wrap),
                    })),
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
    let known =
        locks.as_ref().and_then(|locks| locks.credential.clone()).filter(|_| asks == Asking::Passcode);
    let onknown = {
        let (busy, unknown, on_key) = (busy.clone(), unknown.clone(), on_key.clone());
        let known = known.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(known) = known.clone().filter(|_| !*busy) else { return };
            let (busy, unknown, on_key) = (busy.clone(), unknown.clone(), on_key.clone());
            busy.set(true);
            unknown.set(false);
            spawn_local(async move {
                match key_of(&known).await {
                    Some(key) => on_key.emit(Some(Unlocking::of_credential(key, &known))),
                    None => {
                        busy.set(false);
                        unknown.set(true);
                    }
                }
            });
        })
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
    let label = match (asks, digits) {
        (Asking::Recovery, _) => trust.locked_recovery,
        (Asking::Service, _) => doors.locked_service,
        (_, true) => trust.locked_digits,
        (_, false) => trust.locked_words,
    };
    let word = if wait > 0 {
        speech.count(trust.locked_wait, wait, &[])
    } else if *failed {
        trust.locked_key_failed.to_owned()
    } else if *unknown {
        doors.locked_known_refused.to_owned()
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
                    if asks == Asking::Anew {
                        <p class="on-counter">{ trust.locked_anew_more }</p>
                    } else if asks == Asking::Recovery && wrap.is_none() {
                        <p class="on-counter">{ trust.locked_none }</p>
                    } else {
                        <form class="stack lock__form" {onsubmit}>
                            <label class="on-counter" for="passcode">{ label }</label>
                            <input ref={field} id="passcode" class="input" type="password" autocomplete="off" autocapitalize="off" spellcheck="false"
                                inputmode={if digits { "numeric" } else { "text" }} disabled={*busy || wait > 0} />
                            if asks == Asking::Recovery { <p class="on-counter">{ trust.locked_recovery_hint }</p> }
                            <button class="button button--primary button--wide" type="submit" disabled={*busy || wait > 0}>
                                { if *busy { trust.locked_opening } else { trust.locked_open } }
                            </button>
                        </form>
                    }
                    if known.is_some() {
                        <button class="button button--wide" type="button" onclick={onknown} disabled={*busy}>{ draw_icon("person") }{ doors.locked_known }</button>
                    }
                    <p class="on-counter" role="alert">{ word }</p>
                </div>
                <div class="stack">
                    if asks == Asking::Service {
                        <button class="key-cap key-cap--plain" type="button" onclick={to(Asking::Passcode)}>{ doors.locked_to_owner }</button>
                    } else if asks == Asking::Passcode {
                        if serves {
                            <button class="key-cap key-cap--plain" type="button" onclick={to(Asking::Service)}>{ doors.locked_to_service }</button>
                        }
                        <button class="key-cap key-cap--plain" type="button" onclick={to(Asking::Recovery)}>{ trust.locked_lost }</button>
                    } else {
                        if asks == Asking::Anew {
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
