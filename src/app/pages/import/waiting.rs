//! Shown while a file is read, and while what came of it is saved.

use super::work::Progress;
use crate::app::components::Pane;
use crate::app::state::{BookHandle, Speech};
use yew::prelude::*;

/// Shows how far reading has come; `on_cancel` is called to stop it, and nothing has been written then.
pub fn show_reading(speech: &Speech, progress: Progress, on_cancel: &Callback<()>) -> Html {
    let texts = speech.language.coming_in();
    let Progress { done, total, people } = progress;
    let oncancel = on_cancel.reform(|_: MouseEvent| ());
    let dock = html! { <button class="button button--plain" type="button" onclick={oncancel}>{ texts.cancel }</button> };
    html! {
        <Pane key="waiting" {dock}>
            <header class="title"><h1>{ texts.import_reading }</h1></header>
            <div class="card stack top-gap">
                { bar(texts.import_comparing, done, total) }
                <p class="note" role="status">{ speech.count(texts.import_read_so_far, people as u64, &[]) }</p>
            </div>
        </Pane>
    }
}

/// Shows how far saving has come.
pub fn show_saving(speech: &Speech, book: &BookHandle) -> Html {
    let texts = speech.language.coming_in();
    let (done, total) = book.progress().unwrap_or_default();
    html! {
        <Pane key="saving">
            <header class="title"><h1>{ texts.import_saving }</h1></header>
            <div class="card stack top-gap">
                { bar(texts.saving, done, total) }
                <p class="note">{ texts.import_saving_more }</p>
            </div>
        </Pane>
    }
}

/// Shows how much of a whole is done.
pub fn bar(label: &str, done: usize, total: usize) -> Html {
    let percent = (done * 100).checked_div(total);
    html! {
        <div class="progress">
            <label for="progress">{ label }</label>
            <span class="count">{ percent.map(|percent| format!("{percent} %")) }</span>
            // Without a value the browser shows that something goes on, and not how far it is.
            <progress id="progress" class="progress__bar" max="100" value={percent.map(|percent| percent.to_string())}></progress>
        </div>
    }
}
