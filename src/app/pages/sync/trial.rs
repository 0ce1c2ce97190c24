//! Trying a backup: read back whole and compared with what is here; nothing is changed.

use super::bar::{show_trouble, show_work};
use super::clerk::{Far, Opening};
use super::words::{keep_trial, passphrase, trouble};
use crate::app::components::{Pane, draw_file_button, draw_icon, lead_back};
use crate::app::route::{Route, SyncPage};
use crate::app::state::{BookHandle, Speech, use_book};
use crate::domain::{Entry, EntryRef};
use crate::merge::{Counts, MergeError};
use crate::messages::fill;
use crate::platform::{clock, files};
use std::collections::BTreeSet;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Reading(Option<Far>),
    /// What is in it, and how many people and visits of the book are not.
    Good(Counts, u64, u64),
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
                match names(&picked.bytes, &words, |far| step.set(Step::Reading(Some(far)))).await {
                    Ok((counts, there)) => {
                        let (people, visits) = missing(&book, &there);
                        keep_trial(clock::now());
                        step.set(Step::Good(counts, people, visits));
                    }
                    Err(error) => step.set(Step::Failed(error)),
                }
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
        Step::Failed(error) => {
            show_trouble(&speech, trouble(&speech, error), draw_file_button(texts.in_choose, None, &on_file))
        }
        Step::Good(counts, people, visits) => {
            let said = |people: u64, visits: u64| {
                (speech.count(texts.people, people, &[]), speech.count(texts.visits, visits, &[]))
            };
            let inside = said(counts.customers, counts.visits);
            let lacks = said(*people, *visits);
            let rest = if (*people, *visits) == (0, 0) {
                texts.try_all.to_owned()
            } else {
                fill(texts.try_missing, &[("people", &lacks.0), ("visits", &lacks.1)])
            };
            html! {
                <Pane key="good" dock={back}>
                    <header class="title"><h1>{ texts.try_backup }</h1></header>
                    <section class="card stack top-gap" role="status">
                        <div class="health health--good">
                            <span class="health__light">{ draw_icon("check") }</span>
                            <h2 class="health__what">{ texts.try_good }</h2>
                            <p class="note">{ fill(texts.try_good_more, &[("people", &inside.0), ("visits", &inside.1)]) }{ " " }{ rest }</p>
                        </div>
                    </section>
                </Pane>
            }
        }
    }
}

/// Reads a file and verifies all of it; returns what it says is in it, and the names of that.
async fn names(
    bytes: &[u8],
    passphrase: &str,
    tell: impl Fn(Far),
) -> Result<(Counts, BTreeSet<EntryRef>), MergeError> {
    let mut opening = Opening::begin(bytes, passphrase).await?;
    let mut there: BTreeSet<EntryRef> = BTreeSet::new();
    while let Some(batch) = opening.next().await? {
        there.extend(batch.iter().map(Entry::name));
        tell(opening.far());
    }
    Ok((opening.header().counts, there))
}

/// Counts the people and the visits of the book that are not in a file.
fn missing(book: &BookHandle, there: &BTreeSet<EntryRef>) -> (u64, u64) {
    let library = book.library();
    let lacks = |name: EntryRef| !there.contains(&name);
    let people = library
        .customers()
        .filter(|customer| lacks(EntryRef::Record(crate::domain::RecordId::Customer(customer.id()))))
        .count();
    let visits =
        library.all_visits().filter(|visit| visit.counts() && lacks(EntryRef::Visit(visit.id))).count();
    (people as u64, visits as u64)
}
