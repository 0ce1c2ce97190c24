//! Trying a backup: read back whole and compared with what is here; nothing is changed.

use super::bar::{show_trouble, show_work};
use super::clerk::{Far, Opening};
use super::words::{keep_trial, passphrase, trouble};
use crate::app::components::{Pane, draw_file_button, draw_icon, lead_back};
use crate::app::route::{Route, SyncPage};
use crate::app::state::{BookHandle, Speech, use_book};
use crate::merge::{Counts, Lacks, MergeError, SyncFile, Trial};
use crate::messages::fill;
use crate::platform::pause::Pace;
use crate::platform::{clock, files};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

/// How many entries are compared between two looks at the clock.
const SLICE: usize = 64;

#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Reading(Option<Far>),
    Comparing(Option<Far>),
    /// What is in it, and what of the book is not.
    Good(Counts, Lacks),
    Failed(MergeError),
}

/// Shows it.
#[component]
pub fn Try() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let step = use_state(|| Step::Choose);
    let Some(book) = use_book() else { return html! {} };
    let on_file = {
        let (step, book) = (step.clone(), book.clone());
        Callback::from(move |file: File| {
            let (step, book) = (step.clone(), book.clone());
            step.set(Step::Reading(None));
            spawn_local(async move {
                let Some(picked) = files::read(&file).await else {
                    step.set(Step::Failed(MergeError::Broken("unreadable".into())));
                    return;
                };
                let words = passphrase(&book).unwrap_or_default();
                let tell = |far| step.set(Step::Reading(Some(far)));
                let result = match read(&picked.bytes, &words, tell).await {
                    Ok(file) => compare(&book, &file, &step).await,
                    Err(error) => Err(error),
                };
                step.set(result.unwrap_or_else(Step::Failed));
            });
        })
    };
    let back = lead_back(&speech, &Route::Sync(SyncPage::All));
    match &*step {
        Step::Choose => html! {
            <Pane key="choose" dock={back}>
                <header class="title"><h1>{ texts.try_backup }</h1></header>
                <div class="stack top-gap">
                    <p class="lead">{ texts.try_backup_more }</p>
                    { draw_file_button(texts.in_choose, None, &on_file) }
                </div>
            </Pane>
        },
        Step::Reading(far) => show_work(&speech, texts.in_reading, *far, None),
        Step::Comparing(far) => show_work(&speech, texts.in_comparing, *far, None),
        Step::Failed(error) => {
            show_trouble(&speech, trouble(&speech, error), draw_file_button(texts.in_choose, None, &on_file))
        }
        Step::Good(counts, lacks) => {
            let count = |text, number| speech.count(text, number, &[]);
            let inside = [count(texts.people, counts.customers), count(texts.visits, counts.visits)];
            let lacking: Vec<String> = [
                (texts.people, lacks.customers),
                (texts.visits, lacks.visits),
                (texts.in_others, lacks.others),
            ]
            .into_iter()
            .filter(|(_, number)| *number > 0)
            .map(|(text, number)| count(text, number))
            .collect();
            let rest = match lacking.is_empty() {
                true => texts.try_all.to_owned(),
                false => fill(texts.try_missing, &[("what", &lacking.join(", "))]),
            };
            html! {
                <Pane key="good" dock={back}>
                    <header class="title"><h1>{ texts.try_backup }</h1></header>
                    <section class="card stack top-gap" role="status">
                        <div class="health health--good">
                            <span class="health__light">{ draw_icon("check") }</span>
                            <h2 class="health__what">{ texts.try_good }</h2>
                            <p class="note">{ fill(texts.try_good_more, &[("people", &inside[0]), ("visits", &inside[1])]) }{ " " }{ rest }</p>
                        </div>
                    </section>
                </Pane>
            }
        }
    }
}

/// Reads a file and verifies all of it.
async fn read(bytes: &[u8], passphrase: &str, tell: impl Fn(Far)) -> Result<SyncFile, MergeError> {
    let mut opening = Opening::begin(bytes, passphrase).await?;
    let mut entries = Vec::new();
    while let Some(batch) = opening.next().await? {
        entries.extend(batch);
        tell(opening.far());
    }
    Ok(SyncFile { header: opening.header().clone(), entries })
}

/// Compares a file with the book, letting the screen breathe.
async fn compare(
    book: &BookHandle,
    file: &SyncFile,
    step: &UseStateHandle<Step>,
) -> Result<Step, MergeError> {
    let mut trial = Trial::new(file, &book.library())?;
    let mut pace = Pace::start();
    while trial.step(file, &book.library(), SLICE) {
        if pace.step().await {
            let (done, total) = trial.progress(file);
            step.set(Step::Comparing(Some((done as u64, total as u64))));
        }
    }
    keep_trial(clock::now());
    Ok(Step::Good(file.header.counts, trial.finish()))
}
