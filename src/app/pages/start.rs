//! The first start: one's own place in a minute, or a shop to try.

use crate::app::components::{Sheet, TextField, draw_icon, draw_small_icon};
use crate::app::route::{Route, SyncPage};
use crate::app::state::Speech;
use crate::messages::Language;
use crate::platform::connection;
use yew::prelude::*;

/// What the person decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Begin {
    /// Their own place, with its name and theirs.
    Own {
        /// What the place is called.
        shop: String,
        /// Who uses the phone.
        staff: String,
    },
    /// A shop to try, with so many customers.
    Demo(u32),
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether there was a shop here that the browser has cleared.
    pub cleared: bool,
    /// Called with the decision.
    pub on_begin: Callback<Begin>,
    /// Called with another language.
    pub on_language: Callback<Language>,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Choose,
    Own,
    Demo,
}

/// Shows the first start.
#[component]
pub fn Start(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.texts;
    let step = use_state(|| Step::Choose);
    let to = |next: Step| {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step.set(next))
    };
    let onclose = {
        let step = step.clone();
        Callback::from(move |()| step.set(Step::Choose))
    };
    let languages = Language::ALL.into_iter().map(|language| {
        let onclick = props.on_language.reform(move |_: MouseEvent| language);
        html! {
            <button key={language.tag()} type="button" {onclick} lang={language.tag()}
                aria-pressed={(language == speech.language).to_string()}>{ language.name() }</button>
        }
    });
    html! {
        <div class="counter-page">
            <main class="start" id="main" tabindex="-1">
                <div class="start__head">
                    { mark() }
                    <h1 class="start__title">{ texts.start_title }</h1>
                    <p class="on-counter">{ texts.start_lead }</p>
                </div>
                <div class="start__sheet">
                    if props.cleared {
                        <div class="notice notice--soon" role="alert">
                            { draw_icon("info") }
                            <div><strong>{ texts.start_cleared }</strong><p>{ texts.start_cleared_more }</p></div>
                        </div>
                    }
                    { choice("cup", texts.start_begin, texts.start_begin_more, true, to(Step::Own)) }
                    { choice("eye", texts.start_demo, texts.start_demo_more, false, to(Step::Demo)) }
                    { way("receive", texts.start_join, texts.start_join_more) }
                    { way("shield", texts.start_restore, texts.start_restore_more) }
                    <p class="note start__promise">{ draw_small_icon("shield") }<span>{ texts.start_promise }</span></p>
                    <div class="segments" role="group" aria-label={texts.language}>{ for languages }</div>
                </div>
            </main>
            if *step == Step::Own { <Own on_begin={props.on_begin.clone()} on_close={onclose.clone()} /> }
            if *step == Step::Demo { <DemoSize on_begin={props.on_begin.clone()} on_close={onclose} /> }
        </div>
    }
}

/// Shows a way that begins with a file.
fn way(icon: &'static str, what: &str, more: &str) -> Html {
    html! {
        <a class="choice" href={Route::Sync(SyncPage::In).href()}>
            { draw_icon(icon) }
            <span><span class="choice__what">{ what }</span><span class="choice__more">{ more }</span></span>
            { draw_icon("forward") }
        </a>
    }
}

fn choice(icon: &'static str, what: &str, more: &str, first: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class={classes!("choice", first.then_some("choice--first"))} type="button" {onclick}>
            { draw_icon(icon) }
            <span><span class="choice__what">{ what }</span><span class="choice__more">{ more }</span></span>
            { draw_icon("forward") }
        </button>
    }
}

#[derive(Properties, PartialEq)]
pub struct SheetProps {
    /// Called with the decision.
    pub on_begin: Callback<Begin>,
    /// Called when the sheet is closed.
    pub on_close: Callback<()>,
}

/// Asks for the two names. On an iPhone outside the home screen it warns before anything real is typed.
#[component]
fn Own(props: &SheetProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.texts;
    let shop = use_state(String::new);
    let staff = use_state(String::new);
    let warned = use_state(|| !connection::is_apple_touch() || connection::is_installed());
    if !*warned {
        let onanyway = {
            let warned = warned.clone();
            Callback::from(move |_: MouseEvent| warned.set(true))
        };
        return html! {
            <Sheet title={texts.apple_tab} on_close={props.on_close.clone()}>
                <div class="stack">
                    <p class="lead">{ texts.apple_tab_more }</p>
                    <a class="button button--primary button--wide" href={Route::Install.href()}>{ texts.apple_tab_how }</a>
                    <button class="button button--wide" type="button" onclick={onanyway}>{ texts.apple_tab_anyway }</button>
                </div>
            </Sheet>
        };
    }
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let onsubmit = {
        let (shop, staff, on_begin) = (shop.clone(), staff.clone(), props.on_begin.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_begin.emit(Begin::Own { shop: shop.trim().to_owned(), staff: staff.trim().to_owned() });
        })
    };
    html! {
        <Sheet title={texts.start_begin} note={texts.start_begin_more} on_close={props.on_close.clone()}>
            <form class="stack stack--loose" {onsubmit}>
                <TextField id="shop" label={texts.start_shop_name} hint={texts.start_shop_hint} capitals="words"
                    value="" on_type={set(&shop)} on_save={set(&shop)} />
                <TextField id="staff" label={texts.start_staff_name} hint={texts.start_staff_hint} capitals="words"
                    value="" on_type={set(&staff)} on_save={set(&staff)} />
                <button class="button button--primary button--wide" type="submit">{ texts.start_open }</button>
            </form>
        </Sheet>
    }
}

/// Asks how large the shop to try should be.
#[component]
pub fn DemoSize(props: &SheetProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.texts;
    let size = use_state(|| 400_u32);
    let sizes =
        [(400, texts.demo_size_small), (10_000, texts.demo_size_large), (100_000, texts.demo_size_huge)];
    let onclick = {
        let (size, on_begin) = (size.clone(), props.on_begin.clone());
        Callback::from(move |_: MouseEvent| on_begin.emit(Begin::Demo(*size)))
    };
    html! {
        <Sheet title={texts.start_demo} note={texts.start_demo_more} on_close={props.on_close.clone()}>
            <div class="stack">
                <div class="segments" role="group" aria-label={texts.demo_size}>
                    { for sizes.into_iter().map(|(customers, name)| {
                        let state = size.clone();
                        let onclick = Callback::from(move |_: MouseEvent| state.set(customers));
                        html! {
                            <button key={customers} type="button" {onclick} aria-pressed={(*size == customers).to_string()}>{ name }</button>
                        }
                    }) }
                </div>
                <button class="button button--primary button--wide" type="button" {onclick}>{ texts.demo_open }</button>
            </div>
        </Sheet>
    }
}

fn mark() -> Html {
    html! {
        <svg class="lock__mark" viewBox="80 60 340 340" aria-hidden="true">
            <path d="M330 254h14a39 39 0 0 1 0 78h-36" fill="none" stroke="#fff3dc" stroke-width="26" stroke-linecap="round" />
            <path d="M98 372h284c6 0 10 4 9 9-2 7-8 11-16 11H105c-8 0-14-4-16-11-1-5 3-9 9-9z" fill="#c6993f" />
            <path d="M130 230v38c0 70 44 110 96 110h28c52 0 96-40 96-110v-38z" fill="#fff3dc" />
            <ellipse cx="240" cy="230" rx="110" ry="25" fill="#fff3dc" />
            <ellipse cx="240" cy="231" rx="94" ry="17.5" fill="#b98a2f" />
            <ellipse cx="240" cy="233.5" rx="80" ry="12" fill="#6b4120" />
            <path d="M190 118c2-30 23-49 52-49 29 0 50 19 50 44 0 37-50 36-50 70" fill="none" stroke="#f4dda8" stroke-width="27" stroke-linecap="round" />
        </svg>
    }
}
