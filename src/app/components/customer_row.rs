//! A person in a list: name, allergies, the usual, the last visit, and one tap to record the usual.

use super::{Size, draw_allergies, draw_avatar, draw_diet, draw_icon, draw_small_icon};
use crate::app::route::Route;
use crate::app::state::Speech;
use crate::domain::CustomerId;
use crate::messages::fill;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub id: CustomerId,
    /// The name.
    pub name: String,
    /// The parts of the name that were searched for, in bytes.
    pub marks: Vec<Range<usize>>,
    /// What they like to be called.
    pub nickname: String,
    /// The allergies.
    pub allergies: Vec<String>,
    /// The diets.
    pub diets: Vec<String>,
    /// The usual, or that there is none yet.
    pub usual: String,
    /// What of the usual they are allergic to; empty where nothing is.
    pub warning: String,
    /// Whether there is a usual that one tap records.
    pub has_usual: bool,
    /// How long ago the last visit was.
    pub last: String,
    /// When they tend to come, empty where there is no saying.
    pub tends: String,
    /// Whether they have been checked in just now.
    pub checked_in: bool,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub row: Rc<Row>,
    /// Called with the person when the check-in is pressed; no button where there is none.
    #[prop_or_default]
    pub on_check_in: Option<Callback<CustomerId>>,
    /// Whether this person is open beside the list.
    #[prop_or_default]
    pub current: bool,
    /// Called with the person when the row is pressed, in place of opening them.
    #[prop_or_default]
    pub on_pick: Option<Callback<CustomerId>>,
}

/// Shows a person.
#[component]
pub fn CustomerRow(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let row = &props.row;
    let name = if row.name.is_empty() { speech.texts.anonymous } else { row.name.as_str() };
    let chips = !row.allergies.is_empty() || !row.diets.is_empty();
    let inside = html! {
        <>
            { draw_avatar(row.id, name, Size::Plain) }
            <span class="customer__body">
                <span class="customer__name">{ marked(name, &row.marks) }</span>
                if chips {
                    <span class="customer__chips">
                        { draw_allergies(&speech, &row.allergies) }
                        { for row.diets.iter().map(|diet| draw_diet(diet)) }
                    </span>
                }
                <span class="customer__usual">{ &row.usual }</span>
                if !row.warning.is_empty() { <span class="customer__warning">{ draw_small_icon("allergy") }{ &row.warning }</span> }
                <span class="customer__last">
                    if !row.nickname.is_empty() { <span class="customer__nick">{ &row.nickname }</span> }
                    { &row.last }
                    if !row.tends.is_empty() { { ", " }{ &row.tends } }
                </span>
            </span>
        </>
    };
    html! {
        <li class="customer" aria-current={props.current.then_some("true")}>
            if let Some(on_pick) = &props.on_pick {
                <button class="customer__open" type="button" onclick={on_pick.reform({
                    let id = row.id;
                    move |_: MouseEvent| id
                })}>{ inside }</button>
            } else {
                <a class="customer__open" href={Route::Customer(row.id).href()}>{ inside }</a>
            }
            if let Some(on_check_in) = &props.on_check_in {
                { check_in(&speech, row, name, on_check_in) }
            } else {
                { draw_small_icon("forward") }
            }
        </li>
    }
}

fn check_in(speech: &Speech, row: &Row, name: &str, on_check_in: &Callback<CustomerId>) -> Html {
    let asks = !row.warning.is_empty();
    let text = match (asks, row.has_usual) {
        (true, _) => speech.texts.check_in_asks,
        (false, true) => speech.texts.check_in_usual,
        (false, false) => speech.texts.check_in_other,
    };
    let onclick = on_check_in.reform({
        let id = row.id;
        move |_: MouseEvent| id
    });
    let icon = if row.checked_in {
        "check"
    } else if asks {
        "allergy"
    } else if row.has_usual {
        "cup"
    } else {
        "plus"
    };
    html! {
        <button class={classes!("check-in", asks.then_some("check-in--asks"))} type="button" {onclick} aria-label={fill(text, &[("name", name)])}
            aria-pressed={row.checked_in.to_string()}>
            { draw_icon(icon) }
        </button>
    }
}

fn marked(name: &str, marks: &[Range<usize>]) -> Html {
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in marks {
        if let (Some(before), Some(found)) = (name.get(from..mark.start), name.get(mark.clone())) {
            parts.push(html! { { before } });
            parts.push(html! { <mark>{ found }</mark> });
            from = mark.end;
        }
    }
    parts.push(html! { { name.get(from..).unwrap_or_default() } });
    parts.into_iter().collect()
}
