//! One item of the menu: each fact saved when it is left, with what follows from its ingredients.

use super::deeds;
use super::knowledge::Knowledge;
use crate::analysis::{PartOfDay, fold};
use crate::app::components::{Pane, TextField, draw_icon, draw_small_icon, lead_back, show_status};
use crate::app::pages::profile::told;
use crate::app::route::Route;
use crate::app::state::{BookHandle, Notices, Speech, capital, use_book};
use crate::domain::{Field, Item, ItemId, Record, RecordId, Value};
use crate::exchange::menu::{read_price, write_price};
use crate::messages::{fill, part_name};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which item; one that is not there yet is made when its name is written.
    pub id: ItemId,
}

/// Shows the item.
#[component]
pub fn MenuItemPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let wrong_price = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let id = props.id;
    let library = book.library();
    let made = library.item(id).is_some();
    let blank = Record::new(RecordId::Item(id));
    let Some(item) = library.item(id).or_else(|| Item::of(&blank)) else { return html! {} };
    let set = |field: Field, what: &str| {
        let (book, done) = (book.clone(), told(&notices, speech, fill(texts.field_saved, &[("what", what)])));
        Callback::from(move |value: Value| {
            deeds::write(&book, id, vec![(field.clone(), value)], done.clone())
        })
    };
    let text = |element: &'static str,
                field: Field,
                label: &'static str,
                list: Option<&'static str>,
                hint: Option<&'static str>| {
        let on_save = set(field.clone(), label).reform(|text: String| Value::text(&text));
        let long = field == Field::Ingredients;
        html! {
            <TextField id={element} {label} {long} list={list.map(AttrValue::from)} hint={hint.map(AttrValue::from)}
                value={item.record().text(&field).to_owned()} draft={format!("item/{id}/{element}")} {on_save} />
        }
    };
    let name = text("name", Field::Name, texts.menu_name, None, (!made).then_some(texts.menu_name_hint));
    let on_price = {
        let (wrong, set) = (wrong_price.clone(), set(Field::Price, texts.menu_price));
        Callback::from(move |text: String| {
            let price = if text.trim().is_empty() {
                Some(Value::Absent)
            } else {
                read_price(&text).map(Value::Number)
            };
            wrong.set(price.is_none());
            if let Some(price) = price {
                set.emit(price);
            }
        })
    };
    let on_available = {
        let set = set(Field::Available, texts.menu_available);
        let available = item.is_available();
        Callback::from(move |_: Event| set.emit(Value::Flag(!available)))
    };
    let onaside = {
        let (book, done) =
            (book.clone(), told(&notices, speech, fill(texts.menu_removed, &[("what", item.name())])));
        Callback::from(move |_: MouseEvent| {
            deeds::write(&book, id, vec![(Field::Deleted, Value::Flag(true))], done.clone());
            Route::Menu.replace();
        })
    };
    let categories = categories(&book);
    let mark = speech.language.decimal_mark();
    html! {
        <Pane dock={lead_back(&speech, &Route::Menu)}>
            <header class="title">
                <p class="title__over">{ if made { texts.menu } else { texts.menu_new } }</p>
                <h1>{ if item.name().is_empty() { texts.menu_unnamed } else { item.name() } }</h1>
                { show_status(&speech, &book) }
            </header>
            <div class="stack stack--loose form-body">
                { name }
                if made {
                    { text("category", Field::Category, texts.menu_category, Some("categories"), None) }
                    <datalist id="categories">{ for categories.iter().map(|category| html! { <option key={category.clone()} value={category.clone()} /> }) }</datalist>
                    <TextField id="price" label={texts.menu_price} placeholder={write_price(150, mark)} capitals="off" value={item.price().map(|price| write_price(price, mark)).unwrap_or_default()}
                        error={wrong_price.then_some(AttrValue::Static(texts.menu_wrong_price))} on_save={on_price} />
                    { part(&speech, item.part_of_day(), set(Field::PartOfDay, texts.menu_part)) }
                    <div class="rows">
                        <label class="toggle">
                            <span><span class="toggle__what">{ texts.menu_available }</span><span class="toggle__more">{ texts.menu_available_more }</span></span>
                            <input class="switch" type="checkbox" role="switch" checked={item.is_available()} onchange={on_available} />
                        </label>
                    </div>
                    { text("ingredients", Field::Ingredients, texts.menu_ingredients, None, Some(texts.menu_ingredients_hint)) }
                    <Knowledge {id} />
                    { synonyms(&speech, &book, &notices, item) }
                    <button class="button button--wide" type="button" onclick={onaside}>{ draw_icon("erase") }{ texts.menu_remove }</button>
                }
            </div>
        </Pane>
    }
}

fn categories(book: &BookHandle) -> Vec<String> {
    let library = book.library();
    let mut all: Vec<String> = Vec::new();
    for item in library.items() {
        if !item.category().is_empty() && !all.iter().any(|other| other == item.category()) {
            all.push(item.category().to_owned());
        }
    }
    crate::domain::order::sort_by_key(&mut all, |category| fold(category));
    all
}

fn part(speech: &Speech, chosen: &str, set: Callback<Value>) -> Html {
    let texts = speech.language.menu();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            set.emit(Value::text(&select.value()));
        }
    });
    html! {
        <div class="field">
            <label class="field__label" for="part">{ texts.menu_part }</label>
            <select class="input" id="part" {onchange}>
                <option value="" selected={chosen.is_empty()}>{ texts.menu_all_day }</option>
                { for PartOfDay::ALL.into_iter().map(|part| html! {
                    <option value={part.code()} selected={part.code() == chosen}>{ capital(part_name(texts, part)) }</option>
                }) }
            </select>
        </div>
    }
}

fn synonyms(speech: &Speech, book: &BookHandle, notices: &UseReducerHandle<Notices>, item: Item<'_>) -> Html {
    let texts = speech.language.menu();
    let id = item.id();
    let words = item.synonyms();
    let on_add = {
        let (book, done) = (book.clone(), told(notices, *speech, texts.menu_synonym_added.into()));
        Callback::from(move |word: String| {
            if !word.trim().is_empty() {
                let fact = (Field::Synonym(word.trim().into()), Value::Flag(true));
                deeds::write(&book, id, vec![fact], done.clone());
            }
        })
    };
    html! {
        <div class="field">
            <span class="field__label" id="synonyms">{ texts.menu_synonyms }</span>
            if !words.is_empty() {
                <div class="cluster" role="group" aria-labelledby="synonyms">
                    { for words.iter().map(|word| {
                        let (book, done) = (book.clone(), told(notices, *speech, fill(texts.removed, &[("what", word)])));
                        let fact = (Field::Synonym((*word).into()), Value::Absent);
                        let onclick = Callback::from(move |_: MouseEvent| deeds::write(&book, id, vec![fact.clone()], done.clone()));
                        html! {
                            <button key={(*word).to_owned()} class="pick" type="button" {onclick}
                                aria-label={fill(texts.remove_this, &[("what", word)])}>{ *word }{ draw_small_icon("close") }</button>
                        }
                    }) }
                </div>
            }
            <TextField key={words.len()} id="synonym" label={texts.menu_new_synonym} hint={texts.menu_synonym_hint} value="" on_save={on_add} />
        </div>
    }
}
