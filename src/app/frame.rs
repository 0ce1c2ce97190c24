//! The frame of the app: the panes for the screen that is asked for, the places, and what is told on every screen.

use super::components::{draw_small_icon, draw_tabs};
use super::later::{Later, Part, fetch, watch};
use super::pages::{Begin, Counter};
use super::route::{Route, may};
use super::state::{BookHandle, Shop, Speech, use_book};
use crate::domain::Role;
use crate::messages::Language;
use crate::platform::{page, pause, update};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// From this width on there is room for a list and a person beside it.
const WIDE: &str = "(min-width: 60rem)";
/// How long after the book is there what service wants is fetched, in milliseconds: a search comes first.
const SOON: u32 = 400;
/// How long after what service wants the rest is fetched, in milliseconds.
const LATER: u32 = 3_000;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The screen that is asked for.
    pub route: Route,
    /// Called with another language.
    pub on_language: Callback<Language>,
    /// Called to make a demo shop.
    pub on_begin: Callback<Begin>,
    /// A newer version that waits for the person to agree.
    pub waiting: Option<update::Waiting>,
    /// Called to leave the demo shop and delete it.
    pub on_leave_demo: Callback<()>,
}

/// Shows the frame.
#[component]
pub fn Frame(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let book = use_book();
    let role = book.as_ref().map_or(Role::Owner, BookHandle::role);
    // Whatever is out of reach leads to where it is told how to come within it.
    let route = if may(role, &props.route) { &props.route } else { &Route::More };
    let wide = use_state(|| page::matches(WIDE));
    let searching = use_state(|| false);
    // What is told above every screen, besides what is told here.
    let reminder = use_state(Html::default);
    // The list that a person was opened from stays beside them where there is room.
    let list = use_state_eq(|| Route::Counter);
    {
        let wide = wide.clone();
        use_effect_with((), move |()| {
            let listener = page::on_match(WIDE, move |matches| wide.set(matches));
            move || drop(listener)
        });
    }
    {
        let (list, searching) = (list.clone(), searching.clone());
        let came = use_mut_ref(|| false);
        use_effect_with(route.clone(), move |route| {
            if matches!(route, Route::Counter | Route::Customers) {
                list.set(route.clone());
            }
            // Where the app starts, the browser has put the focus where it belongs.
            if came.replace(true) {
                searching.set(false);
                page::focus("main");
            }
        });
    }
    // What is asked for next is here by then; where it cannot be had, it is asked for again.
    let loaded = book.as_ref().map(|book| (book.shop(), book.is_loaded()));
    use_effect_with(loaded, {
        let (book, reminder) = (book.clone(), reminder.clone());
        move |_| {
            spawn_local(async move {
                let Some(book) = book else { return };
                pause::wait(SOON).await;
                let _ = fetch(Part::Floor).await;
                pause::wait(LATER).await;
                let _ = fetch(Part::Office).await;
                if book.is_loaded() {
                    reminder.set(watch(book).await);
                }
            })
        }
    });
    let on_search = {
        let searching = searching.clone();
        Callback::from(move |now: bool| searching.set(now))
    };
    let two = *wide && matches!(route, Route::Counter | Route::Find | Route::Customers | Route::Customer(_));
    let open = match route {
        Route::Customer(id) => Some(*id),
        _ => None,
    };
    let later = |part: Part, route: Route, class: Classes| -> Html {
        html! {
            <Later {part} {route} {class} {open} on_search={on_search.clone()} on_language={props.on_language.clone()}
                on_begin={props.on_begin.clone()} on_leave_demo={props.on_leave_demo.clone()} />
        }
    };
    let detail = |class: Classes| -> Html {
        let find = *route == Route::Find;
        match Part::of(route) {
            Some(part) => later(part, route.clone(), class),
            None => {
                html! { <Counter key={if find { "find" } else { "counter" }} {find} {class} on_search={on_search.clone()} /> }
            }
        }
    };
    let panes = if two {
        let beside = match (route, &*list) {
            (Route::Customers, _) | (Route::Customer(_), Route::Customers) => {
                later(Part::Floor, Route::Customers, classes!("pane--list"))
            }
            _ => {
                html! { <Counter find={*route == Route::Find} class="pane--list" {open} on_search={on_search.clone()} /> }
            }
        };
        let shown = match open {
            Some(id) => later(Part::Floor, Route::Customer(id), classes!("pane--detail")),
            None => show_nobody(&speech),
        };
        html! { <>{ beside }{ shown }</> }
    } else {
        detail(Classes::new())
    };
    let on_leave = props.on_leave_demo.reform(|_: MouseEvent| ());
    let demo = book.as_ref().map_or_else(Shop::last, BookHandle::shop) == Shop::Demo;
    let tabs = two || *wide || (route.is_place() && !*searching);
    html! {
        <>
            <a class="skip-link" href="#main" onclick={Callback::from(|event: MouseEvent| {
                // The hash names the screen: the link must not change it.
                event.prevent_default();
                page::focus("main");
            })}>{ speech.texts.skip_link }</a>
            <div class={classes!("shell", two.then_some("shell--two"), demo.then_some("shell--told"), props.waiting.is_some().then_some("shell--told"))}>
                <header class="told">
                    if demo {
                        <p class="told__line">
                            { draw_small_icon("eye") }<span>{ speech.texts.demo_label }</span>
                            <button class="link" type="button" onclick={on_leave}>{ speech.texts.leave_demo }</button>
                        </p>
                    }
                    if let Some(waiting) = props.waiting.clone() {
                        <p class="told__line" role="status">
                            { draw_small_icon("receive") }<span>{ speech.texts.update_ready }</span>
                            <button class="link" type="button" onclick={Callback::from(move |_: MouseEvent| waiting.apply())}>{ speech.texts.update_now }</button>
                        </p>
                    }
                    // Where files are made it would be said twice.
                    if !matches!(route, Route::Sync(_)) { { (*reminder).clone() } }
                </header>
                { panes }
                if tabs { { draw_tabs(&speech, &route.place(), role) } }
            </div>
        </>
    }
}

/// Fills the second pane while nobody is chosen.
fn show_nobody(speech: &Speech) -> Html {
    html! {
        <super::components::Pane class="pane--detail">
            <div class="empty"><p class="lead">{ speech.texts.nobody_chosen }</p></div>
        </super::components::Pane>
    }
}
