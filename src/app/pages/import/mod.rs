//! Taking people in from a file: pick it, see what would change, decide, and then all of it or nothing.

mod choose;
mod columns;
mod duplicates;
mod list;
mod preview;
mod ready;
mod trouble;
mod waiting;
mod work;

use crate::app::route::Route;
use crate::app::state::{DecideSlice, Failure, NoticeAction, Notices, Speech, use_book};
use crate::domain::StepId;
use crate::exchange::{Choices, Draft, Mapping, Preview};
use crate::platform::{page, random};
use choose::Choose;
pub use choose::ENDINGS;
use columns::Columns;
use preview::PreviewPage;
use ready::Ready;
use std::rc::Rc;
use trouble::{Trouble, TroublePage};
pub use waiting::{Reading, show_reading, show_saving};

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use work::Open;
pub use work::{Progress, Run, Runs};
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
pub fn ImportPage() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let step = use_state(|| Step::Choose);
    // What is picked last, so that it can be tried again.
    let file = use_mut_ref(|| None::<File>);
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
                    Some(Ok(preview)) => step.set(Step::Preview(Ready::new(open, preview))),
                    Some(Err(trouble)) => step.set(Step::Bad(trouble)),
                    // Cancelled: another step is shown already.
                    None => {}
                }
            });
        })
    };
    let on_file = {
        let (step, runs, read, file) = (step.clone(), runs.clone(), read.clone(), file.clone());
        Callback::from(move |picked: File| {
            *file.borrow_mut() = Some(picked.clone());
            let (step, run, read) = (step.clone(), runs.begin(), read.clone());
            step.set(Step::Reading(Progress::default()));
            spawn_local(async move {
                let opened = work::open(&picked).await;
                if !run.is_current() {
                    return;
                }
                match opened {
                    Ok(open) if open.has_unknown_columns() => step.set(Step::Columns(open)),
                    Ok(open) => read.emit(open),
                    Err(trouble) => step.set(Step::Bad(trouble)),
                }
            });
        })
    };
    let on_retry = {
        let (file, on_file) = (file.clone(), on_file.clone());
        Callback::from(move |()| {
            // Taken out first: reading it keeps it anew.
            let again = file.borrow_mut().take();
            if let Some(again) = again {
                on_file.emit(again);
            }
        })
    };
    let on_mapped = {
        let read = read.clone();
        Callback::from(move |(open, mappings): (Open, Vec<(usize, Mapping)>)| {
            open.remap(mappings);
            read.emit(open);
        })
    };
    let on_columns = {
        let step = step.clone();
        Callback::from(move |open: Open| step.set(Step::Columns(open)))
    };
    let on_take = {
        let (step, notices, book) = (step.clone(), notices.clone(), book.clone());
        Callback::from(move |(ready, choices): (Ready, Choices)| {
            step.set(Step::Saving);
            let people = ready.people(&choices);
            let text = speech.count(speech.language.coming_in().import_taken, people, &[]);
            let (step, notices) = (step.clone(), notices.clone());
            let preview = ready.preview.clone();
            let done = Callback::from(move |result: Result<Option<StepId>, Failure>| match result {
                Ok(taken) => {
                    notices.dispatch(NoticeAction::done(text.clone(), taken));
                    Route::Customers.go_from(&Route::Import);
                }
                Err(failure) => {
                    notices.dispatch(NoticeAction::say(failure.sentence(speech.language.coming_in())));
                    step.set(Step::Preview(ready.clone()));
                }
            });
            book.act_in_slices(move || draft(preview.clone(), choices.clone()), done);
        })
    };
    match &*step {
        Step::Choose => html! { <Choose {on_file} /> },
        Step::Reading(progress) => {
            let texts = speech.language.coming_in();
            let said = Reading {
                title: texts.import_reading,
                doing: texts.import_comparing,
                so_far: texts.import_read_so_far,
            };
            show_reading(&speech, &said, *progress, &to_choose)
        }
        Step::Columns(open) => html! { <Columns open={open.clone()} {on_mapped} on_back={to_choose} /> },
        Step::Preview(ready) => {
            html! { <PreviewPage ready={ready.clone()} {on_take} {on_columns} on_back={to_choose} /> }
        }
        Step::Saving => show_saving(&speech, speech.language.coming_in().import_saving, &book),
        Step::Bad(trouble) => html! { <TroublePage trouble={trouble.clone()} {on_file} {on_retry} /> },
    }
}

/// Makes the plan a slice at a time.
fn draft(preview: Rc<Preview>, choices: Choices) -> DecideSlice {
    let mut draft = Some(Draft::new(&preview));
    Box::new(move |library| {
        let more = draft.as_mut()?.add(&preview, library, &choices, &mut random::roll, ROWS);
        if more { None } else { draft.take().map(Draft::finish) }
    })
}
