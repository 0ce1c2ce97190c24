//! Everything that was ever changed, newest first, day by day: by whom, on which phone, what stood there before.

mod line;
mod sentence;

use super::profile::back_button;
use crate::analysis::chronicle::{Chronicle, Line, days};
use crate::app::components::{Kept, Pane, RowKey, VirtualList};
use crate::app::state::{BookHandle, Notices, Speech, capital, use_book};
use crate::domain::{CustomerId, Day, DeviceId, Stamp, StepId};
use crate::messages::fill;
use crate::platform::clock;
use line::draw_line;
pub use sentence::phone_name;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

thread_local! {
    /// Whoever comes back from a profile finds the history where it was.
    static LEFT: RefCell<Kept> = RefCell::default();
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose changes; everybody's without.
    #[prop_or_default]
    pub person: Option<CustomerId>,
}

/// Shows the history.
#[component]
pub fn History(props: &Props) -> Html {
    match use_book().zip(use_context::<UseReducerHandle<Notices>>()) {
        Some((book, notices)) => html! { <Steps {book} {notices} person={props.person} /> },
        None => html! {},
    }
}

#[derive(Properties, PartialEq)]
struct StepsProps {
    book: BookHandle,
    notices: UseReducerHandle<Notices>,
    person: Option<CustomerId>,
}

/// What is shown.
#[derive(PartialEq)]
struct Shown {
    /// The days and the steps under them.
    keys: Rc<Vec<RowKey>>,
    /// The phones, with how many steps were done on each.
    phones: Vec<(DeviceId, usize)>,
}

#[component]
fn Steps(props: &StepsProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    let book = &props.book;
    let person = props.person;
    let chronicle = use_mut_ref(Chronicle::default);
    let phone = use_state(|| None::<DeviceId>);
    let kept = use_state(|| if person.is_none() { LEFT.with_borrow(Kept::clone) } else { Kept::default() });
    let scroller = use_node_ref();
    // Steps only ever come: as long as there are no more of them, the same ones are shown.
    let count = book.library().steps().count();
    let shown = use_memo((count, *phone, person), |(_, phone, person)| {
        let library = book.library();
        let mut chronicle = chronicle.borrow_mut();
        chronicle.refresh(&library);
        let keys = match (person, phone) {
            (Some(person), _) => keys(&chronicle.of_person(&library, *person)),
            (None, Some(phone)) => keys(&chronicle.of_device(*phone)),
            (None, None) => keys(chronicle.lines()),
        };
        Shown { keys: Rc::new(keys), phones: chronicle.devices() }
    });
    let lead = match person {
        Some(person) => {
            let library = book.library();
            let title =
                library.customer(library.canonical(person)).map(|customer| customer.title().to_owned());
            let name =
                title.filter(|title| !title.is_empty()).unwrap_or_else(|| texts.unnamed_person.to_owned());
            fill(texts.history_of, &[("name", &name)])
        }
        None => texts.history_lead.to_owned(),
    };
    let pick = |name: String, of: Option<DeviceId>, count: usize| {
        let pressed = *phone == of;
        let phone = phone.clone();
        let onclick = Callback::from(move |_: MouseEvent| phone.set(of));
        html! {
            <button key={of.map_or_else(String::new, |of| of.to_string())} class="pick" type="button" {onclick}
                aria-pressed={pressed.to_string()}>
                { capital(&name) }<span class="count">{ speech.number(count as u64) }</span>
            </button>
        }
    };
    html! {
        <Pane dock={back_button(&speech)} scroller={scroller.clone()}>
            <header class="title">
                <h1>{ texts.history_title }</h1>
                <p class="note">{ lead }</p>
            </header>
            if person.is_none() && shown.phones.len() > 1 {
                <div class="strip filters" role="group" aria-label={texts.filters}>
                    { pick(texts.all_phones.to_owned(), None, count) }
                    { for shown.phones.iter().map(|(device, count)| {
                        pick(phone_name(&speech, book, *device), Some(*device), *count)
                    }) }
                </div>
            }
            if shown.keys.is_empty() {
                <div class="stack nobody">
                    <h2>{ texts.history_empty }</h2>
                    <p class="lead">{ texts.history_empty_more }</p>
                </div>
            } else {
                <VirtualList keys={shown.keys.clone()} draw={draw(&speech, book, &props.notices, &shown.keys)}
                    scroller={scroller.clone()} class="history" kept={(*kept).clone()}
                    meaning={phone.map(|phone| phone.to_string()).unwrap_or_default()} label={texts.history_title} />
            }
        </Pane>
    }
}

/// Puts the days between the lines.
fn keys(lines: &[Line]) -> Vec<RowKey> {
    let days = days(lines, clock::offset);
    let mut keys = Vec::with_capacity(lines.len() + days.len());
    let mut days = days.into_iter().peekable();
    for (place, line) in lines.iter().enumerate() {
        if let Some((Day(day), _)) = days.next_if(|(_, before)| *before == place) {
            keys.push(RowKey::Heading(day));
        }
        keys.push(RowKey::Row(line.step.0));
    }
    keys
}

fn draw(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    keys: &Rc<Vec<RowKey>>,
) -> Callback<usize, Html> {
    let (speech, book, notices, keys) = (*speech, book.clone(), notices.clone(), keys.clone());
    Callback::from(move |place: usize| match keys.get(place) {
        Some(RowKey::Heading(day)) => {
            let morning = Day(*day).start(0);
            let start = Stamp(Day(*day).start(clock::offset(morning)).0 + 12 * 3_600_000);
            html! { <li key={format!("day {day}")} class="letter"><h2>{ capital(&speech.day(start)) }</h2></li> }
        }
        Some(RowKey::Row(id)) => draw_line(&speech, &book, &notices, StepId(*id)),
        None => html! { <li key={place}></li> },
    })
}
