//! Taking reviews in: pick or paste, see what would change, and then all of it or nothing.

mod choose;
mod columns;
mod preview;
mod work;

use super::said;
use crate::app::components::{Pane, draw_icon, draw_torn_sheet, lead_back};
use crate::app::pages::import::{Progress, Reading, Runs, show_reading, show_saving};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{DecideSlice, Failure, NoticeAction, Notices, Speech, use_book};
use crate::domain::StepId;
use crate::exchange::reviews::{ReviewColumns, ReviewsDraft, ReviewsPreview};
use crate::messages::{file_trouble, fill, problem_words};
use crate::platform::{clock, page};
use choose::Choose;
use columns::Columns;
use preview::PreviewPage;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use work::{Open, Ready, Trouble};
use yew::prelude::*;

/// How many rows are planned between two looks at the clock.
const ROWS: usize = 32;

/// Where the person is.
#[derive(Clone)]
enum Step {
    Choose,
    Reading(Progress),
    Columns(Open),
    Preview(Ready),
    Saving,
    Bad(Trouble),
}

impl Step {
    /// Returns a name that changes with the step, but not with how far it has come.
    fn name(&self) -> &'static str {
        match self {
            Step::Choose => "choose",
            Step::Reading(_) => "reading",
            Step::Columns(_) => "columns",
            Step::Preview(_) => "preview",
            Step::Saving => "saving",
            Step::Bad(_) => "bad",
        }
    }
}

/// Shows the step that the person is at.
#[component]
pub fn ReviewsImport() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let step = use_state(|| Step::Choose);
    let runs = use_memo((), |()| Runs::default());
    {
        let runs = runs.clone();
        // Leaving the page stops what is being read.
        use_effect_with((), move |()| move || runs.stop());
    }
    use_effect_with(step.name(), |_| page::focus("main"));
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let to_choose = {
        let (step, runs) = (step.clone(), runs.clone());
        Callback::from(move |()| {
            runs.stop();
            step.set(Step::Choose);
        })
    };
    let read = {
        let (step, runs, book) = (step.clone(), runs.clone(), book.clone());
        Callback::from(move |open: Open| {
            let (step, run, book) = (step.clone(), runs.begin(), book.clone());
            spawn_local(async move {
                let told = step.clone();
                let on_progress = move |progress| told.set(Step::Reading(progress));
                match work::read(&open, &book, &run, on_progress).await {
                    Some(Ok(ready)) => step.set(Step::Preview(ready)),
                    Some(Err(trouble)) => step.set(Step::Bad(trouble)),
                    // Cancelled: another step is shown already.
                    None => {}
                }
            });
        })
    };
    let go_on = {
        let (step, read) = (step.clone(), read.clone());
        Callback::from(move |opened: Result<Open, Trouble>| match opened {
            Ok(open) if open.asks_for_columns() => step.set(Step::Columns(open)),
            Ok(open) => read.emit(open),
            Err(trouble) => step.set(Step::Bad(trouble)),
        })
    };
    let on_file = {
        let (step, runs, go_on) = (step.clone(), runs.clone(), go_on.clone());
        Callback::from(move |picked: File| {
            let (run, go_on) = (runs.begin(), go_on.clone());
            step.set(Step::Reading(Progress::default()));
            spawn_local(async move {
                let opened = work::open(&picked).await;
                if run.is_current() {
                    go_on.emit(opened);
                }
            });
        })
    };
    let on_paste = {
        let go_on = go_on.clone();
        Callback::from(move |text: String| go_on.emit(work::paste(said(&speech).pasted, &text)))
    };
    let on_mapped = {
        let read = read.clone();
        Callback::from(move |(open, mappings): (Open, Vec<(usize, ReviewColumns)>)| {
            open.remap(mappings);
            read.emit(open);
        })
    };
    let on_take = {
        let (step, notices, book) = (step.clone(), notices.clone(), book.clone());
        Callback::from(move |(ready, near): (Ready, bool)| {
            step.set(Step::Saving);
            let text = speech.count(said(&speech).import_taken, ready.taken(near), &[]);
            let (step, notices, preview) = (step.clone(), notices.clone(), ready.preview.clone());
            let done = Callback::from(move |result: Result<Option<StepId>, Failure>| match result {
                Ok(taken) => {
                    notices.dispatch(NoticeAction::done(text.clone(), taken));
                    Route::Reviews(ReviewsRoute::Week).go_from(&Route::Reviews(ReviewsRoute::Import));
                }
                Err(failure) => {
                    notices.dispatch(NoticeAction::say(failure.sentence(speech.language.coming_in())));
                    step.set(Step::Preview(ready.clone()));
                }
            });
            book.act_in_slices(move || draft(preview.clone(), near), done);
        })
    };
    match &*step {
        Step::Choose => html! { <Choose {on_file} {on_paste} /> },
        Step::Reading(progress) => {
            let texts = said(&speech);
            let said = Reading {
                title: texts.import_reading,
                doing: texts.import_reading,
                so_far: texts.import_read_so_far,
            };
            show_reading(&speech, &said, *progress, &to_choose)
        }
        Step::Columns(open) => html! { <Columns open={open.clone()} {on_mapped} on_back={to_choose} /> },
        Step::Preview(ready) => html! { <PreviewPage ready={ready.clone()} {on_take} on_back={to_choose} /> },
        Step::Saving => show_saving(&speech, said(&speech).import_saving, &book),
        Step::Bad(trouble) => show_trouble(&speech, trouble, &to_choose),
    }
}

/// Makes the plan a slice at a time.
fn draft(preview: Rc<ReviewsPreview>, near: bool) -> DecideSlice {
    let mut draft = Some(ReviewsDraft::new(&preview, near));
    Box::new(move |library| {
        let more = draft.as_mut()?.add(&preview, library, &clock::offset, ROWS);
        if more { None } else { draft.take().map(ReviewsDraft::finish) }
    })
}

/// Shows what is wrong with a file, on which line, and what to do.
fn show_trouble(speech: &Speech, trouble: &Trouble, on_back: &Callback<()>) -> Html {
    let texts = speech.language.coming_in();
    let (title, more, line) = match trouble {
        Trouble::Unreadable => (texts.trouble_unreadable, texts.trouble_unreadable_more.to_owned(), None),
        Trouble::File(error) => file_trouble(texts, error),
        Trouble::Line(bad) => (texts.trouble_line, problem_words(texts, &bad.problem), Some(bad.line)),
    };
    let line = line.map(|line| fill(texts.import_line, &[("line", &speech.number(line.into()))]));
    let onclick = on_back.reform(|_: MouseEvent| ());
    let dock = html! {
        <>
            { lead_back(speech, &Route::Reviews(ReviewsRoute::Week)) }
            <button class="button" type="button" {onclick}>{ draw_icon("receive") }{ texts.trouble_again }</button>
        </>
    };
    html! {
        <Pane key="bad" {dock}>
            <div class="empty">
                { draw_torn_sheet() }
                <h1>{ title }</h1>
                <p class="lead">{ more }</p>
                if let Some(line) = line { <p class="lead">{ line }</p> }
                <p class="note">{ said(speech).import_bad_unchanged }</p>
            </div>
        </Pane>
    }
}
