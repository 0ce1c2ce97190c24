//! What was read of the reviews, kept in memory as long as the page is open: reading thousands takes seconds.

use super::bell::ring;
use crate::analysis::reviews::incident::{Examining, Incident};
use crate::analysis::reviews::opening::{Opening, opening_field};
use crate::analysis::reviews::theme::{Gathering, Theme};
use crate::analysis::reviews::voice::{Dish, Voice};
use crate::analysis::reviews::week::{Week, week};
use crate::analysis::reviews::{Language, LanguageProfile, Model, Polyglot};
use crate::app::state::{BookHandle, Shop};
use crate::domain::{Day, Library, PaperId, Review, order};
use crate::platform::pause::Pace;
use crate::platform::{clock, fetch};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many of the latest reviews are watched for alerts: those before tell nothing of what is usual now.
const WATCHED: usize = 3000;
/// How many phrases are weighed between two looks at the clock.
const PHRASES: usize = 100;

/// What was found in all reviews.
pub struct Found {
    /// What was read, as [`state_of`] told it.
    pub state: u64,
    /// The day on which it was read, as days since 1970-01-01.
    pub today: i64,
    /// The reviews, the oldest first.
    pub voices: Vec<Rc<Voice>>,
    /// Their ids.
    pub ids: Vec<PaperId>,
    /// What is said consistently.
    pub themes: Vec<Theme>,
    /// The week's summary.
    pub week: Week,
    /// Whether something went wrong; its indices count from `watched`.
    pub incident: Incident,
    /// The first review that was watched for alerts.
    pub watched: usize,
    /// The menu, as it is looked for in texts.
    pub dishes: Vec<Dish>,
    /// Languages whose reviews could not be understood, since the file for it is missing.
    pub missing: Vec<Language>,
}

impl Found {
    /// Returns the reviews that were watched for alerts.
    pub fn watched(&self) -> Vec<&Voice> {
        self.voices.iter().skip(self.watched).map(|voice| &**voice).collect()
    }

    /// Returns all reviews.
    pub fn all(&self) -> Vec<&Voice> {
        self.voices.iter().map(|voice| &**voice).collect()
    }

    /// Returns the place of a review.
    pub fn place(&self, id: PaperId) -> Option<usize> {
        self.ids.iter().position(|known| *known == id)
    }
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Reviews read.
    pub done: usize,
    /// Reviews in all.
    pub total: usize,
}

#[derive(Default)]
struct Desk {
    shop: Option<Shop>,
    polyglot: Option<Polyglot>,
    /// What each review says, with the state it was read in.
    heard: BTreeMap<PaperId, (u64, Rc<Voice>)>,
    /// The corrections that were learnt last.
    corrections: u64,
    found: Option<Rc<Found>>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Tells whether somebody stopped the reading.
pub type Stop = Rc<Cell<bool>>;

/// Returns what was found last in a shop, whatever has changed since.
pub fn found(shop: Shop) -> Option<Rc<Found>> {
    DESK.with_borrow(|desk| desk.found.clone().filter(|_| desk.shop == Some(shop)))
}

/// Does something with what reads, if it is there.
pub fn with_polyglot<T>(work: impl FnOnce(&mut Polyglot) -> T) -> Option<T> {
    DESK.with_borrow_mut(|desk| desk.polyglot.as_mut().map(work))
}

/// Returns a number that is another one when a review, the menu or the opening hours are.
pub fn state_of(library: &Library) -> u64 {
    let reviews = library.reviews().map(|review| state_of_review(&review));
    let items = library.items().flat_map(|item| item.name().bytes().map(u64::from));
    let hours = library
        .shop()
        .into_iter()
        .flat_map(|shop| (0..7).map(|day| shop.register(&opening_field(day)).map_or(0, |it| it.stamp.0)));
    reviews.chain(items).chain(hours).fold(0, |hash, next| mix(hash ^ next))
}

fn state_of_review(review: &Review) -> u64 {
    let stamps = review.record().registers().map(|(_, register)| register.stamp.0);
    let sum = stamps.fold(0, |hash, stamp| mix(hash ^ stamp));
    mix(sum ^ review.id().0 as u64 ^ (review.id().0 >> 64) as u64)
}

fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

/// Reads all reviews a slice at a time and tells how far it is; `None` when it was stopped. What was found before stays then.
pub async fn read(book: &BookHandle, stop: &Stop, tell: impl Fn(Progress)) -> Option<Rc<Found>> {
    let mut pace = Pace::start();
    let shop = book.shop();
    let state = state_of(&book.library());
    DESK.with_borrow_mut(|desk| {
        if desk.shop != Some(shop) {
            *desk = Desk { shop: Some(shop), polyglot: desk.polyglot.take(), ..Desk::default() };
        }
    });
    let ids: Vec<PaperId> = book.library().reviews().map(|review| review.id()).collect();
    tell(Progress { done: 0, total: ids.len() });
    let missing = learn_languages(book, &ids, &mut pace).await;
    if stop.get() {
        return None;
    }
    learn_corrections(book);
    let mut heard: Vec<(PaperId, Rc<Voice>)> = Vec::with_capacity(ids.len());
    for (done, id) in ids.iter().enumerate() {
        heard.extend(hear(&book.library(), *id).map(|voice| (*id, voice)));
        if pace.step().await {
            if stop.get() {
                return None;
            }
            tell(Progress { done, total: ids.len() });
        }
    }
    order::sort_by_key(&mut heard, |(id, voice)| (voice.day, voice.minute, *id));
    let (ids, voices): (Vec<PaperId>, Vec<Rc<Voice>>) = heard.into_iter().unzip();
    let found = sum_up(book, state, ids, voices, missing, stop, &mut pace).await?;
    let found = Rc::new(found);
    DESK.with_borrow_mut(|desk| desk.found = Some(found.clone()));
    ring(&book.library(), &found);
    Some(found)
}

/// Fetches what understands the languages in use; returns those that cannot be had.
async fn learn_languages(book: &BookHandle, ids: &[PaperId], pace: &mut Pace) -> Vec<Language> {
    if with_polyglot(|_| ()).is_none() {
        let profile =
            fetch::read("./models/languages.bin").await.and_then(|bytes| LanguageProfile::read(&bytes));
        let Some(profile) = profile else { return Language::ALL.to_vec() };
        DESK.with_borrow_mut(|desk| desk.polyglot = Some(Polyglot::new(profile)));
    }
    let mut used: Vec<Language> = Vec::new();
    for id in ids {
        if let Some(review) = book.library().review(*id)
            && !review.text().is_empty()
            && let Some(language) = with_polyglot(|polyglot| polyglot.language(&review))
            && !used.contains(&language)
        {
            used.push(language);
        }
        pace.step().await;
    }
    let mut missing = Vec::new();
    for language in used {
        if with_polyglot(|polyglot| polyglot.understands(language)) == Some(true) {
            continue;
        }
        let bytes = fetch::read(&format!("./models/{}.bin", language.code())).await;
        match bytes.and_then(|bytes| Model::read(&bytes).ok()) {
            Some(model) => {
                with_polyglot(|polyglot| polyglot.add(language, model));
                // What was heard without understanding is heard again.
                DESK.with_borrow_mut(|desk| {
                    desk.heard.retain(|_, (_, voice)| voice.language != language);
                    desk.corrections = 0;
                });
            }
            None => missing.push(language),
        }
        pace.step().await;
    }
    missing
}

/// Learns the corrections anew where they are different; all is heard again then.
fn learn_corrections(book: &BookHandle) {
    let library = book.library();
    let corrected = library.reviews().filter(|review| !review.corrections().is_empty());
    let state = corrected.map(|review| state_of_review(&review)).fold(1, |hash, next| mix(hash ^ next));
    DESK.with_borrow_mut(|desk| {
        if desk.corrections != state
            && let Some(polyglot) = &mut desk.polyglot
        {
            polyglot.learn(&library);
            desk.heard.clear();
            desk.corrections = state;
        }
    });
}

/// Returns what a review says, as it was read before where it is the same.
fn hear(library: &Library, id: PaperId) -> Option<Rc<Voice>> {
    let review = library.review(id)?;
    let state = state_of_review(&review);
    DESK.with_borrow_mut(|desk| {
        if let Some((known, voice)) = desk.heard.get(&id)
            && *known == state
        {
            return Some(voice.clone());
        }
        let voice = Rc::new(desk.polyglot.as_mut()?.hear(library, &review));
        desk.heard.insert(id, (state, voice.clone()));
        Some(voice)
    })
}

/// Finds themes, the week and whether something went wrong.
async fn sum_up(
    book: &BookHandle,
    state: u64,
    ids: Vec<PaperId>,
    voices: Vec<Rc<Voice>>,
    missing: Vec<Language>,
    stop: &Stop,
    pace: &mut Pace,
) -> Option<Found> {
    let all: Vec<&Voice> = voices.iter().map(|voice| &**voice).collect();
    let mut gathering = Gathering::default();
    while gathering.add(&all, 4) {
        if pace.step().await && stop.get() {
            return None;
        }
    }
    while gathering.weigh(&all, PHRASES) {
        if pace.step().await && stop.get() {
            return None;
        }
    }
    let themes = gathering.finish();
    pace.step().await;
    let dishes = menu(&book.library());
    let watched = voices.len().saturating_sub(WATCHED);
    let late = all.get(watched..).unwrap_or_default();
    let mut examining = Examining::new(late);
    while examining.step(late, 1) {
        if pace.step().await && stop.get() {
            return None;
        }
    }
    pace.step().await;
    let opening = Opening::of(&book.library());
    let incident = examining.finish(late, &dishes, &|weekday, minute| opening.is_open(weekday, minute));
    pace.step().await;
    let now = clock::now();
    let (today, _) = Day::of(now, clock::offset(now));
    let week = week(&all, &themes, today.0);
    Some(Found { state, today: today.0, themes, week, incident, watched, dishes, missing, ids, voices })
}

/// Returns the menu with what else people call its items.
fn menu(library: &Library) -> Vec<Dish> {
    let synonyms = |record: &crate::domain::Record| -> Vec<String> {
        let words = record.present().filter_map(|(field, _)| match field {
            crate::domain::Field::Synonym(word) => Some(word.to_string()),
            _ => None,
        });
        words.collect()
    };
    library.items().map(|item| Dish::new(item.name(), &synonyms(item.record()))).collect()
}
