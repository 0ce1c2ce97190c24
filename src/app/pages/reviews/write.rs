//! What somebody said: two taps and a word at the counter, or a review typed in from elsewhere.

use super::one::act;
use super::said;
use super::ties::propose;
use crate::app::components::{Pane, TextField, draw_icon, lead_back};
use crate::app::pages::profile::back_button;
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{
    Action, CustomerId, Day, Field, PaperId, PaperKind, Plan, RecordId, Review, Value, about_field,
};
use crate::exchange::DateOrder;
use crate::exchange::reviews::{When, read_when};
use crate::messages::fill;
use crate::platform::{address, clock, random};
use yew::prelude::*;

/// The moods, with their icons.
const MOODS: [(&str, &str); 3] = [("good", "heart"), ("fair", "steady"), ("bad", "dislike")];

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who said it, where it is known from the beginning.
    pub about: Option<CustomerId>,
}

/// Asks for it.
#[component]
pub fn WritePage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let mood = use_state(|| None::<usize>);
    let (word, who) = (use_state(String::new), use_state(String::new));
    let book = use_book();
    let customer = use_state(|| {
        let library = book.as_ref()?.library();
        let customer = library.customer(library.canonical(props.about?))?;
        Some((customer.id(), customer.title().to_owned()))
    });
    let elsewhere = use_state(|| false);
    let (source, day) = (use_state(String::new), use_state(String::new));
    let stars = use_state(|| None::<u8>);
    let Some((book, notices)) = book.zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let names = [texts.was_good, texts.was_fair, texts.was_bad];
    let enough = !word.trim().is_empty() || if *elsewhere { stars.is_some() } else { mood.is_some() };
    let about = props.about;
    let week = Route::Reviews(ReviewsRoute::Week);
    let back = if about.is_some() { back_button(&speech) } else { lead_back(&speech, &week) };
    let onsave = {
        let (book, notices) = (book.clone(), notices.clone());
        let (word, who, source, day) = ((*word).clone(), (*who).clone(), (*source).clone(), (*day).clone());
        let (mood, stars, elsewhere, customer) = (*mood, *stars, *elsewhere, (*customer).clone());
        Callback::from(move |_: MouseEvent| {
            if !enough {
                return;
            }
            let author = customer.as_ref().map_or_else(|| who.trim().to_owned(), |(_, name)| name.clone());
            let shown = if author.is_empty() { said(&speech).nameless } else { &author };
            let text = fill(said(&speech).saved_it, &[("author", shown)]);
            let mut fields = vec![(Field::Text, Value::text(&word)), (Field::Author, Value::text(&author))];
            let now = clock::now();
            let local = Day::of(now, clock::offset(now)).0;
            let told = if elsewhere { read_when(&day, DateOrder::DayFirst).day() } else { None };
            match told.filter(|day| *day != local) {
                Some(day) => fields.push((Field::At, Value::Number(day.start(0).0 as i64))),
                None => {
                    fields.push((Field::At, Value::Number(now.0 as i64)));
                    fields.push((Field::Offset, Value::Number(clock::offset(now).into())));
                }
            }
            if elsewhere {
                fields.push((Field::Source, Value::text(&source.trim().to_lowercase())));
                fields.extend(stars.map(|stars| (Field::Stars, Value::Number(stars.into()))));
            } else {
                fields.push((Field::Source, Review::COUNTER.into()));
                let mood = mood.and_then(|place| MOODS.get(place)).map_or("", |(code, _)| code);
                fields.push((Field::Kind, mood.into()));
            }
            fields.extend(customer.as_ref().map(|(id, _)| (about_field(*id), Value::Flag(true))));
            let id = RecordId::Paper(PaperKind::Review, PaperId::random(&mut random::roll));
            act(&book, &notices, speech, &text, move |_, _| {
                let mut plan = Plan::new(Action::Write(PaperKind::Review));
                for (field, value) in fields.iter().filter(|(_, value)| *value != Value::Absent) {
                    plan.write(id, field.clone(), value.clone());
                }
                plan
            });
            match about {
                // Back to the person, with what was said about them told over the dock.
                Some(_) => address::back(&week.path()),
                None => week.replace(),
            }
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let proposed = if customer.is_none() { propose(&book, &who) } else { Vec::new() };
    let onelsewhere = {
        let elsewhere = elsewhere.clone();
        Callback::from(move |place: usize| elsewhere.set(place == 1))
    };
    let sides = [texts.said_here, texts.from_elsewhere].map(|name| (AttrValue::from(name), None));
    let dock = html! {
        <>
            { back }
            <button class="button" type="button" onclick={onsave} aria-disabled={(!enough).to_string()}>{ texts.save_it }</button>
        </>
    };
    html! {
        <Pane {dock}>
            <header class="title"><h1>{ texts.how_was_it }</h1></header>
            <div class="stack top-gap">
                { crate::app::components::draw_segments(texts.where_written, &sides, Some(usize::from(*elsewhere)), &onelsewhere) }
                if *elsewhere {
                    { stars_choice(&speech, &stars) }
                    <TextField id="source" label={texts.where_written} value={(*source).clone()} on_type={set(&source)} on_save={Callback::noop()} />
                    <TextField id="day" label={texts.written_day} kind="date" value={(*day).clone()} on_type={set(&day)} on_save={Callback::noop()}
                        error={(!day.is_empty() && read_when(&day, DateOrder::DayFirst) == When::Unknown).then_some(speech.texts.wrong_date)} />
                } else {
                    <div class="segments" role="group" aria-label={texts.how_was_it}>
                        { for MOODS.iter().enumerate().map(|(place, (code, icon))| {
                            let mood = mood.clone();
                            let pressed = (*mood == Some(place)).to_string();
                            let onclick = Callback::from(move |_: MouseEvent| mood.set(Some(place)));
                            html! { <button key={*code} type="button" {onclick} aria-pressed={pressed}>{ draw_icon(icon) }{ names[place] }</button> }
                        }) }
                    </div>
                }
                <TextField id="their-word" label={texts.their_word} placeholder={texts.their_word_example} value={(*word).clone()} long=true
                    on_type={set(&word)} on_save={Callback::noop()} />
                if let Some((id, name)) = &*customer {
                    <p class="cluster">
                        <a class="chip" href={Route::Customer(*id).href()}>{ draw_icon("person") }{ name }</a>
                        <button class="link" type="button" onclick={{ let customer = customer.clone(); Callback::from(move |_: MouseEvent| customer.set(None)) }}>{ texts.untie }</button>
                    </p>
                } else {
                    <TextField id="who-said" label={texts.who_said_it} value={(*who).clone()} on_type={set(&who)} on_save={Callback::noop()} capitals="words" />
                    <div class="cluster">
                        { for proposed.into_iter().map(|(id, name)| {
                            let (customer, picked) = (customer.clone(), name.clone());
                            let onclick = Callback::from(move |_: MouseEvent| customer.set(Some((id, picked.clone()))));
                            html! { <button key={id.to_string()} class="pick" type="button" {onclick}>{ draw_icon("person") }{ name }</button> }
                        }) }
                    </div>
                }
                if !enough { <p class="note">{ texts.not_enough_yet }</p> }
            </div>
        </Pane>
    }
}

/// Shows five stars to choose from.
fn stars_choice(speech: &Speech, stars: &UseStateHandle<Option<u8>>) -> Html {
    let texts = said(speech);
    html! {
        <div class="star-pick" role="group" aria-label={texts.give_stars}>
            { for (1..=5_u8).map(|place| {
                let on = stars.is_some_and(|stars| place <= stars);
                let class = if on { "icon icon--fill" } else { "icon" };
                let chosen = stars.clone();
                let onclick = Callback::from(move |_: MouseEvent| chosen.set(Some(place)));
                html! {
                    <button key={place} class="icon-button" type="button" {onclick} aria-pressed={on.to_string()}
                        aria-label={speech.count(texts.stars_of, place.into(), &[])}>
                        <svg {class} aria-hidden="true"><use href="#i-star" /></svg>
                    </button>
                }
            }) }
        </div>
    }
}
