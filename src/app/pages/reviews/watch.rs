//! Reads the reviews whenever they are different, and shows how far it is.

use super::desk::{Found, Progress, Stop, found, read, state_of};
use super::said;
use crate::app::state::{BookHandle, Speech};
use crate::messages::fill;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What was read, and what is being read.
#[derive(Clone)]
pub struct Reading {
    /// What was found last.
    pub found: Option<Rc<Found>>,
    /// How far reading has come, while it goes on.
    pub progress: Option<Progress>,
    /// Whether somebody stopped it.
    pub stopped: bool,
    on_stop: Callback<()>,
    on_start: Callback<()>,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        let found = match (&self.found, &other.found) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        found && self.progress == other.progress && self.stopped == other.stopped
    }
}

/// Reads the reviews of a book, once all of it is loaded and whenever they are different.
#[hook]
pub fn use_reading(book: &BookHandle) -> Reading {
    let known = use_state(|| found(book.shop()));
    let progress = use_state(|| None::<Progress>);
    let stopped = use_state(|| false);
    let round = use_state(|| 0_u32);
    let stop = use_mut_ref(Stop::default);
    let state = *use_memo(book.clone(), |book| book.is_loaded().then(|| state_of(&book.library())));
    {
        let (known, progress, stopped) = (known.clone(), progress.clone(), stopped.clone());
        let (book, stop) = (book.clone(), stop.clone());
        use_effect_with((state, *round), move |(state, _)| {
            let mine: Stop = Rc::new(Cell::new(false));
            stop.replace(mine.clone()).set(true);
            let last = found(book.shop());
            match state {
                Some(state) if last.as_ref().is_none_or(|found| found.state != *state) => {
                    let running = mine.clone();
                    stopped.set(false);
                    spawn_local(async move {
                        let told = progress.clone();
                        let (seen, running) = (running.clone(), running);
                        let found = read(&book, &running, move |now| {
                            if !seen.get() {
                                told.set(Some(now));
                            }
                        })
                        .await;
                        if !running.get() {
                            progress.set(None);
                            known.set(found);
                        }
                    });
                }
                _ => {
                    progress.set(None);
                    known.set(last);
                }
            }
            move || mine.set(true)
        });
    }
    let on_stop = {
        let (stop, stopped, progress) = (stop.clone(), stopped.clone(), progress.clone());
        Callback::from(move |()| {
            stop.borrow().set(true);
            stopped.set(true);
            progress.set(None);
        })
    };
    let on_start = {
        let round = round.clone();
        Callback::from(move |()| round.set(*round + 1))
    };
    Reading { found: (*known).clone(), progress: *progress, stopped: *stopped, on_stop, on_start }
}

/// Shows how far reading is, that it was stopped, or which language is not understood.
pub fn show_progress(speech: &Speech, reading: &Reading) -> Html {
    let texts = said(speech);
    if let Some(Progress { done, total }) = reading.progress {
        let percent = (done * 100).checked_div(total).unwrap_or(0).to_string();
        let (done, total) = (speech.number(done as u64), speech.number(total as u64));
        let onclick = reading.on_stop.reform(|_: MouseEvent| ());
        return html! {
            <div class="card stack stack--tight top-gap">
                <div class="progress">
                    <label for="reading">{ texts.reading }</label>
                    <span class="count">{ fill(texts.reading_of, &[("done", &done), ("n", &total)]) }</span>
                    <progress id="reading" class="progress__bar" max="100" value={percent}></progress>
                </div>
                <button class="link" type="button" {onclick}>{ texts.stop }</button>
            </div>
        };
    }
    if reading.stopped {
        let onclick = reading.on_start.reform(|_: MouseEvent| ());
        return html! {
            <div class="card stack stack--tight top-gap" role="status">
                <p>{ texts.stopped }</p>
                <button class="link" type="button" {onclick}>{ texts.read_again }</button>
            </div>
        };
    }
    let missing = reading.found.iter().flat_map(|found| found.missing.iter());
    missing
        .map(|language| {
            let name = speech.language_name(language.code());
            html! { <p key={language.code()} class="notice notice--soon top-gap">{ fill(texts.model_missing, &[("language", &name)]) }</p> }
        })
        .collect()
}
