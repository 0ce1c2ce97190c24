//! A list behind a line that draws nothing until it is opened, and then fifty rows at a time.

use crate::app::components::draw_small_icon;
use crate::app::state::Speech;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// How many rows are drawn at first, and how many more at each press.
pub const ROWS: usize = 50;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the list is called.
    pub title: AttrValue,
    /// How many rows there are; nothing is shown where there are none.
    pub count: usize,
    /// Draws a row by its place; its outermost element must be keyed.
    pub draw: Callback<usize, Html>,
}

/// Shows the line, and the rows once it is opened.
#[component]
pub fn FoldedList(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let details = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
            open.set(details.is_some_and(|details| details.open()));
        })
    };
    if props.count == 0 {
        return html! {};
    }
    html! {
        <details class="behind" {ontoggle}>
            <summary>
                { draw_small_icon("down") }{ &props.title }
                <span class="count">{ speech.number(props.count as u64) }</span>
            </summary>
            if *open { <Rows count={props.count} draw={props.draw.clone()} /> }
        </details>
    }
}

#[derive(Properties, PartialEq)]
pub struct RowsProps {
    /// How many rows there are.
    pub count: usize,
    /// Draws a row by its place; its outermost element must be keyed.
    pub draw: Callback<usize, Html>,
}

/// Shows the first rows, and a button for more.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let shown = use_state(|| ROWS);
    let more = props.count.saturating_sub(*shown);
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + ROWS))
    };
    html! {
        <>
            <ul class="facts">{ for (0..props.count.min(*shown)).map(|place| props.draw.emit(place)) }</ul>
            if more > 0 {
                <p class="split">
                    <span class="note">{ speech.count(speech.language.coming_in().import_and_more, more as u64, &[]) }</span>
                    <button class="link" type="button" onclick={onmore}>{ speech.language.coming_in().import_more }</button>
                </p>
            }
        </>
    }
}
