//! All people: sorted, filtered, thousands of them, with those who were put aside at the end of the filters.

mod aside;
mod left;
mod picks;
mod sorting;

use super::results::{RESULTS, Results};
use crate::analysis::roster::{Filter, Order, Pick, Roster, Selection};
use crate::app::components::{CustomerRow, Pane, RowKey, SearchField, VirtualList, draw_icon};
use crate::app::route::Route;
use crate::app::state::{BookHandle, Speech, use_book};
use crate::domain::{CustomerId, Day, Role};
use crate::messages::fill;
use crate::platform::clock;
use aside::{Aside, put_aside};
use left::Left;
use picks::Picks;
use sorting::{Sorting, order_name};
use std::rc::{Rc, Weak};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
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

/// Knows a list of people again without keeping it.
struct Known(Weak<Roster>);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        Weak::ptr_eq(&self.0, &other.0)
    }
}

/// Shows everybody.
#[component]
pub fn Customers(props: &Props) -> Html {
    match use_book() {
        Some(book) => {
            let (open, class, on_search) = (props.open, props.class.clone(), props.on_search.clone());
            html! { <Everybody {book} {open} {class} {on_search} /> }
        }
        None => html! {},
    }
}

#[derive(Properties, PartialEq)]
struct EverybodyProps {
    book: BookHandle,
    open: Option<CustomerId>,
    class: Classes,
    on_search: Callback<bool>,
}

#[component]
fn Everybody(props: &EverybodyProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    let book = &props.book;
    let query = use_state(String::new);
    let sorting = use_state(|| false);
    let scroller = use_node_ref();
    let left = use_state(|| Left::find(book.shop()));
    let now = clock::now();
    let (today, _) = Day::of(now, clock::offset(now));
    let roster = book.roster();
    let selection = use_memo(
        (Known(Rc::downgrade(&roster)), left.filter.clone(), left.order, today),
        |(_, filter, order, today)| roster.select(filter, *order, *today),
    );
    let keys = use_memo(selection.clone(), |selection| Rc::new(keys(selection)));
    let change = {
        let left = left.clone();
        Callback::from(move |next: Left| {
            next.keep();
            left.set(next);
        })
    };
    let searching = !query.trim().is_empty();
    let results = searching.then(|| book.index().find(&query, RESULTS));
    let found: Vec<CustomerId> =
        results.iter().flat_map(|results| &results.hits).map(|hit| hit.customer).collect();
    let on_type = {
        let (query, on_search) = (query.clone(), props.on_search.clone());
        Callback::from(move |typed: String| {
            on_search.emit(!typed.trim().is_empty());
            query.set(typed);
        })
    };
    let on_first = {
        let first = found.first().copied();
        Callback::from(move |()| first.into_iter().for_each(|first| Route::Customer(first).go()))
    };
    let add = match query.trim() {
        "" => texts.new_customer.to_owned(),
        name => fill(texts.new_customer_named, &[("name", name)]),
    };
    let dock = html! {
        <>
            <SearchField query={(*query).clone()} {on_type} {on_first} />
            <a class="icon-button" href={Route::NewCustomer(query.trim().to_owned()).href()} aria-label={add}>
                { draw_icon("plus") }
            </a>
        </>
    };
    if let Some(results) = results {
        return html! {
            <Pane class={props.class.clone()} {dock} from_end=true>
                <h1 class="visually-hidden">{ texts.search_placeholder }</h1>
                <Results query={(*query).clone()} {found} total={results.total} />
            </Pane>
        };
    }
    // Who was put aside is taken back in by the owner.
    let owner = book.role() == Role::Owner;
    let aside = if owner { put_aside(&book.library()) } else { Vec::new() };
    let shows_aside = left.aside && !aside.is_empty();
    let raise = {
        let sorting = sorting.clone();
        Callback::from(move |_: MouseEvent| sorting.set(true))
    };
    let list = if roster.is_empty() && !shows_aside {
        nobody_yet(&speech)
    } else if shows_aside {
        html! { <Aside people={aside.clone()} scroller={scroller.clone()} /> }
    } else if selection.people.is_empty() {
        nobody_picked(&speech, &left, &change)
    } else {
        let draw = draw(&speech, book, &keys, props.open);
        html! {
            <VirtualList keys={(*keys).clone()} {draw} scroller={scroller.clone()} class="customers"
                meaning={left.meaning()} kept={left.place.clone()} label={texts.customers} />
        }
    };
    html! {
        <Pane class={props.class.clone()} {dock} scroller={scroller.clone()}>
            <header class="title">
                <h1>{ texts.customers }</h1>
                <p class="note" role="status">{ count(&speech, &left, &selection, roster.len()) }</p>
                if roster.len() > 1 {
                    <button class="icon-button" type="button" onclick={raise}
                        aria-label={fill(texts.sort_by, &[("order", order_name(texts, left.order))])}>
                        { draw_icon("sort") }
                    </button>
                }
            </header>
            if !roster.is_empty() || !aside.is_empty() {
                <Picks left={(*left).clone()} all={roster.len()} picks={shown_picks(book, &selection)}
                    aside={aside.len()} on_change={change.clone()} />
            }
            { list }
            if *sorting {
                <Sorting order={left.order} on_close={
                    let sorting = sorting.clone();
                    Callback::from(move |()| sorting.set(false))
                } on_choose={
                    let (left, sorting) = (left.clone(), sorting.clone());
                    Callback::from(move |order: Order| {
                        sorting.set(false);
                        change.emit(Left { order, aside: false, ..(*left).clone() }.begun());
                    })
                } />
            }
        </Pane>
    }
}

/// Returns the picks; before all visits are here, nothing is said of the last one.
fn shown_picks(book: &BookHandle, selection: &Selection) -> Vec<(Pick, usize)> {
    let known = |pick: &Pick| book.is_loaded() || !matches!(pick, Pick::Seen(_));
    selection.picks.iter().filter(|(pick, _)| known(pick)).cloned().collect()
}

/// Puts the letters between the people.
fn keys(selection: &Selection) -> Vec<RowKey> {
    let mut keys = Vec::with_capacity(selection.people.len() + selection.letters.len());
    let mut letters = selection.letters.iter().peekable();
    for (place, person) in selection.people.iter().enumerate() {
        if let Some(letter) = letters.next_if(|letter| letter.before == place) {
            keys.push(RowKey::Heading(letter.letter.map_or(-1, |letter| i64::from(u32::from(letter)))));
        }
        keys.push(RowKey::Row(person.0));
    }
    keys
}

fn draw(
    speech: &Speech,
    book: &BookHandle,
    keys: &Rc<Vec<RowKey>>,
    open: Option<CustomerId>,
) -> Callback<usize, Html> {
    let (speech, book, keys) = (*speech, book.clone(), keys.clone());
    Callback::from(move |place: usize| match keys.get(place) {
        Some(RowKey::Heading(letter)) => {
            let name = u32::try_from(*letter).ok().and_then(char::from_u32).unwrap_or('#');
            html! { <li key={format!("letter {name}")} class="letter"><h2>{ name }</h2></li> }
        }
        Some(RowKey::Row(id)) => match book.row(&speech, CustomerId(*id), "") {
            Some(row) => {
                let current = open == Some(row.id);
                html! { <CustomerRow key={row.id.to_string()} row={row.clone()} {current} /> }
            }
            // Erased a moment ago, and soon out of the list.
            None => html! { <li key={id.to_string()}></li> },
        },
        None => html! { <li key={place}></li> },
    })
}

fn count(speech: &Speech, left: &Left, selection: &Selection, all: usize) -> String {
    if left.filter.is_empty() {
        speech.count(speech.language.people().people_count, all as u64, &[])
    } else {
        let all = speech.number(all as u64);
        speech.count(speech.language.people().people_chosen, selection.people.len() as u64, &[("all", &all)])
    }
}

fn nobody_yet(speech: &Speech) -> Html {
    html! {
        <div class="stack nobody">
            <h2>{ speech.language.people().no_customers }</h2>
            <p class="lead">{ speech.language.people().no_customers_more }</p>
            <a class="button button--wide" href={Route::Import.href()}>{ draw_icon("receive") }{ speech.language.people().bring_in }</a>
        </div>
    }
}

fn nobody_picked(speech: &Speech, left: &UseStateHandle<Left>, change: &Callback<Left>) -> Html {
    let onclick = {
        let (left, change) = (left.clone(), change.clone());
        Callback::from(move |_: MouseEvent| {
            change.emit(Left { filter: Filter::default(), ..(*left).clone() }.begun());
        })
    };
    html! {
        <div class="stack nobody">
            <h2>{ speech.language.people().nobody_picked }</h2>
            <button class="button button--wide" type="button" {onclick}>{ speech.language.people().show_all }</button>
        </div>
    }
}
