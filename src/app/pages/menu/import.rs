//! Taking a menu in: pasted or from a table; see what would change, then all of it at once, with undo.

use super::deeds;
use crate::app::components::{Pane, draw_file_button, draw_icon, draw_small_icon, lead_back};
use crate::app::pages::import::ENDINGS;
use crate::app::route::Route;
use crate::app::state::{Failure, NoticeAction, Notices, Speech, use_book};
use crate::domain::Presence;
use crate::exchange::menu::{Dish, DishMeaning, DishOutcome, DishRow, MenuPreview, MenuTable, read_list};
use crate::messages::{allergen_name, dish_meaning_name, file_trouble, fill};
use crate::platform::files;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// How many rows are drawn of a preview.
const SHOWN: usize = 300;

/// What was brought.
#[derive(Clone, PartialEq)]
enum Brought {
    Nothing,
    Pasted(String),
    Table(MenuTable),
    Bad(String),
}

/// Shows the ways in, and what would change.
#[component]
pub fn MenuImport() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let brought = use_state(|| Brought::Nothing);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let dishes: Vec<Dish> = match &*brought {
        Brought::Pasted(text) => read_list(text),
        Brought::Table(table) => table.dishes(),
        Brought::Nothing | Brought::Bad(_) => Vec::new(),
    };
    let preview = Rc::new(MenuPreview::of(dishes, &book.library()));
    let oninput = {
        let brought = brought.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            brought.set(if text.trim().is_empty() { Brought::Nothing } else { Brought::Pasted(text) });
        })
    };
    let on_file = {
        let brought = brought.clone();
        Callback::from(move |file: File| {
            let brought = brought.clone();
            spawn_local(async move {
                let read = files::read(&file).await;
                brought.set(match read.map(|picked| MenuTable::open(&picked.bytes)) {
                    Some(Ok(table)) => Brought::Table(table),
                    Some(Err(error)) => {
                        Brought::Bad(file_trouble(speech.language.coming_in(), &error).0.to_owned())
                    }
                    None => Brought::Bad(texts.menu_file_unreadable.to_owned()),
                });
            });
        })
    };
    let on_table = {
        let brought = brought.clone();
        Callback::from(move |table: MenuTable| brought.set(Brought::Table(table)))
    };
    let changes = preview.changes() as u64;
    let ontake = {
        let (book, notices, preview) = (book.clone(), notices.clone(), preview.clone());
        let text = speech.count(texts.menu_taken, changes, &[]);
        Callback::from(move |_: MouseEvent| {
            let (notices, text) = (notices.clone(), text.clone());
            let done = Callback::from(move |result: Result<_, Failure>| match result {
                Ok(step) => {
                    notices.dispatch(NoticeAction::done(text.clone(), step));
                    Route::Menu.replace();
                }
                Err(failure) => notices.dispatch(NoticeAction::say(failure.sentence(speech.language.menu()))),
            });
            deeds::take_in(&book, preview.clone(), done);
        })
    };
    let dock = html! {
        <>
            { lead_back(&speech, &Route::Menu) }
            if changes > 0 {
                <button class="button" type="button" onclick={ontake}>{ speech.count(texts.menu_take, changes, &[]) }</button>
            }
        </>
    };
    let pasted = matches!(*brought, Brought::Pasted(_) | Brought::Nothing | Brought::Bad(_));
    html! {
        <Pane {dock}>
            <header class="title"><h1>{ texts.menu_import }</h1></header>
            if pasted {
                <div class="field top-gap">
                    <label class="field__label" for="paste">{ texts.menu_paste }</label>
                    <textarea autocomplete="off" id="paste" class="input" rows="8" placeholder={texts.menu_paste_example} {oninput} aria-describedby="paste-hint" />
                    <p class="field__hint" id="paste-hint">{ texts.menu_paste_hint }</p>
                </div>
            }
            if !matches!(*brought, Brought::Pasted(_)) {
                <div class="stack top-gap">
                    { draw_file_button(texts.menu_file, ENDINGS, &on_file) }
                    <p class="note"><a class="link" href={Route::Orders.href()}>{ texts.orders_link }</a></p>
                    if let Brought::Bad(words) = &*brought { <p class="notice notice--soon" role="alert">{ draw_icon("info") }<span>{ words.clone() }</span></p> }
                </div>
            }
            if let Brought::Table(table) = &*brought { { columns(&speech, table, &on_table) } }
            if !preview.rows.is_empty() { { rows(&speech, &preview) } }
        </Pane>
    }
}

fn columns(speech: &Speech, table: &MenuTable, on_table: &Callback<MenuTable>) -> Html {
    let texts = speech.language.menu();
    html! {
        <section class="section" aria-labelledby="columns">
            <div class="section__head"><h2 id="columns">{ texts.import_columns }</h2></div>
            if !table.has_names() { <p class="notice notice--soon">{ draw_icon("info") }<span>{ texts.menu_needs_name }</span></p> }
            if table.bad() > 0 { <p class="note">{ speech.count(texts.import_bad, table.bad() as u64, &[]) }</p> }
            <ul class="rows">
                { for table.columns.iter().enumerate().map(|(place, column)| {
                    let onchange = {
                        let (table, on_table) = (table.clone(), on_table.clone());
                        Callback::from(move |event: Event| {
                            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
                            let chosen = select.and_then(|select| usize::try_from(select.selected_index()).ok());
                            let mut next = table.clone();
                            let meaning = chosen.and_then(|chosen| DishMeaning::ALL.get(chosen).copied());
                            if let Some((column, meaning)) = next.columns.get_mut(place).zip(meaning) {
                                column.meaning = meaning;
                                on_table.emit(next);
                            }
                        })
                    };
                    let out = column.meaning == DishMeaning::Ignore;
                    let shown: Vec<&str> = column.values.iter().take(2).map(|value| &**value).collect();
                    html! {
                        <li key={place} class={classes!("column", out.then_some("column--out"))}>
                            <span class="column__what">{ &*column.heading }</span>
                            <span class="column__values">{ shown.join(" · ") }</span>
                            <select class="input" aria-label={fill(texts.import_column_is, &[("name", &column.heading)])} {onchange}>
                                { for DishMeaning::ALL.into_iter().map(|meaning| html! {
                                    <option selected={meaning == column.meaning}>{ dish_meaning_name(texts, meaning) }</option>
                                }) }
                            </select>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

fn rows(speech: &Speech, preview: &MenuPreview) -> Html {
    let texts = speech.language.menu();
    let count =
        |wanted: fn(&DishOutcome) -> bool| preview.rows.iter().filter(|row| wanted(&row.outcome)).count();
    let lines = [
        (count(|outcome| *outcome == DishOutcome::Added), texts.menu_rows_added),
        (count(|outcome| matches!(outcome, DishOutcome::Updated(..))), texts.menu_rows_updated),
        (count(|outcome| matches!(outcome, DishOutcome::Same(_))), texts.menu_rows_same),
        (count(|outcome| *outcome == DishOutcome::Repeated), texts.menu_rows_repeated),
    ];
    html! {
        <section class="section" aria-labelledby="preview">
            <div class="section__head"><h2 id="preview">{ texts.import_preview }</h2></div>
            <ul class="diff">
                { for lines.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| html! {
                    <li key={words}><span class="number">{ speech.number(count as u64) }</span><span>{ speech.count(words, count as u64, &[]) }</span></li>
                }) }
            </ul>
            <ul class="facts">{ for preview.rows.iter().take(SHOWN).map(|row| line(speech, row)) }</ul>
        </section>
    }
}

fn line(speech: &Speech, row: &DishRow) -> Html {
    let texts = speech.language.menu();
    let dish = &row.dish;
    let price = match (dish.price, row.price_before) {
        (Some(price), Some(before)) => fill(
            texts.menu_price_change,
            &[("before", &speech.money(before)), ("after", &speech.money(price))],
        ),
        (Some(price), None) => speech.money(price),
        (None, _) => texts.menu_no_price.to_owned(),
    };
    let outcome = match row.outcome {
        DishOutcome::Added => texts.menu_row_added.to_owned(),
        DishOutcome::Updated(_, changes) => speech.count(texts.menu_row_updated, changes as u64, &[]),
        DishOutcome::Same(_) => texts.menu_row_same.to_owned(),
        DishOutcome::Repeated => texts.menu_row_repeated.to_owned(),
    };
    let allergens: Vec<String> = dish
        .allergens
        .iter()
        .map(|(allergen, presence)| {
            let name = allergen_name(texts, *allergen);
            if *presence == Presence::MayContain {
                fill(texts.menu_traces_of, &[("what", name)])
            } else {
                name.to_owned()
            }
        })
        .collect();
    let more: Vec<String> =
        [outcome, price, dish.category.to_string(), dish.ingredients.to_string(), allergens.join(", ")]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
    html! {
        <li class="fact" key={dish.line}>
            { draw_icon(if row.outcome == DishOutcome::Added { "plus" } else { "dish" }) }
            <span class="fact__what">{ &*dish.name }</span>
            <span class="fact__from">
                { more.join(" · ") }
                if !dish.doubts.is_empty() { <br />{ draw_small_icon("question") }{ fill(texts.menu_doubts, &[("words", &dish.doubts.join(", "))]) } }
            </span>
        </li>
    }
}
