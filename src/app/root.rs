//! The root: opens the book, and shows the first start, what went wrong, or the app.

use super::frame::Frame;
use super::later::{Later, Part};
use super::locking::use_auto_lock;
use super::pages::{Begin, Locked, Start, WaysOut, show_failure, show_making};
use super::route::Route;
use super::state::{
    Book, BookHandle, Failure, Making, NoticeAction, Notices, Opened, Outside, Shop, Speech, leave_demo,
    make_demo, open, save_readable,
};
use crate::domain::Role;
use crate::messages::{Language, fill};
use crate::platform::{address, page, pause, settings, update};
use crate::storage::Unlocking;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// After how many milliseconds somebody begins to wonder; until then nothing is drawn, which would hold the opening up.
const NOTICED: u32 = 400;
/// After how many milliseconds somebody begins to fear for the book: a browser may fail to answer at all.
const FEARED: u32 = 10_000;
/// When a newer version is looked for, in milliseconds after the start.
const AFTER_OPENING: u32 = 1_000;

#[derive(Clone)]
enum Phase {
    Opening,
    Start { book: Rc<Book>, cleared: bool },
    Making(Making),
    Ready(Rc<Book>),
    Damaged(Rc<Book>),
    Locked { wrong: bool },
    Failed(Failure),
}

/// How long the book has been opening, as somebody feels it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    Briefly,
    Noticed,
    Feared,
}

/// Counts the changes of the book, so that what shows it is drawn anew.
#[derive(Default, PartialEq, Eq, Clone, Copy)]
struct Revision(u32);

impl Reducible for Revision {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Revision(self.0.wrapping_add(1)))
    }
}

/// The root of everything that is shown.
#[component]
pub fn Root() -> Html {
    let speech = use_state(Speech::chosen);
    let phase = use_state(|| Phase::Opening);
    let shop = use_state(Shop::last);
    let revision = use_reducer(Revision::default);
    let notices = use_reducer(Notices::default);
    let route = use_state_eq(|| Route::parse(&address::read()));
    {
        let route = route.clone();
        use_effect_with((), move |()| {
            let changed = route.clone();
            let listener = address::on_change(move |path| changed.set(Route::parse(&path)));
            // The address may have changed between the first drawing and now.
            route.set(Route::parse(&address::read()));
            move || drop(listener)
        });
    }
    let opens = use_state_eq(|| settings::read(settings::key::OPENS).is_some());
    let waited = use_state_eq(|| Waiting::Briefly);
    {
        let waited = waited.clone();
        use_effect_with(*shop, move |_| {
            if *waited == Waiting::Feared {
                waited.set(Waiting::Noticed);
            }
            let (noticed, feared) = (waited.clone(), waited);
            let timers = [
                Timeout::new(NOTICED, move || noticed.set(Waiting::Noticed)),
                Timeout::new(FEARED, move || feared.set(Waiting::Feared)),
            ];
            move || drop(timers)
        });
    }
    // How often a key was tried, and the key that is tried now: it is kept no longer than that.
    let tries = use_state(|| 0_u32);
    let key = use_mut_ref(|| None::<Unlocking>);
    {
        let (phase, revision, key, opens) = (phase.clone(), revision.clone(), key.clone(), opens.clone());
        use_effect_with((*shop, *tries), move |(shop, _)| {
            let (shop, key) = (*shop, key.take());
            shop.keep();
            if key.is_none() {
                phase.set(Phase::Opening);
            }
            spawn_local(async move {
                let on_change = Callback::from(move |()| revision.dispatch(()));
                let on_outside = {
                    let phase = phase.clone();
                    Callback::from(move |_: Outside| phase.set(Phase::Failed(Failure::Blocked)))
                };
                let on_damage = {
                    let phase = phase.clone();
                    Callback::from(move |book: Rc<Book>| phase.set(Phase::Damaged(book)))
                };
                let keyed = key.is_some();
                let opened = open(shop, key, on_change, on_outside, on_damage).await;
                let at_once = matches!(opened, Ok(Opened::Book(_))) && !keyed;
                if *opens != at_once {
                    opens.set(at_once);
                    settings::keep(settings::key::OPENS, at_once.then_some("yes"));
                }
                phase.set(match opened {
                    Ok(Opened::Book(book)) => {
                        if keyed {
                            settings::keep(settings::key::TRIES, None);
                            let service = book.role() == Role::Service;
                            settings::keep(settings::key::ROLE, service.then_some("service"));
                        }
                        Phase::Ready(book)
                    }
                    Ok(Opened::Empty { book, cleared }) => Phase::Start { book, cleared },
                    Ok(Opened::Damaged(book)) => Phase::Damaged(book),
                    Err(Failure::Locked) => Phase::Locked { wrong: false },
                    Err(Failure::WrongPasscode) => Phase::Locked { wrong: true },
                    Err(failure) => Phase::Failed(failure),
                });
            });
        });
    }
    let on_key = {
        let (key, tries) = (key.clone(), tries.clone());
        Callback::from(move |unlocking: Option<Unlocking>| {
            key.replace(unlocking);
            tries.set(*tries + 1);
        })
    };
    use_auto_lock(match &*phase {
        Phase::Ready(book) => Some(BookHandle::new(book.clone(), 0)),
        _ => None,
    });
    let waiting = use_update();
    let on_language = {
        let speech = speech.clone();
        Callback::from(move |language: Language| {
            settings::keep(settings::key::LANGUAGE, Some(language.tag()));
            speech.set(Speech::of(language));
        })
    };
    let on_begin = {
        let (phase, shop) = (phase.clone(), shop.clone());
        Callback::from(move |begin: Begin| match begin {
            Begin::Own { shop, staff } => {
                if let Phase::Start { book, .. } = &*phase {
                    let (book, phase) = (book.clone(), phase.clone());
                    let handle = BookHandle::new(book.clone(), 0);
                    let done = Callback::from(move |result: Result<_, Failure>| {
                        phase.set(match result {
                            Ok(_) => Phase::Ready(book.clone()),
                            Err(failure) => Phase::Failed(failure),
                        });
                    });
                    handle.begin(&shop, &staff, done);
                }
            }
            Begin::Demo(customers) => {
                let (phase, shop) = (phase.clone(), shop.clone());
                spawn_local(async move {
                    let told = phase.clone();
                    match make_demo(customers, move |progress| told.set(Phase::Making(progress))).await {
                        Ok(()) => shop.set(Shop::Demo),
                        Err(failure) => phase.set(Phase::Failed(failure)),
                    }
                });
            }
        })
    };
    let on_leave_demo = {
        let (phase, shop) = (phase.clone(), shop.clone());
        Callback::from(move |()| {
            let (book, phase, shop) = (phase.clone(), phase.clone(), shop.clone());
            if let Phase::Ready(book) = &*book {
                let book = book.clone();
                spawn_local(async move {
                    match leave_demo(&book).await {
                        Ok(()) => {
                            Route::Counter.replace();
                            shop.set(Shop::Own);
                        }
                        Err(failure) => phase.set(Phase::Failed(failure)),
                    }
                });
            }
        })
    };
    // The same with and without a book, so that what is typed while it is being opened stays.
    let frame = |book: Option<&Rc<Book>>| {
        let book = book.map(|book| BookHandle::new(book.clone(), revision.0));
        html! {
            <ContextProvider<Option<BookHandle>> context={book}>
                <Frame route={(*route).clone()} on_language={on_language.clone()} on_begin={on_begin.clone()}
                    waiting={waiting.clone()} on_leave_demo={on_leave_demo.clone()} />
            </ContextProvider<Option<BookHandle>>>
        }
    };
    let opening = html! { <p class="opening" role="status">{ speech.texts.opening }</p> };
    let at_counter = matches!(*route, Route::Counter | Route::Find);
    let inside = match &*phase {
        Phase::Opening if *waited == Waiting::Briefly => html! {},
        Phase::Opening if *waited == Waiting::Feared => {
            show_failure(&speech, Failure::Slow, &WaysOut::default())
        }
        Phase::Opening if *opens && at_counter => frame(None),
        Phase::Opening => opening,
        // A file was taken in, or one is being taken in: the book is shown, as empty as it is.
        Phase::Start { book, .. } if book.is_named() || matches!(*route, Route::Sync(_)) => frame(Some(book)),
        Phase::Start { cleared, .. } => {
            if *route == Route::Install {
                frame(None)
            } else {
                html! {
                    <Start cleared={*cleared} on_begin={on_begin.clone()} on_language={on_language.clone()} />
                }
            }
        }
        Phase::Making(progress) => show_making(&speech, *progress),
        // A search finds people before they have been read; every other screen tells all that is known of them.
        Phase::Ready(book) if !book.has_people() && !at_counter => opening,
        Phase::Ready(book) => frame(Some(book)),
        Phase::Damaged(book) => {
            let on_go_on = {
                let (book, phase) = (book.clone(), phase.clone());
                Callback::from(move |()| phase.set(Phase::Ready(book.clone())))
            };
            let on_export = {
                let (book, notices, speech) = (book.clone(), notices.clone(), *speech);
                Callback::from(move |()| {
                    let (book, notices) = (book.clone(), notices.clone());
                    spawn_local(async move {
                        notices.dispatch(NoticeAction::say(match save_readable(book).await {
                            Ok(name) => fill(speech.texts.exported, &[("name", &name)]),
                            Err(failure) => failure.sentence(speech.texts).to_owned(),
                        }));
                    });
                })
            };
            show_failure(
                &speech,
                Failure::Corrupt,
                &WaysOut {
                    on_export: (book.role() == Role::Owner).then_some(on_export),
                    on_go_on: Some(on_go_on),
                },
            )
        }
        Phase::Locked { wrong } => {
            let locked = Locked { shop: *shop, tries: *tries, wrong: *wrong, on_key };
            html! { <Later part={Part::Floor} route={Route::Counter} locked={Some(locked)} /> }
        }
        Phase::Failed(failure) => show_failure(&speech, *failure, &WaysOut::default()),
    };
    use_effect_with((*speech, (*route).clone()), |(speech, _)| page::set_title(speech.texts.app_name));
    html! {
        <ContextProvider<Speech> context={*speech}>
            <ContextProvider<UseReducerHandle<Notices>> context={notices}>{ inside }</ContextProvider<UseReducerHandle<Notices>>>
        </ContextProvider<Speech>>
    }
}

/// Watches for a newer version that waits for the person to agree.
#[hook]
fn use_update() -> Option<update::Waiting> {
    let waiting = use_state(|| None);
    {
        let waiting = waiting.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Opening the book comes first.
                pause::wait(AFTER_OPENING).await;
                // Where there is no service worker the app still works, as long as there is a network.
                let _ = update::watch(move |newer| waiting.set(Some(newer))).await;
            });
        });
    }
    (*waiting).clone()
}
