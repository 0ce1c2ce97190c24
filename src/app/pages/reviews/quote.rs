//! A clause of a review with who wrote it, one tap from the whole.

use super::clauses::passage;
use super::desk::Found;
use super::said;
use super::stars::draw_rating;
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::Speech;
use crate::domain::{Day, Stamp};
use crate::messages::fill;
use yew::prelude::*;

/// How many letters of a review are shown around a quote.
const AROUND: usize = 160;

/// Draws a quote: the clause marked within what stands around it.
pub fn draw_quote(speech: &Speech, found: &Found, quote: (usize, usize, usize)) -> Html {
    let (review, start, end) = quote;
    let Some((voice, id)) = found.voices.get(review).zip(found.ids.get(review)) else { return html! {} };
    let (before, clause, after) = passage(&voice.text, start, end, AROUND);
    html! {
        <li key={format!("{id}{start}")} class="quote">
            <p lang={voice.language.code()}>{ before }<mark>{ clause }</mark>{ after }</p>
            <p class="quote__from">
                { draw_rating(speech, voice) }
                <a class="link" href={Route::Reviews(ReviewsRoute::Review(*id)).href()}>{ signature(speech, &voice.author, voice.day) }</a>
            </p>
        </li>
    }
}

/// Writes who wrote a review, and when.
pub fn signature(speech: &Speech, author: &str, day: i64) -> String {
    let texts = said(speech);
    let author = if author.is_empty() { texts.nameless } else { author };
    fill(texts.written_on, &[("author", author), ("day", &day_words(speech, day))])
}

/// Writes a day as a date with its year, for what is kept or handed on: "today" would not be true tomorrow.
pub fn date_words(speech: &Speech, day: i64) -> String {
    speech.date(Stamp(Day(day).start(0).0 + 43_200_000))
}

/// Writes a day.
pub fn day_words(speech: &Speech, day: i64) -> String {
    // Noon, so that the day is the same in every zone.
    speech.day(Stamp(Day(day).start(0).0 + 43_200_000))
}
