//! The book does not open: what happened, what did not, and the way out.

use crate::app::components::TornSheet;
use crate::app::state::{Failure, Speech};
use crate::platform::page;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What went wrong.
    pub failure: Failure,
    /// Called to save what can be read, where something can.
    #[prop_or_default]
    pub on_export: Option<Callback<()>>,
    /// Called to go on with the rest, where there is one.
    #[prop_or_default]
    pub on_go_on: Option<Callback<()>>,
}

/// Shows what happened.
#[component]
pub fn Failed(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.texts;
    let (title, more) = props.failure.page(texts);
    let onretry = Callback::from(|_: MouseEvent| page::reload());
    html! {
        <div class="shell">
            <main class="pane" id="main" tabindex="-1">
                <div class="page">
                    <div class="empty" role="alert">
                        <TornSheet />
                        <h1>{ title }</h1>
                        <p class="lead">{ more }</p>
                        <div class="stack">
                            if let Some(on_export) = &props.on_export {
                                <button class="button button--primary button--wide" type="button" onclick={on_export.reform(|_: MouseEvent| ())}>
                                    { texts.export_readable }
                                </button>
                            }
                            if let Some(on_go_on) = &props.on_go_on {
                                <button class="button button--wide" type="button" onclick={on_go_on.reform(|_: MouseEvent| ())}>
                                    { texts.go_on }
                                </button>
                            }
                            <button class="button button--wide" type="button" onclick={onretry}>{ texts.try_again }</button>
                        </div>
                    </div>
                </div>
            </main>
        </div>
    }
}
