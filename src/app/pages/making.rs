//! Shown while the shop to try is being made.

use crate::app::state::{Making, Speech};
use yew::prelude::*;

/// Shows how far it has come.
pub fn show_making(speech: &Speech, progress: Making) -> Html {
    let texts = speech.texts;
    let (done, total) = (progress.done as u64, progress.total as u64);
    let percent = (done * 100).checked_div(total).unwrap_or(0).min(100);
    html! {
        <div class="shell">
            <main class="pane" id="main" tabindex="-1">
                <div class="page">
                    <div class="empty">
                        { art() }
                        <h1>{ texts.demo_making }</h1>
                        <p class="lead">{ texts.making_more }</p>
                        <div class="stack">
                            <div class="progress">
                                <label for="making">{ texts.making_done }</label>
                                <span class="count">{ format!("{percent} %") }</span>
                                <progress id="making" class="progress__bar" max="100" value={percent.to_string()}></progress>
                            </div>
                        </div>
                    </div>
                </div>
            </main>
        </div>
    }
}

/// Draws a cup under the spout.
fn art() -> Html {
    html! {
        <svg class="empty__art" viewBox="0 0 136 136" fill="none" stroke="currentColor" stroke-width="3"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d="M12 118h112" stroke-width="4" class="art-rail" />
            <path d="M34 20h68v22a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8z" />
            <path d="M60 50v8M76 50v8" />
            <path d="M60 64v12M76 64v12" class="art-soft" />
            <path d="M42 82h48v12a16 16 0 0 1-16 16H58a16 16 0 0 1-16-16z" />
            <path d="M90 86h6a8 8 0 0 1 0 16h-7" />
        </svg>
    }
}
