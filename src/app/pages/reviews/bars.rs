//! Bars with words: a count before a claim, from 0 to the true whole.

use yew::prelude::*;

/// A bar.
pub struct Bar {
    /// What it is of.
    pub what: String,
    /// The count in words.
    pub count: String,
    /// How far it is filled, 0 to 1.
    pub share: f64,
    /// A share to compare with, 0 to 1.
    pub tick: Option<f64>,
    /// `c-bar--bad`, `c-bar--good` or nothing.
    pub class: &'static str,
    /// Where a tap leads.
    pub to: Option<String>,
}

/// Draws bars.
pub fn draw_bars(bars: &[Bar]) -> Html {
    html! { <ul class="bars">{ for bars.iter().enumerate().map(|(place, bar)| draw(place, bar)) }</ul> }
}

fn draw(place: usize, bar: &Bar) -> Html {
    let width = format!("{:.1}", bar.share.clamp(0.0, 1.0) * 100.0);
    let tick = bar.tick.map(|tick| format!("M{:.1} 0V14", tick.clamp(0.0, 1.0) * 100.0));
    let what = match &bar.to {
        Some(to) => html! { <a class="bar__what" href={to.clone()}>{ &bar.what }</a> },
        None => html! { <span class="bar__what">{ &bar.what }</span> },
    };
    html! {
        <li key={place} class="bar">
            { what }
            <span class="bar__n"><strong>{ &bar.count }</strong></span>
            <svg class="bar__plot" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                <rect class="c-bar c-bar--rest" width="100" height="14" />
                <rect class={classes!("c-bar", bar.class)} width={width} height="14" />
                if let Some(tick) = tick { <path class="c-tick" d={tick} /> }
            </svg>
        </li>
    }
}
