//! The counter: who is likely here now, whom one is looking for, and today's visits.

use crate::analysis::PartOfDay;
use crate::analysis::likely::Reason;
use crate::app::components::{
    AskFirst, CustomerRow, Pane, Row, SearchField, draw_icon, show_opening, show_status,
};
use crate::app::route::Route;
use crate::app::state::{
    BookHandle, Notices, Speech, VisitDraft, capital, order_text, record_visit, use_book, usual_now, warnings,
};
use crate::domain::{CustomerId, Day, OrderLine, Visit};
use crate::messages::fill;
use crate::platform::{clock, pause};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How many people are shown as likely before one asks for more.
const LIKELY: usize = 6;
/// How many more are shown then.
const LIKELY_MORE: usize = 24;
/// How many results a search shows.
const RESULTS: usize = 30;
/// How many of them are drawn at once: as many as there is room for over the keys; the others come when these can be seen.
const RESULTS_AT_ONCE: usize = 6;
/// How many of today's visits are shown.
const TODAY: usize = 40;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether the search field is ready at once.
    #[prop_or_default]
    pub find: bool,
    /// The person who is open beside it.
    #[prop_or_default]
    pub open: Option<CustomerId>,
    /// `pane--list` where there are two panes.
    #[prop_or_default]
    pub class: Classes,
    /// Told whether somebody is being searched for, which hides the bar of places.
    #[prop_or_default]
    pub on_search: Callback<bool>,
}

/// Shows the counter.
#[component]
pub fn Counter(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let query = use_state(String::new);
    let more = use_state(|| false);
    // The search of which all results are drawn.
    let drawn = use_state_eq(String::new);
    let book = use_book();
    {
        let drawn = drawn.clone();
        use_effect_with((book.is_some(), (*query).clone()), move |(open, query)| {
            let (open, query) = (*open, query.clone());
            spawn_local(async move {
                pause::drawn().await;
                if open {
                    drawn.set(query);
                }
            });
        });
    }
    let asking = use_state_eq(|| None::<Asking>);
    let notices = use_context::<UseReducerHandle<Notices>>().map(|notices| notices.dispatcher());
    // The same from one drawing to the next, so that only rows that say something else are drawn.
    let on_check_in = use_callback(
        (book.as_ref().map(BookHandle::steady), notices.clone(), speech, asking.setter()),
        |id: CustomerId, (book, notices, speech, asking)| {
            if let (Some(book), Some(notices)) = (book, notices) {
                asking.set(check_in(book, notices, *speech, id));
            }
        },
    );
    let searching = !query.trim().is_empty();
    let results = book.as_ref().filter(|_| searching).map(|book| book.index().find(&query, RESULTS));
    let on_type = {
        let (query, on_search) = (query.clone(), props.on_search.clone());
        Callback::from(move |typed: String| {
            on_search.emit(!typed.trim().is_empty());
            query.set(typed);
        })
    };
    let on_first = {
        let first = results.as_ref().and_then(|found| found.hits.first()).map(|hit| hit.customer);
        Callback::from(move |()| {
            if let Some(first) = first {
                Route::Customer(first).go();
            }
        })
    };
    let dock = html! {
        <>
            <SearchField query={(*query).clone()} {on_type} {on_first} ready={props.find} />
            <a class="icon-button" href={Route::NewCustomer(query.trim().to_owned()).href()}
                aria-label={if searching { fill(speech.texts.new_customer_named, &[("name", query.trim())]) } else { speech.texts.new_customer.into() }}>
                { draw_icon("plus") }
            </a>
        </>
    };
    // One can begin to type before the book is open: what was typed is searched for then.
    let Some(book) = book else {
        let head =
            html! { <header class="title"><h1>{ title(&speech) }</h1>{ show_opening(&speech) }</header> };
        return html! { <Pane class={props.class.clone()} dock={dock}>{ head }</Pane> };
    };
    let ask = asking
        .as_ref()
        .zip(notices)
        .map(|(asked, notices)| ask(&book, notices, speech, asked, asking.setter()));
    let show = |row: Rc<Row>| {
        let (current, id) = (props.open == Some(row.id), row.id.to_string());
        let on_check_in = book.is_loaded().then(|| on_check_in.clone());
        html! { <CustomerRow key={id} {row} {on_check_in} {current} /> }
    };
    if let Some(found) = results {
        let most = if *drawn == *query { RESULTS } else { RESULTS_AT_ONCE };
        let ids: Vec<CustomerId> = found.hits.iter().take(most).map(|hit| hit.customer).collect();
        let count = speech.count(speech.texts.results_for, found.total as u64, &[("query", &query)]);
        return html! {
            <Pane class={props.class.clone()} dock={dock} from_end=true>
                <h1 class="visually-hidden">{ speech.texts.search_placeholder }</h1>
                if ids.is_empty() {
                    <div class="stack nobody">
                        <h2>{ fill(speech.texts.no_results, &[("query", &query)]) }</h2>
                        <p class="lead">{ speech.texts.no_results_more }</p>
                        <a class="button button--wide" href={Route::NewCustomer(query.trim().to_owned()).href()}>
                            { draw_icon("plus") }{ fill(speech.texts.new_customer_named, &[("name", query.trim())]) }
                        </a>
                    </div>
                } else {
                    <ul class="customers customers--near">{ for ids.iter().filter_map(|id| book.row(&speech, *id, &query)).map(show) }</ul>
                    <p class="count search-count" role="status">{ count }</p>
                }
                { ask }
            </Pane>
        };
    }
    let head = html! {
        <header class="title">
            <h1>{ title(&speech) }</h1>
            { show_status(&speech, &book) }
        </header>
    };
    if !book.is_loaded() {
        return html! { <Pane class={props.class.clone()} dock={dock}>{ head }</Pane> };
    }
    let now = clock::now();
    let offset = clock::offset(now);
    let (today, _) = Day::of(now, offset);
    let limit = if *more { LIKELY_MORE } else { LIKELY };
    let likely = book.rhythms().likely_now(now, offset, LIKELY_MORE);
    let shown = likely.iter().take(limit).filter_map(|likely| {
        let row = book.row(&speech, likely.customer, "")?;
        let why = book.rhythms().reason(likely.customer, now, offset);
        Some(with_reason(&speech, row, why))
    });
    let rest = likely.len().saturating_sub(limit);
    let library = book.library();
    let visits: Vec<&Visit> = library.visits_since(today.start(offset)).collect();
    let onmore = {
        let more = more.clone();
        Callback::from(move |_: MouseEvent| more.set(true))
    };
    html! {
        <Pane class={props.class.clone()} dock={dock}>
            { head }
            <section class="section section--near" aria-labelledby="likely">
                <div class="section__head">
                    <h2 id="likely">{ speech.texts.likely_now }</h2>
                    if rest > 0 {
                        <button class="link" type="button" onclick={onmore}>
                            { fill(speech.texts.likely_more, &[("n", &rest.to_string())]) }
                        </button>
                    }
                </div>
                if likely.is_empty() {
                    <p class="lead">{ speech.texts.nobody_likely }</p>
                } else {
                    <ul class="customers">{ for shown.map(show) }</ul>
                }
            </section>
            <section class="section section--near" aria-labelledby="today">
                <div class="section__head">
                    <h2 id="today">{ speech.texts.today }</h2>
                    <span class="count">{ speech.count(speech.texts.visits_count, visits.len() as u64, &[]) }</span>
                </div>
                if visits.is_empty() {
                    <p class="lead">{ speech.texts.nobody_yet }</p>
                    <p class="note">{ speech.texts.nobody_yet_more }</p>
                } else {
                    <ul>{ for visits.iter().take(TODAY).map(|visit| line(&book, &speech, visit)) }</ul>
                }
            </section>
            { ask }
        </Pane>
    }
}

/// Returns the row of somebody who is likely to come, with how often they came on such a day in place of the hour.
fn with_reason(speech: &Speech, row: Rc<Row>, why: Option<Reason>) -> Rc<Row> {
    let Some(Reason { came, of, weekday }) = why.filter(|why| why.came > 0) else { return row };
    let day = speech.language.weekday(weekday);
    let often =
        fill(speech.texts.comes_on, &[("day", day), ("came", &came.to_string()), ("of", &of.to_string())]);
    Rc::new(Row { tends: often, ..(*row).clone() })
}

/// A usual that goes against an allergy, and waits for a second press.
#[derive(Clone, PartialEq)]
struct Asking {
    id: CustomerId,
    name: String,
    lines: Vec<OrderLine>,
    alarms: Vec<String>,
}

/// Asks whether a usual is to be recorded all the same.
fn ask(
    book: &BookHandle,
    notices: UseReducerDispatcher<Notices>,
    speech: Speech,
    asked: &Asking,
    asking: UseStateSetter<Option<Asking>>,
) -> Html {
    let on_yes = {
        let (book, asked, asking) = (book.steady(), asked.clone(), asking.clone());
        Callback::from(move |()| {
            record(&book, &notices, speech, asked.id, asked.lines.clone());
            asking.set(None);
        })
    };
    let on_close = Callback::from(move |()| asking.set(None));
    html! {
        <AskFirst name={asked.name.clone()} alarms={asked.alarms.clone()} what={order_text(&asked.lines)}
            other={Route::CheckIn(asked.id).href()} {on_yes} {on_close} />
    }
}

/// Records a visit with the usual, or opens the person where there is none yet; returns what has to be asked first.
fn check_in(
    book: &BookHandle,
    notices: &UseReducerDispatcher<Notices>,
    speech: Speech,
    id: CustomerId,
) -> Option<Asking> {
    let (usual, name, allergies) = {
        let library = book.library();
        let customer = library.customer(id);
        let name = customer.as_ref().map(|customer| customer.title().to_owned()).unwrap_or_default();
        let allergies = customer.map(|customer| customer.allergies()).unwrap_or_default();
        (usual_now(&library, &library.visits_of(id), clock::now()), name, allergies)
    };
    let Some(usual) = usual else {
        Route::CheckIn(id).go();
        return None;
    };
    let alarms = warnings(&speech, &book.library(), &usual.lines, &allergies);
    if !alarms.is_empty() {
        return Some(Asking { id, name, lines: usual.lines, alarms });
    }
    record(book, notices, speech, id, usual.lines);
    None
}

fn record(
    book: &BookHandle,
    notices: &UseReducerDispatcher<Notices>,
    speech: Speech,
    id: CustomerId,
    lines: Vec<OrderLine>,
) {
    let draft = VisitDraft { lines, ..VisitDraft::default() };
    record_visit(book, notices, speech, id, draft, true);
}

fn line(book: &BookHandle, speech: &Speech, visit: &Visit) -> Html {
    let library = book.library();
    let who = visit
        .customer
        .and_then(|id| library.customer(library.canonical(id)))
        .map(|customer| (customer.id(), customer.title().to_owned()));
    let name = match &who {
        Some((id, name)) if !name.is_empty() => {
            html! { <a href={Route::Customer(*id).href()}>{ name }</a> }
        }
        _ => html! { { speech.texts.anonymous } },
    };
    html! {
        <li key={visit.id.to_string()} class="visit">
            <span class="visit__when">{ speech.time(visit.at) }</span>
            <span class="visit__who">{ name }</span>
            <span class="visit__by">{ &*visit.by }</span>
            <span class="visit__what">{ order_text(&visit.lines) }</span>
        </li>
    }
}

fn title(speech: &Speech) -> String {
    let now = clock::now();
    let (today, minute) = Day::of(now, clock::offset(now));
    let texts = speech.texts;
    let text = match PartOfDay::of(minute) {
        PartOfDay::Early => texts.title_dawn,
        PartOfDay::Morning => texts.title_morning,
        PartOfDay::Lunch => texts.title_lunch,
        PartOfDay::Afternoon => texts.title_afternoon,
        PartOfDay::Aperitivo | PartOfDay::Evening => texts.title_evening,
        PartOfDay::Night => texts.title_night,
    };
    capital(&fill(text, &[("day", speech.language.weekday(today.weekday()))]))
}
