//! The book does not open: what happened, what did not, and the way out.

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
                        { art() }
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

fn art() -> Html {
    html! {
        <svg class="empty__art" viewBox="0 0 136 136" fill="none" stroke="currentColor" stroke-width="3"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d="M12 118h112" stroke-width="4" class="art-rail" />
            <path d="M42 92V30a8 8 0 0 1 8-8h26l20 20v46" />
            <path d="M76 22v14a6 6 0 0 0 6 6h14" />
            <path d="M42 92l9-9 9 10 9-11 9 10 9-9 9 5" class="art-soft" />
            <path d="M54 52h16M54 64h28" />
        </svg>
    }
}
