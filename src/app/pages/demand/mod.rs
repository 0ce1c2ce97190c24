//! What customers want against what the menu offers: a sentence first, then bars, then the table behind.

mod charts;

use crate::analysis::PartOfDay;
use crate::analysis::demand::{Demand, DemandBuilder, Need, NeedRow, Scope, shared};
use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::route::Route;
use crate::app::state::{BookHandle, NoticeAction, Notices, Speech, capital, use_book};
use crate::domain::{Left, Way};
use crate::exchange::write_demand;
use crate::messages::{allergy_name, diet_name, fill, part_name};
use crate::platform::{clock, files, pause};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How many people are counted between two looks at the clock.
const PEOPLE: usize = 32;
/// The choices of whose demand is looked at.
const SCOPES: [Scope; 6] = [
    Scope::Regulars,
    Scope::Everyone,
    Scope::Part(PartOfDay::Morning),
    Scope::Part(PartOfDay::Lunch),
    Scope::Part(PartOfDay::Afternoon),
    Scope::Part(PartOfDay::Evening),
];

/// Shows the demand.
#[component]
pub fn DemandPage() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let scope = use_state(|| Scope::Regulars);
    let found = use_state(|| None::<Rc<Demand>>);
    let progress = use_state(|| (0_usize, 0_usize));
    let run = use_mut_ref(|| Rc::new(Cell::new(true)));
    let book = use_book();
    {
        let (found, progress, run) = (found.clone(), progress.clone(), run.clone());
        use_effect_with((book.clone(), *scope), move |(book, scope)| {
            // What was being counted for another choice may stop.
            let current = Rc::new(Cell::new(true));
            run.replace(current.clone()).set(false);
            if let Some(book) = book.clone().filter(BookHandle::is_loaded) {
                let (scope, current) = (*scope, current.clone());
                spawn_local(async move {
                    let counted = count(&book, scope, &current, |done, all| progress.set((done, all))).await;
                    if let Some(demand) = counted {
                        found.set(Some(Rc::new(demand)));
                    }
                });
            }
            move || current.set(false)
        });
    }
    let notices = use_context::<UseReducerHandle<Notices>>();
    let onshare = {
        let (found, notices, book) = (found.clone(), notices.clone(), book.clone());
        Callback::from(move |_: MouseEvent| {
            let Some((demand, notices)) = (*found).clone().zip(notices.clone()) else { return };
            let rows = shared(&demand);
            let said = if rows.is_empty() {
                texts.demand_share_nothing
            } else if files::download("domanda.csv", "text/csv", write_demand(&rows).as_bytes()) {
                if let Some(book) = &book {
                    book.note_departure(Left::Report, Way::File, 0, "domanda.csv", None);
                }
                texts.demand_shared
            } else {
                texts.demand_share_failed
            };
            notices.dispatch(NoticeAction::say(said));
        })
    };
    let dock = html! {
        <>
            { lead_back(&speech, &Route::Menu) }
            if found.is_some() { <button class="button" type="button" onclick={onshare}>{ texts.demand_share }</button> }
        </>
    };
    let picks = SCOPES.iter().map(|one| {
        let name = match one {
            Scope::Regulars => texts.demand_regulars.to_owned(),
            Scope::Everyone => texts.demand_everyone.to_owned(),
            Scope::Part(part) => capital(part_name(texts, *part)),
        };
        let onclick = {
            let (scope, one) = (scope.clone(), *one);
            Callback::from(move |_: MouseEvent| scope.set(one))
        };
        html! { <button key={format!("{one:?}")} class="pick" type="button" {onclick} aria-pressed={(*scope == *one).to_string()}>{ name }</button> }
    });
    html! {
        <Pane {dock}>
            <header class="title"><h1>{ texts.demand }</h1></header>
            <div class="strip filters" role="group" aria-label={texts.demand_whose}>{ for picks }</div>
            if let Some(demand) = found.as_ref().filter(|demand| demand.scope == *scope) {
                { show(&speech, demand) }
            } else {
                <div class="stack top-gap" role="status">
                    <p class="note">{ texts.demand_counting }</p>
                    <progress class="progress" max={progress.1.max(1).to_string()} value={progress.0.to_string()} aria-label={texts.demand_counting} />
                </div>
            }
        </Pane>
    }
}

/// Counts in slices; `None` once it is not wanted any more.
async fn count(
    book: &BookHandle,
    scope: Scope,
    current: &Cell<bool>,
    on_progress: impl Fn(usize, usize),
) -> Option<Demand> {
    let mut builder = DemandBuilder::new(&book.library(), scope, clock::now());
    let mut pace = pause::Pace::start();
    while builder.add(&book.library(), PEOPLE) {
        if pace.step().await {
            if !current.get() {
                return None;
            }
            let (done, all) = builder.progress();
            on_progress(done, all);
        }
    }
    current.get().then(|| builder.finish(&book.library()))
}

fn show(speech: &Speech, demand: &Demand) -> Html {
    let texts = speech.language.menu();
    if demand.people < Demand::ENOUGH {
        return html! {
            <div class="empty">
                <p class="lead">{ texts.demand_too_few }</p>
                <p class="note">{ speech.count(texts.demand_people, u64::from(demand.people), &[]) }</p>
            </div>
        };
    }
    html! {
        <>
            <p class="note top-gap">{ speech.count(texts.demand_people, u64::from(demand.people), &[]) }{ ", " }{ speech.count(texts.menu_count, u64::from(demand.menu), &[]) }</p>
            <section class="chart section" aria-labelledby="needs">
                <h2 id="needs" class="chart__say">{ takeaway(speech, demand) }</h2>
                { charts::needs(speech, demand) }
            </section>
            if !demand.dishes.is_empty() {
                <section class="chart section" aria-labelledby="prefers">
                    <h2 id="prefers" class="chart__say">{ favourite(speech, demand) }</h2>
                    { charts::dishes(speech, demand) }
                </section>
            }
            <section class="chart section" aria-labelledby="avoids">
                <h2 id="avoids" class="chart__say">{ avoided(speech, demand) }</h2>
                { charts::tastes(speech, demand) }
            </section>
            <p class="note section">{ draw_icon("shield") }{ " " }{ texts.demand_privacy }</p>
        </>
    }
}

/// Returns what a need is called: "vegetarian", "no milk".
fn need_name(speech: &Speech, need: &Need) -> String {
    match need {
        Need::Diet(diet) => diet_name(speech.texts, diet).to_owned(),
        Need::Allergy(kind) => fill(
            speech.language.menu().demand_without,
            &[("what", &allergy_name(speech.texts, kind).to_lowercase())],
        ),
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

fn takeaway(speech: &Speech, demand: &Demand) -> String {
    let texts = speech.language.menu();
    let Some(row) = demand.headline() else {
        return if demand.needs.is_empty() { texts.demand_no_needs } else { texts.demand_needs_met }
            .to_owned();
    };
    let (where_, offered) = match row.narrowest() {
        Some((category, offered)) if !category.is_empty() => {
            (fill(texts.demand_in, &[("what", category)]), *offered)
        }
        Some((_, offered)) => (texts.demand_on_menu.to_owned(), *offered),
        None => (texts.demand_on_menu.to_owned(), row.offered),
    };
    fill(
        texts.demand_says,
        &[
            ("share", &percent(row.share.share)),
            ("need", &need_name(speech, &row.need).to_lowercase()),
            ("fit", &speech.number(u64::from(offered.fit))),
            ("all", &speech.number(u64::from(offered.all))),
            ("where", &where_),
        ],
    )
}

fn favourite(speech: &Speech, demand: &Demand) -> String {
    let texts = speech.language.menu();
    let missing = demand.dishes.iter().find(|dish| !dish.available && dish.people >= Demand::ENOUGH);
    match (missing, demand.dishes.first()) {
        (Some(dish), _) => {
            fill(texts.demand_missing, &[("what", &dish.name), ("n", &dish.people.to_string())])
        }
        (None, Some(dish)) => {
            fill(texts.demand_favourite, &[("what", &dish.name), ("share", &percent(dish.share.share))])
        }
        (None, None) => String::new(),
    }
}

fn avoided(speech: &Speech, demand: &Demand) -> String {
    let texts = speech.language.menu();
    let most = demand.tastes.iter().filter(|taste| taste.avoids >= Demand::ENOUGH);
    let most = most.max_by(|a, b| a.avoids.cmp(&b.avoids).then_with(|| b.what.cmp(&a.what)));
    match most {
        Some(taste) => fill(
            texts.demand_avoids,
            &[("what", &taste.what), ("n", &taste.avoids.to_string()), ("items", &taste.items.to_string())],
        ),
        None => texts.demand_avoids_nothing.to_owned(),
    }
}

/// Returns how many items are fit for a need, in words.
fn fit_words(speech: &Speech, row: &NeedRow) -> String {
    let texts = speech.language.menu();
    let values = [
        ("fit", row.offered.fit.to_string()),
        ("all", row.offered.all.to_string()),
        ("unknown", row.offered.unknown.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(if row.offered.unknown > 0 { texts.demand_fit_unknown } else { texts.demand_fit }, &values)
}
