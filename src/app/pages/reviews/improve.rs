//! Improvements: what was changed from which day on, and whether it shows in what people say.

use super::bars::{Bar, draw_bars};
use super::one::saved;
use super::{Shown, said};
use crate::analysis::reviews::Aspect;
use crate::analysis::reviews::effect::{Verdict, measure};
use crate::analysis::reviews::incident::Cause;
use crate::analysis::reviews::voice::Dish;
use crate::app::components::TextField;
use crate::app::state::{Notices, Speech};
use crate::domain::{Action, Day, Field, Improvement, PaperId, PaperKind, Plan, RecordId, Value, order};
use crate::exchange::DateOrder;
use crate::exchange::reviews::read_when;
use crate::messages::fill;
use crate::messages::reviews::aspect_name;
use crate::platform::{clock, random};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EffectsProps {
    /// What was read, and the book.
    pub shown: Shown,
}

/// Shows each improvement with before and after.
#[component]
pub fn Effects(props: &EffectsProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let library = props.shown.book.library();
    let mut all: Vec<Improvement> =
        library.papers(PaperKind::Improvement).filter_map(Improvement::of).collect();
    order::sort_by_key(&mut all, |improvement| (std::cmp::Reverse(improvement.day()), improvement.id()));
    let Some(found) = props.shown.reading.found.clone() else { return html! {} };
    let voices = found.all();
    let draw = |improvement: &Improvement| {
        let aspect = Aspect::from_name(improvement.aspect());
        let dish = improvement.dish().and_then(|id| library.item(id)).map(|item| Dish::new(item.name(), &[]));
        let effect = measure(&voices, aspect, dish.as_ref(), improvement.day().0);
        let numbers = [effect.before.0, effect.before.1, effect.since.0, effect.since.1]
            .map(|number| number.to_string());
        let values = [
            ("before", &*numbers[0]),
            ("all_before", &*numbers[1]),
            ("since", &*numbers[2]),
            ("all_since", &*numbers[3]),
        ];
        let verdict = match effect.verdict {
            Verdict::TooFew => texts.effect_few,
            Verdict::Better => texts.effect_better,
            Verdict::Worse => texts.effect_worse,
            Verdict::Open => texts.effect_open,
        };
        let what = aspect.map_or(texts.stars_low, |aspect| aspect_name(texts, aspect));
        let bar = Bar {
            what: what.to_owned(),
            count: fill(texts.so_many_of, &[("n", &numbers[2]), ("all", &numbers[3])]),
            share: effect.shares.1.share,
            tick: Some(effect.shares.0.share),
            class: if effect.verdict == Verdict::Better { "c-bar--good" } else { "" },
            to: None,
        };
        let day = super::quote::day_words(&speech, improvement.day().0);
        html! {
            <li key={improvement.id().to_string()} class="stack stack--tight">
                <h3>{ improvement.what() }</h3>
                <p class="note">{ format!("{day}. {} {verdict}", fill(texts.effect_counts, &values)) }</p>
                { draw_bars(&[bar]) }
            </li>
        }
    };
    html! {
        <section class="section" aria-labelledby="effects">
            <div class="section__head"><h2 id="effects">{ texts.improvements }</h2></div>
            if !all.is_empty() { <ul class="stack">{ for all.iter().map(draw) }</ul> }
            <AddImprovement shown={props.shown.clone()} about={None::<PaperId>} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub struct AddProps {
    /// What was read, and the book.
    pub shown: Shown,
    /// The incident that it answers.
    pub about: Option<PaperId>,
}

/// Asks what was changed, and since when.
#[component]
pub fn AddImprovement(props: &AddProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let cause = props.shown.reading.found.as_ref().and_then(|found| match found.incident.cause {
        Cause::Aspect(aspect) if props.about.is_some() => Some(aspect),
        _ => None,
    });
    let (what, day) = (use_state(String::new), use_state(String::new));
    let open = use_state(|| false);
    let aspect = use_state(|| cause);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let now = clock::now();
    let today = Day::of(now, clock::offset(now)).0;
    let since = if day.is_empty() { Some(today) } else { read_when(&day, DateOrder::DayFirst).day() };
    let enough = !what.trim().is_empty() && since.is_some();
    let dish = props.shown.reading.found.as_ref().filter(|_| props.about.is_some()).and_then(|found| {
        let name = found.incident.dish.clone()?;
        let library = props.shown.book.library();
        library.items().find(|item| item.name() == name).map(|item| item.id())
    });
    let onsave = {
        let (book, notices, about) = (props.shown.book.clone(), notices.clone(), props.about);
        let (what, aspect, day, open) = (what.clone(), *aspect, day.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(since) = since.filter(|_| enough) else { return };
            let record = RecordId::Paper(PaperKind::Improvement, PaperId::random(&mut random::roll));
            let words = what.trim().to_owned();
            let mut plan = Plan::new(Action::Write(PaperKind::Improvement));
            plan.write(record, Field::At, Value::Number(since.start(0).0 as i64));
            plan.write(record, Field::Name, words.as_str());
            if let Some(aspect) = aspect {
                plan.write(record, Field::Kind, aspect.name());
            }
            if let Some(dish) = dish {
                plan.write(record, Field::Dish(dish.to_string().into()), Value::Flag(true));
            }
            if let Some(about) = about {
                plan.write(record, Field::Of, about.to_string().as_str());
            }
            book.act(move |_, _| Ok(plan.clone()), saved(&notices, speech, said(&speech).improvement_saved));
            what.set(String::new());
            day.set(String::new());
            open.set(false);
        })
    };
    let onchange = {
        let aspect = aspect.clone();
        Callback::from(move |event: Event| {
            let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let place = list.map_or(0, |list| list.selected_index().max(0) as usize);
            aspect.set(place.checked_sub(1).and_then(|place| Aspect::ALL.get(place)).copied());
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let inside = html! {
        <div class="stack">
            <TextField id="improvement" label={texts.improvement_what} placeholder={texts.improvement_example} value={(*what).clone()}
                on_type={set(&what)} on_save={Callback::noop()} />
            <TextField id="improvement-day" label={texts.improvement_day} kind="date" value={(*day).clone()} on_type={set(&day)} on_save={Callback::noop()} />
            <div class="field">
                <label class="field__label" for="improvement-aspect">{ texts.improvement_aspect }</label>
                <select id="improvement-aspect" class="input" {onchange}>
                    <option selected={aspect.is_none()}>{ texts.stars_low }</option>
                    { for Aspect::ALL.into_iter().map(|each| html! { <option key={each.name()} selected={*aspect == Some(each)}>{ aspect_name(texts, each) }</option> }) }
                </select>
            </div>
            <button class="button button--primary" type="button" onclick={onsave} aria-disabled={(!enough).to_string()}>{ texts.improvement_add }</button>
        </div>
    };
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="stack top-gap">
            <button class="link" type="button" onclick={ontoggle} aria-expanded={(*open).to_string()}>{ texts.improvement }</button>
            if *open { { inside } }
        </div>
    }
}
