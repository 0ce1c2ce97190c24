//! What the columns of an unknown table hold: guessed, and the person's to change.

use super::work::Open;
use crate::app::components::{Pane, draw_icon, draw_segments};
use crate::app::state::Speech;
use crate::exchange::{DateOrder, Kind, Mapping, Meaning, Row};
use crate::messages::{fill, meaning_name};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// How many rows are looked at for the two values that are shown.
const SAMPLE: usize = 12;
/// How many values of a column are shown.
const SHOWN: usize = 2;
/// A column with one of these is enough to find a person again.
const FINDS: &[Meaning] = &[
    Meaning::Name,
    Meaning::GivenName,
    Meaning::FamilyName,
    Meaning::Nickname,
    Meaning::Look,
    Meaning::Phone,
    Meaning::Email,
    Meaning::Company,
];

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The file.
    pub open: Open,
    /// Called with the file and the mappings of its unknown parts, by their places.
    pub on_mapped: Callback<(Open, Vec<(usize, Mapping)>)>,
    /// Called to pick another file.
    pub on_back: Callback<()>,
}

/// A table that somebody has to explain.
struct Table {
    part: usize,
    name: String,
    sample: Vec<Row>,
}

/// Asks what the columns hold.
#[component]
pub fn Columns(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.coming_in();
    let tables = use_memo(props.open.clone(), |open| {
        open.look(|reader| {
            let unknown = reader.parts().iter().enumerate().filter(|(_, part)| part.kind() == Kind::Table);
            unknown
                .map(|(place, part)| Table {
                    part: place,
                    name: part.name().to_owned(),
                    sample: part.sample(SAMPLE),
                })
                .collect::<Vec<_>>()
        })
    });
    let mappings = use_state(|| {
        props.open.look(|reader| {
            let parts = reader.parts().iter().enumerate().filter(|(_, part)| part.kind() == Kind::Table);
            parts.filter_map(|(place, part)| Some((place, part.mapping()?.clone()))).collect::<Vec<_>>()
        })
    });
    let change = {
        let mappings = mappings.clone();
        Callback::from(move |(part, mapping): (usize, Mapping)| {
            let mut next = (*mappings).clone();
            if let Some((_, old)) = next.iter_mut().find(|(other, _)| *other == part) {
                *old = mapping;
            }
            mappings.set(next);
        })
    };
    let enough = mappings
        .iter()
        .all(|(_, mapping)| mapping.columns.iter().any(|column| FINDS.contains(&column.meaning)));
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
            <button class="icon-button" type="button" onclick={onback} aria-label={texts.back}>{ draw_icon("back") }</button>
            <button class="button" type="button" onclick={ongo} aria-disabled={(!enough).to_string()}>{ texts.import_go_on }</button>
        </>
    };
    html! {
        <Pane key="columns" {dock}>
            <header class="title">
                <p class="title__over">{ &*props.open.file }</p>
                <h1>{ texts.import_columns }</h1>
            </header>
            <p class="lead top-gap">{ texts.import_columns_more }</p>
            { for tables.iter().zip(mappings.iter()).map(|(table, (_, mapping))| {
                html! { <div key={table.part}>{ table_of(&speech, table, mapping, &change) }</div> }
            }) }
            <div role="status">
                if !enough {
                    <p class="notice notice--soon top-gap">{ draw_icon("info") }<span>{ texts.import_needs_name }</span></p>
                }
            </div>
        </Pane>
    }
}

fn table_of(speech: &Speech, table: &Table, mapping: &Mapping, change: &Callback<(usize, Mapping)>) -> Html {
    let texts = speech.language.coming_in();
    let dated = mapping
        .columns
        .iter()
        .any(|column| matches!(column.meaning, Meaning::Birthday | Meaning::Date | Meaning::Since));
    let first = table.sample.first();
    // Headings that stand further down were found by what they say: there is no doubt about those.
    let may_be_first = mapping.headings.is_none() || mapping.headings == first.map(|row| row.line);
    let on_headed = {
        let (change, part, mapping, first) = (change.clone(), table.part, mapping.clone(), first.cloned());
        Callback::from(move |place: usize| change.emit((part, headed(&mapping, first.as_ref(), place == 0))))
    };
    let on_order = {
        let (change, part, mapping) = (change.clone(), table.part, mapping.clone());
        Callback::from(move |place: usize| {
            let order = if place == 0 { DateOrder::DayFirst } else { DateOrder::MonthFirst };
            change.emit((part, Mapping { order, ..mapping.clone() }));
        })
    };
    let choices = |names: [&'static str; 2]| names.map(|name| (name.into(), None)).to_vec();
    html! {
        <section class="section section--near" aria-label={fill(texts.import_columns_part, &[("name", &table.name)])}>
            if !table.name.is_empty() { <h2>{ &table.name }</h2> }
            <div class="stack">
                if may_be_first {
                    <div class="field">
                        <span class="field__label">{ texts.import_headed }</span>
                        { draw_segments(texts.import_headed, &choices([texts.import_headed_yes, texts.import_headed_no]), Some(usize::from(mapping.headings.is_none())), &on_headed) }
                    </div>
                }
                if dated {
                    <div class="field">
                        <span class="field__label">{ texts.import_dates }</span>
                        { draw_segments(texts.import_dates, &choices([texts.import_day_first, texts.import_month_first]), Some(usize::from(mapping.order == DateOrder::MonthFirst)), &on_order) }
                    </div>
                }
                <ul class="rows top-gap">
                    { for (0..mapping.columns.len()).map(|place| column_of(speech, table, mapping, place, change)) }
                </ul>
            </div>
        </section>
    }
}

/// Returns the mapping with the first row read as headings, or as a person.
fn headed(mapping: &Mapping, first: Option<&Row>, yes: bool) -> Mapping {
    let mut mapping = mapping.clone();
    let row = first.filter(|_| yes);
    mapping.headings = row.map(|row| row.line);
    for (place, column) in mapping.columns.iter_mut().enumerate() {
        let heading = row.map_or("", |row| row.cell(place));
        column.heading = if heading.is_empty() { format!("#{}", place + 1).into() } else { heading.into() };
    }
    mapping
}

fn column_of(
    speech: &Speech,
    table: &Table,
    mapping: &Mapping,
    place: usize,
    change: &Callback<(usize, Mapping)>,
) -> Html {
    let texts = speech.language.coming_in();
    let Some(column) = mapping.columns.get(place) else { return html! {} };
    let values: Vec<&str> = table
        .sample
        .iter()
        .filter(|row| !mapping.is_above(row))
        .map(|row| row.cell(place))
        .filter(|cell| !cell.is_empty())
        .take(SHOWN)
        .collect();
    let shown = if values.is_empty() { texts.import_column_empty.to_owned() } else { values.join(" · ") };
    let onchange = {
        let (change, part, mapping) = (change.clone(), table.part, mapping.clone());
        Callback::from(move |event: Event| {
            let chosen = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
                .and_then(|select| Meaning::parse(&select.value()));
            let mut next = mapping.clone();
            if let Some((column, meaning)) = next.columns.get_mut(place).zip(chosen) {
                column.meaning = meaning;
                change.emit((part, next));
            }
        })
    };
    let label = fill(texts.import_column_is, &[("name", &column.heading)]);
    let left_out = column.meaning == Meaning::Ignore;
    html! {
        <li key={place} class={classes!("column", left_out.then_some("column--out"))}>
            <span class="column__what">{ &*column.heading }</span>
            <span class="column__values">{ shown }</span>
            <select class="input" aria-label={label} {onchange}>
                { for Meaning::ALL.iter().map(|meaning| html! {
                    <option value={meaning.code()} selected={*meaning == column.meaning}>{ meaning_name(texts, *meaning) }</option>
                }) }
            </select>
        </li>
    }
}
