//! All reviews, the newest first.

use super::desk::Found;
use super::stars::draw_rating;
use super::watch::show_progress;
use super::week::{show_empty, show_views};
use super::{Shown, said};
use crate::app::components::{Kept, Pane, RowKey, VirtualList};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::Speech;
use crate::domain::Review;
use crate::messages::reviews::source_name;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// How many bytes of a text are shown.
const SHOWN: usize = 180;

thread_local! {
    /// Which reviews were looked at and how far down, to come back to the same place.
    static LEFT: RefCell<(usize, Kept)> = RefCell::default();
}

/// Shows them.
#[component]
pub fn All(props: &Shown) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let scroller = use_node_ref();
    let filter = use_state(|| LEFT.with_borrow(|left| left.0));
    let found = props.reading.found.clone();
    let count = found.as_ref().map_or(0, |found| found.voices.len());
    let places = {
        let book = props.book.clone();
        use_memo((props.reading.clone(), *filter), move |(reading, filter)| {
            reading.found.as_ref().map(|found| pick(found, &book, *filter)).unwrap_or_default()
        })
    };
    let onchange = {
        let filter = filter.clone();
        Callback::from(move |event: Event| {
            let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let place = list.map_or(0, |list| list.selected_index().max(0) as usize);
            LEFT.set((place, Kept::default()));
            filter.set(place);
        })
    };
    let keys = Rc::new(match &found {
        Some(found) => places
            .iter()
            .filter_map(|place| found.ids.get(*place).map(|id| RowKey::Row(id.0)))
            .collect::<Vec<_>>(),
        None => Vec::new(),
    });
    let draw = {
        let (found, places) = (found.clone(), places.clone());
        Callback::from(move |row: usize| {
            let place = places.get(row).copied();
            found.as_ref().zip(place).map_or(html! {}, |(found, place)| draw_row(&speech, found, place))
        })
    };
    let filters = [
        texts.filter_all,
        texts.filter_low,
        texts.filter_high,
        texts.filter_words,
        texts.filter_counter,
        texts.filter_corrected,
    ];
    html! {
        <Pane scroller={scroller.clone()}>
            <header class="title"><h1>{ speech.texts.reviews }</h1></header>
            { show_views(&speech, &ReviewsRoute::All) }
            { show_progress(&speech, &props.reading) }
            if found.is_some() && count == 0 {
                { show_empty(&speech) }
            } else if found.is_some() {
                <div class="field top-gap">
                    <label class="field__label" for="filter">{ texts.filter }</label>
                    <select id="filter" class="input" {onchange}>
                        { for filters.into_iter().enumerate().map(|(place, name)| html! {
                            <option key={place} selected={place == *filter}>{ name }</option>
                        }) }
                    </select>
                </div>
                <p class="note top-gap" role="status">{ speech.count(texts.reviews_count, keys.len() as u64, &[]) }</p>
                <VirtualList {keys} {draw} {scroller} guess=118.0 class="rows" meaning={filter.to_string()}
                    kept={LEFT.with_borrow(|left| left.1.clone())} label={speech.texts.reviews} />
            }
        </Pane>
    }
}

/// Returns the places of the reviews that a filter picks, the newest first.
fn pick(found: &Found, book: &crate::app::state::BookHandle, filter: usize) -> Vec<usize> {
    let library = book.library();
    let corrected = |place: usize| {
        let review = found.ids.get(place).and_then(|id| library.review(*id));
        review.is_some_and(|review| !review.corrections().is_empty())
    };
    let picks = |place: &usize| {
        found.voices.get(*place).is_some_and(|voice| match filter {
            1 => voice.is_negative(),
            2 => voice.is_positive(),
            3 => !voice.text.is_empty(),
            4 => voice.source == Review::COUNTER,
            5 => corrected(*place),
            _ => true,
        })
    };
    (0..found.voices.len()).rev().filter(picks).collect()
}

fn draw_row(speech: &Speech, found: &Found, place: usize) -> Html {
    let texts = said(speech);
    let Some((voice, id)) = found.voices.get(place).zip(found.ids.get(place)) else { return html! {} };
    let author = if voice.author.is_empty() { texts.nameless } else { voice.author.as_str() };
    let end = voice.text.floor_char_boundary(SHOWN.min(voice.text.len()));
    let shown = voice.text.get(..end).unwrap_or_default();
    let text = if end < voice.text.len() { format!("{shown}…") } else { shown.to_owned() };
    html! {
        <li key={id.to_string()}>
            <a class="review-row" href={Route::Reviews(ReviewsRoute::Review(*id)).href()}>
                <span class="review-row__head">{ draw_rating(speech, voice) }<span class="review-row__who">{ author }</span></span>
                if !text.is_empty() { <span class="review-row__text" lang={voice.language.code()}>{ text }</span> }
                <span class="review-row__from">{ format!("{} · {}", source_name(texts, &voice.source), super::quote::day_words(speech, voice.day)) }</span>
            </a>
        </li>
    }
}
