//! Picking a file of reviews, or pasting them.

use super::said;
use crate::app::components::{DropZone, Pane, TextField, draw_behind, draw_file_button, lead_back};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::Speech;
use web_sys::File;
use yew::prelude::*;

/// How the files end that reviews come in.
const ENDINGS: Option<&str> = Some(".zip,.json,.csv,.tsv,.txt");

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Called with the file.
    pub on_file: Callback<File>,
    /// Called with what was pasted.
    pub on_paste: Callback<String>,
}

/// Shows it.
#[component]
pub fn Choose(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let pasted = use_state(String::new);
    let on_type = {
        let pasted = pasted.clone();
        Callback::from(move |text: String| pasted.set(text))
    };
    let ready = !pasted.trim().is_empty();
    let onpaste = {
        let (pasted, on_paste) = (pasted.clone(), props.on_paste.clone());
        Callback::from(move |_: MouseEvent| {
            if !pasted.trim().is_empty() {
                on_paste.emit((*pasted).clone());
            }
        })
    };
    let sources = [
        (texts.source_google, texts.import_google_how),
        (texts.source_tripadvisor, texts.import_tripadvisor_how),
    ];
    html! {
        <Pane key="choose" dock={lead_back(&speech, &Route::Reviews(ReviewsRoute::Week))}>
            <header class="title"><h1>{ texts.import_title }</h1></header>
            <p class="lead top-gap">{ texts.import_lead }</p>
            <DropZone on_file={props.on_file.clone()}>
                { draw_file_button(texts.import_choose, ENDINGS, &props.on_file) }
                <p class="note">{ texts.import_formats }</p>
            </DropZone>
            <section class="section stack" aria-label={texts.import_paste}>
                <TextField id="paste" label={texts.import_paste} hint={texts.import_paste_hint} value={(*pasted).clone()} long=true {on_type} on_save={Callback::noop()} />
                <button class="button button--tonal" type="button" onclick={onpaste} aria-disabled={(!ready).to_string()}>{ texts.import_paste_go }</button>
            </section>
            <ul class="rows rows--open section">
                { for sources.into_iter().map(|(name, how)| html! {
                    <li key={name}>{ draw_behind(name, html! { <p class="note">{ how }</p> }) }</li>
                }) }
            </ul>
        </Pane>
    }
}
