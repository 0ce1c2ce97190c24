//! The screen to hand over: all that is known of a person, in their language, to correct, take along or erase.

mod copies;
mod correcting;
mod erasing;
mod telling;

use super::words::known_words;
use crate::analysis::dossier::Dossier;
use crate::analysis::terms::Terms;
use crate::app::components::{Pane, draw_behind, draw_icon, draw_segments, draw_small_icon};
use crate::app::pages::profile::told as told_done;
use crate::app::route::{Route, TrustPage};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{CustomerId, Field, RecordId, Value};
use crate::messages::{Language, fill};
use crate::platform::address;
use copies::Copies;
use correcting::Correct;
use erasing::{Erase, Receipt, show_receipt};
use telling::{Group, Handle, Told, tell};
use yew::prelude::*;

/// How many lines of a long list are shown at first.
const SHOWN: usize = 20;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who.
    pub id: CustomerId,
}

#[derive(Clone, PartialEq)]
enum Up {
    Nothing,
    Correct { record: RecordId, field: Field, what: String, text: String },
    Erase,
}

/// Shows all that is known of a person.
#[component]
pub fn Known(props: &Props) -> Html {
    let staff = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let language = use_state(|| None::<Language>);
    let up = use_state(|| Up::Nothing);
    let whole = use_state(Vec::<usize>::new);
    let receipt = use_state(|| None::<Receipt>);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    if let Some(receipt) = &*receipt {
        let speech = speak(language.unwrap_or(staff.language));
        return show_receipt(&speech, &book, receipt);
    }
    let library = book.library();
    let id = library.canonical(props.id);
    let Some(customer) = library.customer(id) else {
        return html! { <Pane dock={done(&staff)}><div class="empty"><h1>{ staff.language.trust().known_nothing }</h1></div></Pane> };
    };
    // Their own language where it is known and spoken here, until they choose another one.
    let own = Language::ALL.into_iter().find(|language| customer.language().starts_with(language.tag()));
    let speech = speak(language.or(own).unwrap_or(staff.language));
    let trust = speech.language.trust();
    let title = match customer.title() {
        "" => trust.known_here_unnamed.to_owned(),
        name => fill(trust.known_here, &[("name", name)]),
    };
    let dossier = Dossier::of(&library, id);
    let groups = tell(&speech, &dossier, &Terms::of(&library));
    let languages: Vec<(AttrValue, Option<AttrValue>)> =
        Language::ALL.iter().map(|one| (one.name().into(), Some(one.tag().into()))).collect();
    let on_language = {
        let language = language.clone();
        Callback::from(move |place: usize| language.set(Language::ALL.get(place).copied()))
    };
    let chosen = Language::ALL.iter().position(|one| *one == speech.language);
    let onforget = raise(&up, Up::Erase);
    let on_close = {
        let up = up.clone();
        Callback::from(move |()| up.set(Up::Nothing))
    };
    let on_erased = {
        let receipt = receipt.clone();
        Callback::from(move |done: Receipt| receipt.set(Some(done)))
    };
    let act = |handle: &Handle, what: &str| -> Html {
        let label = fill(trust.take_away, &[("what", what)]);
        let said = told_done(&notices, speech, trust.taken_away.to_owned());
        let book = book.clone();
        let (onclick, correct) = match handle.clone() {
            Handle::Fact(record, field, text) => {
                let correct = text.map(|text| {
                    let what = known_words(&speech, record, &field, &Value::Absent);
                    raise(&up, Up::Correct { record, field: field.clone(), what, text })
                });
                let onclick = Callback::from(move |_: MouseEvent| {
                    book.write_record(record, field.clone(), Value::Absent, said.clone());
                });
                (onclick, correct)
            }
            Handle::Visit(visit) => {
                (Callback::from(move |_: MouseEvent| book.take_back(visit, said.clone())), None)
            }
            Handle::Paper(paper) => {
                let onclick = Callback::from(move |_: MouseEvent| {
                    book.write_record(paper, Field::Deleted, Value::Flag(true), said.clone());
                });
                (onclick, None)
            }
        };
        html! {
            <span class="fact__acts">
                if let Some(onclick) = correct {
                    <button class="icon-button" type="button" {onclick} aria-label={fill(trust.correct, &[("what", what)])}>{ draw_icon("edit") }</button>
                }
                <button class="icon-button" type="button" {onclick} aria-label={label}>{ draw_small_icon("close") }</button>
            </span>
        }
    };
    let line = |told: &Told, place: usize| {
        let guarded = (told.icon == "allergy").then_some("fact--allergy");
        html! {
            <li key={place} class={classes!("fact", guarded)}>
                { draw_icon(told.icon) }
                <span class="fact__what">{ &told.line.what }</span>
                <span class="fact__from">{ &told.line.more }</span>
                if let Some(handle) = &told.handle { { act(handle, &told.line.what) } }
            </li>
        }
    };
    let group = |place: usize, group: &Group| {
        let all = whole.contains(&place) || group.lines.len() <= SHOWN + 1;
        let shown = if all { group.lines.len() } else { SHOWN };
        let onall = {
            let whole = whole.clone();
            Callback::from(move |_: MouseEvent| whole.set([whole.as_slice(), &[place]].concat()))
        };
        let inside = html! {
            <>
                <p class="note">{ &group.lead }</p>
                <ul class="facts">{ for group.lines.iter().take(shown).enumerate().map(|(place, told)| line(told, place)) }</ul>
                if !all { <button class="button button--wide" type="button" onclick={onall}>{ trust.show_all_visits }</button> }
            </>
        };
        if group.is_long {
            html! { <section class="section" key={place}>{ draw_behind(&group.title, inside) }</section> }
        } else {
            html! { <section class="section stack" key={place}><h2>{ &group.title }</h2>{ inside }</section> }
        }
    };
    let dock = html! {
        <>
            <button class="button button--plain" type="button" onclick={onforget}>{ draw_icon("erase") }{ trust.forget_me }</button>
            { done(&speech) }
        </>
    };
    html! {
        <Pane {dock}>
            <div class="handed" lang={speech.language.tag()}>
                <header class="stack stack--head">
                    <p class="note">{ book.shop_name() }</p>
                    <h1>{ &title }</h1>
                    <p class="lead">{ trust.known_lead }</p>
                    { draw_segments(trust.in_language, &languages, chosen, &on_language) }
                </header>
                { for groups.iter().enumerate().map(|(place, one)| group(place, one)) }
                <p class="section"><a class="link" href={Route::Consent(id).href()}>{ trust.known_words_of_theirs }</a></p>
                <p><a class="link" href={Route::Trust(TrustPage::Requests(Some(id))).href()}>{ trust.requests_known }</a></p>
                <Copies {id} language={speech.language} title={title.clone()} />
                <p class="note section">{ trust.rights_foot }</p>
            </div>
            if let Up::Correct { record, field, what, text } = &*up {
                <Correct record={*record} field={field.clone()} what={what.clone()} text={text.clone()} language={speech.language} on_close={on_close.clone()} />
            }
            if *up == Up::Erase {
                <Erase {id} name={customer.title().to_owned()} language={speech.language} {on_close} {on_erased} />
            }
        </Pane>
    }
}

/// Speaks a language without making it the app's own.
fn speak(language: Language) -> Speech {
    Speech { language, texts: language.texts() }
}

fn raise(up: &UseStateHandle<Up>, what: Up) -> Callback<MouseEvent> {
    let up = up.clone();
    Callback::from(move |_: MouseEvent| up.set(what.clone()))
}

fn done(speech: &Speech) -> Html {
    let onclick = Callback::from(|_: MouseEvent| address::back(&Route::Customers.path()));
    html! { <button class="button" type="button" {onclick}>{ speech.language.trust().done_handing }</button> }
}
