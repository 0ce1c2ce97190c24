//! The three steps of an iPhone, each with a drawing of what to look for.

use crate::app::state::Speech;
use yew::prelude::*;

/// Shows the steps.
pub fn show_apple(speech: &Speech) -> Html {
    let texts = speech.language.house();
    let steps = [
        (share_button(), texts.install_apple_share, texts.install_apple_share_more),
        (add_row(), texts.install_apple_add, texts.install_apple_add_more),
        (confirm(), texts.install_apple_confirm, texts.install_apple_confirm_more),
    ];
    html! {
        <section key="apple" class="stack" aria-labelledby="apple">
            <h2 id="apple">{ texts.install_apple }</h2>
            <ol class="steps">
                { for steps.into_iter().enumerate().map(|(place, (drawing, what, more))| html! {
                    <li key={place} class="step step--drawn">
                        <span class="step__n number">{ place + 1 }</span>
                        <div class="stack stack--tight">
                            <strong>{ what }</strong>
                            <p class="note">{ more }</p>
                        </div>
                        { drawing }
                    </li>
                }) }
            </ol>
        </section>
    }
}

fn drawing(inside: Html) -> Html {
    html! {
        <svg class="step__drawing" viewBox="0 0 240 84" fill="none" stroke="currentColor" stroke-width="2.5"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{ inside }</svg>
    }
}

/// Draws the lower edge of the phone with the browser's bar, the share button ringed.
fn share_button() -> Html {
    drawing(html! {
        <>
            <path d="M22 4v52a24 24 0 0 0 24 24h148a24 24 0 0 0 24-24V4" class="step__phone" />
            <path d="M22 20h196" class="step__phone" />
            <path d="M52 40l-8 8 8 8M80 40l8 8-8 8" class="step__faint" />
            <path d="M156 40h10a4 4 0 0 1 4 4v12h-10a4 4 0 0 0-4 4zM184 40h-10a4 4 0 0 0-4 4v12h10a4 4 0 0 1 4 4z" class="step__faint" />
            <circle cx="120" cy="49" r="24" class="step__ring" />
            <path d="M114 45h-4a3 3 0 0 0-3 3v11a3 3 0 0 0 3 3h20a3 3 0 0 0 3-3V48a3 3 0 0 0-3-3h-4" />
            <path d="M120 53V35M114 40l6-6 6 6" />
        </>
    })
}

/// Draws a list with the row that adds to the home screen ringed.
fn add_row() -> Html {
    drawing(html! {
        <>
            <rect x="22" y="2" width="196" height="80" rx="14" class="step__phone" />
            <path d="M40 18h72M198 18h-12" class="step__faint" />
            <path d="M22 30h196M22 60h196" class="step__phone" />
            <rect x="27" y="33" width="186" height="24" rx="9" class="step__ring" />
            <path d="M40 45h104" />
            <rect x="184" y="37" width="16" height="16" rx="4" />
            <path d="M192 41v8M188 45h8" />
            <path d="M40 71h88M198 71h-12" class="step__faint" />
        </>
    })
}

/// Draws the sheet with the cup and its name, and the button that adds ringed.
fn confirm() -> Html {
    drawing(html! {
        <>
            <path d="M22 82V18A16 16 0 0 1 38 2h164a16 16 0 0 1 16 16v64" class="step__phone" />
            <path d="M38 18h26" class="step__faint" />
            <rect x="164" y="7" width="48" height="22" rx="11" class="step__ring" />
            <path d="M176 18h24" />
            <path d="M22 36h196" class="step__phone" />
            <rect x="38" y="46" width="30" height="30" rx="8" class="step__cup" />
            <path d="M46 57h12v5a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM58 59h2a2 2 0 0 1 0 5h-2M45 71h14" class="step__on-cup" />
            <path d="M82 56h64" />
            <path d="M82 67h96" class="step__faint" />
        </>
    })
}
