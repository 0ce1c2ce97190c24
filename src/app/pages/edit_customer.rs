//! All that is written of a person, each field saved when it is left.

use super::profile::{back_button, told};
use crate::app::components::{Pane, TextField, draw_icon, draw_nobody, draw_small_icon, show_status};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{Birthday, CustomerId, Field, Value};
use crate::messages::fill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who.
    pub id: CustomerId,
}

/// Shows the fields.
#[component]
pub fn EditCustomer(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    let wrong_date = use_state(|| false);
    let date_label = use_state(String::new);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let id = library.canonical(props.id);
    let Some(customer) = library.customer(id) else {
        return draw_nobody(&speech, &library, id, &Classes::new());
    };
    let record = customer.record();
    let save = |field: Field, what: &str| {
        let book = book.clone();
        let done = told(&notices, speech, fill(texts.field_saved, &[("what", what)]));
        Callback::from(move |text: String| book.write(id, field.clone(), Value::text(&text), done.clone()))
    };
    let field = |element: &'static str,
                 field: Field,
                 label: &'static str,
                 kind: &'static str,
                 capitals: &'static str,
                 hint: Option<&'static str>| {
        html! {
            <TextField id={element} {label} {kind} {capitals} hint={hint.map(AttrValue::from)} value={record.text(&field).to_owned()}
                draft={format!("edit/{id}/{element}")} on_save={save(field, label)} />
        }
    };
    let on_birthday = {
        let (book, wrong_date) = (book.clone(), wrong_date.clone());
        let done = told(&notices, speech, fill(texts.field_saved, &[("what", texts.birthday)]));
        Callback::from(move |text: String| match read_date(&text) {
            Some(value) => {
                wrong_date.set(false);
                book.write(id, Field::Birthday, value, done.clone());
            }
            None => wrong_date.set(true),
        })
    };
    let on_tag = {
        let book = book.clone();
        let done = told(&notices, speech, texts.tag_added.into());
        Callback::from(move |tag: String| {
            if !tag.trim().is_empty() {
                book.write(id, Field::Tag(tag.trim().into()), Value::Flag(true), done.clone());
            }
        })
    };
    let on_label = {
        let date_label = date_label.clone();
        Callback::from(move |text: String| date_label.set(text))
    };
    let on_date = {
        let (book, label) = (book.clone(), date_label.trim().to_owned());
        let done = told(&notices, speech, fill(texts.field_saved, &[("what", &label)]));
        Callback::from(move |text: String| {
            if let Some(value) = read_date(&text).filter(|_| !label.is_empty()) {
                book.write(id, Field::Date(label.as_str().into()), value, done.clone());
            }
        })
    };
    let tags = customer.tags();
    let dates = customer.dates();
    let remove = |field: Field, what: &str| {
        let (book, done) = (book.clone(), told(&notices, speech, fill(texts.removed, &[("what", what)])));
        Callback::from(move |_: MouseEvent| book.write(id, field.clone(), Value::Absent, done.clone()))
    };
    html! {
        <Pane dock={back_button(&speech)}>
            <header class="title">
                <p class="title__over">{ texts.edit_all }</p>
                <h1>{ if customer.title().is_empty() { texts.anonymous } else { customer.title() } }</h1>
                { show_status(&speech, &book) }
            </header>
            <div class="stack stack--loose form-body">
                { field("name", Field::Name, texts.name, "text", "words", None) }
                { field("nickname", Field::Nickname, texts.nickname, "text", "off", Some(texts.gladly_read)) }
                { field("look", Field::Look, texts.how_to_recognise, "text", "sentences", None) }
                { field("phone", Field::Phone, texts.phone, "tel", "off", None) }
                { field("email", Field::Email, texts.email, "email", "off", None) }
                <TextField id="birthday" label={texts.birthday} hint={texts.birthday_hint} value={customer.birthday().map(written_date).unwrap_or_default()}
                    error={wrong_date.then_some(AttrValue::Static(texts.wrong_date))} draft={format!("edit/{id}/birthday")} on_save={on_birthday} />
                { field("place", Field::Place, texts.favourite_place, "text", "sentences", None) }
                <div class="field">
                    <label class="field__label" for="language">{ texts.speaks }</label>
                    { language(&speech, customer.language(), save(Field::Language, texts.speaks)) }
                </div>
                <div class="field">
                    <span class="field__label" id="tags">{ texts.tags }</span>
                    if !tags.is_empty() {
                        <div class="cluster" role="group" aria-labelledby="tags">
                            { for tags.iter().map(|tag| html! {
                                <button key={(*tag).to_owned()} class="pick" type="button" onclick={remove(Field::Tag((*tag).into()), tag)}
                                    aria-label={fill(texts.remove_this, &[("what", tag)])}>{ *tag }{ draw_small_icon("close") }</button>
                            }) }
                        </div>
                    }
                    <TextField key={tags.len()} id="tag" label={texts.new_tag} value="" on_save={on_tag} />
                </div>
                <div class="field">
                    <span class="field__label">{ texts.other_dates }</span>
                    <ul class="facts">
                        { for dates.iter().map(|(label, date)| html! {
                            <li class="fact" key={(*label).to_owned()}>
                                { draw_icon("calendar") }<span class="fact__what">{ speech.birthday(*date) }</span><span class="fact__from">{ *label }</span>
                                <button class="icon-button" type="button" onclick={remove(Field::Date((*label).into()), label)}
                                    aria-label={fill(texts.remove_this, &[("what", label)])}>{ draw_small_icon("close") }</button>
                            </li>
                        }) }
                    </ul>
                    <TextField key={format!("label {}", dates.len())} id="date-label" label={texts.date_label} placeholder={texts.date_label_example} value="" on_type={on_label} on_save={Callback::noop()} />
                    <TextField key={format!("date {}", dates.len())} id="date" label={texts.date} hint={texts.birthday_hint} value="" on_save={on_date} />
                </div>
            </div>
        </Pane>
    }
}

fn language(speech: &Speech, chosen: &str, on_save: Callback<String>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        on_save.emit(event.target_unchecked_into::<web_sys::HtmlSelectElement>().value());
    });
    let known = ["", "it", "en", "es", "fr", "de"];
    html! {
        <select id="language" class="input" {onchange}>
            { for known.iter().chain((!known.contains(&chosen)).then_some(&chosen)).map(|tag| html! {
                <option key={(*tag).to_owned()} value={(*tag).to_owned()} selected={*tag == chosen}>{ if tag.is_empty() { speech.language.people().not_said.to_owned() } else { speech.language_name(tag) } }</option>
            }) }
        </select>
    }
}

/// Reads `12/4`, `12/4/1980`, `12.4.`, `1980-04-12`; nothing for an empty field; `None` where it is no date.
fn read_date(text: &str) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Value::Absent);
    }
    if let Some(date) = Birthday::parse(text) {
        return Some(Value::text(&date.to_text()));
    }
    let mut parts = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty());
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = match parts.next() {
        Some(year) if year.len() == 4 => Some(year.parse().ok()?),
        Some(_) => return None,
        None => None,
    };
    if parts.next().is_some() {
        return None;
    }
    Birthday::new(year, month, day).map(|date| Value::text(&date.to_text()))
}

fn written_date(date: Birthday) -> String {
    match date.year {
        Some(year) => format!("{}/{}/{year}", date.day, date.month),
        None => format!("{}/{}", date.day, date.month),
    }
}
