//! Screens that are not wanted at the counter: each part of them is loaded when it is first asked for.
//!
//! The build cuts the binary at the functions marked here; everything that only they reach is in a file of its own.

use super::components::Pane;
use super::pages::{
    BackupReminder, Begin, Care, CheckInPage, ConsentPage, Customers, DemandPage, EditCustomer, History,
    ImportPage, Install, JoinCustomer, Keeping, LockPage, Locked, LoyaltyPage, MenuImport, MenuItemPage,
    MenuPage, More, NewCustomer, OrdersImport, PointsPage, Profile, ReviewsPage, Settings, Sync, Trust,
    keep_promises, serve_sync, watch_reviews,
};
use super::route::Route;
use super::state::{BookHandle, DEMO_TASK, Failure, Speech, serve_demo, watch_traces};
use crate::domain::CustomerId;
use crate::messages::Language;
use crate::platform::{page, worker};
use std::cell::RefCell;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use yew::prelude::*;

/// Draws a screen of a part that is here.
type Draw = fn(&Props) -> Html;

/// Does what the page asks of a worker.
type Serve = fn();

/// Looks for what should be told of a book that was opened; returns what is told above every screen.
type Watch = fn(BookHandle) -> Html;

/// A part of the app that is loaded as one. There are two, since whatever several parts share is a file of its own for
/// each choice among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is wanted during service: a person, all people, settings.
    Floor,
    /// What is wanted after closing time.
    Office,
}

impl Part {
    /// Returns the part that a screen is in; none for the counter, which is always here.
    pub fn of(route: &Route) -> Option<Part> {
        match route {
            Route::Counter | Route::Find => None,
            Route::Customer(_)
            | Route::CheckIn(_)
            | Route::NewCustomer(_)
            | Route::Customers
            | Route::EditCustomer(_)
            | Route::JoinCustomer(_)
            | Route::History(_)
            | Route::More
            | Route::Settings
            | Route::Install
            | Route::Keeping => Some(Part::Floor),
            _ => Some(Part::Office),
        }
    }

    async fn load(self) -> Result<Draw, Failure> {
        match self {
            Part::Floor => floor().await,
            Part::Office => office().await.map(|(draw, ..)| draw),
        }
    }
}

#[wasm_split(floor, fallible)]
fn floor() -> Result<Draw, Failure> {
    Ok(draw_floor)
}

#[wasm_split(office, fallible)]
fn office() -> Result<(Draw, Serve, Watch), Failure> {
    Ok((draw_office, serve_page, look_after))
}

/// Looks after a book that was opened: what was promised is kept, and what should be told is found.
fn look_after(book: BookHandle) -> Html {
    watch_traces(&book);
    keep_promises(&book);
    watch_reviews(book);
    html! { <BackupReminder /> }
}

/// Serves the page from a worker: with the same part that asks, so that both speak of the same things.
pub fn serve() {
    spawn_local(async {
        // Without its part the worker stays silent, as it does when it cannot be started at all.
        if let Ok((_, serve, _)) = office().await {
            serve();
        }
    });
}

/// Serves the page that started this worker: makes a shop to try, or has to do with another phone.
fn serve_page() {
    if worker::task() == DEMO_TASK { serve_demo() } else { serve_sync() }
}

fn draw_floor(asked: &Props) -> Html {
    if let Some(locked) = &asked.locked {
        return html! { <LockPage locked={locked.clone()} /> };
    }
    match &asked.route {
        Route::Customer(id) => {
            html! { <Profile key={id.to_string()} id={*id} class={asked.class.clone()} /> }
        }
        Route::CheckIn(id) => html! { <CheckInPage key={id.to_string()} id={*id} /> },
        Route::NewCustomer(name) => html! { <NewCustomer key={name.clone()} name={name.clone()} /> },
        Route::EditCustomer(id) => html! { <EditCustomer key={id.to_string()} id={*id} /> },
        Route::JoinCustomer(id) => html! { <JoinCustomer key={id.to_string()} id={*id} /> },
        Route::History(person) => html! { <History person={*person} /> },
        Route::Settings => html! { <Settings on_language={asked.on_language.clone()} /> },
        Route::Install => html! { <Install /> },
        Route::Keeping => html! { <Keeping /> },
        Route::More => {
            html! { <More on_begin={asked.on_begin.clone()} on_leave_demo={asked.on_leave_demo.clone()} /> }
        }
        _ => html! {
            <Customers class={asked.class.clone()} open={asked.open} on_search={asked.on_search.clone()} />
        },
    }
}

fn draw_office(asked: &Props) -> Html {
    match &asked.route {
        Route::Menu => html! { <MenuPage /> },
        Route::MenuItem(id) => html! { <MenuItemPage key={id.to_string()} id={*id} /> },
        Route::MenuImport => html! { <MenuImport /> },
        Route::Orders => html! { <OrdersImport /> },
        Route::Loyalty => html! { <LoyaltyPage /> },
        Route::Demand => html! { <DemandPage /> },
        Route::Points(id) => html! { <PointsPage key={id.to_string()} id={*id} /> },
        Route::Care(page) => html! { <Care page={page.clone()} /> },
        Route::Consent(id) => html! { <ConsentPage key={id.to_string()} id={*id} /> },
        Route::Reviews(route) => html! { <ReviewsPage route={route.clone()} /> },
        Route::Trust(page) => html! { <Trust page={*page} /> },
        Route::Sync(page) => html! { <Sync page={*page} /> },
        _ => html! { <ImportPage /> },
    }
}

#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The part that the screen is in.
    pub part: Part,
    /// The screen.
    pub route: Route,
    /// `pane--list` where there are two panes.
    #[prop_or_default]
    pub class: Classes,
    /// The person who is open beside it.
    #[prop_or_default]
    pub open: Option<CustomerId>,
    /// Told whether somebody is being searched for.
    #[prop_or_default]
    pub on_search: Callback<bool>,
    /// Called with another language.
    #[prop_or_default]
    pub on_language: Callback<Language>,
    /// Called to make a demo shop.
    #[prop_or_default]
    pub on_begin: Callback<Begin>,
    /// Called to leave the demo shop and delete it.
    #[prop_or_default]
    pub on_leave_demo: Callback<()>,
    /// The book is locked by a passcode, which is asked for in place of a screen.
    #[prop_or_default]
    pub locked: Option<Locked>,
}

thread_local! {
    /// The parts that are here. They stay as long as the page.
    static HERE: RefCell<Vec<(Part, Draw)>> = const { RefCell::new(Vec::new()) };
}

fn find(part: Part) -> Option<Draw> {
    HERE.with_borrow(|here| here.iter().find(|(other, _)| *other == part).map(|(_, draw)| *draw))
}

/// Loads a part, unless it is here.
pub async fn fetch(part: Part) -> Result<(), Failure> {
    if find(part).is_none() {
        let draw = part.load().await?;
        HERE.with_borrow_mut(|here| here.push((part, draw)));
    }
    Ok(())
}

/// Looks, once the app has nothing else to do, for what should be told of a book: a badge where the reviews are, a line
/// above every screen, which is returned.
pub async fn watch(book: BookHandle) -> Html {
    office().await.map_or_else(|_| html! {}, |(.., watch)| watch(book))
}

/// Shows a screen once its part is here.
#[component]
pub fn Later(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let failed = use_state(|| None::<Failure>);
    let tries = use_state(|| 0_u32);
    let arrived = use_force_update();
    {
        let failed = failed.clone();
        use_effect_with((props.part, *tries), move |(part, _)| {
            let part = *part;
            if find(part).is_some() {
                return;
            }
            spawn_local(async move {
                match fetch(part).await {
                    Ok(()) => {
                        arrived.force_update();
                        page::focus("main");
                    }
                    Err(failure) => failed.set(Some(failure)),
                }
            });
        });
    }
    if let Some(draw) = find(props.part) {
        return draw(props);
    }
    let Some(failure) = *failed else {
        return html! { <Pane class={props.class.clone()}><h1 class="note">{ speech.texts.part_coming }</h1></Pane> };
    };
    let (title, more) = failure.page(speech.texts);
    let onclick = {
        let failed = failed.clone();
        Callback::from(move |_: MouseEvent| {
            failed.set(None);
            tries.set(*tries + 1);
        })
    };
    html! {
        <Pane class={props.class.clone()}>
            <div class="empty" role="alert">
                <h1>{ title }</h1>
                <p class="lead">{ more }</p>
                <button class="button button--primary" type="button" {onclick}>{ speech.texts.try_again }</button>
            </div>
        </Pane>
    }
}
