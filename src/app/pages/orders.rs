//! Taking in the items that another till sold, as visits of the people it names.

use super::import::{ENDINGS, Progress, Reading, Run, Runs, show_reading, show_saving};
use crate::app::components::{Pane, draw_file_button, draw_icon, lead_back};
use crate::app::route::Route;
use crate::app::state::{BookHandle, DecideSlice, Failure, NoticeAction, Notices, Speech, use_book};
use crate::domain::DeviceId;
use crate::exchange::orders::{OrdersDraft, OrdersPreview, OrdersReading, SquareItems};
use crate::exchange::{ExchangeError, MOST_BYTES};
use crate::messages::file_trouble;
use crate::platform::{clock, files, pause, random};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

/// How many rows are read between two looks at the clock.
const ROWS: usize = 64;

#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Reading(Progress),
    Preview(Rc<OrdersPreview>, usize),
    Saving,
    Bad(String),
}

/// Shows the step that the person is at.
#[component]
pub fn OrdersImport() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let step = use_state(|| Step::Choose);
    let with_new = use_state(|| true);
    let runs = use_memo((), |()| Runs::default());
    {
        let runs = runs.clone();
        use_effect_with((), move |()| move || runs.stop());
    }
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let on_file = {
        let (step, book, runs) = (step.clone(), book.clone(), runs.clone());
        Callback::from(move |file: File| {
            let (step, book, run) = (step.clone(), book.clone(), runs.begin());
            step.set(Step::Reading(Progress::default()));
            spawn_local(async move {
                let told = step.clone();
                let read = read(&file, &book, &run, move |progress| told.set(Step::Reading(progress))).await;
                let Some(read) = read else { return };
                step.set(match read {
                    Ok((preview, skipped)) => Step::Preview(Rc::new(preview), skipped),
                    Err(Some(ExchangeError::Foreign(_))) => Step::Bad(texts.orders_foreign.to_owned()),
                    Err(Some(error)) => {
                        Step::Bad(file_trouble(speech.language.coming_in(), &error).0.to_owned())
                    }
                    Err(None) => Step::Bad(texts.menu_file_unreadable.to_owned()),
                });
            });
        })
    };
    let to_choose = {
        let (step, runs) = (step.clone(), runs.clone());
        Callback::from(move |()| {
            runs.stop();
            step.set(Step::Choose);
        })
    };
    let ontoggle = {
        let with_new = with_new.clone();
        Callback::from(move |_: Event| with_new.set(!*with_new))
    };
    let count = match &*step {
        Step::Preview(preview, _) => preview.known + if *with_new { preview.new_visits } else { 0 },
        _ => 0,
    } as u64;
    let ontake = {
        let (step, book, notices, with_new) = (step.clone(), book.clone(), notices.clone(), *with_new);
        Callback::from(move |_: MouseEvent| {
            let Step::Preview(preview, _) = &*step else { return };
            let (before, preview) = ((*step).clone(), preview.clone());
            let (told, notices) = (step.clone(), notices.clone());
            let text = speech.count(texts.orders_taken, count, &[]);
            step.set(Step::Saving);
            let done = Callback::from(move |result: Result<_, Failure>| match result {
                Ok(step) => {
                    notices.dispatch(NoticeAction::done(text.clone(), step));
                    Route::Customers.go_from(&Route::Orders);
                }
                Err(failure) => {
                    notices.dispatch(NoticeAction::say(failure.sentence(texts)));
                    told.set(before.clone());
                }
            });
            let device = book.device();
            book.act_in_slices(move || draft(preview.clone(), with_new, device), done);
        })
    };
    let dock = html! {
        <>
            { lead_back(&speech, &Route::Menu) }
            if count > 0 {
                <button class="button" type="button" onclick={ontake}>{ speech.count(texts.orders_take, count, &[]) }</button>
            }
        </>
    };
    let inside = match &*step {
        Step::Choose => {
            html! { <>{ draw_file_button(texts.menu_file, ENDINGS, &on_file) }<p class="note">{ texts.orders_how }</p></> }
        }
        Step::Bad(words) => html! {
            <>
                <p class="notice notice--soon" role="alert">{ draw_icon("info") }<span>{ words.clone() }{ " " }{ texts.trouble_unchanged }</span></p>
                { draw_file_button(texts.menu_file, ENDINGS, &on_file) }
            </>
        },
        Step::Reading(progress) => {
            let said = Reading {
                title: texts.import_reading,
                doing: texts.import_reading,
                so_far: texts.orders_so_far,
            };
            return show_reading(&speech, &said, *progress, &to_choose);
        }
        Step::Saving => return show_saving(&speech, texts.import_saving, &book),
        Step::Preview(preview, skipped) => show(&speech, preview, *skipped, *with_new, &ontoggle),
    };
    html! {
        <Pane {dock}>
            <header class="title"><h1>{ texts.orders_title }</h1></header>
            <p class="lead top-gap">{ texts.orders_lead }</p>
            <div class="stack top-gap">{ inside }</div>
        </Pane>
    }
}

fn show(
    speech: &Speech,
    preview: &OrdersPreview,
    skipped: usize,
    with_new: bool,
    ontoggle: &Callback<Event>,
) -> Html {
    let texts = speech.language.menu();
    let lines = [
        (preview.known, texts.orders_known),
        (preview.new_visits, texts.orders_new),
        (preview.known_visits, texts.orders_there),
        (preview.nobody, texts.orders_nobody),
        (skipped, texts.orders_skipped),
    ];
    let people = preview.new_people as u64;
    html! {
        <>
            <ul class="diff">
                { for lines.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| html! {
                    <li key={words}><span class="number">{ speech.number(count as u64) }</span><span>{ speech.count(words, count as u64, &[]) }</span></li>
                }) }
            </ul>
            if people > 0 {
                <div class="rows">
                    <label class="toggle">
                        <span><span class="toggle__what">{ speech.count(texts.orders_with_new, people, &[]) }</span><span class="toggle__more">{ texts.orders_with_new_more }</span></span>
                        <input class="switch" type="checkbox" role="switch" checked={with_new} onchange={ontoggle.clone()} />
                    </label>
                </div>
            }
        </>
    }
}

/// Makes the plan a slice at a time.
fn draft(preview: Rc<OrdersPreview>, with_new: bool, device: DeviceId) -> DecideSlice {
    let mut draft = None::<OrdersDraft>;
    Box::new(move |library| {
        let begun = draft.get_or_insert_with(|| OrdersDraft::new(library, with_new, device));
        let more = begun.add(&preview, library, &clock::offset, &mut random::roll, ROWS);
        if more { None } else { draft.take().map(OrdersDraft::finish) }
    })
}

/// What came of reading a file: no error of its own where the browser cannot read it.
type Read = Result<(OrdersPreview, usize), Option<ExchangeError>>;

/// Reads a file in slices; `None` when it was stopped.
async fn read(file: &File, book: &BookHandle, run: &Run, on_progress: impl Fn(Progress)) -> Option<Read> {
    if file.size() > MOST_BYTES as f64 {
        return Some(Err(Some(ExchangeError::TooLarge { limit: MOST_BYTES })));
    }
    // The screen that says so first.
    pause::breathe().await;
    let Some(picked) = files::read(file).await else { return Some(Err(None)) };
    let mut items = match SquareItems::open(&picked.bytes) {
        Ok(items) => items,
        Err(error) => return Some(Err(Some(error))),
    };
    drop(picked);
    let mut pace = pause::Pace::start();
    let mut position = (0, 0);
    while items.read(ROWS) {
        if pace.step().await {
            if !run.is_current() {
                return None;
            }
            position = items.progress();
            on_progress(Progress { done: position.0, total: position.1, people: items.receipts() });
        }
    }
    let (receipts, skipped) = items.finish();
    let all = receipts.len();
    let mut reading = OrdersReading::new(receipts, &book.library());
    while reading.add(&book.library(), ROWS) {
        if pace.step().await {
            if !run.is_current() {
                return None;
            }
            on_progress(Progress { done: position.1, total: position.1, people: all });
        }
    }
    Some(Ok((reading.finish(), skipped)))
}
