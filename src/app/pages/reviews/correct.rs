//! Why a clause is taken for what it is, and a tap to correct it.

use super::desk::with_polyglot;
use super::one::{act, write};
use super::said;
use crate::analysis::reviews::{Aspect, Language, Mention, Polarity, Reason};
use crate::app::components::{Sheet, draw_icon};
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{Correction, PaperId, Stamp};
use crate::messages::fill;
use crate::messages::reviews::{aspect_name, polarity_name};
use yew::prelude::*;

/// How many words are given as a reason.
const REASONS: usize = 4;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Of which review.
    pub id: PaperId,
    /// The first byte of the clause.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// What the review says.
    pub mentions: Vec<Mention>,
    /// In which language it is read.
    pub language: Option<Language>,
    /// The book.
    pub book: BookHandle,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Shows it.
#[component]
pub fn CorrectSheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let clause: String = {
        let library = props.book.library();
        let review = library.review(props.id);
        review
            .and_then(|review| review.text().get(props.start..props.end).map(str::to_owned))
            .unwrap_or_default()
    };
    let here: Vec<&Mention> = props
        .mentions
        .iter()
        .filter(|mention| mention.start < props.end && mention.end > props.start)
        .collect();
    let choose = |aspect: Aspect, polarity: Option<Polarity>| {
        let (book, notices, on_close) = (props.book.clone(), notices.clone(), props.on_close.clone());
        let (id, start, clause) = (props.id, props.start, clause.clone());
        Callback::from(move |_: MouseEvent| {
            let correction = Correction {
                aspect: aspect.name().into(),
                start,
                clause: clause.as_str().into(),
                polarity: polarity.map(|polarity| polarity.name().into()),
                stamp: Stamp::default(),
            };
            act(&book, &notices, speech, said(&speech).corrected, move |_, _| {
                write(id, correction.field(), correction.to_value())
            });
            on_close.emit(());
        })
    };
    let row = |aspect: Aspect, now: Option<Polarity>| {
        html! {
            <div key={aspect.name()} class="stack stack--tight">
                <h3>{ aspect_name(texts, aspect) }</h3>
                <div class="cluster" role="group" aria-label={aspect_name(texts, aspect)}>
                    { for Polarity::ALL.into_iter().map(|polarity| html! {
                        <button key={polarity.name()} class="pick" type="button" aria-pressed={(now == Some(polarity)).to_string()} onclick={choose(aspect, Some(polarity))}>
                            { draw_icon(match polarity { Polarity::Positive => "heart", Polarity::Negative => "dislike", Polarity::Neutral => "info" }) }
                            { polarity_name(texts, polarity) }
                        </button>
                    }) }
                    if now.is_some() {
                        <button class="pick" type="button" onclick={choose(aspect, None)}>{ draw_icon("close") }{ texts.not_about }</button>
                    }
                </div>
            </div>
        }
    };
    let others: Vec<Aspect> = Aspect::ALL
        .into_iter()
        .filter(|aspect| !here.iter().any(|mention| mention.aspect == *aspect))
        .collect();
    html! {
        <Sheet title={texts.correct_title} note={texts.correct_note} on_close={props.on_close.clone()}>
            <div class="stack">
                <p class="quote" lang={props.language.map(|language| language.code())}>{ &clause }</p>
                { for here.iter().map(|mention| html! {
                    <div key={mention.aspect.name()} class="stack stack--tight">
                        { row(mention.aspect, Some(mention.polarity)) }
                        { why(&speech, props.language, &clause, mention) }
                    </div>
                }) }
                <details class="behind">
                    <summary>{ texts.of_what }</summary>
                    <div class="stack">{ for others.into_iter().map(|aspect| row(aspect, None)) }</div>
                </details>
            </div>
        </Sheet>
    }
}

/// Shows the words that made it think so.
fn why(speech: &Speech, language: Option<Language>, clause: &str, mention: &Mention) -> Html {
    let texts = said(speech);
    let reasons = language
        .and_then(|language| with_polyglot(|polyglot| polyglot.reasons(language, clause, mention, REASONS)));
    let Some((aspect, polarity)) = reasons else { return html! {} };
    let words = |reasons: &[Reason]| {
        let words: Vec<&str> = reasons
            .iter()
            .filter_map(|reason| clause.get(reason.start..reason.end))
            .filter(|word| tells(word))
            .collect();
        words.join(", ")
    };
    let (aspect, polarity) = (words(&aspect), words(&polarity));
    html! {
        <>
            if !aspect.is_empty() { <p class="note">{ fill(texts.why_aspect, &[("words", &aspect)]) }</p> }
            if !polarity.is_empty() { <p class="note">{ fill(texts.why_polarity, &[("words", &polarity)]) }</p> }
        </>
    }
}

/// Returns whether a person can make something of a reason: a word, an emoji, a call; a comma tells nobody why.
fn tells(word: &str) -> bool {
    word.chars().any(|letter| letter.is_alphanumeric() || matches!(letter, '!' | '?') || letter > '\u{2190}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_is_no_reason_but_an_emoji_is() {
        assert_eq!(
            ["fredda", "😡", "!", ":", ",", "…", "’"].map(tells),
            [true, true, true, false, false, false, false]
        );
    }
}
