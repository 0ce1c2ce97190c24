//! The points of one person: how many are left, what they are worth, and each of them with where it comes from.

use super::{all_rewards, deeds};
use crate::analysis::loyalty::{Account, Programme};
use crate::app::components::{Pane, draw_behind, draw_icon, draw_nobody, lead_back, show_status};
use crate::app::pages::profile::told;
use crate::app::route::Route;
use crate::app::state::{Failure, NoticeAction, Notices, Speech, use_book};
use crate::domain::{CustomerId, DeviceId};
use crate::messages::fill;
use yew::prelude::*;

/// How many lines of the log are shown.
const LOG: usize = 60;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose.
    pub id: CustomerId,
}

/// Shows the points.
#[component]
pub fn PointsPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let id = library.canonical(props.id);
    let Some(customer) = library.customer(id) else {
        return draw_nobody(&speech, &library, id, &Classes::new());
    };
    let dock = lead_back(&speech, &Route::Customer(id));
    let Some(programme) = Programme::of(&library) else {
        return html! {
            <Pane {dock}>
                <div class="empty">
                    <h1>{ texts.loyalty_off }</h1>
                    <a class="button" href={Route::Loyalty.href()}>{ texts.loyalty }</a>
                </div>
            </Pane>
        };
    };
    let account = Account::of(&library, &programme, id);
    let balance = account.balance();
    let redeem = |reward, name: &str, points: i64| {
        let (book, notices) = (book.clone(), notices.clone());
        let text = fill(texts.reward_given, &[("what", name), ("name", customer.title())]);
        let enough = balance >= points;
        Callback::from(move |_: MouseEvent| {
            if !enough {
                return;
            }
            let (notices, text) = (notices.clone(), text.clone());
            let done = Callback::from(move |result: Result<_, Failure>| {
                notices.dispatch(match result {
                    Ok(None) => NoticeAction::say(texts.points_too_few),
                    Ok(step) => NoticeAction::done(text.clone(), step),
                    Err(failure) => NoticeAction::say(failure.sentence(texts)),
                });
            });
            deeds::redeem(&book, id, reward, done);
        })
    };
    let phone = |device: Option<DeviceId>| match device {
        Some(device) if device == book.device() => texts.this_phone.to_owned(),
        Some(device) => {
            let named = library.device(device).map(|device| device.staff().to_owned());
            named.filter(|name| !name.is_empty()).unwrap_or_else(|| texts.another_phone.to_owned())
        }
        None => texts.another_phone.to_owned(),
    };
    html! {
        <Pane {dock}>
            <header class="title">
                <p class="title__over">{ texts.loyalty }</p>
                <h1>{ if customer.title().is_empty() { texts.anonymous } else { customer.title() } }</h1>
                { show_status(&speech, &book) }
            </header>
            <p class="lead top-gap"><span class="number">{ balance }</span>{ " " }{ speech.count(texts.points_word, balance.unsigned_abs(), &[]) }</p>
            { for account.clashes.iter().map(|clash| {
                let onback = {
                    let (book, later) = (book.clone(), clash.later.id);
                    let done = told(&notices, speech, texts.reward_taken_back.into());
                    Callback::from(move |_: MouseEvent| deeds::take_back(&book, later, done.clone()))
                };
                let words = fill(texts.points_clash, &[
                    ("what", &*clash.later.reward),
                    ("one", &phone(clash.earlier.device)),
                    ("when", &speech.day_and_time(clash.earlier.at)),
                    ("other", &phone(clash.later.device)),
                    ("then", &speech.day_and_time(clash.later.at)),
                ]);
                html! {
                    <div class="notice notice--soon top-gap" key={clash.later.id.to_string()} role="alert">
                        { draw_icon("info") }
                        <div class="stack"><p>{ words }</p><button class="button" type="button" onclick={onback}>{ texts.points_clash_undo }</button></div>
                    </div>
                }
            }) }
            <section class="section" aria-labelledby="worth">
                <div class="section__head"><h2 id="worth">{ texts.rewards }</h2></div>
                <ul class="facts">
                    { for all_rewards(&library).into_iter().map(|(reward, name, points)| {
                        let missing = (points - balance).max(0);
                        let more = if missing == 0 { speech.count(texts.points_count, points.unsigned_abs(), &[]) } else { speech.count(texts.points_missing, missing.unsigned_abs(), &[]) };
                        html! {
                            <li class="fact fact--asks" key={reward.to_string()}>
                                { draw_icon("gift") }
                                <span class="fact__what">{ &name }</span>
                                <span class="fact__from">{ more }</span>
                                if missing == 0 {
                                    <button class="button" type="button" onclick={redeem(reward, &name, points)}>{ fill(texts.reward_give, &[("what", &name)]) }</button>
                                }
                            </li>
                        }
                    }) }
                </ul>
            </section>
            { draw_behind(texts.points_log, html! {
                <table class="table">
                    <caption>{ texts.points_log_more }</caption>
                    <thead><tr><th scope="col">{ texts.points_when }</th><th scope="col">{ texts.points_what }</th></tr></thead>
                    <tbody>
                        { for log(&speech, &account).into_iter().take(LOG).map(|(key, when, what)| html! { <tr key={key}><td>{ when }</td><td>{ what }</td></tr> }) }
                    </tbody>
                </table>
            }) }
        </Pane>
    }
}

/// Lists earnings and rewards together, the latest first.
fn log(speech: &Speech, account: &Account) -> Vec<(String, String, String)> {
    let earned = account.earned.iter().map(|(id, at, points)| (*at, id.to_string(), format!("+{points}")));
    let taken = account
        .taken
        .iter()
        .map(|taken| (taken.at, taken.id.to_string(), format!("−{} {}", taken.points, taken.reward)));
    let mut all: Vec<_> = earned.chain(taken).collect();
    crate::domain::order::sort_by_key(&mut all, |(at, id, _)| (std::cmp::Reverse(*at), id.clone()));
    all.into_iter().map(|(at, id, what)| (id, speech.day_and_time(at), what)).collect()
}
