//! What is known of a person, each fact with where it comes from, and one tap to take it back.

use super::told;
use super::watched_field::WatchedField;
use crate::app::components::{draw_icon, draw_small_icon};
use crate::app::route::Route;
use crate::app::state::{BookHandle, Notices, Speech, capital};
use crate::domain::order;
use crate::domain::{Customer, CustomerId, Field, NoteId, Preference, Role, Source, Strength, Taste, Value};
use crate::messages::fill;
use crate::platform::random;
use yew::prelude::*;

/// Shows likes, dislikes and tags.
pub fn likes(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    customer: &Customer<'_>,
    onadd: Callback<MouseEvent>,
) -> Html {
    let texts = speech.language.person();
    let id = customer.id();
    let mut preferences = customer.preferences();
    order::sort_by_key(&mut preferences, |preference| (preference.taste, std::cmp::Reverse(preference.at)));
    let tags = customer.tags();
    html! {
        <section class="section" aria-labelledby="likes">
            <div class="section__head">
                <h2 id="likes">{ texts.likes_and_dislikes }</h2>
                <button class="link" type="button" onclick={onadd}>{ texts.add }</button>
            </div>
            if preferences.is_empty() && tags.is_empty() { <p class="note">{ texts.no_preferences }</p> }
            <ul class="facts">
                { for preferences.iter().map(|preference| {
                    let onremove = remove(book, notices, speech, id, preference.field(), &preference.what);
                    like(speech, preference, onremove)
                }) }
            </ul>
            if !tags.is_empty() {
                <p class="cluster">
                    { for tags.iter().map(|tag| html! {
                        <a class="chip" key={(*tag).to_owned()} href={Route::EditCustomer(id).href()}>{ draw_icon("tag") }{ *tag }</a>
                    }) }
                </p>
            }
        </section>
    }
}

fn like(speech: &Speech, preference: &Preference, onremove: Callback<MouseEvent>) -> Html {
    let texts = speech.language.person();
    let (class, icon) = match preference.taste {
        Taste::Like => ("fact--like", "heart"),
        Taste::Dislike => ("fact--dislike", "dislike"),
        Taste::Never => ("fact--dislike", "never"),
        Taste::Unsaid => ("", "note"),
    };
    let what = match (preference.taste, preference.strength) {
        (Taste::Never, _) => fill(texts.never_this, &[("what", &preference.what)]),
        (_, Strength::Strong) => fill(texts.very_much, &[("what", &preference.what)]),
        (_, Strength::Slight) => fill(texts.a_little, &[("what", &preference.what)]),
        _ => preference.what.to_string(),
    };
    html! {
        <li class={classes!("fact", class)} key={preference.what.to_string()}>
            { draw_icon(icon) }
            <span class="fact__what">{ capital(&what) }</span>
            <span class="fact__from">{ source(speech, preference) }</span>
            <button class="icon-button" type="button" onclick={onremove} aria-label={fill(texts.remove_this, &[("what", &preference.what)])}>
                { draw_small_icon("close") }
            </button>
        </li>
    }
}

fn source(speech: &Speech, preference: &Preference) -> String {
    let texts = speech.language.person();
    let day = speech.day(preference.at);
    let values = [("by", &*preference.by), ("day", day.as_str())];
    let text = match (preference.source, preference.by.is_empty()) {
        (Source::Told, false) => texts.told_to,
        (Source::Told, true) => texts.told,
        (Source::Noticed, false) => texts.noticed_by,
        (Source::Noticed, true) => texts.noticed,
        (Source::File, _) => texts.from_file,
        (Source::Unsaid, _) => texts.written,
    };
    fill(text, &values)
}

fn remove(
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    speech: &Speech,
    id: CustomerId,
    field: Field,
    what: &str,
) -> Callback<MouseEvent> {
    let done = told(notices, *speech, fill(speech.language.person().removed, &[("what", what)]));
    let book = book.clone();
    Callback::from(move |_: MouseEvent| book.write(id, field.clone(), Value::Absent, done.clone()))
}

/// Shows the notes, and the field for a new one.
pub fn notes(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    customer: &Customer<'_>,
) -> Html {
    let texts = speech.language.person();
    let id = customer.id();
    let notes = customer.notes();
    let on_save = {
        let (book, done) = (book.clone(), told(notices, *speech, texts.note_saved.into()));
        Callback::from(move |text: String| {
            book.note(id, NoteId::random(&mut random::roll), &text, done.clone())
        })
    };
    html! {
        <section class="section" aria-labelledby="notes">
            <div class="section__head"><h2 id="notes">{ texts.notes }</h2></div>
            <ul class="facts">
                { for notes.iter().map(|note| {
                    let day = speech.day_and_time(note.at);
                    let from = if note.by.is_empty() { day } else { format!("{}, {day}", note.by) };
                    let onremove = remove(book, notices, speech, id, Field::Note(note.id), texts.note);
                    html! {
                        <li class="fact" key={note.id.to_string()}>
                            { draw_icon("note") }
                            <span class="fact__what">{ &*note.text }</span>
                            <span class="fact__from">{ from }</span>
                            <button class="icon-button" type="button" onclick={onremove} aria-label={fill(texts.remove_this, &[("what", texts.note)])}>
                                { draw_small_icon("close") }
                            </button>
                        </li>
                    }
                }) }
            </ul>
            // A fresh field after each note: the key changes with their number.
            <WatchedField key={notes.len()} id="note" label={texts.new_note} hint={texts.note_hint} long=true
                draft={format!("note/{id}")} {on_save} />
        </section>
    }
}

/// Shows how to reach them, their dates, their place; to service no more than is of use at the counter.
pub fn contacts(speech: &Speech, customer: &Customer<'_>, role: Role) -> Html {
    let owner = role == Role::Owner;
    let texts = speech.language.person();
    let line = |icon: &'static str, what: Html, from: &str| {
        html! {
            <li class="fact" key={icon}>{ draw_icon(icon) }<span class="fact__what">{ what }</span><span class="fact__from">{ from }</span></li>
        }
    };
    let dates = customer.dates();
    let imported: Vec<(&str, &str)> = customer
        .record()
        .present()
        // What came in from a file may be anything.
        .filter(|_| owner)
        .filter_map(|(field, register)| match field {
            Field::Imported(label) => register.value.as_text().map(|text| (&**label, text)),
            _ => None,
        })
        .collect();
    let said = customer.birthday().is_some()
        || !(customer.place().is_empty() && customer.language().is_empty() && dates.is_empty());
    if !owner && !said {
        return html! {};
    }
    html! {
        <section class="section" aria-labelledby="contacts">
            <div class="section__head">
                <h2 id="contacts">{ texts.who_and_where }</h2>
                if owner { <a class="link" href={Route::EditCustomer(customer.id()).href()}>{ texts.edit }</a> }
            </div>
            <ul class="facts">
                if owner && !customer.phone().is_empty() { { line("call", html! { <a href={format!("tel:{}", customer.phone())}>{ customer.phone() }</a> }, texts.phone) } }
                if owner && !customer.email().is_empty() { { line("mail", html! { <a href={format!("mailto:{}", customer.email())}>{ customer.email() }</a> }, texts.email) } }
                if let Some(birthday) = customer.birthday() { { line("calendar", html! { { speech.birthday(birthday) } }, texts.birthday) } }
                if !customer.place().is_empty() { { line("window", html! { { customer.place() } }, texts.favourite_place) } }
                if !customer.language().is_empty() { { line("globe", html! { { customer.language() } }, texts.speaks) } }
                if owner {
                    <li class="fact">
                        { draw_icon("chat") }
                        <a class="fact__what" href={Route::Consent(customer.id()).href()}>{ texts.consents }</a>
                        <span class="fact__from">{ texts.consents_more }</span>
                    </li>
                }
                { for dates.iter().map(|(label, date)| html! {
                    <li class="fact" key={(*label).to_owned()}>{ draw_icon("calendar") }<span class="fact__what">{ speech.birthday(*date) }</span><span class="fact__from">{ *label }</span></li>
                }) }
                { for imported.iter().map(|(label, text)| html! {
                    <li class="fact" key={(*label).to_owned()}>{ draw_icon("file") }<span class="fact__what">{ *text }</span><span class="fact__from">{ *label }</span></li>
                }) }
            </ul>
        </section>
    }
}
