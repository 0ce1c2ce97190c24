//! The ledger of signs: what was seen, how usual it is, what may explain it. Never a verdict.

use super::desk::Found;
use super::pack::{late_visits, save_pack, visits};
use super::stars::percent;
use super::watch::show_progress;
use super::{Shown, said};
use crate::analysis::reviews::sign::{Outcome, Sign};
use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{NoticeAction, Notices, Speech};
use crate::messages::fill;
use crate::messages::reviews::{sign_innocent, sign_name};
use yew::prelude::*;

/// Shows the ledger.
#[component]
pub fn SignsPage(props: &Shown) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let back = lead_back(&speech, &Route::Reviews(ReviewsRoute::Incident));
    let Some(found) = props.reading.found.clone() else {
        return html! { <Pane dock={back}>{ show_progress(&speech, &props.reading) }</Pane> };
    };
    let onpack = {
        let (book, found, notices) = (props.book.clone(), found.clone(), notices.clone());
        Callback::from(move |_: MouseEvent| {
            let name = save_pack(&speech, &book, &found);
            notices.dispatch(NoticeAction::say(match name {
                Some(name) => fill(said(&speech).pack_saved, &[("name", &name)]),
                None => speech.texts.not_saved.to_owned(),
            }));
        })
    };
    let dock = html! {
        <>
            { back }
            // Of no incident there is no evidence.
            if window(&found) > 0 {
                <button class="button" type="button" onclick={onpack}>{ draw_icon("file") }{ texts.pack }</button>
            }
        </>
    };
    let explained: Vec<&Sign> = found.incident.signs.iter().filter(|sign| sign.count > 0).collect();
    let outcomes = [
        (Outcome::Coordination, texts.outcome_coordination),
        (Outcome::Problem, texts.outcome_problem),
        (Outcome::Open, texts.outcome_open),
    ];
    let outcome = if found.incident.signs.is_empty() { Outcome::Open } else { found.incident.outcome };
    let library = props.book.library();
    let visits = visits(&library, &found);
    let (known, late) = late_visits(&library, &found);
    let numbers = [visits.0, visits.1, known, late].map(|number| number.to_string());
    html! {
        <Pane {dock}>
            <header class="stack stack--head">
                <h1>{ texts.ledger }</h1>
                <p class="lead">{ texts.ledger_lead }</p>
            </header>
            <section class="card card--sunken outcome top-gap" aria-label={texts.outcome}>
                { for outcomes.into_iter().map(|(each, words)| {
                    let current = (each == outcome).then_some("true");
                    html! {
                        <p key={words} class="outcome__item" aria-current={current}>
                            if current.is_some() { { draw_icon("check") } } else { <span class="outcome__dot"></span> }
                            { words }
                        </p>
                    }
                }) }
            </section>
            <section class="section section--near" aria-labelledby="signs">
                <div class="section__head"><h2 id="signs">{ texts.signs_title }</h2></div>
                if found.incident.signs.is_empty() {
                    <p class="note">{ texts.no_signs }</p>
                } else {
                    <ul class="rows">{ for found.incident.signs.iter().map(|sign| row(&speech, sign)) }</ul>
                }
            </section>
            if !explained.is_empty() {
                <section class="section section--near" aria-labelledby="innocent">
                    <div class="section__head"><h2 id="innocent">{ texts.innocent }</h2></div>
                    <ul class="facts">
                        { for explained.iter().map(|sign| html! {
                            <li key={sign_name(texts, sign.kind)} class="fact">
                                { draw_icon("chat") }
                                <span class="fact__what">{ sign_name(texts, sign.kind) }</span>
                                <span class="fact__from">{ sign_innocent(texts, sign.kind) }</span>
                            </li>
                        }) }
                    </ul>
                </section>
            }
            <section class="section section--near" aria-labelledby="you">
                <div class="section__head"><h2 id="you">{ texts.only_you }</h2></div>
                <ul class="facts">
                    <li class="fact">
                        { draw_icon("calendar") }
                        <a class="fact__what" href={Route::Reviews(ReviewsRoute::All).href()}>{ texts.visit_question }</a>
                        <span class="fact__from">{ speech.count(texts.visits_looked, window(&found) as u64, &[("found", &numbers[0]), ("missing", &numbers[1])]) }</span>
                    </li>
                    <li class="fact">
                        { draw_icon("clock") }
                        <span class="fact__what">{ texts.thirty_days }</span>
                        <span class="fact__from">{ fill(texts.thirty_days_more, &[("known", &numbers[2]), ("late", &numbers[3]), ("n", &window(&found).to_string())]) }</span>
                    </li>
                </ul>
            </section>
        </Pane>
    }
}

fn window(found: &Found) -> usize {
    found.incident.window.len()
}

/// Returns how many pips a sign weighs, and the word for it.
pub fn weight(speech: &Speech, sign: &Sign) -> (usize, &'static str) {
    let texts = said(speech);
    match sign.weight {
        weight if weight >= 1.2 => (3, texts.weight_much),
        weight if weight >= 0.6 => (2, texts.weight_some),
        weight if weight > 0.15 => (1, texts.weight_little),
        weight if weight < -0.15 => (0, texts.weight_against),
        _ => (0, texts.weight_none),
    }
}

fn row(speech: &Speech, sign: &Sign) -> Html {
    let texts = said(speech);
    let (pips, word) = weight(speech, sign);
    let values = [("n", sign.count.to_string()), ("all", sign.of.to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html! {
        <li key={sign_name(texts, sign.kind)} class="sign">
            <span class="sign__what">{ sign_name(texts, sign.kind) }</span>
            <span class="weight">
                { word }{ " " }
                { for (0..3).map(|place| html! { <span key={place} class={classes!("weight__pip", (place < pips).then_some("weight__pip--on"))}></span> }) }
            </span>
            <span class="sign__saw">{ fill(texts.so_many_of, &values) }</span>
            <span class="sign__base">{ fill(texts.sign_usual, &[("share", &percent(sign.usual))]) }</span>
        </li>
    }
}
