//! One theme, or one aspect: its counts, where it clusters, and the quotes it rests on.

use super::desk::Found;
use super::quote::draw_quotes;
use super::stars::percent;
use super::{Shown, said};
use crate::analysis::reviews::{Aspect, Polarity};
use crate::app::components::{Pane, lead_back};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{Speech, capital};
use crate::messages::fill;
use crate::messages::reviews::aspect_name;
use yew::prelude::*;

/// How many quotes are shown.
const QUOTES: usize = 40;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Of what.
    pub aspect: Aspect,
    /// How it is spoken of.
    pub polarity: Polarity,
    /// The words of the theme, empty for the whole aspect.
    pub words: String,
    /// What was read.
    pub shown: Shown,
}

/// Shows it.
#[component]
pub fn ThemePage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let title = if props.words.is_empty() {
        aspect_name(texts, props.aspect).to_owned()
    } else {
        capital(&props.words)
    };
    let kind = match props.polarity {
        Polarity::Positive => texts.praise,
        Polarity::Negative => texts.complaints,
        Polarity::Neutral => texts.facts,
    };
    let back = lead_back(&speech, &Route::Reviews(ReviewsRoute::Themes));
    html! {
        <Pane dock={back}>
            <header class="title">
                <p class="title__over">{ format!("{} · {kind}", aspect_name(texts, props.aspect)) }</p>
                <h1>{ title }</h1>
            </header>
            if let Some(found) = &props.shown.reading.found {
                { facts(&speech, found, props) }
                { quotes(&speech, found, props) }
            }
        </Pane>
    }
}

fn facts(speech: &Speech, found: &Found, props: &Props) -> Html {
    let texts = said(speech);
    let theme = found.themes.iter().find(|theme| {
        (theme.aspect, theme.polarity) == (props.aspect, props.polarity) && theme.words == props.words
    });
    let Some(theme) = theme else { return html! {} };
    let share = theme.share;
    let values =
        [("share", percent(share.share)), ("low", percent(share.low)), ("high", percent(share.high))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (old, new) = theme.trend;
    // 1970-01-05 was a Monday.
    let weekday = theme.weekday.map(|day| speech.language.weekday(day));
    html! {
        <div class="stack stack--tight top-gap">
            <p class="lead">{ speech.count(texts.theme_share, theme.reviews.len() as u64, &values) }</p>
            <p class="note">{ fill(texts.theme_halves, &[("old", &percent(old.share)), ("new", &percent(new.share))]) }</p>
            if let Some(day) = weekday { <p class="note">{ fill(texts.theme_weekday, &[("day", day)]) }</p> }
        </div>
    }
}

/// Shows the clauses that say it, the newest first.
fn quotes(speech: &Speech, found: &Found, props: &Props) -> Html {
    let theme = found.themes.iter().find(|theme| {
        (theme.aspect, theme.polarity) == (props.aspect, props.polarity) && theme.words == props.words
    });
    let wanted =
        |review: &usize| props.words.is_empty() || theme.is_some_and(|theme| theme.reviews.contains(review));
    let mut quotes: Vec<(usize, usize, usize)> = Vec::new();
    for review in (0..found.voices.len()).rev().filter(wanted) {
        let Some(voice) = found.voices.get(review) else { continue };
        let mentions = voice
            .reading
            .mentions
            .iter()
            .filter(|mention| (mention.aspect, mention.polarity) == (props.aspect, props.polarity));
        let words = |start: usize, end: usize| {
            voice.text.get(start..end).is_some_and(|clause| clause.to_lowercase().contains(&props.words))
        };
        let best = mentions.max_by(|one, other| {
            let rank = |mention: &&crate::analysis::reviews::Mention| words(mention.start, mention.end);
            rank(one).cmp(&rank(other)).then(one.confidence.total_cmp(&other.confidence))
        });
        quotes.extend(best.map(|mention| (review, mention.start, mention.end)));
        if quotes.len() == QUOTES {
            break;
        }
    }
    draw_quotes(speech, found, quotes)
}
