//! When the shop is open: one line per day, by which reviews that were posted at other hours are told.

use super::profile::told;
use crate::analysis::reviews::opening::{Opening, opening_field, opening_value, read_spans};
use crate::app::components::{TextField, draw_behind};
use crate::app::state::{BookHandle, Notices, Speech, capital, hours_text, use_book};
use crate::domain::{Action, Plan, RecordId, Value};
use crate::messages::Language;
use yew::prelude::*;

/// Shows the hours.
#[component]
pub fn OpeningHours() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let wrong = use_state(|| None::<u8>);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let opening = Opening::of(&book.library());
    let done = told(&notices, speech, texts.settings_saved.to_owned());
    let write = move |book: &BookHandle, days: Vec<u8>, value: Value| {
        let decide = move |_: &_, _: &_| {
            let plan = Plan::new(Action::EditSettings);
            Ok(days
                .iter()
                .fold(plan, |plan, day| plan.set(RecordId::Shop, opening_field(*day), value.clone())))
        };
        book.act(decide, done.clone());
    };
    let field = |day: u8| {
        let on_save = {
            let (book, wrong, write) = (book.clone(), wrong.clone(), write.clone());
            Callback::from(move |text: String| {
                let read = read_day(&text);
                wrong.set(read.is_none().then_some(day));
                if let Some(value) = read {
                    write(&book, vec![day], value);
                }
            })
        };
        let value = opening.day(day).map_or_else(String::new, |spans| hours_text(&speech, spans));
        let error = (*wrong == Some(day)).then_some(AttrValue::Static(texts.opening_wrong));
        html! {
            <TextField key={day} id={format!("open-{day}")} label={capital(speech.language.weekday(day))} {value} {on_save} {error}
                placeholder="7:00-15:00, 19:00-23:00" capitals="off" />
        }
    };
    let oncopy = {
        let (book, write) = (book.clone(), write.clone());
        opening
            .day(0)
            .map(opening_value)
            .map(|value| Callback::from(move |_: MouseEvent| write(&book, (1..7).collect(), value.clone())))
    };
    html! {
        <section class="section stack" aria-labelledby="opening">
            <h2 id="opening">{ texts.opening_hours }</h2>
            <p class="note">{ texts.opening_hours_more }</p>
            { draw_behind(texts.opening_days, html! {
                <div class="stack">
                    <p class="note">{ texts.opening_hint }</p>
                    { field(0) }
                    if let Some(onclick) = oncopy {
                        <button class="button button--tonal" type="button" {onclick}>{ texts.opening_copy }</button>
                    }
                    { for (1..7).map(field) }
                </div>
            }) }
        </section>
    }
}

/// Reads a day's hours, or that it is closed in any language; nothing where nothing is to be said of it.
fn read_day(text: &str) -> Option<Value> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Some(Value::Absent);
    }
    if Language::ALL.iter().any(|language| language.house().opening_closed == text) {
        return Some(opening_value(&[]));
    }
    read_spans(&text).map(|spans| opening_value(&spans))
}
