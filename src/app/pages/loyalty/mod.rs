//! The loyalty programme, where the shop wants one: how points are earned, and what they are worth.

mod deeds;
mod points;

pub use points::PointsPage;

use crate::analysis::loyalty::{Earn, Programme, setting};
use crate::app::components::{
    Pane, TextField, draw_icon, draw_segments, draw_small_icon, lead_back, show_status,
};
use crate::app::pages::profile::told;
use crate::app::route::Route;
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{Field, PaperId, PaperKind, Record, RecordId, Reward, Value, order};
use crate::messages::fill;
use crate::platform::random;
use yew::prelude::*;

/// Shows the programme.
#[component]
pub fn LoyaltyPage() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let on = Programme::of(&library).is_some();
    let blank = Record::new(RecordId::Shop);
    let programme = Programme::read(library.shop().unwrap_or(&blank), &library);
    let save = |text: &str| told(&notices, speech, text.to_owned());
    let onswitch = {
        let (book, done) = (book.clone(), save(texts.loyalty_saved));
        Callback::from(move |_: Event| deeds::switch(&book, !on, done.clone()))
    };
    let on_earn = {
        let (book, done) = (book.clone(), save(texts.loyalty_saved));
        Callback::from(move |place: usize| {
            if let Some(earn) = Earn::ALL.get(place) {
                deeds::set(&book, setting("earn"), Value::text(earn.code()), done.clone());
            }
        })
    };
    let on_points = {
        let (book, done) = (book.clone(), save(texts.loyalty_saved));
        Callback::from(move |text: String| {
            if let Ok(points) = text.trim().parse::<i64>() {
                deeds::set(&book, setting("points"), Value::Number(points.clamp(1, 1000)), done.clone());
            }
        })
    };
    let on_item = {
        let (book, done) = (book.clone(), save(texts.loyalty_saved));
        Callback::from(move |text: String| {
            deeds::set(&book, setting("item"), Value::text(&text), done.clone())
        })
    };
    let earns = [texts.earn_visit, texts.earn_amount, texts.earn_item].map(|name| (name.into(), None));
    let chosen = Earn::ALL.iter().position(|earn| *earn == programme.earn);
    let each = match programme.earn {
        Earn::Visit => texts.points_each_visit,
        Earn::Amount => texts.points_each_amount,
        Earn::Item => texts.points_each_item,
    };
    html! {
        <Pane dock={lead_back(&speech, &Route::Menu)}>
            <header class="title"><h1>{ texts.loyalty }</h1>{ show_status(&speech, &book) }</header>
            <p class="lead top-gap">{ texts.loyalty_lead }</p>
            <div class="stack stack--loose form-body">
                <div class="rows">
                    <label class="toggle">
                        <span><span class="toggle__what">{ texts.loyalty_on }</span><span class="toggle__more">{ texts.loyalty_on_more }</span></span>
                        <input class="switch" type="checkbox" role="switch" checked={on} onchange={onswitch} />
                    </label>
                </div>
                if on {
                    <div class="field">
                        <span class="field__label">{ texts.earn }</span>
                        { draw_segments(texts.earn, &earns, chosen, &on_earn) }
                    </div>
                    if programme.earn == Earn::Item {
                        <TextField id="loyalty-item" label={texts.earn_which} list="loyalty-items" value={programme.item.as_ref().map(|(_, name)| name.to_string()).unwrap_or_default()} on_save={on_item} />
                        <datalist id="loyalty-items">{ for library.items().filter(|item| !item.name().is_empty()).map(|item| html! { <option key={item.id().to_string()} value={item.name().to_owned()} /> }) }</datalist>
                    }
                    <TextField id="loyalty-points" label={each} kind="number" value={programme.points.to_string()} on_save={on_points} />
                    <Rewards />
                }
            </div>
        </Pane>
    }
}

/// Shows what points are worth.
#[component]
fn Rewards() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let cost = use_state(|| "10".to_owned());
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let rewards = all_rewards(&library);
    let on_cost = {
        let cost = cost.clone();
        Callback::from(move |text: String| cost.set(text))
    };
    let on_add = {
        let (book, cost) = (book.clone(), cost.clone());
        let done = told(&notices, speech, texts.reward_added.into());
        Callback::from(move |name: String| {
            let points = cost.trim().parse::<i64>().unwrap_or(10).clamp(1, 100_000);
            if !name.trim().is_empty() {
                let id = PaperId::random(&mut random::roll);
                let facts = vec![(Field::Name, Value::text(&name)), (Field::Points, Value::Number(points))];
                deeds::write_reward(&book, id, facts, done.clone());
            }
        })
    };
    html! {
        <section class="stack" aria-labelledby="rewards">
            <h2 id="rewards">{ texts.rewards }</h2>
            if !rewards.is_empty() {
                <ul class="facts">
                    { for rewards.iter().map(|(id, name, points)| {
                        let (book, id) = (book.clone(), *id);
                        let done = told(&notices, speech, fill(texts.removed, &[("what", name)]));
                        let onremove = Callback::from(move |_: MouseEvent| deeds::write_reward(&book, id, vec![(Field::Deleted, Value::Flag(true))], done.clone()));
                        html! {
                            <li class="fact" key={id.to_string()}>
                                { draw_icon("gift") }
                                <span class="fact__what">{ name }</span>
                                <span class="fact__from">{ speech.count(texts.points_count, (*points).max(0) as u64, &[]) }</span>
                                <button class="icon-button" type="button" onclick={onremove} aria-label={fill(texts.remove_this, &[("what", name)])}>{ draw_small_icon("close") }</button>
                            </li>
                        }
                    }) }
                </ul>
            }
            <TextField id="reward-points" label={texts.reward_points} kind="number" value="10" on_type={on_cost} on_save={Callback::noop()} />
            <TextField key={rewards.len()} id="reward" label={texts.new_reward} placeholder={texts.new_reward_example} value="" on_save={on_add} />
        </section>
    }
}

/// Lists the rewards, the cheapest first.
fn all_rewards(library: &crate::domain::Library) -> Vec<(PaperId, String, i64)> {
    let rewards = library.papers(PaperKind::Reward).filter_map(Reward::of);
    let mut all: Vec<(PaperId, String, i64)> =
        rewards.map(|reward| (reward.id(), reward.name().to_owned(), reward.points())).collect();
    order::sort_by_key(&mut all, |(id, _, points)| (*points, *id));
    all
}
