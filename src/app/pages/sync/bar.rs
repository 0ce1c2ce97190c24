//! Small things that several of these screens show: how far work is, a way on.

use super::clerk::Far;
use crate::app::components::{Pane, draw_icon, draw_progress, draw_torn_sheet};
use crate::app::route::{Route, SyncPage};
use crate::app::state::Speech;
use yew::prelude::*;

/// Shows that work goes on, how far it is, and a way to stop it.
pub fn show_work(speech: &Speech, title: &str, far: Option<Far>, on_cancel: Option<Callback<()>>) -> Html {
    let (done, total) = far.unwrap_or_default();
    let dock = on_cancel.map(|on_cancel| {
        let onclick = on_cancel.reform(|_: MouseEvent| ());
        html! { <button class="button button--plain" type="button" {onclick}>{ speech.texts.cancel }</button> }
    });
    html! {
        <Pane key="work" {dock}>
            <header class="title"><h1>{ title }</h1></header>
            <div class="card stack top-gap">
                <div role="status">{ draw_progress(title, done, total) }</div>
            </div>
        </Pane>
    }
}

/// Shows a way to another of these screens.
pub fn go(to: SyncPage, icon: &'static str, what: &str, more: &str) -> Html {
    html! {
        <li key={icon}>
            <a class="go" href={Route::Sync(to).href()}>
                { draw_icon(icon) }<span><span class="go__what">{ what }</span><span class="go__more">{ more }</span></span>{ draw_icon("forward") }
            </a>
        </li>
    }
}

/// Shows what is wrong with a file and what to do; nothing has changed.
pub fn show_trouble(speech: &Speech, (title, more): (&str, String), ways: Html) -> Html {
    html! {
        <Pane key="trouble">
            <div class="empty" role="alert">
                { draw_torn_sheet() }
                <h1>{ title }</h1>
                <p class="lead">{ more }{ " " }{ speech.language.sync().bad_unchanged }</p>
                <div class="stack">{ ways }</div>
            </div>
        </Pane>
    }
}

/// Writes a number of bytes in the unit that fits.
pub fn size(speech: &Speech, bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", speech.number(bytes.div_ceil(1000) as u64)),
        _ => format!("{} MB", speech.number(bytes.div_ceil(1_000_000) as u64)),
    }
}
