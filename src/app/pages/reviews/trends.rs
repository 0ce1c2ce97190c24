//! Stars and aspects over time with their intervals, and praise and complaint counted apart.

use super::bars::{Bar, draw_bars};
use super::chart::{Chart, draw_chart};
use super::desk::Found;
use super::improve::Effects;
use super::stars::percent;
use super::watch::show_progress;
use super::week::{show_empty, show_views};
use super::{Shown, said};
use crate::analysis::reviews::breakdown::{By, Share, breakdown};
use crate::analysis::reviews::trend::{Measure, mean_stars, trend};
use crate::analysis::reviews::{Aspect, Polarity};
use crate::app::components::{Pane, draw_segments};
use crate::app::route::ReviewsRoute;
use crate::app::state::{Speech, capital};
use crate::messages::fill;
use crate::messages::reviews::{aspect_name, shift_name, source_name};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// How many months are shown.
const MONTHS: usize = 12;
/// How many days a month is taken to have.
const MONTH: i64 = 30;
/// How many rows of a count are shown.
const ROWS: usize = 12;
const WAYS: [By; 5] = [By::Dish, By::Weekday, By::Shift, By::Source, By::Language];

/// Shows the trends.
#[component]
pub fn TrendsPage(props: &Shown) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    // 0 are the stars, then each aspect's complaints and praise.
    let chosen = use_state(|| 0_usize);
    let way = use_state(|| 0_usize);
    let found = props.reading.found.clone();
    let count = found.as_ref().map_or(0, |found| found.voices.len());
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            chosen.set(list.map_or(0, |list| list.selected_index().max(0) as usize));
        })
    };
    let on_way = {
        let way = way.clone();
        Callback::from(move |place: usize| way.set(place))
    };
    let names = [texts.by_dish, texts.by_weekday, texts.by_shift, texts.by_source, texts.by_language];
    let names: Vec<(AttrValue, Option<AttrValue>)> =
        names.iter().map(|name| (AttrValue::from(*name), None)).collect();
    html! {
        <Pane>
            <header class="title"><h1>{ speech.texts.reviews }</h1></header>
            { show_views(&speech, &ReviewsRoute::Trends) }
            { show_progress(&speech, &props.reading) }
            if let Some(found) = found {
                if count == 0 {
                    { show_empty(&speech) }
                } else {
                    <div class="field top-gap">
                        <label class="field__label" for="what">{ texts.of_what }</label>
                        <select id="what" class="input" {onchange}>
                            { for measures(&speech).into_iter().enumerate().map(|(place, (_, name))| html! {
                                <option key={place} selected={place == *chosen}>{ name }</option>
                            }) }
                        </select>
                    </div>
                    { chart(&speech, &found, *chosen) }
                    <Effects shown={props.clone()} />
                    <section class="section" aria-labelledby="by">
                        <div class="section__head"><h2 id="by">{ texts.by }</h2></div>
                        { draw_segments(texts.by, &names, Some(*way), &on_way) }
                        { apart(&speech, &found, *way) }
                    </section>
                }
            }
        </Pane>
    }
}

/// Returns what can be looked at, with its name.
fn measures(speech: &Speech) -> Vec<(Measure, String)> {
    let texts = said(speech);
    let mut all = vec![(Measure::Low, texts.stars_low.to_owned())];
    for (polarity, kind) in [(Polarity::Negative, texts.complaints), (Polarity::Positive, texts.praise)] {
        for aspect in Aspect::ALL {
            let name = format!("{}: {}", aspect_name(texts, aspect), kind.to_lowercase());
            all.push((Measure::Says(aspect, polarity), name));
        }
    }
    all
}

fn chart(speech: &Speech, found: &Found, chosen: usize) -> Html {
    let texts = said(speech);
    let Some((measure, _)) = measures(speech).into_iter().nth(chosen) else { return html! {} };
    let all = found.all();
    let spots = trend(&all, measure, found.today, MONTH, MONTHS);
    let last = spots.iter().rev().take(3).fold((0, 0), |sum, spot| (sum.0 + spot.some, sum.1 + spot.all));
    let share = percent(f64::from(last.0) / f64::from(last.1.max(1)));
    let (some, whole) = (last.0.to_string(), last.1.to_string());
    let values = [("some", some.as_str()), ("all", &whole), ("share", &share), ("n", "3")];
    let say = if last.1 < 5 {
        texts.trend_few.to_owned()
    } else {
        match measure {
            Measure::Says(aspect, polarity) => {
                let text = if polarity == Polarity::Positive {
                    texts.trend_aspect_praise
                } else {
                    texts.trend_aspect_say
                };
                let name = aspect_name(texts, aspect);
                let values: Vec<(&str, &str)> =
                    values.iter().copied().take(3).chain([("aspect", name)]).collect();
                fill(text, &values)
            }
            _ => fill(texts.trend_say, &values),
        }
    };
    let whole = spots.iter().fold((0, 0), |sum, spot| (sum.0 + spot.some, sum.1 + spot.all));
    let usual = (whole.1 > 0).then(|| f64::from(whole.0) / f64::from(whole.1));
    let mean = mean_stars(all.iter().copied().filter(|voice| voice.day > found.today - 365));
    let heads = [texts.month, texts.some, texts.out_of];
    html! {
        <>
            { draw_chart(speech, &Chart { id: "trend", say, spots: &spots, usual, alarm: None, heads }) }
            if let Some((mean, count)) = mean {
                <p class="note top-gap">{ fill(texts.mean_stars, &[("mean", &decimal(speech, mean)), ("n", &count.to_string())]) }</p>
            }
        </>
    }
}

fn decimal(speech: &Speech, number: f64) -> String {
    let text = format!("{number:.1}");
    if speech.language.tag() == "it" { text.replace('.', ",") } else { text }
}

/// Shows praise and complaint counted apart.
fn apart(speech: &Speech, found: &Found, way: usize) -> Html {
    let texts = said(speech);
    let by = WAYS.get(way).copied().unwrap_or(By::Dish);
    let mut late = found.all();
    late.retain(|voice| voice.day > found.today - 365);
    let rows = breakdown(&late, by, &found.dishes);
    let most = rows.iter().map(|(_, counts)| counts.all).max().unwrap_or(1).max(1);
    let more = match by {
        By::Dish => texts.by_dish_more,
        By::Weekday => texts.by_weekday_more,
        By::Shift => texts.by_shift_more,
        By::Source | By::Language => "",
    };
    let name = |share: &Share| match share {
        Share::Dish(name) => name.clone(),
        Share::Weekday(day) => {
            // 1970-01-05 was a Monday.
            capital(speech.language.weekday(*day))
        }
        Share::Shift(shift) => shift_name(texts, *shift).to_owned(),
        Share::Source(source) => source_name(texts, source),
        Share::Language(language) => speech.language_name(language.code()),
    };
    let bars: Vec<Bar> = rows
        .iter()
        .take(ROWS)
        .map(|(share, counts)| {
            let values = [counts.high, counts.low, counts.all].map(|count| count.to_string());
            Bar {
                what: name(share),
                count: fill(texts.high_low, &[("high", &values[0]), ("low", &values[1]), ("n", &values[2])]),
                share: f64::from(counts.all) / f64::from(most),
                tick: Some(f64::from(counts.low) / f64::from(most)),
                class: if counts.low * 3 > counts.all { "c-bar--bad" } else { "" },
                to: None,
            }
        })
        .collect();
    html! {
        <div class="stack top-gap">
            <p class="note">{ texts.by_year }{ " " }{ more }</p>
            if bars.is_empty() { <p class="note">{ texts.by_nothing }</p> } else { { draw_bars(&bars) } }
        </div>
    }
}
