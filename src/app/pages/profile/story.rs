//! A person's visits, the latest first; each can be taken back.

use super::told;
use crate::app::components::{draw_icon, draw_small_icon};
use crate::app::state::{BookHandle, Notices, Speech, capital, order_text};
use crate::domain::Visit;
use crate::messages::fill;
use yew::prelude::*;

/// How many visits are shown before one asks for all.
const FEW: usize = 6;
/// How many are shown then.
const MANY: usize = 100;

/// Shows the visits.
pub fn show(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    visits: &[&Visit],
) -> Html {
    let texts = speech.language.person();
    let item = |visit: &&Visit| one(speech, book, notices, visit);
    html! {
        <section class="section" aria-labelledby="story">
            <div class="section__head"><h2 id="story">{ texts.story }</h2></div>
            if visits.is_empty() && book.is_loaded() { <p class="note">{ texts.usual_unknown }</p> }
            <ol class="timeline">{ for visits.iter().rev().take(FEW).map(item) }</ol>
            if visits.len() > FEW {
                <details class="behind">
                    <summary>{ draw_small_icon("down") }{ speech.count(texts.older_visits, (visits.len() - FEW) as u64, &[]) }</summary>
                    <ol class="timeline">{ for visits.iter().rev().skip(FEW).take(MANY).map(item) }</ol>
                </details>
            }
        </section>
    }
}

fn one(speech: &Speech, book: &BookHandle, notices: &UseReducerHandle<Notices>, visit: &Visit) -> Html {
    let texts = speech.language.person();
    let id = visit.id;
    let onremove = {
        let (book, done) = (book.clone(), told(notices, *speech, texts.visit_taken_back.into()));
        Callback::from(move |_: MouseEvent| book.take_back(id, done.clone()))
    };
    let mut when = capital(&speech.day_and_time(visit.at));
    if !visit.by.is_empty() {
        when.push_str(", ");
        when.push_str(&visit.by);
    }
    let mut with = Vec::new();
    if visit.party > 1 {
        with.push(speech.count(texts.party_of, u64::from(visit.party), &[]));
    }
    if !visit.table.is_empty() {
        with.push(fill(texts.at_table, &[("table", &visit.table)]));
    }
    if !visit.word.is_empty() {
        with.push(visit.word.to_string());
    }
    let order = if visit.lines.is_empty() { texts.no_order.to_owned() } else { order_text(&visit.lines) };
    html! {
        <li class="timeline__item" key={id.to_string()}>
            <span class="timeline__mark">{ draw_icon("cup") }</span>
            <span class="timeline__what">
                { order }
                if !with.is_empty() { <span class="note">{ " " }{ with.join(", ") }</span> }
            </span>
            <span class="timeline__when">
                { &when }{ " " }
                <button class="link" type="button" onclick={onremove} aria-label={fill(texts.take_back_visit, &[("when", &when)])}>{ texts.take_back }</button>
            </span>
        </li>
    }
}
