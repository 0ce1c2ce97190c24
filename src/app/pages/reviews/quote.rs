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

/// Draws quotes under their heading, or says that there are none.
pub fn draw_quotes(speech: &Speech, found: &Found, quotes: Vec<(usize, usize, usize)>) -> Html {
    let texts = said(speech);
    html! {
        <section class="section" aria-labelledby="words">
            <div class="section__head"><h2 id="words">{ texts.their_words }</h2></div>
            if quotes.is_empty() {
                <p class="note">{ texts.no_quotes }</p>
            } else {
                <ul class="stack">{ for quotes.into_iter().map(|quote| draw_quote(speech, found, quote)) }</ul>
            }
        </section>
    }
}

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
                <a class="link" href={Route::Reviews(ReviewsRoute::Review(*id)).href()}>{ signature(speech, &voice.author, &day_words(speech, voice.day)) }</a>
            </p>
        </li>
    }
}

/// Writes who wrote a review, and when; `day` is that day in words.
pub fn signature(speech: &Speech, author: &str, day: &str) -> String {
    let texts = said(speech);
    let author = if author.is_empty() { texts.nameless } else { author };
    fill(texts.written_on, &[("author", author), ("day", day)])
}

/// Writes a day as a date with its year, for what is kept or handed on: "today" would not be true tomorrow.
pub fn date_words(speech: &Speech, day: i64) -> String {
    speech.date(noon(day))
}

/// Writes a day.
pub fn day_words(speech: &Speech, day: i64) -> String {
    speech.day(noon(day))
}

/// Returns the noon of a day: it is the same day in every zone.
fn noon(day: i64) -> Stamp {
    Stamp(Day(day).start(0).0 + 43_200_000)
}
