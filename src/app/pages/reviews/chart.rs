//! A line with its interval, a sentence over it and the numbers behind it.

use super::said;
use super::stars::percent;
use crate::analysis::reviews::trend::Spot;
use crate::app::components::draw_behind;
use crate::app::state::Speech;
use crate::domain::{Day, Stamp};
use crate::messages::fill;
use crate::platform::intl;
use yew::prelude::*;

/// The size of the drawing, in its own units.
const WIDTH: f64 = 330.0;
/// Where 100 % and 0 lie.
const TOP: f64 = 10.0;
const BASE: f64 = 144.0;

/// What a chart shows.
pub struct Chart<'a> {
    /// The element's id, for its sentence.
    pub id: &'static str,
    /// The sentence.
    pub say: String,
    /// The stretches of time.
    pub spots: &'a [Spot],
    /// The share to compare with.
    pub usual: Option<f64>,
    /// From which stretch on it is an alarm.
    pub alarm: Option<i64>,
    /// What a stretch and its counts are called, for the table.
    pub heads: [&'static str; 3],
}

/// Draws it.
pub fn draw_chart(speech: &Speech, chart: &Chart) -> Html {
    let texts = said(speech);
    let spots: Vec<&Spot> = chart.spots.iter().filter(|spot| spot.all > 0).collect();
    let first = chart.spots.first().map_or(0, |spot| spot.from);
    let last = chart.spots.last().map_or(1, |spot| spot.from).max(first + 1);
    let x = |day: i64| 10.0 + (day - first) as f64 / (last - first) as f64 * (WIDTH - 20.0);
    let y = |share: f64| BASE - share.clamp(0.0, 1.0) * (BASE - TOP);
    let point = |spot: &Spot, share: f64| format!("{:.1} {:.1}", x(spot.from), y(share));
    let upper = spots.iter().map(|spot| point(spot, spot.share.high));
    let lower = spots.iter().rev().map(|spot| point(spot, spot.share.low));
    let band = format!("M{}Z", upper.chain(lower).collect::<Vec<_>>().join("L"));
    let line =
        format!("M{}", spots.iter().map(|spot| point(spot, spot.share.share)).collect::<Vec<_>>().join("L"));
    let dots = |alarm: bool| {
        let chosen = spots.iter().filter(|spot| chart.alarm.is_some_and(|from| spot.from >= from) == alarm);
        chosen.map(|spot| format!("M{}h.01", point(spot, spot.share.share))).collect::<String>()
    };
    let usual = chart.usual.map(|usual| format!("M0 {:.1}H{WIDTH}", y(usual)));
    let say = &chart.say;
    html! {
        <section class="card chart top-gap" aria-labelledby={chart.id}>
            <h2 class="chart__say" id={chart.id}>{ say }</h2>
            <div class="chart__frame">
                <ul class="chart__y" aria-hidden="true"><li>{ "100 %" }</li><li>{ "50 %" }</li><li>{ "0" }</li></ul>
                <svg class="chart__plot" viewBox="0 0 330 150" preserveAspectRatio="none" role="img" aria-label={say.clone()}>
                    <path class="c-grid" d="M0 10H330M0 77H330" />
                    if !spots.is_empty() {
                        <path class="c-band" d={band} />
                        <path class="c-line" d={line} />
                        <path class="c-point" d={dots(false)} />
                        <path class="c-point c-point--alarm" d={dots(true)} />
                    }
                    if let Some(usual) = usual { <path class="c-ref" d={usual} /> }
                    <path class="c-base" d="M0 144H330" />
                </svg>
                <p class="chart__x"><span>{ short_day(speech, first) }</span><span>{ short_day(speech, last) }</span></p>
            </div>
            <ul class="chart__key">
                <li><svg class="key" viewBox="0 0 18 12" aria-hidden="true"><path class="c-band" d="M0 0h18v12H0z" /></svg>{ texts.uncertain }</li>
                if let Some(usual) = chart.usual {
                    <li><svg class="key" viewBox="0 0 18 12" aria-hidden="true"><path class="c-ref" d="M0 6h18" /></svg>{ fill(texts.your_usual, &[("share", &percent(usual))]) }</li>
                }
            </ul>
            { draw_behind(texts.numbers, table(speech, chart)) }
        </section>
    }
}

fn table(speech: &Speech, chart: &Chart) -> Html {
    let texts = said(speech);
    let [when, some, all] = chart.heads;
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={texts.numbers}>
            <table class="table">
                <caption>{ &chart.say }</caption>
                <thead><tr><th scope="col">{ when }</th><th scope="col">{ some }</th><th scope="col">{ all }</th><th scope="col">{ texts.share }</th></tr></thead>
                <tbody>
                    { for chart.spots.iter().map(|spot| html! {
                        <tr key={spot.from}>
                            <th scope="row">{ short_day(speech, spot.from) }</th>
                            <td>{ spot.some }</td><td>{ spot.all }</td>
                            <td>{ if spot.all == 0 { String::new() } else { format!("{} ({}–{})", percent(spot.share.share), percent(spot.share.low), percent(spot.share.high)) } }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn short_day(speech: &Speech, day: i64) -> String {
    intl::moment(speech.language.tag(), Stamp(Day(day).start(0).0 + 43_200_000), intl::Style::Day)
}
