//! One review: its text with what it says marked, whose it is and about what, and what to do about it.

use super::clauses::draw_clauses;
use super::correct::CorrectSheet;
use super::desk::with_polyglot;
use super::quote::day_words;
use super::stars::{draw_rating, draw_stars, percent};
use super::takeup::take_up_reply;
use super::ties::Ties;
use super::{Shown, said};
use crate::analysis::reviews::{Mention, Polarity};
use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{BookHandle, Failure, NoticeAction, Notices, Speech, capital};
use crate::domain::{Action, Field, PaperId, PaperKind, Plan, RecordId, Review, Value};
use crate::messages::fill;
use crate::messages::reviews::{aspect_name, polarity_name, source_name};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which.
    pub id: PaperId,
    /// What was read.
    pub shown: Shown,
}

/// Shows it.
#[component]
pub fn One(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let clause = use_state(|| None::<(usize, usize)>);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let book = props.shown.book.clone();
    let back = lead_back(&speech, &Route::Reviews(ReviewsRoute::All));
    let library = book.library();
    let Some(review) = library.review(props.id) else {
        return html! { <Pane dock={back}><header class="title"><h1>{ texts.unknown_review }</h1></header></Pane> };
    };
    // Read anew at once, so that a correction shows before all the others are read again.
    let read = with_polyglot(|polyglot| polyglot.read(&review)).flatten();
    let voice = props.shown.reading.found.as_ref().and_then(|found| {
        let place = found.place(props.id)?;
        found.voices.get(place).cloned()
    });
    let rating = voice
        .as_ref()
        .map_or_else(|| draw_stars(&speech, review.stars()), |voice| draw_rating(&speech, voice));
    let kept = voice.map(|voice| (voice.language, voice.reading.clone()));
    let (language, reading) = read.or(kept).unzip();
    let mentions = reading.map(|reading| reading.mentions).unwrap_or_default();
    let on_clause = {
        let clause = clause.clone();
        Callback::from(move |span: (usize, usize)| clause.set(Some(span)))
    };
    let author = if review.author().is_empty() { texts.nameless } else { review.author() };
    let onreply = {
        let (book, notices, id) = (book.clone(), notices.clone(), props.id);
        let said: Vec<_> = mentions.iter().map(|mention| (mention.aspect, mention.polarity)).collect();
        Callback::from(move |_: MouseEvent| take_up_reply(&book, &notices, speech, id, language, &said))
    };
    let onaside = {
        let (book, notices, id) = (book.clone(), notices.clone(), props.id);
        Callback::from(move |_: MouseEvent| {
            let done = saved(&notices, speech, said(&speech).put_aside_done);
            book.act(move |_, _| Ok(write(id, Field::Deleted, Value::Flag(true))), done);
            Route::Reviews(ReviewsRoute::All).replace();
        })
    };
    let dock = html! {
        <>
            { back }
            <button class="button" type="button" onclick={onreply}>{ texts.draft }</button>
        </>
    };
    let reply = review.reply();
    html! {
        <Pane {dock}>
            <header class="title">
                <p class="title__over">{ format!("{} · {}", source_name(texts, review.source()), day_words(&speech, review.day().0)) }</p>
                <h1>{ author }</h1>
                <p class="review-stars">{ rating }</p>
            </header>
            <section class="card stack top-gap" lang={language.map(|language| language.code())}>
                if review.text().is_empty() {
                    <p class="note">{ texts.stars_only }</p>
                } else {
                    { draw_clauses(&speech, review.text(), &mentions, &on_clause) }
                }
            </section>
            if !review.text().is_empty() {
                <section class="section" aria-labelledby="says">
                    <div class="section__head"><h2 id="says">{ texts.what_it_says }</h2></div>
                    if mentions.is_empty() {
                        <p class="note">{ texts.says_nothing }</p>
                    } else {
                        <ul class="facts">{ for mentions.iter().map(|mention| fact(&speech, &review, mention)) }</ul>
                        <p class="note top-gap">{ texts.tap_to_correct }</p>
                    }
                </section>
            }
            if !reply.is_empty() {
                <section class="section" aria-labelledby="reply">
                    <div class="section__head"><h2 id="reply">{ texts.your_reply }</h2></div>
                    <p>{ reply }</p>
                </section>
            }
            <Ties id={props.id} shown={props.shown.clone()} />
            <div class="cluster section">
                if review.url().split_once("://").is_some_and(|(scheme, _)| scheme == "https") {
                    <a class="button button--tonal" href={review.url().to_owned()} target="_blank" rel="noopener noreferrer">{ texts.open_source }</a>
                }
                <button class="button button--tonal" type="button" onclick={onaside}>{ texts.put_aside }</button>
            </div>
            if let Some((start, end)) = *clause {
                <CorrectSheet id={props.id} {start} {end} mentions={mentions.clone()} {language} book={book.clone()}
                    on_close={Callback::from(move |()| clause.set(None))} />
            }
        </Pane>
    }
}

fn fact(speech: &Speech, review: &Review, mention: &Mention) -> Html {
    let texts = said(speech);
    let (icon, class) = match mention.polarity {
        Polarity::Positive => ("heart", "fact fact--like"),
        Polarity::Negative => ("dislike", "fact fact--dislike"),
        Polarity::Neutral => ("info", "fact"),
    };
    let own = review
        .corrections()
        .iter()
        .any(|correction| correction.start == mention.start && *correction.aspect == *mention.aspect.name());
    let sure = if own {
        texts.corrected_by_you.to_owned()
    } else {
        fill(texts.surely, &[("percent", &percent(mention.confidence.into()))])
    };
    let quote = review.text().get(mention.start..mention.end).unwrap_or_default();
    html! {
        <li key={format!("{}{}", mention.start, mention.aspect.name())} {class}>
            { draw_icon(icon) }
            <span class="fact__what">{ format!("{}: {}", aspect_name(texts, mention.aspect), polarity_name(texts, mention.polarity)) }</span>
            <span class="fact__from">{ capital(&format!("{} · {sure}", fill(texts.quoted, &[("quote", quote)]))) }</span>
        </li>
    }
}

/// Returns the plan that writes one field of a review.
pub fn write(id: PaperId, field: Field, value: Value) -> Plan {
    Plan::new(Action::Write(PaperKind::Review)).set(RecordId::Paper(PaperKind::Review, id), field, value)
}

/// Says that something was saved and can be undone, or why not.
pub fn saved(notices: &UseReducerHandle<Notices>, speech: Speech, text: &str) -> crate::app::state::Done {
    let (notices, text) = (notices.clone(), text.to_owned());
    Callback::from(move |result: Result<_, Failure>| match result {
        Ok(None) => {}
        Ok(step) => notices.dispatch(NoticeAction::done(text.clone(), step)),
        Err(failure) => notices.dispatch(NoticeAction::say(failure.sentence(speech.texts))),
    })
}

/// Does something to the papers, and says so.
pub fn act(
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    speech: Speech,
    text: &str,
    plan: impl Fn(&crate::domain::Library, &crate::domain::Author) -> Plan + 'static,
) {
    book.act(move |library, author| Ok(plan(library, author)), saved(notices, speech, text));
}
