//! When it goes wrong: is it more than chance, what it has in common, what was ruled out, what to do.

use super::bell::hush;
use super::chart::{Chart, draw_chart};
use super::desk::Found;
use super::improve::AddImprovement;
use super::one::saved;
use super::quote::{date_words, draw_quotes};
use super::takeup::take_up_incident;
use super::tasks::Tasks;
use super::traits::{draw_common, draw_ruled_out};
use super::watch::show_progress;
use super::{Shown, said};
use crate::analysis::reviews::cause::ENOUGH;
use crate::analysis::reviews::incident::Cause;
use crate::analysis::reviews::theme::Theme;
use crate::analysis::reviews::trend::{Measure, trend};
use crate::analysis::reviews::{Aspect, Polarity};
use crate::app::components::{Pane, draw_icon, draw_small_icon, lead_back};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{Notices, Speech};
use crate::domain::{Action, Field, IncidentPaper, Library, PaperId, PaperKind, Plan, RecordId};
use crate::messages::fill;
use crate::messages::reviews::{aspect_name, join_article, shift_name};
use yew::prelude::*;

/// How many weeks are drawn.
const WEEKS: usize = 12;
/// How many quotes are shown.
const QUOTES: usize = 6;

/// Shows the incident, or that there is none.
#[component]
pub fn IncidentPage(props: &Shown) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    use_effect_with(props.reading.found.as_ref().map(|found| found.state), {
        let found = props.reading.found.clone();
        move |_| {
            if let Some(found) = found {
                hush(&found);
            }
        }
    });
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let back = lead_back(&speech, &Route::Reviews(ReviewsRoute::Week));
    let Some(found) = props.reading.found.clone() else {
        return html! { <Pane dock={back}>{ show_progress(&speech, &props.reading) }</Pane> };
    };
    let book = props.book.clone();
    let known = current_incident(&book.library(), &found);
    if !found.incident.alert {
        // "No more than chance" would be a finding; of a handful there is none.
        let (found_title, more) = if found.voices.len() < ENOUGH {
            (texts.incident_few, texts.incident_few_more)
        } else {
            (texts.incident_none, texts.incident_none_more)
        };
        return html! {
            <Pane dock={back}>
                <header class="title"><h1>{ found_title }</h1></header>
                <p class="lead top-gap">{ more }</p>
                { weeks(&speech, &found) }
            </Pane>
        };
    }
    let ontake = {
        let (book, notices, found) = (book.clone(), notices.clone(), found.clone());
        Callback::from(move |_: MouseEvent| take_up_incident(&book, &notices, speech, found.clone()))
    };
    let onclose = known.map(|(id, closed)| {
        let (book, notices) = (book.clone(), notices.clone());
        let (state, text) = if closed {
            ("open", texts.open_incident)
        } else {
            (IncidentPaper::CLOSED, texts.incident_closed)
        };
        Callback::from(move |_: MouseEvent| {
            let plan = move || {
                let record = RecordId::Paper(PaperKind::Incident, id);
                Plan::new(Action::Write(PaperKind::Incident)).set(record, Field::State, state)
            };
            book.act(move |_, _| Ok(plan()), saved(&notices, speech, text));
        })
    });
    let (low, all, usual) = count_low(&found);
    let since = first_day(&found);
    let (day, low, all) = (date_words(&speech, since), low.to_string(), all.to_string());
    let usual = speech.number(usual.round() as u64);
    let values = [("low", low.as_str()), ("n", &all), ("day", &day), ("usual", &usual)];
    let dock = html! {
        <>
            { back }
            if known.is_none() {
                <button class="button" type="button" onclick={ontake}>{ texts.take_up }</button>
            } else {
                <a class="button" href={Route::Reviews(ReviewsRoute::Signs).href()}>{ texts.ledger }</a>
            }
        </>
    };
    html! {
        <Pane {dock}>
            <header class="stack stack--head">
                <p class="alert__over alert__over--line">
                    { draw_small_icon("alarm") }{ join_article(&fill(texts.since_day, &[("over", texts.more_than_chance), ("day", &day)])) }
                </p>
                <h1>{ title(&speech, &found) }</h1>
                if low != "0" { <p class="lead">{ join_article(&fill(texts.incident_lead, &values)) }</p> }
                if let Some(burst) = found.incident.burst {
                    <p class="note">{ fill(texts.incident_burst, &[
                        ("n", &burst.count.to_string()), ("days", &burst.days.to_string()), ("usual", &format!("{:.0}", burst.expected.max(1.0))),
                    ]) }</p>
                }
                if found.incident.too_few { <p class="notice notice--soon">{ texts.too_few }</p> }
            </header>
            { weeks(&speech, &found) }
            { draw_common(&speech, &found) }
            { draw_quotes(&speech, &found, evidence(&found, QUOTES)) }
            { draw_ruled_out(&speech, &found) }
            <section class="section" aria-labelledby="do">
                <div class="section__head"><h2 id="do">{ texts.to_do }</h2></div>
                if let Some((id, _)) = known {
                    <Tasks shown={props.clone()} about={Some(id)} />
                    <AddImprovement shown={props.clone()} about={Some(id)} />
                } else {
                    <p class="note">{ texts.no_tasks_more }</p>
                }
                if let Some(onclose) = onclose {
                    <button class="button button--tonal top-gap" type="button" onclick={onclose}>{ draw_icon("check") }{ texts.close_incident }</button>
                }
            </section>
        </Pane>
    }
}

/// Returns the id of the incident that was found: the same on every phone that finds it.
pub fn incident_id(found: &Found) -> PaperId {
    let first = found.incident.window.first().and_then(|place| found.ids.get(found.watched + place));
    PaperId::derived(&["incident", &first.map_or(String::new(), ToString::to_string)])
}

/// Returns the incident that was taken up, if it is the one that is found now, and whether it is over.
pub fn current_incident(library: &Library, found: &Found) -> Option<(PaperId, bool)> {
    let window: Vec<PaperId> = found
        .incident
        .window
        .iter()
        .filter_map(|place| found.ids.get(found.watched + place).copied())
        .collect();
    library
        .papers(PaperKind::Incident)
        .filter_map(IncidentPaper::of)
        .find(|incident| incident.record().cited().any(|review| window.contains(&review)))
        .map(|incident| (incident.id(), incident.is_closed()))
}

/// Counts the low reviews in the window, all of it, and how many low ones were to be expected.
pub fn count_low(found: &Found) -> (u32, u32, f64) {
    let watched = found.watched();
    let window = &found.incident.window;
    let low =
        window.iter().filter(|place| watched.get(**place).is_some_and(|voice| voice.is_negative())).count();
    let before = watched.len() - window.len();
    let low_before = watched.iter().take(before).filter(|voice| voice.is_negative()).count();
    let rate = found.incident.alarm.map_or(low_before as f64 / before.max(1) as f64, |alarm| alarm.rate);
    (low as u32, window.len() as u32, rate * window.len() as f64)
}

fn first_day(found: &Found) -> i64 {
    let first = found.incident.window.first().and_then(|place| found.voices.get(found.watched + place));
    first.map_or(found.today, |voice| voice.day)
}

/// Writes what the incident is about.
pub fn title(speech: &Speech, found: &Found) -> String {
    let texts = said(speech);
    let incident = &found.incident;
    let what = match incident.cause {
        Cause::Aspect(aspect) => match (&incident.dish, theme_words(found, aspect)) {
            (Some(dish), _) => dish.clone(),
            (None, Some(words)) => format!("{}: {words}", aspect_name(texts, aspect)),
            (None, None) => aspect_name(texts, aspect).to_owned(),
        },
        Cause::Coordination => return texts.cause_coordination.to_owned(),
        Cause::Chance => return texts.incident_none.to_owned(),
        Cause::Unknown => return texts.cause_unknown.to_owned(),
    };
    match (incident.weekday, incident.shift) {
        (Some(day), Some(shift)) => {
            let when =
                format!("{} {}", speech.language.weekday(day), shift_name(texts, shift).to_lowercase());
            fill(texts.cause_title_when, &[("what", &what), ("when", &when)])
        }
        (Some(day), None) => {
            fill(texts.cause_title_when, &[("what", &what), ("when", speech.language.weekday(day))])
        }
        (None, Some(shift)) => {
            let when = shift_name(texts, shift).to_lowercase();
            fill(texts.cause_title_shift, &[("what", &what), ("when", &when)])
        }
        (None, None) => what,
    }
}

/// Returns the words that most complaints of the incident share about its aspect, if half of them do.
fn theme_words(found: &Found, aspect: Aspect) -> Option<&str> {
    let window: Vec<usize> = found.incident.window.iter().map(|place| found.watched + place).collect();
    let low =
        window.iter().filter(|place| found.voices.get(**place).is_some_and(|voice| voice.is_negative()));
    let enough = low.count().div_ceil(2);
    let shared = |theme: &&Theme| theme.reviews.iter().filter(|review| window.contains(review)).count();
    let themes =
        found.themes.iter().filter(|theme| (theme.aspect, theme.polarity) == (aspect, Polarity::Negative));
    themes.filter(|theme| shared(theme) >= enough).max_by_key(shared).map(|theme| theme.words.as_str())
}

fn weeks(speech: &Speech, found: &Found) -> Html {
    let texts = said(speech);
    let all = found.all();
    let spots = trend(&all, Measure::Low, found.today, 7, WEEKS);
    let low = all.iter().filter(|voice| voice.is_negative()).count();
    let usual = found.incident.alarm.map_or(low as f64 / all.len().max(1) as f64, |alarm| alarm.rate);
    let since = first_day(found);
    let alarm = found
        .incident
        .alert
        .then(|| spots.iter().rev().find(|spot| spot.from <= since).map_or(since, |spot| spot.from));
    let heads = [texts.week_of, texts.low, texts.all_of_them];
    let chart = Chart {
        id: "weeks",
        say: texts.chart_say.to_owned(),
        spots: &spots,
        usual: Some(usual),
        alarm,
        heads,
    };
    draw_chart(speech, &chart)
}

/// Returns the clauses that show the cause best, the surest first.
pub fn evidence(found: &Found, most: usize) -> Vec<(usize, usize, usize)> {
    let mut quotes: Vec<(f32, (usize, usize, usize))> = Vec::new();
    for place in &found.incident.window {
        let place = found.watched + place;
        let Some(voice) = found.voices.get(place).filter(|voice| voice.is_negative()) else { continue };
        let about = |aspect: Aspect| match found.incident.cause {
            Cause::Aspect(cause) => aspect == cause,
            _ => true,
        };
        let mentions = voice.reading.mentions.iter();
        let best = mentions
            .filter(|mention| mention.polarity == Polarity::Negative && about(mention.aspect))
            .max_by(|one, other| one.confidence.total_cmp(&other.confidence));
        quotes.extend(best.map(|mention| (mention.confidence, (place, mention.start, mention.end))));
    }
    crate::domain::order::sort_by(&mut quotes, |one, other| other.0.total_cmp(&one.0));
    quotes.into_iter().map(|(_, quote)| quote).take(most).collect()
}
