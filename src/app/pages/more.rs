//! The other things: history, taking people in, where the data is, settings, installing, the shop to try.

use super::start::{Begin, DemoSize};
use crate::app::components::{Pane, draw_icon, show_status};
use crate::app::locking::{begin_service, end_service};
use crate::app::route::{Route, SyncPage, TrustPage};
use crate::app::state::{BookHandle, Shop, Speech, use_book};
use crate::domain::Role;
use crate::platform::connection;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Called to make a shop to try and open it.
    pub on_begin: Callback<Begin>,
    /// Called to leave the shop to try and delete it.
    pub on_leave_demo: Callback<()>,
}

/// Shows the other things.
#[component]
pub fn More(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let book = use_book();
    match book {
        Some(book) if book.role() == Role::Service => show_service(&speech, &book),
        Some(book) => {
            let (on_begin, on_leave_demo) = (props.on_begin.clone(), props.on_leave_demo.clone());
            html! { <All {book} {on_begin} {on_leave_demo} /> }
        }
        None => html! {},
    }
}

/// Shows what service needs of it, and the way back to the rest.
fn show_service(speech: &Speech, book: &BookHandle) -> Html {
    let (texts, doors) = (speech.language.house(), speech.language.doors());
    let onend = {
        let book = book.clone();
        Callback::from(move |_: MouseEvent| end_service(book.clone()))
    };
    html! {
        <Pane>
            <header class="title"><h1>{ texts.more }</h1>{ show_status(speech, book) }</header>
            <div class="notice top-gap">
                { draw_icon("people") }
                <div><strong>{ doors.service_on }</strong><p>{ doors.service_on_more }</p></div>
            </div>
            <ul class="tiles top-gap">
                { press("lock", doors.service_end, doors.service_end_more, onend) }
                { tile(Route::Settings, "filter", texts.more_settings, texts.more_settings_more.into()) }
                { tile(Route::Install, "device", texts.more_install, texts.more_install_more.into()) }
            </ul>
        </Pane>
    }
}

#[derive(Properties, PartialEq)]
struct AllProps {
    book: BookHandle,
    on_begin: Callback<Begin>,
    on_leave_demo: Callback<()>,
}

/// Shows the owner all of it.
#[component]
fn All(props: &AllProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let choosing = use_state(|| false);
    let book = &props.book;
    let counts = use_memo(book.clone(), |book| {
        let library = book.library();
        (library.customers().count() as u64, library.steps().count() as u64)
    });
    let (people, steps) = *counts;
    let demo = book.shop() == Shop::Demo;
    let ondemo = {
        let (choosing, on_leave) = (choosing.clone(), props.on_leave_demo.clone());
        Callback::from(move |_: MouseEvent| if demo { on_leave.emit(()) } else { choosing.set(true) })
    };
    let on_close = {
        let choosing = choosing.clone();
        Callback::from(move |()| choosing.set(false))
    };
    let doors = speech.language.doors();
    let onservice = {
        let book = book.clone();
        Callback::from(move |_: MouseEvent| begin_service(&book))
    };
    let (demo_what, demo_more) = if demo {
        (texts.more_leave_demo, texts.more_leave_demo_more)
    } else {
        (texts.more_demo, texts.start_demo_more)
    };
    let install_more =
        if connection::is_installed() { texts.more_installed } else { texts.more_install_more };
    html! {
        <Pane>
            <header class="title"><h1>{ texts.more }</h1>{ show_status(&speech, book) }</header>
            <ul class="tiles top-gap">
                { tile(Route::Menu, "dish", texts.menu, texts.more_menu_more.into()) }
                { tile(Route::Import, "receive", texts.more_import, texts.more_import_more.into()) }
                { tile(Route::History(None), "clock", texts.more_history, speech.count(texts.more_history_count, steps, &[])) }
                { tile(Route::Sync(SyncPage::All), "sync", texts.more_sync, texts.more_sync_more.into()) }
                { tile(Route::Keeping, "shield", texts.more_keeping, speech.count(texts.more_keeping_count, people, &[])) }
                { tile(Route::Trust(TrustPage::All), "lock", speech.language.trust().trust, speech.language.trust().trust_more.into()) }
                { tile(Route::Settings, "filter", texts.more_settings, texts.more_settings_more.into()) }
                { tile(Route::Install, "device", texts.more_install, install_more.into()) }
                if book.doors().service { { press("people", doors.service_begin, doors.service_begin_more, onservice) } }
                { press("eye", demo_what, demo_more, ondemo) }
            </ul>
            <p class="note section">{ texts.start_promise }</p>
            if *choosing { <DemoSize on_begin={props.on_begin.clone()} {on_close} /> }
        </Pane>
    }
}

fn tile(to: Route, icon: &'static str, what: &'static str, more: String) -> Html {
    html! {
        <li key={icon}>
            <a class="tile" href={to.href()}>
                { draw_icon(icon) }<span class="go__what">{ what }</span><span class="go__more">{ more }</span>
            </a>
        </li>
    }
}

fn press(icon: &'static str, what: &'static str, more: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <li key={icon}>
            <button class="tile" type="button" {onclick}>
                { draw_icon(icon) }<span class="go__what">{ what }</span><span class="go__more">{ more }</span>
            </button>
        </li>
    }
}
