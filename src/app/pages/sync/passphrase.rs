//! The shop's passphrase: drawn, written down, asked back; or typed in, where another phone has it already.

use super::beam::show_words_code;
use super::lens::{Lens, Seen};
use super::words::{keep_passphrase, passphrase};
use crate::app::components::{Pane, TextField, draw_behind, draw_icon, lead_back};
use crate::app::route::{Route, SyncPage};
use crate::app::state::{NoticeAction, Notices, Speech, use_book};
use crate::merge::{Tongue, WORDS, bits, generate, tidy};
use crate::messages::{Language, fill};
use crate::platform::{address, random};
use yew::prelude::*;

/// The fewest words that a typed passphrase may have.
const FEWEST: usize = 4;

#[derive(Clone, PartialEq)]
enum Step {
    /// Known, or nothing is there yet.
    Rest,
    /// Drawn and shown.
    Shown(String),
    /// One of its words is asked back, counted from 0.
    Asked(String, usize),
    /// Typed in.
    Typing,
    /// Read from another phone.
    Reading,
}

/// Shows it.
#[component]
pub fn PassphrasePage() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let step = use_state(|| Step::Rest);
    let typed = use_mut_ref(String::new);
    let wrong = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let to = |next: Step| {
        let (step, wrong, typed) = (step.clone(), wrong.clone(), typed.clone());
        Callback::from(move |_: MouseEvent| {
            typed.borrow_mut().clear();
            wrong.set(false);
            step.set(next.clone());
        })
    };
    let draw = {
        let tongue = match speech.language {
            Language::Italian => Tongue::Italian,
            Language::English => Tongue::English,
        };
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step.set(Step::Shown(generate(tongue, WORDS, &mut random::roll))))
    };
    let on_type = {
        let typed = typed.clone();
        Callback::from(move |text: String| *typed.borrow_mut() = text)
    };
    let onsubmit = {
        let (step, typed, wrong) = (step.clone(), typed.clone(), wrong.clone());
        let (book, notices) = (book.clone(), notices.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let said = tidy(&typed.borrow());
            let kept = match &*step {
                Step::Asked(words, place) => {
                    (words.split(' ').nth(*place) == Some(said.as_str())).then(|| words.clone())
                }
                _ => (said.split(' ').count() >= FEWEST).then_some(said),
            };
            match kept {
                Some(words) => {
                    keep_passphrase(&book, &words);
                    notices.dispatch(NoticeAction::say(texts.words_kept));
                    address::back(&Route::Sync(SyncPage::All).path());
                }
                None => wrong.set(true),
            }
        })
    };
    let error = |text: &'static str| wrong.then_some(AttrValue::Static(text));
    let known = passphrase(&book);
    let inside = match &*step {
        Step::Rest => html! {
            <>
                if let Some(known) = &known {
                    { draw_behind(texts.words_show, html! { { show_words(known) } }) }
                    { draw_behind(texts.words_code_show, html! { { show_words_code(&speech, known) } }) }
                    <p class="note">{ texts.words_new_more }</p>
                }
                <button class={classes!("button", "button--wide", known.is_none().then_some("button--primary"))} type="button" onclick={draw}>
                    { draw_icon("lock") }{ if known.is_some() { texts.words_new } else { texts.words_make } }
                </button>
                <button class="button button--wide" type="button" onclick={to(Step::Typing)}>{ texts.words_have }</button>
            </>
        },
        Step::Shown(words) => {
            let asked = random::roll() as usize % WORDS;
            html! {
                <>
                    { show_words(words) }
                    <p>{ texts.words_write }</p>
                    <p class="note">{ fill(texts.words_strength, &[("bits", &bits(WORDS).to_string())]) }</p>
                    <button class="button button--primary button--wide" type="button" onclick={to(Step::Asked(words.clone(), asked))}>
                        { texts.words_written }
                    </button>
                </>
            }
        }
        Step::Asked(words, place) => {
            let label = fill(texts.words_ask, &[("n", &(place + 1).to_string())]);
            html! {
                <form class="stack" {onsubmit}>
                    <TextField key="asked" id="word" {label} value="" capitals="off" error={error(texts.words_wrong)}
                        on_type={on_type.clone()} on_save={on_type} />
                    <button class="button button--primary button--wide" type="submit">{ texts.words_check }</button>
                    <button class="button button--wide" type="button" onclick={to(Step::Shown(words.clone()))}>{ texts.words_show }</button>
                </form>
            }
        }
        Step::Typing => html! {
            <form class="stack" {onsubmit}>
                <TextField key="typing" id="words" label={texts.words_type} hint={texts.words_type_hint} value="" capitals="off"
                    error={error(texts.words_short)} on_type={on_type.clone()} on_save={on_type} />
                <button class="button button--primary button--wide" type="submit">{ texts.words_keep }</button>
                <button class="button button--wide" type="button" onclick={to(Step::Reading)}>{ draw_icon("eye") }{ texts.words_lens }</button>
            </form>
        },
        Step::Reading => {
            let on_seen = {
                let (book, notices) = (book.clone(), notices.clone());
                Callback::from(move |seen: Seen| {
                    if let Seen::Words(words) = seen {
                        keep_passphrase(&book, &words);
                        notices.dispatch(NoticeAction::say(texts.words_kept));
                        address::back(&Route::Sync(SyncPage::All).path());
                    }
                })
            };
            html! {
                <Lens lead={texts.words_lens_lead} {on_seen}>
                    <button class="button button--wide" type="button" onclick={to(Step::Typing)}>{ texts.words_have }</button>
                </Lens>
            }
        }
    };
    html! {
        <Pane dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
            <header class="title"><h1>{ texts.go_words }</h1></header>
            <div class="stack top-gap">
                <p class="lead">{ texts.words_lead }</p>
                { inside }
            </div>
        </Pane>
    }
}

/// Shows the words one under the other, with their numbers.
fn show_words(words: &str) -> Html {
    html! { <ol class="card passphrase">{ for words.split(' ').map(|word| html! { <li key={word}>{ word }</li> }) }</ol> }
}
