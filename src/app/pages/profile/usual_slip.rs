//! The slip with the usual: now, and at other parts of the day, each with its count.

use crate::analysis::usual::{Usual, can_be_had, usuals};
use crate::app::components::{draw_icon, draw_small_icon, draw_tally};
use crate::app::state::{Speech, capital, order_text, unknowns, warnings};
use crate::domain::{Customer, Library, OrderLine, Visit};
use crate::messages::{fill, part_name};
use crate::platform::clock;
use yew::prelude::*;

/// Shows the usuals, or that there are too few visits to tell.
pub fn show(
    speech: &Speech,
    library: &Library,
    customer: &Customer<'_>,
    visits: &[&Visit],
    loaded: bool,
) -> Html {
    let texts = speech.language.person();
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
    let what = |lines: &[OrderLine]| {
        html! {
            <>
                <p class="usual__what">{ for lines.iter().enumerate().map(|(place, line)| of_menu(speech, library, line, place)) }</p>
                { for warnings(speech, library, lines, &customer.allergies()).into_iter().map(|words| draw_warning(&words)) }
                { draw_unknown(&unknowns(speech, library, lines, &customer.allergies())) }
            </>
        }
    };
    html! {
        <section class="slip" aria-label={texts.the_usual}>
            if let Some(usual) = &found.now {
                <div class="usual usual--now">
                    <p class="usual__when">{ draw_small_icon("cup") }{ fill(texts.usual_now, &[("when", &when(speech, usual))]) }</p>
                    { what(&usual.lines) }
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
                    { what(&usual.lines) }
                    { why(speech, usual) }
                </div>
            }) }
        </section>
    }
}

/// Shows a line of the usual, struck out where it cannot be had.
fn of_menu(speech: &Speech, library: &Library, line: &OrderLine, place: usize) -> Html {
    let comma = if place > 0 { ", " } else { "" };
    let words = order_text(std::slice::from_ref(line));
    if can_be_had(library, line) {
        return html! { <>{ comma }{ words }</> };
    }
    html! { <>{ comma }<s>{ words }</s>{ " " }<small>{ format!("({})", speech.language.person().menu_off) }</small></> }
}

/// Says what of an order a person must not have.
pub fn draw_warning(words: &str) -> Html {
    html! { <p key={words.to_owned()} class="allergy-warning" role="alert">{ draw_icon("allergy") }<span>{ words }</span></p> }
}

/// Says what of an order nobody knows enough about; nothing where there is nothing to say.
pub fn draw_unknown(words: &str) -> Html {
    if words.is_empty() {
        return html! {};
    }
    html! { <p class="note unknown-note">{ draw_small_icon("question") }<span>{ words }</span></p> }
}

fn why(speech: &Speech, usual: &Usual) -> Html {
    let (count, of) = (usual.count as u64, usual.of as u64);
    let count_text = speech.number(count);
    let words = speech.count(
        speech.language.person().usual_count,
        of,
        &[("count", &count_text), ("when", &when(speech, usual))],
    );
    html! {
        <p class="usual__why">{ draw_tally(usual.count, usual.of) }<span>{ words }</span></p>
    }
}

fn when(speech: &Speech, usual: &Usual) -> String {
    let texts = speech.language.person();
    let Some(part) = usual.part else { return texts.part_any.to_owned() };
    let part = part_name(texts, part);
    match usual.weekend {
        Some(true) => fill(texts.part_weekend, &[("part", part)]),
        Some(false) => fill(texts.part_weekdays, &[("part", part)]),
        None => part.to_owned(),
    }
}
