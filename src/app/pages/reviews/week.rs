//! The week: an alert where there is one, three things to fix, three to keep, each one tap from its quotes.

use super::clauses::passage;
use super::desk::Found;
use super::incident::{count_low, title};
use super::tasks::open_tasks;
use super::watch::show_progress;
use super::{Shown, said};
use crate::analysis::reviews::Polarity;
use crate::analysis::reviews::week::Point;
use crate::app::components::{Pane, draw_icon};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{Speech, capital};
use crate::messages::fill;
use crate::messages::reviews::aspect_name;
use yew::prelude::*;

/// Shows the week.
#[component]
pub fn WeekPage(props: &Shown) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let found = props.reading.found.clone();
    let count = found.as_ref().map_or(0, |found| found.voices.len());
    let empty = props.book.is_loaded() && props.book.library().reviews().next().is_none();
    let tasks = open_tasks(&props.book.library());
    html! {
        <Pane>
            <header class="title">
                <h1>{ speech.texts.reviews }</h1>
                if let Some(found) = &found {
                    if count > 0 { <p class="note">{ recent(&speech, found) }</p> }
                }
                <a class="icon-button" href={Route::Reviews(ReviewsRoute::Import).href()} aria-label={texts.bring_in}>{ draw_icon("receive") }</a>
            </header>
            { show_views(&speech, &ReviewsRoute::Week) }
            { show_progress(&speech, &props.reading) }
            if empty {
                { show_empty(&speech) }
            } else if let Some(found) = &found {
                <div class="stack top-gap">{ alert(&speech, found) }</div>
                { points(&speech, found, &found.week.fix, Polarity::Negative) }
                { points(&speech, found, &found.week.keep, Polarity::Positive) }
            }
            <ul class="rows section">
                { lead(ReviewsRoute::Write(None), "chat", texts.write_one, texts.source_counter.to_owned()) }
                { lead(ReviewsRoute::Todo, "list", texts.to_do, speech.number(tasks as u64)) }
            </ul>
        </Pane>
    }
}

fn lead(to: ReviewsRoute, icon: &'static str, what: &'static str, more: String) -> Html {
    html! {
        <li>
            <a class="go" href={Route::Reviews(to).href()}>
                { draw_icon(icon) }<span><span class="go__what">{ what }</span><span class="go__more">{ more }</span></span>{ draw_icon("forward") }
            </a>
        </li>
    }
}

/// Shows the ways to look at reviews.
pub fn show_views(speech: &Speech, shown: &ReviewsRoute) -> Html {
    let texts = said(speech);
    let views = [
        (ReviewsRoute::Week, texts.week),
        (ReviewsRoute::Themes, texts.themes),
        (ReviewsRoute::Trends, texts.trends),
        (ReviewsRoute::All, texts.all),
    ];
    html! {
        <nav class="segments segments--many top-gap" aria-label={texts.view}>
            { for views.into_iter().enumerate().map(|(place, (to, name))| {
                let current = (to == *shown).then_some("page");
                html! { <a key={place} href={Route::Reviews(to).href()} aria-current={current}>{ name }</a> }
            }) }
        </nav>
    }
}

/// Shows how to begin.
pub fn show_empty(speech: &Speech) -> Html {
    let texts = said(speech);
    html! {
        <div class="empty">
            <h2>{ texts.empty_title }</h2>
            <p class="lead">{ texts.empty_more }</p>
            <a class="button button--primary" href={Route::Reviews(ReviewsRoute::Import).href()}>{ draw_icon("receive") }{ texts.bring_in }</a>
        </div>
    }
}

fn recent(speech: &Speech, found: &Found) -> String {
    let usual = if found.week.usual < 1.0 {
        format!("{:.1}", found.week.usual).replace('.', if speech.language.tag() == "it" { "," } else { "." })
    } else {
        speech.number(found.week.usual.round() as u64)
    };
    speech.count(said(speech).recent, found.week.recent.into(), &[("usual", &usual)])
}

fn alert(speech: &Speech, found: &Found) -> Html {
    let texts = said(speech);
    if !found.incident.alert {
        return html! {};
    }
    let (low, all, usual) = count_low(found);
    let values = [
        ("low", speech.number(low.into())),
        ("n", speech.number(all.into())),
        ("usual", speech.number(usual.round() as u64)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html! {
        <section class="alert" aria-label={texts.alert}>
            { draw_icon("alarm") }
            <div class="stack stack--tight">
                <p class="alert__over">{ texts.more_than_chance }</p>
                <p class="alert__what">{ title(speech, found) }</p>
                if low > 0 { <p class="note">{ fill(texts.low_of, &values) }</p> }
            </div>
            <a class="button button--primary" href={Route::Reviews(ReviewsRoute::Incident).href()}>{ texts.look_together }</a>
        </section>
    }
}

fn points(speech: &Speech, found: &Found, points: &[Point], polarity: Polarity) -> Html {
    let texts = said(speech);
    let (id, title, none) = match polarity {
        Polarity::Negative => ("fix", texts.fix, texts.nothing_to_fix),
        _ => ("keep", texts.keep, texts.nothing_to_keep),
    };
    html! {
        <section class="section section--near" aria-labelledby={id}>
            <div class="section__head"><h2 {id}>{ title }</h2><span class="count">{ texts.people_days }</span></div>
            if points.is_empty() {
                <p class="note">{ none }</p>
            } else {
                <ul class="rows">{ for points.iter().enumerate().map(|(place, each)| point(speech, found, place, each, polarity)) }</ul>
            }
        </section>
    }
}

fn point(speech: &Speech, found: &Found, place: usize, point: &Point, polarity: Polarity) -> Html {
    let texts = said(speech);
    let words = point.theme.and_then(|theme| found.themes.get(theme)).map(|theme| theme.words.clone());
    let aspect = aspect_name(texts, point.aspect);
    let what = words.as_ref().map_or_else(|| aspect.to_owned(), |words| format!("{aspect}: {}", words));
    let (icon, say) = match (point.before, point.people) {
        (0, _) => ("rise", texts.new_now),
        (before, now) if now > before + before / 4 => ("rise", texts.more_now),
        (before, now) if now + before / 4 < before => ("fall", texts.less_now),
        _ => ("steady", texts.same_now),
    };
    let (review, start, end) = point.quote;
    let quote =
        found.voices.get(review).map(|voice| passage(&voice.text, start, end, 0).1).unwrap_or_default();
    let quote =
        quote.trim_matches(|letter: char| letter.is_whitespace() || ",;:.…".contains(letter)).to_owned();
    let class = if polarity == Polarity::Positive { "theme theme--keep" } else { "theme" };
    let to = ReviewsRoute::Theme(point.aspect, polarity, words.unwrap_or_default());
    html! {
        <li key={place}>
            <a {class} href={Route::Reviews(to).href()}>
                <span class="theme__n number">{ point.people }</span>
                <span class="theme__what">{ capital(&what) }</span>
                <span class="trend">{ draw_icon(icon) }</span>
                <span class="theme__say">{ say }{ " " }{ fill(texts.quoted, &[("quote", &quote)]) }</span>
            </a>
        </li>
    }
}
