//! A file comes in: verified whole, compared, shown, and only then taken in, as one step that one tap undoes.

use super::bar::{show_trouble, show_work};
use super::clerk::Far;
use super::comparison::{Found, open};
use super::lens::{Lens, Seen};
use super::proposal;
use super::reminder::put_off;
use super::words::{keep_passphrase, passphrase, trouble};
use crate::app::components::{Pane, TextField, draw_file_button, draw_icon, lead_back};
use crate::app::pages::watch_reviews;
use crate::app::route::{Route, SyncPage};
use crate::app::state::{Done, NoticeAction, Notices, Speech, use_book};
use crate::merge::{MergeError, Scope, tidy};
use crate::messages::fill;
use crate::platform::files;
use crate::platform::handed::{self, Handed, Place};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

/// A file that was picked.
type Bytes = Rc<Vec<u8>>;

#[derive(Clone)]
enum Step {
    Choose,
    /// By the camera; the passphrase too, where it was shown first.
    Watching {
        words: Option<String>,
    },
    Ask {
        bytes: Bytes,
        wrong: bool,
    },
    Reading(Option<Far>),
    Comparing(Option<Far>),
    Proposed(Rc<Found>),
    Saving,
    Failed(MergeError),
}

/// Shows it, step by step.
#[component]
pub fn In() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let step = use_state(|| Step::Choose);
    let going = use_mut_ref(|| Rc::new(Cell::new(false)));
    let typed = use_mut_ref(String::new);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let read = {
        let (step, going, book) = (step.clone(), going.clone(), book.clone());
        Rc::new(move |bytes: Bytes, words: String, typed: bool| {
            let run = Rc::new(Cell::new(true));
            going.replace(run.clone()).set(false);
            let (step, book) = (step.clone(), book.clone());
            step.set(Step::Reading(None));
            spawn_local(async move {
                let tell = |far| {
                    if run.get() {
                        step.set(Step::Reading(Some(far)));
                    }
                    run.get()
                };
                let opened = open(&book, &bytes, &words, tell).await;
                if !run.get() {
                    return;
                }
                let result = match opened {
                    Ok(comparison) => {
                        if typed && passphrase(&book).is_none() {
                            keep_passphrase(&book, &words);
                        }
                        let tell = |far| {
                            if run.get() {
                                step.set(Step::Comparing(Some(far)));
                            }
                            run.get()
                        };
                        comparison.finish(&book, tell).await.map(|found| Step::Proposed(Rc::new(found)))
                    }
                    Err(MergeError::WrongPassphrase) => Ok(Step::Ask { bytes, wrong: typed }),
                    Err(error) => Err(error),
                };
                if run.get() {
                    step.set(result.unwrap_or_else(Step::Failed));
                }
            });
        })
    };
    // What was handed to the app waits until it is dealt with: taken in, refused, or left.
    let waiting = use_mut_ref(|| None::<Place>);
    let arrived = use_state(|| 0_u32);
    let on_bytes = {
        let (step, book, read) = (step.clone(), book.clone(), read.clone());
        Callback::from(move |bytes: Bytes| match passphrase(&book) {
            Some(words) => read(bytes, words, false),
            None => step.set(Step::Ask { bytes, wrong: false }),
        })
    };
    {
        let arrived = arrived.clone();
        use_effect_with((), move |()| {
            let count = Cell::new(0);
            let listener = handed::on_arrival(move || {
                count.set(count.get() + 1);
                arrived.set(count.get());
            });
            move || drop(listener)
        });
    }
    {
        let (waiting, on_bytes, rests) = (waiting.clone(), on_bytes.clone(), matches!(*step, Step::Choose));
        use_effect_with((rests, *arrived), move |(rests, _)| {
            if *rests {
                spawn_local(async move {
                    if let Some(handed) = Handed::first().await {
                        waiting.replace(Some(handed.place()));
                        on_bytes.emit(Rc::new(handed.bytes));
                    }
                });
            }
        });
    }
    let settle = {
        let waiting = waiting.clone();
        Callback::from(move |()| {
            if let Some(place) = waiting.take() {
                spawn_local(place.clear());
            }
        })
    };
    let on_file = {
        let (step, on_bytes, waiting) = (step.clone(), on_bytes.clone(), waiting.clone());
        Callback::from(move |file: File| {
            let (step, on_bytes) = (step.clone(), on_bytes.clone());
            waiting.take();
            spawn_local(async move {
                match files::read(&file).await {
                    Some(picked) => on_bytes.emit(Rc::new(picked.bytes)),
                    None => step.set(Step::Failed(MergeError::Broken("unreadable".into()))),
                }
            });
        })
    };
    let stop = {
        let (step, going, settle) = (step.clone(), going.clone(), settle.clone());
        Callback::from(move |()| {
            settle.emit(());
            going.borrow().set(false);
            step.set(Step::Choose);
        })
    };
    let onstop = stop.reform(|_: MouseEvent| ());
    let watch = {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step.set(Step::Watching { words: None }))
    };
    match &*step {
        Step::Choose => {
            let (title, back) = if book.shop_name().is_empty() {
                (texts.in_title_start, Route::Counter)
            } else {
                (texts.in_title, Route::Sync(SyncPage::All))
            };
            html! {
                <Pane key="choose" dock={lead_back(&speech, &back)}>
                    <header class="title"><h1>{ title }</h1></header>
                    <div class="stack top-gap">
                        <p class="lead">{ texts.in_lead }</p>
                        { draw_file_button(texts.in_choose, None, &on_file) }
                        <p class="note">{ texts.in_formats }</p>
                        <button class="button button--wide" type="button" onclick={watch}>{ draw_icon("eye") }{ texts.lens_go }</button>
                    </div>
                </Pane>
            }
        }
        Step::Watching { words } => {
            let on_seen = {
                let (step, read, on_bytes, shown) =
                    (step.clone(), read.clone(), on_bytes.clone(), words.clone());
                Callback::from(move |seen: Seen| match seen {
                    Seen::Words(words) => step.set(Step::Watching { words: Some(words) }),
                    Seen::File(bytes) => match shown.clone() {
                        Some(words) => read(bytes, words, true),
                        None => on_bytes.emit(bytes),
                    },
                })
            };
            let lead = if words.is_some() { texts.lens_words } else { texts.lens_lead };
            html! {
                <Pane key="watching" dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
                    <header class="title"><h1>{ texts.lens_title }</h1></header>
                    <Lens {lead} {on_seen}>
                        { draw_file_button(texts.in_choose, None, &on_file) }
                        <button class="button button--wide" type="button" onclick={onstop}>{ texts.in_not }</button>
                    </Lens>
                </Pane>
            }
        }
        Step::Ask { bytes, wrong } => {
            let on_type = {
                let typed = typed.clone();
                Callback::from(move |text: String| *typed.borrow_mut() = text)
            };
            let onsubmit = {
                let (bytes, typed, read) = (bytes.clone(), typed.clone(), read.clone());
                Callback::from(move |event: SubmitEvent| {
                    event.prevent_default();
                    let words = tidy(&typed.borrow());
                    read(bytes.clone(), words, true);
                })
            };
            let error =
                wrong.then(|| AttrValue::from(format!("{}. {}", texts.bad_words, texts.bad_words_more)));
            html! {
                <Pane key="ask" dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
                    <header class="title"><h1>{ texts.in_title }</h1></header>
                    <form class="stack top-gap" {onsubmit}>
                        <TextField id="words" label={texts.in_words} hint={texts.words_type_hint} value={typed.borrow().clone()}
                            capitals="off" {error} on_type={on_type.clone()} on_save={on_type} />
                        <button class="button button--primary button--wide" type="submit">{ draw_icon("lock") }{ texts.in_open }</button>
                        <button class="button button--wide" type="button" onclick={onstop}>{ texts.in_not }</button>
                    </form>
                </Pane>
            }
        }
        Step::Reading(far) => show_work(&speech, texts.in_reading, *far, Some(stop)),
        Step::Comparing(far) => show_work(&speech, texts.in_comparing, *far, Some(stop)),
        Step::Saving => {
            let far = book.progress().map(|(done, total)| (done as u64, total as u64));
            show_work(&speech, speech.texts.saving, far, None)
        }
        Step::Failed(error) => show_trouble(
            &speech,
            trouble(&speech, error),
            html! {
                <>
                    { draw_file_button(texts.in_choose, None, &on_file) }
                    <button class="button button--wide" type="button" onclick={onstop}>{ texts.in_not }</button>
                </>
            },
        ),
        Step::Proposed(file) => {
            let take = {
                let (step, book, notices, file) = (step.clone(), book.clone(), notices.clone(), file.clone());
                let settle = settle.clone();
                Callback::from(move |_: MouseEvent| {
                    step.set(Step::Saving);
                    let (step, notices, name) =
                        (step.clone(), notices.clone(), file.header.device_name.clone());
                    let (settle, opened) = (settle.clone(), book.clone());
                    let whole = file.header.scope == Scope::Whole;
                    let done =
                        Done::from(move |result: Result<_, crate::app::state::Failure>| match result {
                            Ok(undo) => {
                                let text =
                                    if name.is_empty() { texts.in_taken_unnamed } else { texts.in_taken };
                                settle.emit(());
                                // What was taken in whole lies outside this phone: no word about backups for now.
                                if whole {
                                    put_off();
                                }
                                Route::Counter.replace();
                                // The other phone may have brought reviews of which nobody here knows.
                                watch_reviews(opened.clone());
                                notices.dispatch(NoticeAction::done(fill(text, &[("phone", &name)]), undo));
                            }
                            Err(failure) => {
                                notices.dispatch(NoticeAction::say(failure.sentence(speech.texts)));
                                step.set(Step::Choose);
                            }
                        });
                    if let Some(joining) = file.join() {
                        book.join(joining, done);
                    }
                })
            };
            let from = proposal::from(&speech, &file.header);
            let found = &file.proposal;
            let nothing = found.is_empty();
            let label = if found.takes_many_away() { texts.in_take_anyway } else { texts.in_take };
            html! {
                <Pane key="proposed" dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
                    <header class="title"><h1>{ if nothing { texts.in_nothing } else { texts.in_would } }</h1></header>
                    <div class="stack top-gap">
                        <p class="lead" role="status">{ from }{ ": " }{ &*file.header.shop_name }</p>
                        if nothing {
                            <p>{ texts.in_nothing_more }</p>
                        } else {
                            { proposal::show(&speech, &book, found) }
                            if !found.is_first { <p class="note">{ texts.in_undo_more }</p> }
                        }
                        <button class="button button--primary button--wide" type="button" onclick={take}>{ draw_icon("receive") }{ label }</button>
                        <button class="button button--wide" type="button" onclick={onstop}>{ texts.in_not }</button>
                    </div>
                </Pane>
            }
        }
    }
}
