//! The book does not open: what happened, what did not, and the way out.

use crate::app::components::{Snack, draw_torn_sheet};
use crate::app::state::{Failure, Speech};
use crate::platform::page;
use yew::prelude::*;

/// Ways out: where something can be read, it can be saved, and where there is a rest, one can go on with it.
#[derive(Default)]
pub struct WaysOut {
    /// Called to save what can be read.
    pub on_export: Option<Callback<()>>,
    /// Called to go on with the rest.
    pub on_go_on: Option<Callback<()>>,
}

/// Shows what happened.
pub fn show_failure(speech: &Speech, failure: Failure, ways: &WaysOut) -> Html {
    let texts = speech.texts;
    let (title, more) = failure.page(texts);
    let onretry = Callback::from(|_: MouseEvent| page::reload());
    html! {
        <div class="shell">
            <main class="pane" id="main" tabindex="-1">
                <div class="page">
                    <div class="empty" role="alert">
                        { draw_torn_sheet() }
                        <h1>{ title }</h1>
                        <p class="lead">{ more }</p>
                        <div class="stack">
                            if let Some(on_export) = &ways.on_export {
                                <button class="button button--primary button--wide" type="button" onclick={on_export.reform(|_: MouseEvent| ())}>
                                    { texts.export_readable }
                                </button>
                            }
                            if let Some(on_go_on) = &ways.on_go_on {
                                <button class="button button--wide" type="button" onclick={on_go_on.reform(|_: MouseEvent| ())}>
                                    { texts.go_on }
                                </button>
                            }
                            <button class="button button--wide" type="button" onclick={onretry}>{ texts.try_again }</button>
                        </div>
                    </div>
                </div>
                <div class="dock dock--bare"><Snack /></div>
            </main>
        </div>
    }
}
