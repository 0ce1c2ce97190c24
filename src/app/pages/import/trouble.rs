//! A file that cannot be taken in: why, on which line, and what to do. Nothing has changed.

use super::choose::ENDINGS;
use crate::app::components::{Pane, draw_behind, draw_file_button, draw_torn_sheet};
use crate::app::route::Route;
use crate::app::state::Speech;
use crate::exchange::{BadLine, ExchangeError};
use crate::messages::{file_trouble, fill, problem_words};
use std::rc::Rc;
use web_sys::File;
use yew::prelude::*;

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The browser cannot read it.
    Unreadable,
    /// It is no file of people.
    File(ExchangeError),
    /// Not one line of it can be read; this is the first.
    Line(BadLine),
}

/// A file and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// The file's name.
    pub file: Rc<str>,
    /// How large it is, in bytes.
    pub size: f64,
    /// What is wrong.
    pub cause: Cause,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The file and what is wrong with it.
    pub trouble: Trouble,
    /// Called with another file.
    pub on_file: Callback<File>,
    /// Called to try the same one again.
    pub on_retry: Callback<()>,
}

/// Shows what is wrong.
#[component]
pub fn TroublePage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.coming_in();
    let (title, more, line) = words(&speech, &props.trouble.cause);
    let detail = match &props.trouble.cause {
        Cause::Unreadable => String::new(),
        Cause::File(error) => error.to_string(),
        Cause::Line(bad) => bad.to_string(),
    };
    let kilobytes = speech.number((props.trouble.size / 1000.0).ceil() as u64);
    let onretry = props.on_retry.reform(|_: MouseEvent| ());
    html! {
        <Pane key="bad">
            <div class="empty" role="alert">
                { draw_torn_sheet() }
                <h1>{ title }</h1>
                if let Some(line) = line { <p class="lead"><strong>{ line }</strong></p> }
                <p class="lead">{ more }{ " " }{ texts.trouble_unchanged }</p>
                <div class="stack">
                    { draw_file_button(texts.trouble_again, ENDINGS, &props.on_file) }
                    <button class="button button--wide" type="button" onclick={onretry}>{ texts.trouble_retry }</button>
                </div>
                <a class="link" href={Route::More.href()}>{ texts.trouble_back }</a>
                { draw_behind(texts.trouble_details, html! {
                    <p class="note">{ format!("{}, {kilobytes} kB. {detail}", props.trouble.file) }</p>
                }) }
            </div>
        </Pane>
    }
}

/// Returns a title, what to do, and the line with what is wrong there.
fn words(speech: &Speech, cause: &Cause) -> (&'static str, String, Option<String>) {
    let texts = speech.language.coming_in();
    match cause {
        Cause::Unreadable => (texts.trouble_unreadable, texts.trouble_unreadable_more.into(), None),
        Cause::File(error) => {
            let (title, more, line) = file_trouble(texts, error);
            let line = line.map(|line| fill(texts.trouble_at_line, &[("line", &speech.number(line.into()))]));
            (title, more, line)
        }
        Cause::Line(bad) => {
            let line = speech.number(bad.line.into());
            let values = [("line", &*line), ("problem", &*problem_words(texts, &bad.problem))];
            let line = fill(texts.trouble_line, &values);
            (texts.trouble_nobody, texts.trouble_nobody_more.into(), Some(line))
        }
    }
}
