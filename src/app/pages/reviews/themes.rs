//! What is said consistently: praise beside complaints of each aspect, then the words that come up.

use super::bars::{Bar, draw_bars};
use super::desk::Found;
use super::stars::percent;
use super::watch::show_progress;
use super::week::{show_empty, show_views};
use super::{Shown, said};
use crate::analysis::reviews::theme::Theme;
use crate::analysis::reviews::trend::{Measure, trend};
use crate::analysis::reviews::{Aspect, Polarity};
use crate::app::components::{Pane, draw_icon};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{Speech, capital};
use crate::messages::fill;
use crate::messages::reviews::aspect_name;
use yew::prelude::*;

/// How many themes are shown.
const SHOWN: usize = 24;

/// Shows the themes.
#[component]
pub fn ThemesPage(props: &Shown) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let found = props.reading.found.clone();
    let count = found.as_ref().map_or(0, |found| found.voices.len());
    html! {
        <Pane>
            <header class="title"><h1>{ speech.texts.reviews }</h1></header>
            { show_views(&speech, &ReviewsRoute::Themes) }
            { show_progress(&speech, &props.reading) }
            if let Some(found) = &found {
                if count == 0 { { show_empty(&speech) } } else { { beside(&speech, found) } { list(&speech, found) } }
            }
        </Pane>
    }
}

/// Shows each aspect's praise beside its complaints.
fn beside(speech: &Speech, found: &Found) -> Html {
    let texts = said(speech);
    let all = found.all();
    let count = |aspect, polarity| {
        let spots = trend(&all, Measure::Says(aspect, polarity), found.today, 365, 1);
        spots.first().map_or((0, 0), |spot| (spot.some, spot.all))
    };
    let mut rows: Vec<(Aspect, u32, u32, u32)> = Aspect::ALL
        .into_iter()
        .map(|aspect| {
            let ((high, all), (low, _)) =
                (count(aspect, Polarity::Positive), count(aspect, Polarity::Negative));
            (aspect, high, low, all)
        })
        .filter(|(_, high, low, _)| high + low > 0)
        .collect();
    crate::domain::order::sort_by_key(&mut rows, |(aspect, high, low, _)| {
        (std::cmp::Reverse(high + low), *aspect)
    });
    let bar = |aspect: Aspect, polarity: Polarity, some: u32, all: u32| Bar {
        what: if polarity == Polarity::Positive {
            texts.praise.to_owned()
        } else {
            texts.complaints.to_owned()
        },
        count: fill(texts.so_many_of, &[("n", &some.to_string()), ("all", &all.to_string())]),
        share: f64::from(some) / f64::from(all.max(1)),
        tick: None,
        class: if polarity == Polarity::Positive { "c-bar--good" } else { "c-bar--bad" },
        to: Some(Route::Reviews(ReviewsRoute::Theme(aspect, polarity, String::new())).href()),
    };
    html! {
        <section class="section" aria-labelledby="beside">
            <div class="section__head"><h2 id="beside">{ texts.praise_beside }</h2></div>
            <p class="note">{ texts.praise_beside_more }</p>
            <div class="stack top-gap">
                { for rows.into_iter().map(|(aspect, high, low, all)| html! {
                    <div key={aspect.name()} class="stack stack--tight">
                        <h3>{ aspect_name(texts, aspect) }</h3>
                        { draw_bars(&[bar(aspect, Polarity::Positive, high, all), bar(aspect, Polarity::Negative, low, all)]) }
                    </div>
                }) }
            </div>
        </section>
    }
}

fn list(speech: &Speech, found: &Found) -> Html {
    let texts = said(speech);
    html! {
        <section class="section" aria-labelledby="often">
            <div class="section__head"><h2 id="often">{ texts.said_often }</h2></div>
            <p class="note">{ texts.said_often_more }</p>
            if found.themes.is_empty() {
                <p class="note top-gap">{ texts.no_themes }</p>
            } else {
                <ul class="rows top-gap">{ for found.themes.iter().take(SHOWN).map(|theme| row(speech, theme)) }</ul>
            }
        </section>
    }
}

fn row(speech: &Speech, theme: &Theme) -> Html {
    let texts = said(speech);
    let to = ReviewsRoute::Theme(theme.aspect, theme.polarity, theme.words.clone());
    let (old, new) = theme.trend;
    let icon = match (new.low > old.high, new.high < old.low) {
        (true, _) => "rise",
        (_, true) => "fall",
        _ => "steady",
    };
    let class = if theme.polarity == Polarity::Positive { "theme theme--keep" } else { "theme" };
    let kind = match theme.polarity {
        Polarity::Positive => texts.praise,
        Polarity::Negative => texts.complaints,
        Polarity::Neutral => texts.facts,
    };
    let halves = fill(texts.theme_halves, &[("old", &percent(old.share)), ("new", &percent(new.share))]);
    html! {
        <li key={format!("{}{}{}", theme.aspect.name(), theme.polarity.name(), theme.words)}>
            <a {class} href={Route::Reviews(to).href()}>
                <span class="theme__n number">{ theme.reviews.len() }</span>
                <span class="theme__what">{ capital(&theme.words) }</span>
                <span class="trend">{ draw_icon(icon) }</span>
                <span class="theme__say">{ format!("{} · {kind}. {halves}", aspect_name(texts, theme.aspect)) }</span>
            </a>
        </li>
    }
}
