//! One person: who they are, what they must not have, the usual, what they like, and their story.

mod allergy_sheet;
mod banner;
mod facts;
mod health_sheet;
mod menu_sheet;
mod preference_sheet;
mod story;
mod usual_slip;
mod watched_field;

use crate::analysis::health::{holds_for_visit, is_to_ask};
use crate::analysis::loyalty::{Account, Programme};
use crate::app::components::{AskFirst, Pane, Size, draw_avatar, draw_icon, draw_nobody, draw_small_icon};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{
    Failure, NoticeAction, Notices, Speech, VisitDraft, order_text, record_visit, use_book, usual_now,
    warnings,
};
use crate::domain::{Customer, CustomerId, Library, Role};
use crate::messages::fill;
use crate::platform::{address, clock};
use allergy_sheet::AllergySheet;
use health_sheet::HealthSheet;
use menu_sheet::MenuSheet;
use preference_sheet::PreferenceSheet;
use yew::prelude::*;

pub use allergy_sheet::AllergyPicks;
pub use health_sheet::{health_wording, ways_of_asking};
pub use usual_slip::{draw_unknown, draw_warning};
pub use watched_field::WatchedField;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who.
    pub id: CustomerId,
    /// `pane--detail` where there are two panes.
    #[prop_or_default]
    pub class: Classes,
}

/// Which sheet is up.
#[derive(Clone, Copy, PartialEq)]
pub enum Up {
    None,
    Preference,
    Allergy,
    /// Whether what they said of their health may be kept.
    Health,
    Menu,
    /// Whether to record a usual that goes against an allergy.
    Ask,
}

/// Shows a person.
#[component]
pub fn Profile(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.person();
    let up = use_state(|| Up::None);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let id = library.canonical(props.id);
    let Some(customer) = library.customer(id) else {
        return draw_nobody(&speech, &library, id, &props.class);
    };
    let visits = library.visits_of(id);
    let usual = book.is_loaded().then(|| usual_now(&library, &visits, clock::now())).flatten();
    let raise = |what: Up| {
        let up = up.clone();
        Callback::from(move |_: MouseEvent| up.set(what))
    };
    let lower = {
        let up = up.clone();
        Callback::from(move |()| up.set(Up::None))
    };
    // What was said of health is asked about once all of it is written, and not after each word.
    let ask_health = {
        let (up, book) = (up.clone(), book.steady());
        Callback::from(move |()| {
            let asks = is_to_ask(&book.library(), id) && holds_for_visit(&book.library(), id);
            up.set(if asks { Up::Health } else { Up::None });
        })
    };
    let to_allergy = {
        let up = up.clone();
        Callback::from(move |()| up.set(Up::Allergy))
    };
    let lines = usual.as_ref().map(|usual| usual.lines.clone()).unwrap_or_default();
    let alarms = warnings(&speech, &library, &lines, &customer.allergies());
    let draft = VisitDraft { lines: lines.clone(), ..VisitDraft::default() };
    let record = {
        let (book, notices) = (book.steady(), notices.dispatcher());
        Callback::from(move |()| record_visit(&book, &notices, speech, id, draft.clone(), true))
    };
    let main = match &usual {
        Some(_) if alarms.is_empty() => html! {
            <button class="check-in check-in--wide" type="button" onclick={record.reform(|_: MouseEvent| ())}>
                { draw_icon("cup") }
                <span class="check-in__text"><span>{ texts.record_usual }</span><span>{ order_text(&lines) }</span></span>
            </button>
        },
        Some(_) => html! {
            <button class="check-in check-in--wide check-in--asks" type="button" onclick={raise(Up::Ask)}>
                { draw_icon("allergy") }
                <span class="check-in__text"><span>{ texts.record_asks }</span><span>{ order_text(&lines) }</span></span>
            </button>
        },
        None => html! {
            <a class="check-in check-in--wide" href={Route::CheckIn(id).href()}>
                { draw_icon("cup") }
                <span class="check-in__text"><span>{ texts.record_visit }</span><span>{ texts.record_visit_more }</span></span>
            </a>
        },
    };
    let dock = html! {
        <>
            { back_button(&speech) }
            { main }
            <button class="icon-button" type="button" onclick={raise(Up::Preference)} aria-label={texts.add_preference}>
                { draw_icon("plus") }
            </button>
        </>
    };
    let owner = book.role() == Role::Owner;
    let deleted = !customer.record().is_present();
    html! {
        <Pane class={props.class.clone()} {dock}>
            <header class="profile">
                { draw_avatar(id, customer.title(), Size::Large) }
                <div class="profile__who">
                    <h1>{ if customer.title().is_empty() { texts.anonymous } else { customer.title() } }</h1>
                    <p class="note">{ known(&speech, &customer, book.is_loaded().then_some(visits.len())) }</p>
                    if !customer.look().is_empty() && customer.look() != customer.title() {
                        <p class="note look">{ draw_small_icon("eye") }<span>{ customer.look() }</span></p>
                    }
                </div>
                if owner {
                    <button class="icon-button" type="button" onclick={raise(Up::Menu)} aria-label={texts.other_actions}>
                        { draw_icon("dots") }
                    </button>
                }
            </header>
            { banner::show(&speech, &book, &notices, &customer, raise(Up::Health)) }
            if deleted { { banner::put_aside(&speech, &book, &notices, id) } }
            { usual_slip::show(&speech, &library, &customer, &visits, book.is_loaded()) }
            if usual.is_some() {
                <p class="other-order"><a class="link" href={Route::CheckIn(id).href()}>{ texts.something_else }</a></p>
            }
            if owner {
                <p class="other-order">
                    <a class="link" href={Route::Reviews(ReviewsRoute::Write(Some(id))).href()}>{ draw_small_icon("chat") }{ texts.write_said }</a>
                </p>
                { points(&speech, &library, id) }
            }
            { facts::likes(&speech, &book, &notices, &customer, raise(Up::Preference)) }
            { facts::notes(&speech, &book, &notices, &customer) }
            { facts::contacts(&speech, &customer, book.role()) }
            { story::show(&speech, &book, &notices, &visits) }
            if *up == Up::Preference {
                <PreferenceSheet {id} name={customer.title().to_owned()} on_allergy={to_allergy} on_close={lower.clone()} />
            }
            if *up == Up::Allergy { <AllergySheet {id} name={customer.title().to_owned()} on_close={ask_health} /> }
            if *up == Up::Health { <HealthSheet {id} on_close={lower.clone()} /> }
            if *up == Up::Menu { <MenuSheet {id} name={customer.title().to_owned()} on_close={lower.clone()} /> }
            if *up == Up::Ask {
                <AskFirst name={customer.title().to_owned()} {alarms} what={order_text(&lines)} other={Route::CheckIn(id).href()}
                    on_yes={let lower = lower.clone(); Callback::from(move |()| { record.emit(()); lower.emit(()); })} on_close={lower} />
            }
        </Pane>
    }
}

/// Says how many points somebody has, where the shop has a loyalty programme.
fn points(speech: &Speech, library: &Library, id: CustomerId) -> Html {
    let Some(programme) = Programme::of(library) else { return html! {} };
    let balance = Account::of(library, &programme, id).balance();
    let words = speech.count(speech.language.person().points_word, balance.unsigned_abs(), &[]);
    html! { <p class="other-order"><a class="link" href={Route::Points(id).href()}>{ draw_small_icon("gift") }{ format!("{balance} {words}") }</a></p> }
}

/// Says that something was saved and can be undone, or why not.
pub fn told(notices: &UseReducerHandle<Notices>, speech: Speech, text: String) -> crate::app::state::Done {
    let notices = notices.clone();
    Callback::from(move |result: Result<_, Failure>| match result {
        Ok(None) => {}
        Ok(step) => notices.dispatch(NoticeAction::done(text.clone(), step)),
        Err(failure) => notices.dispatch(NoticeAction::say(failure.sentence(speech.language.person()))),
    })
}

/// The way back to where the person came from.
pub fn back_button(speech: &Speech) -> Html {
    let onclick = Callback::from(|_: MouseEvent| address::back(&Route::Counter.path()));
    html! {
        <button class="icon-button" type="button" {onclick} aria-label={speech.language.person().back}>{ draw_icon("back") }</button>
    }
}

fn known(speech: &Speech, customer: &Customer<'_>, visits: Option<usize>) -> Html {
    let nickname = crate::app::state::nickname(customer);
    let visits = visits.map(|visits| speech.count(speech.language.person().visits_count, visits as u64, &[]));
    let since = customer
        .since()
        .map(|since| fill(speech.language.person().known_since, &[("day", &speech.day(since))]));
    html! {
        <>
            if !nickname.is_empty() { <span class="customer__nick">{ nickname }</span> }
            { visits.clone() }
            if let Some(since) = since { if visits.is_some() { { ", " } }{ since } }
        </>
    }
}
