//! How the shop says thank you: the owner's list, each with what it costs.

use super::deeds::told;
use crate::analysis::thanks::Gift;
use crate::app::components::{Pane, TextField, draw_small_icon, lead_back};
use crate::app::route::{CarePage, Route};
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{PaperId, Value};
use crate::exchange::menu::{read_price, write_price};
use crate::messages::fill;
use crate::platform::random;
use yew::prelude::*;

/// Returns the ways to thank that every shop begins with, in the words of a language.
pub fn ready_made(speech: &Speech) -> Vec<Gift> {
    let texts = speech.language.care();
    let usual = format!("{{{}}}", texts.hole_usual);
    let gift = |key: &str, words: &str, cents| Gift { key: key.into(), words: words.into(), cents };
    vec![
        gift("word", texts.gift_word, 0),
        gift("note", texts.gift_note, 0),
        gift("table", texts.gift_table, 0),
        gift("usual", &fill(texts.gift_usual, &[("usual", &usual)]), 150),
        gift("discount", texts.gift_discount, 200),
    ]
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
}

/// Shows the list.
#[component]
pub fn Gifts(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let book = &props.book;
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let gifts = Gift::all(&book.library(), &ready_made(&speech));
    let keep = {
        let (book, notices) = (book.clone(), notices.clone());
        move |gift: Gift| {
            let text = fill(texts.gift_saved, &[("what", &gift.words)]);
            book.write_setting(Gift::field(&gift.key), gift.to_value(), told(&notices, speech, text));
        }
    };
    let on_new = {
        let keep = keep.clone();
        Callback::from(move |words: String| {
            let key = PaperId::random(&mut random::roll).to_string().into();
            if !words.trim().is_empty() {
                keep(Gift { key, words: words.trim().into(), cents: 0 });
            }
        })
    };
    let usual = format!("{{{}}}", texts.hole_usual);
    html! {
        <Pane dock={lead_back(&speech, &Route::Care(CarePage::Thanks))}>
            <header class="title">
                <h1>{ texts.gifts }</h1>
                <p class="note">{ texts.gifts_more }{ " " }{ fill(texts.gifts_hint, &[("usual", &usual)]) }</p>
            </header>
            <ul class="stack top-gap">
                { for gifts.iter().map(|gift| edit(&speech, book, &notices, gift, keep.clone())) }
            </ul>
            <section class="section">
                <TextField key={gifts.len()} id="gift-new" label={texts.gift_new} placeholder={texts.gift_new_example} value="" on_save={on_new} />
            </section>
        </Pane>
    }
}

fn edit(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    gift: &Gift,
    keep: impl Fn(Gift) + Clone + 'static,
) -> Html {
    let texts = speech.language.care();
    let on_words = {
        let (gift, keep) = (gift.clone(), keep.clone());
        Callback::from(move |words: String| keep(Gift { words: words.trim().into(), ..gift.clone() }))
    };
    let on_cost = {
        let gift = gift.clone();
        Callback::from(move |typed: String| {
            keep(Gift { cents: read_price(&typed).unwrap_or_default(), ..gift.clone() });
        })
    };
    let onremove = {
        let (book, field) = (book.clone(), Gift::field(&gift.key));
        let done = told(notices, *speech, fill(texts.gift_removed, &[("what", &gift.words)]));
        Callback::from(move |_: MouseEvent| {
            book.write_setting(field.clone(), Value::Flag(false), done.clone())
        })
    };
    let cost = write_price(gift.cents, speech.language.decimal_mark());
    html! {
        <li class="card stack" key={gift.key.to_string()}>
            <TextField id={format!("gift-{}", gift.key)} label={texts.gift_words} value={gift.words.to_string()} on_save={on_words} />
            <TextField id={format!("cost-{}", gift.key)} label={texts.gift_cost} kind="text" value={cost} on_save={on_cost}
                hint={(gift.cents == 0).then_some(AttrValue::Static(texts.gift_free))} />
            <button class="button button--tonal" type="button" onclick={onremove} aria-label={fill(speech.texts.remove_this, &[("what", &gift.words)])}>
                { draw_small_icon("close") }{ fill(speech.texts.remove_this, &[("what", &gift.words)]) }
            </button>
        </li>
    }
}
