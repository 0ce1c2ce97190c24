//! The other ways with a reason to thank: another gesture, in one's own words, later, not for this person.

use super::deeds::told;
use super::thank_card::written;
use super::words::{channel_name, name_of};
use crate::analysis::thanks::{Due, Gift};
use crate::app::components::{Sheet, TextField, draw_icon};
use crate::app::route::Route;
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{Channel, GestureState};
use crate::messages::fill;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// Whom, and why.
    pub due: Due,
    /// All that the shop gives.
    pub gifts: Rc<Vec<Gift>>,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Shows the sheet.
#[component]
pub fn ThankSheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let (book, due) = (&props.book, &props.due);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let library = book.library();
    let (Some(customer), Some(why)) = (library.customer(due.customer), due.reasons.first()) else {
        return html! {};
    };
    let name = name_of(&speech, &customer).to_owned();
    let id = due.customer;
    let record = |state: GestureState, reason: String, what: String, text: String| {
        let (book, on_close) = (book.clone(), props.on_close.clone());
        let done = told(&notices, speech, text);
        move || {
            book.thank(id, reason.clone(), state, what.clone(), done.clone());
            on_close.emit(());
        }
    };
    let thanked = |what: &str| fill(texts.thanked, &[("what", what), ("name", &name)]);
    let later =
        record(GestureState::Later, why.key(), String::new(), fill(texts.put_off, &[("name", &name)]));
    let never = record(
        GestureState::Never,
        why.family().to_owned(),
        String::new(),
        fill(texts.never_again, &[("name", &name)]),
    );
    let on_own = {
        let (book, on_close, notices) = (book.clone(), props.on_close.clone(), notices.clone());
        let (key, name) = (why.key(), name.clone());
        Callback::from(move |words: String| {
            let words = words.trim().to_owned();
            if !words.is_empty() {
                let text = fill(texts.thanked, &[("what", &words), ("name", &name)]);
                book.thank(id, key.clone(), GestureState::Done, words, told(&notices, speech, text));
                on_close.emit(());
            }
        })
    };
    let reach = match due.channel {
        Some(channel) => fill(texts.reach_agreed, &[("channel", channel_name(&speech, channel))]),
        None => texts.reach_none.to_owned(),
    };
    let call =
        due.channel.filter(|channel| *channel == Channel::Call).map(|channel| channel.address(&customer));
    html! {
        <Sheet title={texts.other_ways} note={name.clone()} on_close={props.on_close.clone()}>
            <div class="stack">
                <div class="cluster" role="group" aria-label={texts.gifts}>
                    { for props.gifts.iter().filter(|gift| !gift.names_the_usual() || due.usual.is_some()).map(|gift| {
                        let words = written(due, gift);
                        let act = record(GestureState::Done, why.key(), words.clone(), thanked(&words));
                        let onclick = Callback::from(move |_: MouseEvent| act());
                        html! { <button key={gift.key.to_string()} class="pick" type="button" {onclick}>{ words }</button> }
                    }) }
                </div>
                <TextField id="own-gesture" label={texts.own_gesture} placeholder={texts.own_gesture_example} value="" on_save={on_own} />
                <p class="note">{ reach }</p>
                <div class="rows">
                    if let Some(number) = call {
                        <a class="go" href={format!("tel:{number}")}>
                            { draw_icon("call") }<span class="go__what">{ texts.by_call }</span>{ draw_icon("forward") }
                        </a>
                    }
                    { go("clock", texts.not_now, texts.not_now_more, Callback::from(move |_: MouseEvent| later())) }
                    { go("never", texts.not_for_them, texts.not_for_them_more, Callback::from(move |_: MouseEvent| never())) }
                    <a class="go" href={Route::Customer(id).href()}>
                        { draw_icon("person") }<span class="go__what">{ texts.open_person }</span>{ draw_icon("forward") }
                    </a>
                </div>
            </div>
        </Sheet>
    }
}

fn go(icon: &'static str, what: &'static str, more: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="go" type="button" {onclick}>
            { draw_icon(icon) }
            <span><span class="go__what">{ what }</span><span class="go__more">{ more }</span></span>
            { draw_icon("forward") }
        </button>
    }
}
