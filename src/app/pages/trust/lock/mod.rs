//! The passcode: choosing, changing and taking it away, and when the app locks itself.

mod known;
mod service;
mod setting;

use crate::app::components::{Pane, draw_behind, draw_icon, draw_segments, lead_back};
use crate::app::locking::{CHOICES, keep_lock_after, lock_after, lock_now};
use crate::app::route::{Route, TrustPage};
use crate::app::state::{NoticeAction, Notices, Speech, use_book};
use crate::merge::{Tongue, generate};
use crate::messages::Language;
use crate::platform::random;
use crate::vault::Strength;
use known::Known;
use service::Service;
use setting::{Change, Trouble, change_lock};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How many words are proposed: 44 bits, and half a second for each guess.
const PROPOSED: usize = 4;

/// Shows the passcode's settings.
#[component]
pub fn Lock() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let (trust, doors) = (speech.language.trust(), speech.language.doors());
    let digits = use_state(|| false);
    let typed = use_state(String::new);
    let drawn = use_state(|| false);
    let busy = use_state(|| false);
    let phrase = use_state(|| None::<String>);
    let old = use_node_ref();
    let after = use_state(lock_after);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let dock = lead_back(&speech, &Route::Trust(TrustPage::All));
    if let Some(words) = (*phrase).clone() {
        let onwritten = {
            let phrase = phrase.clone();
            Callback::from(move |_: MouseEvent| phrase.set(None))
        };
        return html! {
            <Pane {dock}>
                <header class="title"><h1>{ trust.recovery_title }</h1></header>
                <div class="stack top-gap">
                    <p class="lead">{ trust.recovery_more }</p>
                    <p class="secret">{ words }</p>
                    <button class="button button--primary button--wide" type="button" onclick={onwritten}>{ trust.recovery_written }</button>
                </div>
            </Pane>
        };
    }
    let locked = book.is_locked();
    let strength = if *drawn { Strength::of_bits(44.0) } else { Strength::of(&typed) };
    let say = match (strength, *drawn) {
        (_, true) => trust.strength_drawn,
        (Strength::TooShort, _) => trust.strength_short,
        (Strength::Hours, _) => trust.strength_hours,
        (Strength::Days, _) => trust.strength_days,
        (Strength::Months, _) => trust.strength_months,
        (Strength::Lasting, _) => trust.strength_lasting,
    };
    let run = |change: Change| {
        let (book, notices, busy, phrase) = (book.clone(), notices.clone(), busy.clone(), phrase.clone());
        let (typed, drawn, old) = (typed.clone(), drawn.clone(), old.clone());
        let tongue = tongue(speech.language);
        Callback::from(move |_: MouseEvent| {
            let (book, notices, busy, phrase) = (book.clone(), notices.clone(), busy.clone(), phrase.clone());
            let (typed, drawn) = (typed.clone(), drawn.clone());
            let before = old.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let change = change.clone();
            busy.set(true);
            spawn_local(async move {
                let result = change_lock(&book, &before, &change, tongue).await;
                notices.dispatch(NoticeAction::say(match (&result, &change) {
                    (Ok(None), Change::TakeAway) => trust.lock_gone,
                    (Ok(None), Change::Set { .. }) => trust.lock_changed,
                    (Ok(Some(_)), _) => trust.lock_done,
                    (Err(Trouble::WrongOld), _) => trust.lock_wrong_old,
                    (Err(_), _) => trust.lock_failed,
                }));
                if let Ok(words) = result {
                    typed.set(String::new());
                    drawn.set(false);
                    phrase.set(words);
                }
                busy.set(false);
            });
        })
    };
    let onset = run(Change::Set { passcode: (*typed).clone(), is_digits: *digits });
    let ontake = run(Change::TakeAway);
    let oninput = {
        let (typed, drawn) = (typed.clone(), drawn.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
            drawn.set(false);
        })
    };
    let onpropose = {
        let (typed, drawn, tongue) = (typed.clone(), drawn.clone(), tongue(speech.language));
        Callback::from(move |_: MouseEvent| {
            typed.set(generate(tongue, PROPOSED, &mut random::roll));
            drawn.set(true);
        })
    };
    let on_kind = {
        let (digits, typed) = (digits.clone(), typed.clone());
        Callback::from(move |place: usize| {
            digits.set(place == 0);
            typed.set(String::new());
        })
    };
    let kinds = [(trust.lock_digits.into(), None), (trust.lock_words.into(), None)];
    let on_after = {
        let after = after.clone();
        Callback::from(move |place: usize| {
            if let Some(minutes) = CHOICES.get(place) {
                keep_lock_after(*minutes);
                after.set(*minutes);
            }
        })
    };
    let minutes: Vec<(AttrValue, Option<AttrValue>)> =
        CHOICES.iter().map(|one| (speech.number(u64::from(*one)).into(), None)).collect();
    let onlock = {
        let book = book.clone();
        Callback::from(move |_: MouseEvent| lock_now(book.clone()))
    };
    let wrong_kind = *digits && !typed.chars().all(|c| c.is_ascii_digit());
    let ready = strength > Strength::TooShort && !wrong_kind && !*busy;
    let (state, more) =
        if locked { (trust.lock_on, trust.lock_on_more) } else { (trust.lock_off, trust.lock_off_more) };
    html! {
        <Pane {dock}>
            <header class="title"><h1>{ trust.lock }</h1></header>
            <section class="card stack top-gap">
                <div class={classes!("health", (!locked).then_some("health--soon"))}>
                    <span class="health__light">{ draw_icon("lock") }</span>
                    <h2 class="health__what">{ state }</h2>
                    <p class="note">{ more }</p>
                </div>
                if locked {
                    <button class="button button--primary button--wide" type="button" onclick={onlock}>{ trust.lock_now }</button>
                    <p class="note">{ trust.lock_now_more }</p>
                }
            </section>
            if locked {
                <section class="section stack">
                    <h2>{ trust.lock_after }</h2>
                    { draw_segments(trust.lock_after, &minutes, CHOICES.iter().position(|one| one == &*after), &on_after) }
                    <p class="note">{ speech.count(trust.lock_after_minutes, u64::from(*after), &[]) }{ ". " }{ trust.lock_after_hint }</p>
                </section>
            }
            if locked {
                <section class="section stack">
                    <h2>{ doors.owner_first }</h2>
                    <div class="field">
                        <label class="field__label" for="old">{ trust.lock_old }</label>
                        <input ref={old.clone()} id="old" class="input" type="password" autocomplete="off" autocapitalize="off" spellcheck="false" />
                        <p class="field__hint">{ doors.owner_first_hint }</p>
                    </div>
                </section>
                <Known book={book.clone()} passcode={old.clone()} />
                <Service book={book.clone()} passcode={old.clone()} />
            }
            <section class="section stack">
                <h2>{ if locked { trust.lock_change } else { trust.lock_new } }</h2>
                { draw_segments(trust.lock_kind, &kinds, Some(usize::from(!*digits)), &on_kind) }
                <div class="field">
                    <label class="field__label" for="new">{ trust.lock_new }</label>
                    <input id="new" class="input" type="text" value={(*typed).clone()} {oninput} autocomplete="off" autocapitalize="off" spellcheck="false"
                        inputmode={if *digits { "numeric" } else { "text" }} aria-describedby="strength" />
                    <p class="field__hint" id="strength">
                        { if typed.is_empty() { if *digits { trust.lock_new_digits_hint } else { trust.lock_new_words_hint } } else { say } }
                    </p>
                </div>
                if !*digits { <button class="button button--wide" type="button" onclick={onpropose}>{ trust.lock_propose }</button> }
                <button class="button button--primary button--wide" type="button" onclick={onset} disabled={!ready}>
                    { if *busy { trust.lock_setting } else if locked { trust.lock_change } else { trust.lock_set } }
                </button>
                if locked {
                    <button class="button button--wide" type="button" onclick={ontake} disabled={*busy}>{ trust.lock_take_away }</button>
                }
            </section>
            { draw_behind(trust.lock_honest, html! {
                <ul class="note-list">
                    { for [trust.lock_honest_memory, trust.lock_honest_files, trust.lock_honest_copies, trust.lock_honest_lost]
                        .into_iter().map(|text| html! { <li key={text} class="note">{ text }</li> }) }
                </ul>
            }) }
        </Pane>
    }
}

fn tongue(language: Language) -> Tongue {
    match language {
        Language::Italian => Tongue::Italian,
        Language::English => Tongue::English,
    }
}
