//! What the reviews of an incident have in common, and what was ruled out.

use super::bars::{Bar, draw_bars};
use super::desk::Found;
use super::said;
use crate::analysis::reviews::Aspect;
use crate::analysis::reviews::cause::{Finding, Trait};
use crate::analysis::reviews::sign::Outcome;
use crate::app::components::draw_icon;
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{Speech, capital};
use crate::messages::fill;
use crate::messages::reviews::{aspect_name, shift_name, source_name};
use yew::prelude::*;

/// How many bars and how many ruled out things are shown.
const BARS: usize = 5;
const RULED: usize = 6;

/// Returns what the reviews have in common, each with its count.
pub fn tell_common(speech: &Speech, found: &Found) -> Vec<(String, String)> {
    standing(found).map(|finding| (trait_name(speech, &finding.common), so_many(speech, finding))).collect()
}

/// Returns what was looked at and ruled out, each with why.
pub fn tell_ruled_out(speech: &Speech, found: &Found) -> Vec<(String, String)> {
    let texts = said(speech);
    let fallen = found.incident.findings.iter().filter(|finding| !finding.stands);
    let rows = fallen.take(RULED).map(|finding| {
        let numbers =
            [finding.hits, finding.all, finding.hits_before, finding.all_before].map(|n| n.to_string());
        let values = [
            ("n", &*numbers[0]),
            ("all", &*numbers[1]),
            ("before", &*numbers[2]),
            ("all_before", &*numbers[3]),
        ];
        (trait_name(speech, &finding.common), fill(texts.as_before, &values))
    });
    let spoken = |aspect: &Aspect| {
        found.incident.findings.iter().any(|finding| finding.common == Trait::Aspect(*aspect))
    };
    let silent = [Aspect::Cleanliness, Aspect::Service, Aspect::Wait, Aspect::Food]
        .into_iter()
        .filter(|aspect| !spoken(aspect))
        .map(|aspect| (aspect_name(texts, aspect).to_owned(), texts.nobody_speaks.to_owned()));
    rows.chain(silent).collect()
}

fn standing(found: &Found) -> impl Iterator<Item = &Finding> {
    found.incident.findings.iter().filter(|finding| finding.stands).take(BARS)
}

fn trait_name(speech: &Speech, common: &Trait) -> String {
    let texts = said(speech);
    match common {
        Trait::Aspect(aspect) => {
            fill(texts.speak_of, &[("what", &aspect_name(texts, *aspect).to_lowercase())])
        }
        Trait::Dish(name) => fill(texts.name_dish, &[("what", name)]),
        Trait::Weekday(day) => fill(texts.name_day, &[("what", speech.language.weekday(*day))]),
        Trait::Shift(shift) => fill(texts.name_shift, &[("what", &shift_name(texts, *shift).to_lowercase())]),
        Trait::Source(source) => fill(texts.came_from, &[("what", &source_name(texts, source))]),
    }
}

/// Draws what the reviews of the incident have in common.
pub fn draw_common(speech: &Speech, found: &Found) -> Html {
    let texts = said(speech);
    let standing: Vec<&Finding> = standing(found).collect();
    let bars: Vec<Bar> = standing
        .iter()
        .map(|finding| Bar {
            what: trait_name(speech, &finding.common),
            count: so_many(speech, finding),
            share: f64::from(finding.hits) / f64::from(finding.all.max(1)),
            tick: Some(f64::from(finding.hits_before) / f64::from(finding.all_before.max(1))),
            class: "c-bar--bad",
            to: None,
        })
        .collect();
    let before = standing.iter().map(|finding| finding.all_before).max().unwrap_or(0);
    html! {
        <section class="section" aria-labelledby="common">
            <div class="section__head"><h2 id="common">{ texts.in_common }</h2></div>
            if bars.is_empty() {
                <p class="note">{ texts.nothing_common }</p>
            } else {
                { draw_bars(&bars) }
                <p class="note top-gap">{ fill(texts.in_common_note, &[("n", &before.to_string())]) }</p>
            }
        </section>
    }
}

fn so_many(speech: &Speech, finding: &Finding) -> String {
    let values = [("n", finding.hits.to_string()), ("all", finding.all.to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(said(speech).so_many_of, &values)
}

/// Draws what was looked at and ruled out.
pub fn draw_ruled_out(speech: &Speech, found: &Found) -> Html {
    let texts = said(speech);
    let coordinated = match found.incident.outcome {
        Outcome::Problem => texts.no_sign,
        Outcome::Coordination | Outcome::Open => texts.some_signs,
    };
    let row = |(what, from): (String, String)| {
        html! {
            <li key={what.clone()} class="fact">{ draw_icon("check") }<span class="fact__what">{ capital(&what) }</span><span class="fact__from">{ from }</span></li>
        }
    };
    html! {
        <section class="section" aria-labelledby="ruled">
            <div class="section__head"><h2 id="ruled">{ texts.ruled_out }</h2></div>
            <ul class="facts">
                { for tell_ruled_out(speech, found).into_iter().map(row) }
                <li class="fact">
                    { draw_icon("ledger") }
                    <a class="fact__what" href={Route::Reviews(ReviewsRoute::Signs).href()}>{ texts.coordination }</a>
                    <span class="fact__from">{ coordinated }</span>
                </li>
            </ul>
        </section>
    }
}
