//! The slip with the usual: now, and at other parts of the day, each with its count.

use crate::analysis::usual::{Usual, usuals};
use crate::app::components::{draw_small_icon, draw_tally};
use crate::app::state::{Speech, capital, order_text};
use crate::domain::Visit;
use crate::messages::{fill, part_name};
use crate::platform::clock;
use yew::prelude::*;

/// Shows the usuals, or that there are too few visits to tell.
pub fn show(speech: &Speech, visits: &[&Visit], loaded: bool) -> Html {
    let texts = speech.texts;
    if !loaded {
        return html! {};
    }
    let now = clock::now();
    let found = usuals(visits, now, clock::offset(now));
    let others: Vec<&Usual> = found
        .by_part
        .iter()
        .filter(|usual| {
            found.now.as_ref().is_none_or(|now| (now.part, now.weekend) != (usual.part, usual.weekend))
        })
        .collect();
    html! {
        <section class="slip" aria-label={texts.the_usual}>
            if let Some(usual) = &found.now {
                <div class="usual usual--now">
                    <p class="usual__when">{ draw_small_icon("cup") }{ fill(texts.usual_now, &[("when", &when(speech, usual))]) }</p>
                    <p class="usual__what">{ order_text(&usual.lines) }</p>
                    { why(speech, usual) }
                </div>
            } else {
                <div class="usual usual--now">
                    <p class="usual__when">{ draw_small_icon("cup") }{ texts.the_usual }</p>
                    <p class="usual__what">{ if visits.is_empty() { texts.usual_unknown } else { texts.too_few_visits } }</p>
                </div>
            }
            { for others.iter().map(|usual| html! {
                <div class="usual" key={format!("{:?} {:?}", usual.part, usual.weekend)}>
                    <p class="usual__when">{ capital(&when(speech, usual)) }</p>
                    <p class="usual__what">{ order_text(&usual.lines) }</p>
                    { why(speech, usual) }
                </div>
            }) }
        </section>
    }
}

fn why(speech: &Speech, usual: &Usual) -> Html {
    let (count, of) = (usual.count as u64, usual.of as u64);
    let count_text = speech.number(count);
    let words =
        speech.count(speech.texts.usual_count, of, &[("count", &count_text), ("when", &when(speech, usual))]);
    html! {
        <p class="usual__why">{ draw_tally(usual.count, usual.of) }<span>{ words }</span></p>
    }
}

fn when(speech: &Speech, usual: &Usual) -> String {
    let texts = speech.texts;
    let Some(part) = usual.part else { return texts.part_any.to_owned() };
    let part = part_name(texts, part);
    match usual.weekend {
        Some(true) => fill(texts.part_weekend, &[("part", part)]),
        Some(false) => fill(texts.part_weekdays, &[("part", part)]),
        None => part.to_owned(),
    }
}
