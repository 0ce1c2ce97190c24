//! What would come in, before anything is written.

use super::super::stars::draw_stars;
use super::said;
use super::work::Ready;
use crate::app::components::{Pane, draw_behind, draw_icon};
use crate::app::state::Speech;
use crate::exchange::reviews::{ReviewOutcome, ReviewRow};
use crate::messages::{fill, problem_words};
use yew::prelude::*;

/// How many rows of a list are shown.
const SHOWN: usize = 50;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What would become of every row.
    pub ready: Ready,
    /// Called to take it in, and whether the nearly equal ones too.
    pub on_take: Callback<(Ready, bool)>,
    /// Called to pick another file.
    pub on_back: Callback<()>,
}

/// Shows it.
#[component]
pub fn PreviewPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let near = use_state(|| false);
    let ready = &props.ready;
    let tally = ready.tally;
    let count = ready.taken(*near);
    let ontake = {
        let (ready, on_take, near) = (ready.clone(), props.on_take.clone(), *near);
        Callback::from(move |_: MouseEvent| on_take.emit((ready.clone(), near)))
    };
    let onback = props.on_back.reform(|_: MouseEvent| ());
    let onnear = {
        let near = near.clone();
        Callback::from(move |_: Event| near.set(!*near))
    };
    let lines = [
        (tally.added, texts.import_added),
        (tally.updated, texts.import_updated),
        (tally.known, texts.import_known),
        (tally.near, texts.import_near),
        (tally.bad, texts.import_bad),
    ];
    let dock = html! {
        <>
            <button class="icon-button" type="button" onclick={onback} aria-label={speech.language.coming_in().back}>{ draw_icon("back") }</button>
            if count > 0 { <button class="button" type="button" onclick={ontake}>{ speech.count(texts.import_take, count, &[]) }</button> }
        </>
    };
    let rows = ready.preview.rows();
    let list = |wanted: &dyn Fn(&ReviewRow) -> bool| -> Html {
        html! { <ul class="stack">{ for rows.iter().enumerate().filter(|(_, row)| wanted(row)).take(SHOWN).map(|(place, row)| draw_row(&speech, place, row)) }</ul> }
    };
    html! {
        <Pane key="preview" {dock}>
            <header class="title">
                <p class="title__over">{ &*ready.open.file }</p>
                <h1>{ if count == 0 && tally.near == 0 { texts.import_nothing } else { speech.language.coming_in().import_preview } }</h1>
            </header>
            <ul class="diff top-gap">
                { for lines.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| html! {
                    <li key={words}><span class="number">{ speech.number(count as u64) }</span><span>{ speech.count(words, count as u64, &[]) }</span></li>
                }) }
            </ul>
            <div class="stack top-gap">
                if tally.bare > 0 { <p class="note">{ speech.count(texts.import_bare, tally.bare as u64, &[]) }</p> }
                if tally.echoes > 0 { <p class="notice">{ draw_icon("ledger") }<span>{ speech.count(texts.import_echo, tally.echoes as u64, &[]) }</span></p> }
                if tally.near > 0 {
                    <label class="toggle">
                        <span class="toggle__what">{ texts.import_near_too }</span>
                        <input class="switch" type="checkbox" role="switch" checked={*near} onchange={onnear} />
                    </label>
                }
                if tally.added > 0 { { draw_behind(texts.import_new_list, list(&|row| row.outcome == ReviewOutcome::Added)) } }
                if tally.near > 0 { { draw_behind(texts.import_near_list, list(&|row| matches!(row.outcome, ReviewOutcome::Near(_)))) } }
                if tally.bad > 0 { { draw_behind(texts.import_bad_list, bad_lines(&speech, ready)) } }
            </div>
        </Pane>
    }
}

fn draw_row(speech: &Speech, place: usize, row: &ReviewRow) -> Html {
    let texts = said(speech);
    let draft = &row.draft;
    let author = if draft.author.is_empty() { texts.nameless } else { &draft.author };
    let end = draft.text.floor_char_boundary(160.min(draft.text.len()));
    let text = draft.text.get(..end).unwrap_or_default();
    html! {
        <li key={place} class="quote">
            if !text.is_empty() { <p>{ text }{ if end < draft.text.len() { "…" } else { "" } }</p> }
            <p class="quote__from">{ draw_stars(speech, draft.stars) }<span>{ author }</span><span>{ where_is(speech, &draft.part, draft.line) }</span></p>
        </li>
    }
}

fn bad_lines(speech: &Speech, ready: &Ready) -> Html {
    html! {
        <ul class="facts">
            { for ready.preview.bad_lines().iter().take(SHOWN).enumerate().map(|(place, bad)| html! {
                <li key={place} class="fact">
                    { draw_icon("info") }
                    <span class="fact__what">{ problem_words(speech.language.coming_in(), &bad.problem) }</span>
                    <span class="fact__from">{ where_is(speech, &bad.part, bad.line) }</span>
                </li>
            }) }
        </ul>
    }
}

fn where_is(speech: &Speech, part: &str, line: u32) -> String {
    let line = speech.number(line.into());
    if part.is_empty() {
        fill(speech.language.coming_in().import_line, &[("line", &line)])
    } else {
        fill(speech.language.coming_in().import_line_of, &[("part", part), ("line", &line)])
    }
}
