//! Two taps and a word: what was heard about somebody.

use super::allergy_sheet::segments;
use super::told;
use crate::analysis::usual::frequent;
use crate::app::components::{Sheet, TextField, draw_icon};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{CustomerId, Source, Strength, Taste};
use crate::messages::fill;
use yew::prelude::*;

/// How many suggestions are shown.
const SUGGESTIONS: usize = 8;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose.
    pub id: CustomerId,
    /// Their name.
    pub name: AttrValue,
    /// Called when it is an allergy after all.
    pub on_allergy: Callback<()>,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Asks what was heard.
#[component]
pub fn PreferenceSheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.person();
    let taste = use_state(|| Taste::Like);
    let source = use_state(|| Source::Told);
    let strength = use_state(Strength::default);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let id = props.id;
    let suggestions = {
        let library = book.library();
        let known: Vec<String> = library
            .customer(id)
            .map(|customer| customer.preferences().iter().map(|known| known.what.to_lowercase()).collect())
            .unwrap_or_default();
        let own = frequent(&library.visits_of(id)).into_iter().map(|(line, _)| line.name.to_string());
        let house = texts.preference_examples.split(", ").map(str::to_owned);
        let mut all: Vec<String> = Vec::new();
        let items = book.known_items();
        let items = items.iter().take(4).map(|item| item.name.to_string());
        for what in own.take(3).chain(house).chain(items) {
            if !known.contains(&what.to_lowercase()) && !all.contains(&what) {
                all.push(what);
            }
        }
        all.truncate(SUGGESTIONS);
        all
    };
    let on_what = {
        let (book, notices, on_close) = (book.clone(), notices.clone(), props.on_close.clone());
        let (taste, source, strength) = (*taste, *source, *strength);
        Callback::from(move |what: String| {
            if !what.trim().is_empty() {
                let text = fill(texts.preference_saved, &[("what", what.trim())]);
                book.prefer(id, &what, taste, source, strength, told(&notices, speech, text));
                on_close.emit(());
            }
        })
    };
    let onallergy = props.on_allergy.reform(|_: MouseEvent| ());
    let sources = [(Source::Told, texts.source_told), (Source::Noticed, texts.source_noticed)];
    let strengths = [
        (Strength::Slight, texts.strength_slight),
        (Strength::Unsaid, texts.strength_usual),
        (Strength::Strong, texts.strength_strong),
    ];
    let by = book.staff();
    let written =
        if by.is_empty() { texts.written_now.to_owned() } else { fill(texts.written_now_by, &[("by", &by)]) };
    html! {
        <Sheet title={texts.what_did_you_hear} note={fill(texts.saved_at_once, &[("name", &props.name)])} on_close={props.on_close.clone()}>
            <div class="stack">
                <div class="segments" role="group" aria-label={texts.which_way}>
                    { for [(Taste::Like, "heart", texts.likes), (Taste::Dislike, "dislike", texts.dislikes), (Taste::Never, "never", texts.never)]
                        .into_iter()
                        .map(|(value, icon, words)| {
                            let taste = taste.clone();
                            let checked = *taste == value;
                            let onchange = Callback::from(move |_: Event| taste.set(value));
                            html! { <label key={icon}>{ draw_icon(icon) }{ words }<input type="radio" name="taste" {checked} {onchange} /></label> }
                        }) }
                </div>
                <div class="cluster" role="group" aria-label={texts.suggestions}>
                    { for suggestions.into_iter().map(|what| {
                        let onclick = on_what.reform({ let what = what.clone(); move |_: MouseEvent| what.clone() });
                        html! { <button key={what.clone()} class="pick" type="button" {onclick}>{ what }</button> }
                    }) }
                </div>
                <TextField id="word" label={texts.in_their_words} placeholder={texts.in_their_words_example} value=""
                    draft={format!("preference/{id}")} on_save={on_what} />
                <button class="button button--wide allergy-go" type="button" onclick={onallergy}>
                    { draw_icon("allergy") }{ texts.it_is_an_allergy }
                </button>
                { segments("source", texts.where_from, &sources, &source) }
                { segments("strength", texts.how_much, &strengths, &strength) }
                <p class="note">{ written }{ " " }{ texts.only_if_said }</p>
            </div>
        </Sheet>
    }
}
