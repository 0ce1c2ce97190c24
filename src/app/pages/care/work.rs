//! Looking at everybody in slices, so that the screen stays alive; what was found before stays until it is done.

use crate::analysis::guard::{Comparing, Guard, Guarding, Meaning, Tally};
use crate::analysis::survey::{Survey, Surveying};
use crate::analysis::thanks::{Gift, Thanking, Thanks};
use crate::app::state::BookHandle;
use crate::domain::{Action, CustomerId, EntryKind, Offer};
use crate::platform::clock;
use crate::platform::pause::{self, Pace};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How many people are looked at between two looks at the clock.
const BATCH: usize = 32;

/// Tells whether work that was begun is still wanted.
#[derive(Clone, Default)]
struct Wanted(Rc<Cell<bool>>);

impl Wanted {
    fn begin() -> Self {
        Self(Rc::new(Cell::new(true)))
    }

    fn end(&self) {
        self.0.set(false);
    }

    fn is(&self) -> bool {
        self.0.get()
    }
}

/// Returns what changes when visits, people or the menu do, and not when only papers are written.
fn shape(book: &BookHandle) -> (bool, usize, usize, usize) {
    let library = book.library();
    let others = library.steps().filter(|step| !matches!(step.action, Action::Write(_))).count();
    let customers = library.names(EntryKind::Customers).count();
    (book.is_loaded(), others, library.all_visits().count(), customers)
}

/// Looks at everybody's visits; `None` until it has for the first time.
#[hook]
pub fn use_survey(book: &BookHandle) -> Option<Rc<Survey>> {
    let survey = use_state(|| None::<Rc<Survey>>);
    {
        let (survey, book) = (survey.clone(), book.clone());
        use_effect_with(shape(&book), move |(loaded, ..)| {
            let wanted = Wanted::begin();
            if *loaded {
                let wanted = wanted.clone();
                spawn_local(async move {
                    let now = clock::now();
                    let mut pace = Pace::start();
                    let mut surveying = Surveying::new(&book.library(), now, clock::offset(now));
                    while surveying.add(&book.library(), BATCH) {
                        pace.step().await;
                        if !wanted.is() {
                            return;
                        }
                    }
                    // Fitting the habit of all is the longest step of it.
                    pause::breathe().await;
                    survey.set(Some(Rc::new(surveying.finish())));
                });
            }
            move || wanted.end()
        });
    }
    (*survey).clone()
}

/// Lists whom there is reason to thank; `None` until it has for the first time.
#[hook]
pub fn use_thanks(book: &BookHandle, survey: &Rc<Survey>, gifts: &Rc<Vec<Gift>>) -> Option<Rc<Thanks>> {
    let thanks = use_state(|| None::<Rc<Thanks>>);
    {
        let thanks = thanks.clone();
        let same = (book.clone(), Shared(survey.clone()), gifts.clone());
        use_effect_with(same, move |(book, survey, gifts)| {
            let (book, survey, gifts) = (book.clone(), survey.0.clone(), gifts.clone());
            let wanted = Wanted::begin();
            let still = wanted.clone();
            spawn_local(async move {
                let mut pace = Pace::start();
                let mut thanking = Thanking::new(&book.library(), clock::now());
                while thanking.add(&book.library(), &survey, BATCH) {
                    pace.step().await;
                    if !still.is() {
                        return;
                    }
                }
                let found = thanking.finish(&book.library(), &survey, &gifts);
                thanks.set(Some(Rc::new(found)));
            });
            move || wanted.end()
        });
    }
    (*thanks).clone()
}

/// An offer judged for everybody.
#[derive(Clone)]
pub struct Judged {
    /// What judged it.
    pub guard: Rc<Guard>,
    /// Who is on which heap.
    pub tally: Rc<Tally>,
    /// What it would mean, and what is different from a month ago; compared last.
    pub meaning: Option<Rc<Meaning>>,
}

impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.tally, &other.tally) && self.meaning == other.meaning
    }
}

/// How far judging has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Judging {
    /// How many people are judged.
    pub done: usize,
    /// How many there are.
    pub all: usize,
    /// Whether somebody stopped it.
    pub halted: bool,
}

/// Judges an offer for everybody; what was found before stays until it is done. The callback stops it, and begins it
/// again.
#[hook]
pub fn use_judged(
    book: &BookHandle,
    survey: &Rc<Survey>,
    offer: &Offer,
) -> (Option<Judged>, Judging, Callback<bool>) {
    let judged = use_state(|| None::<Judged>);
    let progress = use_state_eq(Judging::default);
    let halted = use_state_eq(|| false);
    {
        let (judged, progress) = (judged.setter(), progress.setter());
        let same = (book.clone(), Shared(survey.clone()), offer.clone(), *halted);
        use_effect_with(same, move |(book, survey, offer, halted)| {
            let wanted = Wanted::begin();
            if !halted {
                let (book, survey, offer) = (book.clone(), survey.0.clone(), offer.clone());
                spawn_local(judge(book, survey, offer, wanted.clone(), judged, progress));
            }
            move || wanted.end()
        });
    }
    let halt = {
        let halted = halted.setter();
        Callback::from(move |stop: bool| halted.set(stop))
    };
    ((*judged).clone(), Judging { halted: *halted, ..*progress }, halt)
}

async fn judge(
    book: BookHandle,
    survey: Rc<Survey>,
    offer: Offer,
    wanted: Wanted,
    judged: UseStateSetter<Option<Judged>>,
    progress: UseStateSetter<Judging>,
) {
    let mut pace = Pace::start();
    let people: Vec<CustomerId> = book.library().customers().map(|customer| customer.id()).collect();
    let told = |done: usize| progress.set(Judging { done, all: people.len(), halted: false });
    let mut guard = Guarding::new(&book.library(), &offer, clock::now());
    while guard.add(&survey, BATCH) {
        if pace.step().await && !wanted.is() {
            return;
        }
    }
    let guard = guard.finish();
    let mut tally = Tally::default();
    for (place, batch) in people.chunks(BATCH).enumerate() {
        {
            let library = book.library();
            for id in batch {
                tally.put(*id, guard.judge(&library, &survey, *id));
            }
        }
        if pace.step().await {
            if !wanted.is() {
                return;
            }
            told(place * BATCH + batch.len());
        }
    }
    told(people.len());
    let found = Judged { guard: Rc::new(guard), tally: Rc::new(tally), meaning: None };
    judged.set(Some(found.clone()));
    let mut comparing = Comparing::new(&found.tally);
    while comparing.add(&found.guard, &book.library(), &survey, BATCH) {
        if pace.step().await && !wanted.is() {
            return;
        }
    }
    judged.set(Some(Judged { meaning: Some(Rc::new(comparing.finish())), ..found }));
}

/// Knows something shared again by where it is, not by what is in it.
#[derive(Clone)]
struct Shared(Rc<Survey>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
