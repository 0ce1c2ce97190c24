//! Shown while a file is read, and while what came of it is saved.

use super::work::Progress;
use crate::app::components::{Pane, draw_progress};
use crate::app::state::{BookHandle, Speech};
use yew::prelude::*;

/// What is said while a file is read.
pub struct Reading<'a> {
    /// The title.
    pub title: &'a str,
    /// What is being done.
    pub doing: &'a str,
    /// How much was found so far, with its plural forms.
    pub so_far: &'a str,
}

/// Shows how far reading has come; `on_cancel` is called to stop it, and nothing has been written then.
pub fn show_reading(
    speech: &Speech,
    said: &Reading<'_>,
    progress: Progress,
    on_cancel: &Callback<()>,
) -> Html {
    let Progress { done, total, people } = progress;
    let oncancel = on_cancel.reform(|_: MouseEvent| ());
    let dock = html! { <button class="button button--plain" type="button" onclick={oncancel}>{ speech.texts.cancel }</button> };
    html! {
        <Pane key="waiting" {dock}>
            <header class="title"><h1>{ said.title }</h1></header>
            <div class="card stack top-gap">
                { draw_progress(said.doing, done as u64, total as u64) }
                <p class="note" role="status">{ speech.count(said.so_far, people as u64, &[]) }</p>
            </div>
        </Pane>
    }
}

/// Shows how far saving has come.
pub fn show_saving(speech: &Speech, title: &str, book: &BookHandle) -> Html {
    let (done, total) = book.progress().unwrap_or_default();
    html! {
        <Pane key="saving">
            <header class="title"><h1>{ title }</h1></header>
            <div class="card stack top-gap">
                { draw_progress(speech.texts.saving, done as u64, total as u64) }
                <p class="note">{ speech.language.coming_in().import_saving_more }</p>
            </div>
        </Pane>
    }
}
