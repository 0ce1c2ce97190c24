//! What the columns of a table of reviews hold: guessed, and the person's to change.

use super::said;
use super::work::Open;
use crate::app::components::{Pane, draw_icon, draw_segments};
use crate::app::state::Speech;
use crate::exchange::DateOrder;
use crate::exchange::reviews::{ReviewColumns, ReviewMeaning, TableSample};
use crate::messages::fill;
use crate::messages::reviews::meaning_words;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// How many values of a column are shown.
const SHOWN: usize = 2;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The file.
    pub open: Open,
    /// Called with the file and what the columns of its tables hold, by the places of the parts.
    pub on_mapped: Callback<(Open, Vec<(usize, ReviewColumns)>)>,
    /// Called to pick another file.
    pub on_back: Callback<()>,
}

/// Asks what the columns hold.
#[component]
pub fn Columns(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let tables = use_memo(props.open.clone(), |open| open.look(|reader| reader.tables()));
    let mappings = use_state(|| {
        tables
            .iter()
            .map(|table| (table.part, table.columns.clone()))
            .collect::<Vec<(usize, ReviewColumns)>>()
    });
    let change = {
        let mappings = mappings.clone();
        Callback::from(move |(part, columns): (usize, ReviewColumns)| {
            let mut next = (*mappings).clone();
            if let Some((_, old)) = next.iter_mut().find(|(other, _)| *other == part) {
                *old = columns;
            }
            mappings.set(next);
        })
    };
    let enough = mappings.iter().all(|(_, columns)| columns.is_enough());
    let ongo = {
        let (mappings, open, on_mapped) = (mappings.clone(), props.open.clone(), props.on_mapped.clone());
        Callback::from(move |_: MouseEvent| {
            if enough {
                on_mapped.emit((open.clone(), (*mappings).clone()));
            }
        })
    };
    let onback = props.on_back.reform(|_: MouseEvent| ());
    let dock = html! {
        <>
            <button class="icon-button" type="button" onclick={onback} aria-label={speech.language.coming_in().back}>{ draw_icon("back") }</button>
            <button class="button" type="button" onclick={ongo} aria-disabled={(!enough).to_string()}>{ speech.language.coming_in().import_go_on }</button>
        </>
    };
    html! {
        <Pane key="columns" {dock}>
            <header class="title">
                <p class="title__over">{ &*props.open.file }</p>
                <h1>{ texts.import_columns }</h1>
            </header>
            <p class="lead top-gap">{ texts.import_columns_more }</p>
            { for tables.iter().zip(mappings.iter()).map(|(table, (_, columns))| table_of(&speech, table, columns, &change)) }
        </Pane>
    }
}

fn table_of(
    speech: &Speech,
    table: &TableSample,
    mapping: &ReviewColumns,
    change: &Callback<(usize, ReviewColumns)>,
) -> Html {
    let texts = said(speech);
    let part = table.part;
    let rows: Vec<_> = table.rows.iter().filter(|row| !mapping.is_above(row)).collect();
    let column = |place: usize| {
        let heading = mapping.columns.get(place).map_or("", |column| &*column.heading).to_owned();
        let chosen = mapping.columns.get(place).map(|column| column.meaning).unwrap_or_default();
        let values: Vec<&str> =
            rows.iter().map(|row| row.cell(place)).filter(|cell| !cell.is_empty()).take(SHOWN).collect();
        let values = if values.is_empty() {
            speech.language.coming_in().import_column_empty.to_owned()
        } else {
            values.join(" · ")
        };
        let id = format!("column-{part}-{place}");
        let onchange = {
            let (change, mapping) = (change.clone(), mapping.clone());
            Callback::from(move |event: Event| {
                let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
                let meaning = list.and_then(|list| ReviewMeaning::parse(&list.value())).unwrap_or_default();
                let mut next = mapping.clone();
                for (other, column) in next.columns.iter_mut().enumerate() {
                    // One column for each meaning: the one that was chosen last.
                    if other == place {
                        column.meaning = meaning;
                    } else if column.meaning == meaning {
                        column.meaning = ReviewMeaning::Ignore;
                    }
                }
                change.emit((part, next));
            })
        };
        let out = (chosen == ReviewMeaning::Ignore).then_some("column--out");
        html! {
            <li key={place} class={classes!("column", out)}>
                <label class="column__what" for={id.clone()}>{ heading }</label>
                <span class="column__values">{ values }</span>
                <select {id} class="input" {onchange}>
                    { for ReviewMeaning::ALL.iter().map(|meaning| html! {
                        <option key={meaning.code()} value={meaning.code()} selected={*meaning == chosen}>{ meaning_words(texts, *meaning) }</option>
                    }) }
                </select>
            </li>
        }
    };
    let orders =
        [speech.language.coming_in().import_day_first, speech.language.coming_in().import_month_first]
            .map(|name| (AttrValue::from(name), None));
    let on_order = {
        let (change, mapping) = (change.clone(), mapping.clone());
        Callback::from(move |place: usize| {
            let order = if place == 1 { DateOrder::MonthFirst } else { DateOrder::DayFirst };
            change.emit((part, ReviewColumns { order, ..mapping.clone() }));
        })
    };
    html! {
        <section key={part} class="section" aria-label={table.name.to_string()}>
            if !table.name.is_empty() { <h2>{ fill(speech.language.coming_in().import_columns_part, &[("part", &table.name)]) }</h2> }
            <ul class="rows">{ for (0..mapping.columns.len()).map(column) }</ul>
            <div class="top-gap">
                { draw_segments(speech.language.coming_in().import_dates, &orders, Some(usize::from(mapping.order == DateOrder::MonthFirst)), &on_order) }
            </div>
        </section>
    }
}
