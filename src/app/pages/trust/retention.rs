//! How long people are kept who do not come any more: chosen by the shop, with everybody in sight who is past it.

use super::kept_for::KeptFor;
use crate::analysis::keeping::Kept;
use crate::analysis::retention::{PERIODS, by_itself_field, is_by_itself, past, period, period_field};
use crate::app::components::{Pane, draw_icon, draw_segments, lead_back};
use crate::app::pages::profile::told;
use crate::app::route::{Route, TrustPage};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{Action, Plan, RecordId, Value};
use crate::messages::fill;
use crate::platform::clock;
use yew::prelude::*;

/// How many people are listed.
const LISTED: usize = 100;

/// Shows the period, and who is past it.
#[component]
pub fn Retention() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    let sure = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let months = period(&library);
    let people = months.map(|months| past(&library, months, clock::now())).unwrap_or_default();
    let mut choices: Vec<(AttrValue, Option<AttrValue>)> = vec![(trust.retention_none.into(), None)];
    choices
        .extend(PERIODS.iter().map(|one| (speech.count(trust.retention_years, *one / 12, &[]).into(), None)));
    let chosen =
        months.map_or(Some(0), |months| PERIODS.iter().position(|one| *one == months).map(|place| place + 1));
    let on_choose = {
        let (book, sure) = (book.clone(), sure.clone());
        let done = told(&notices, speech, trust.saved.to_owned());
        Callback::from(move |place: usize| {
            sure.set(false);
            let months = place.checked_sub(1).and_then(|place| PERIODS.get(place));
            let value = months.map_or(Value::Absent, |months| Value::Number(*months as i64));
            let done = done.clone();
            let decide = move |_: &_, _: &_| {
                Ok(Plan::new(Action::EditSettings).set(RecordId::Shop, period_field(), value.clone()))
            };
            book.act(decide, done);
        })
    };
    let count = people.len() as u64;
    let onforget = {
        let (book, sure) = (book.clone(), sure.clone());
        let done = told(&notices, speech, speech.count(trust.retention_done, count, &[]));
        let ids: Vec<_> = people.iter().map(|past| past.id).collect();
        Callback::from(move |_: MouseEvent| {
            if !*sure {
                sure.set(true);
                return;
            }
            sure.set(false);
            let names: Vec<String> = ids.iter().map(|id| id.to_string()).collect();
            book.forget_drafts(|draft| names.iter().any(|name| draft.contains(name.as_str())));
            let ids = ids.clone();
            let decide = move |_: &_, _: &_| {
                Ok(ids.iter().fold(Plan::new(Action::EraseCustomer), |plan, id| plan.erase(*id)))
            };
            book.act(decide, done.clone());
        })
    };
    let by_itself = is_by_itself(&library);
    let onitself = {
        let (book, done) = (book.clone(), told(&notices, speech, trust.saved.to_owned()));
        Callback::from(move |_: Event| {
            let value = if by_itself { Value::Absent } else { Value::Flag(true) };
            book.write_record(RecordId::Shop, by_itself_field(), value, done.clone());
        })
    };
    let months_text = speech.number(months.unwrap_or_default());
    html! {
        <Pane dock={lead_back(&speech, &Route::Trust(TrustPage::All))}>
            <header class="title"><h1>{ trust.retention }</h1></header>
            <div class="stack top-gap">
                <p class="lead">{ trust.retention_lead }</p>
                { draw_segments(trust.retention, &choices, chosen, &on_choose) }
                if let Some(months) = months { <p class="note">{ speech.count(trust.kept_months, months, &[]) }</p> }
                <p class="note">{ trust.retention_also }</p>
            </div>
            if months.is_some() {
                <label class="toggle top-gap">
                    <span><span class="toggle__what">{ trust.keep_people_by_itself }</span><span class="toggle__more">{ trust.keep_people_by_itself_more }</span></span>
                    <input class="switch" type="checkbox" role="switch" checked={by_itself} onchange={onitself} />
                </label>
                <section class="section stack">
                    if people.is_empty() {
                        <p>{ trust.retention_nobody }</p>
                    } else {
                        <h2>{ speech.count(trust.retention_past, count, &[("months", &months_text)]) }</h2>
                        <ul class="facts">
                            { for people.iter().take(LISTED).map(|past| {
                                let name = library.customer(past.id).map(|customer| customer.title().to_owned()).unwrap_or_default();
                                let name = if name.is_empty() { speech.texts.anonymous.to_owned() } else { name };
                                html! {
                                    <li class="fact" key={past.id.to_string()}>
                                        { draw_icon("person") }
                                        <a class="fact__what" href={Route::Customer(past.id).href()}>{ name }</a>
                                        <span class="fact__from">{ fill(trust.retention_last, &[("day", &speech.date(past.last))]) }</span>
                                    </li>
                                }
                            }) }
                        </ul>
                        <button class="button button--wide" type="button" onclick={onforget}>
                            { draw_icon("erase") }
                            { if *sure { trust.retention_forget_sure.to_owned() } else { speech.count(trust.retention_forget, count, &[]) } }
                        </button>
                    }
                </section>
            }
            { for Kept::ALL.iter().map(|kept| html! { <KeptFor key={*kept as usize} kept={*kept} /> }) }
        </Pane>
    }
}
