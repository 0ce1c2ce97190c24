//! Picking the file, and where other programs give one.

use crate::app::components::{DropZone, Pane, draw_behind, draw_file_button, lead_back};
use crate::app::route::Route;
use crate::app::state::Speech;
use web_sys::File;
use yew::prelude::*;

/// How the files end that people, menus and orders come in.
pub const ENDINGS: Option<&str> = Some(".vcf,.csv,.txt,.zip");

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Called with the file.
    pub on_file: Callback<File>,
}

/// Shows it.
#[component]
pub fn Choose(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.coming_in();
    let sources = [
        (texts.import_contacts, texts.import_contacts_how),
        (texts.import_google, texts.import_google_how),
        (texts.import_square, texts.import_square_how),
        (texts.import_loyverse, texts.import_loyverse_how),
        (texts.import_mailchimp, texts.import_mailchimp_how),
    ];
    html! {
        <Pane key="choose" dock={lead_back(&speech, &Route::More)}>
            <header class="title"><h1>{ texts.more_import }</h1></header>
            <p class="lead top-gap">{ texts.import_lead }</p>
            <DropZone on_file={props.on_file.clone()}>
                { art() }
                { draw_file_button(texts.import_choose, ENDINGS, &props.on_file) }
                <p class="note">{ texts.import_formats }</p>
                <p class="note drop__hint">{ texts.import_drop }</p>
            </DropZone>
            <p class="note top-gap">{ texts.import_only_told }</p>
            <section class="section" aria-labelledby="where">
                <div class="section__head"><h2 id="where">{ texts.import_where }</h2></div>
                <ul class="rows rows--open">
                    { for sources.into_iter().map(|(name, how)| html! {
                        <li key={name}>{ draw_behind(name, html! {<p class="note">{ how }</p>}) }</li>
                    }) }
                </ul>
            </section>
        </Pane>
    }
}

/// Draws a card that goes into a drawer.
fn art() -> Html {
    html! {
        <svg class="empty__art" viewBox="0 0 136 136" fill="none" stroke="currentColor" stroke-width="3"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d="M12 118h112" stroke-width="4" class="art-rail" />
            <path d="M24 112V82a8 8 0 0 1 8-8h16l5 9h30l5-9h16a8 8 0 0 1 8 8v30" />
            <path d="M44 66V30a6 6 0 0 1 6-6h36a6 6 0 0 1 6 6v36" />
            <circle cx="59" cy="40" r="5" />
            <path d="M52 54c1-5 4-7 7-7s6 2 7 7M74 38h10M74 48h10" class="art-soft" />
            <path d="M68 62v10" class="art-soft" />
        </svg>
    }
}
