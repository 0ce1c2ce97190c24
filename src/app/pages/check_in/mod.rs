//! Recording a visit with something else than the usual: picked from what this person has, or typed.

mod line;

use super::profile::{WatchedField, back_button, draw_unknown, draw_warning};
use crate::analysis::fold;
use crate::analysis::usual::{can_be_had, frequent, modifiers};
use crate::app::components::{
    AskFirst, Pane, TextField, draw_allergies, draw_icon, draw_nobody, draw_restored, draw_small_icon,
};
use crate::app::route::Route;
use crate::app::state::{
    Form, Notices, Speech, VisitDraft, allergy_names, order_text, record_visit, unknowns, use_book, use_form,
    usual_now, warnings,
};
use crate::domain::{CustomerId, OrderLine, Visit};
use crate::platform::{address, clock};
use line::Line;
use yew::prelude::*;

/// How many of this person's items are offered.
const OWN: usize = 12;
/// How many ways to want a thing are offered.
const WISHES: usize = 6;
/// How many of the house's items are offered while typing.
const COMPLETIONS: usize = 6;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who came.
    pub id: CustomerId,
}

/// Asks what they had.
#[component]
pub fn CheckInPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.person();
    let book = use_book();
    let Form { filled: draft, restored, forget } =
        use_form(book.clone(), format!("visit/{}", props.id), |_| true, VisitDraft::default);
    let typed = use_state(String::new);
    let asking = use_state_eq(|| false);
    let Some((book, notices)) = book.zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let id = library.canonical(props.id);
    let Some(customer) = library.customer(id) else {
        return draw_nobody(&speech, &library, id, &Classes::new());
    };
    let name = customer.title().to_owned();
    let visits = library.visits_of(id);
    let usual = usual_now(&library, &visits, clock::now());
    let own = frequent(&visits).into_iter().map(|(line, _)| line).filter(|line| can_be_had(&library, line));
    let mut offered: Vec<OrderLine> = own.take(OWN).collect();
    let house = book.known_items();
    if offered.len() < COMPLETIONS {
        let known = |line: &OrderLine| offered.iter().any(|other| other.name == line.name);
        let more: Vec<OrderLine> = house
            .complete("", OWN)
            .into_iter()
            .map(|item| item.line())
            .filter(|line| !known(line))
            .take(COMPLETIONS)
            .collect();
        offered.extend(more);
    }
    let completions: Vec<OrderLine> = if typed.trim().is_empty() {
        Vec::new()
    } else {
        house.complete(&typed, COMPLETIONS).into_iter().map(|item| item.line()).collect()
    };
    let add = {
        let (draft, typed) = (draft.clone(), typed.clone());
        Callback::from(move |line: OrderLine| {
            let mut next = (*draft).clone();
            match next.lines.iter_mut().find(|other| other.name == line.name && other.note == line.note) {
                Some(same) => same.quantity = same.quantity.saturating_add(1),
                None => next.lines.push(line),
            }
            draft.set(next);
            typed.set(String::new());
        })
    };
    let on_line = {
        let draft = draft.clone();
        Callback::from(move |(place, line): (usize, OrderLine)| {
            let mut next = (*draft).clone();
            match next.lines.get_mut(place) {
                Some(_) if line.quantity == 0 => _ = next.lines.remove(place),
                Some(other) => *other = line,
                None => {}
            }
            draft.set(next);
        })
    };
    let named = {
        let house = house.clone();
        move |name: &str| house.line(name)
    };
    let on_item = add.reform({
        let named = named.clone();
        move |name: String| named(&name)
    });
    let on_item = {
        let on_item = on_item.clone();
        Callback::from(move |name: String| {
            if !name.trim().is_empty() {
                on_item.emit(name);
            }
        })
    };
    let on_type = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    let with = |change: fn(&mut VisitDraft, String)| {
        let draft = draft.clone();
        Callback::from(move |text: String| {
            let mut next = (*draft).clone();
            change(&mut next, text);
            draft.set(next);
        })
    };
    let record = {
        let (book, notices, draft, typed, named, forget) =
            (book.clone(), notices.clone(), draft.clone(), typed.clone(), named.clone(), forget.clone());
        Callback::from(move |()| {
            let mut draft = (*draft).clone();
            // What was typed and not yet taken over was meant all the same.
            if !typed.trim().is_empty() {
                draft.lines.push(named(&typed));
            }
            record_visit(&book, &notices.dispatcher(), speech, id, draft, false);
            forget.emit(());
            address::back(&Route::Counter.path());
        })
    };
    let on_empty = {
        let (draft, forget) = (draft.clone(), forget.clone());
        Callback::from(move |()| {
            draft.set(VisitDraft::default());
            forget.emit(());
        })
    };
    let mut lines = draft.lines.clone();
    if !typed.trim().is_empty() {
        lines.push(named(&typed));
    }
    let what = if lines.is_empty() { texts.without_order.to_owned() } else { order_text(&lines) };
    let allergies = customer.allergies();
    let alarms = warnings(&speech, &library, &lines, &allergies);
    let unknown = unknowns(&speech, &library, &lines, &allergies);
    let asks = !alarms.is_empty();
    let onrecord = {
        let (record, asking) = (record.clone(), asking.setter());
        Callback::from(move |_: MouseEvent| if asks { asking.set(true) } else { record.emit(()) })
    };
    let on_close = {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(false))
    };
    let dock = html! {
        <>
            { back_button(&speech) }
            <button class={classes!("check-in", "check-in--wide", asks.then_some("check-in--asks"))} type="button" onclick={onrecord}>
                { draw_icon(if asks { "allergy" } else { "cup" }) }
                <span class="check-in__text"><span>{ if asks { texts.record_visit_asks } else { texts.record_visit } }</span><span>{ what.clone() }</span></span>
            </button>
        </>
    };
    let pick = |line: &OrderLine, usual: bool| {
        let count = draft
            .lines
            .iter()
            .find(|other| other.name == line.name && other.note == line.note)
            .map_or(0, |other| other.quantity);
        let onclick = add.reform({
            let line = line.clone();
            move |_: MouseEvent| OrderLine { quantity: 1, ..line.clone() }
        });
        let alarm = warnings(&speech, &library, std::slice::from_ref(line), &allergies).into_iter().next();
        html! {
            <button key={format!("{} {}", line.name, line.note)} class={classes!("pick", alarm.is_some().then_some("pick--allergy"))}
                type="button" {onclick} aria-pressed={(count > 0).to_string()} title={alarm.clone()}>
                if let Some(alarm) = alarm { { draw_icon("allergy") }<span class="visually-hidden">{ alarm }</span> }
                if usual { { draw_icon("cup") } }
                { order_text(std::slice::from_ref(&OrderLine { quantity: 1, ..line.clone() })) }
                if count > 1 { <span class="count">{ format!("× {count}") }</span> }
            </button>
        }
    };
    let party = if draft.party == 0 { String::new() } else { draft.party.to_string() };
    let usual_names: Vec<&str> =
        usual.iter().flat_map(|usual| &usual.lines).map(|line| &*line.name).collect();
    html! {
        <Pane {dock}>
            <header class="title">
                <p class="title__over">{ texts.what_did_they_have }</p>
                <h1>{ if name.is_empty() { texts.anonymous } else { name.as_str() } }</h1>
                <p class="cluster">{ draw_allergies(&speech, &allergy_names(&speech, &customer)) }</p>
            </header>
            <div class="stack stack--loose form-body">
                if restored && *draft != VisitDraft::default() { { draw_restored(&speech, &on_empty) } }
                if !draft.lines.is_empty() {
                    <ul class="facts" aria-label={texts.order}>
                        { for draft.lines.iter().enumerate().map(|(place, line)| html! {
                            <Line key={format!("{place} {}", line.name)} line={line.clone()} {place} wishes={wishes(&visits, line)} on_change={on_line.clone()} />
                        }) }
                    </ul>
                }
                { for alarms.iter().map(|words| draw_warning(words)) }
                { draw_unknown(&unknown) }
                <div class="cluster" role="group" aria-label={texts.what_they_have}>
                    { for offered.iter().map(|line| pick(line, usual_names.contains(&&*line.name))) }
                </div>
                <div class="stack">
                    <TextField key={draft.lines.len()} id="item" label={texts.something_typed} placeholder={texts.something_typed_example} value="" {on_type} on_save={on_item.clone()} />
                    if !completions.is_empty() {
                        <div class="cluster" role="group" aria-label={texts.suggestions}>
                            { for completions.iter().map(|line| pick(line, false)) }
                        </div>
                    }
                </div>
                <details class="behind">
                    <summary>{ draw_small_icon("down") }{ texts.more_about_visit }</summary>
                    <div class="stack">
                        <TextField id="party" label={texts.party} kind="number" value={party} on_type={with(|draft, text| draft.party = text.trim().parse().unwrap_or(0))} on_save={Callback::noop()} />
                        <TextField id="table" label={texts.table} value={draft.table.clone()} on_type={with(|draft, text| draft.table = text)} on_save={Callback::noop()} />
                        <WatchedField id="word" label={texts.a_word} value={draft.word.clone()} on_type={with(|draft, text| draft.word = text)} on_save={Callback::noop()} />
                    </div>
                </details>
            </div>
            if *asking && asks {
                <AskFirst name={name} {alarms} {what} on_yes={record} {on_close} />
            }
        </Pane>
    }
}

/// Returns how a person has wanted a thing before, the latest first.
fn wishes(visits: &[&Visit], line: &OrderLine) -> Vec<String> {
    let name = fold(&line.name);
    let mut wishes: Vec<String> = Vec::new();
    let same = visits.iter().rev().flat_map(|visit| &visit.lines).filter(|other| fold(&other.name) == name);
    for wish in same.flat_map(|other| modifiers(&other.note)) {
        if wishes.len() < WISHES && !wishes.iter().any(|other| other == wish) {
            wishes.push(wish.to_owned());
        }
    }
    wishes
}
