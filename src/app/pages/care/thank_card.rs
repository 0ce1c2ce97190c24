//! One person to thank: why, what they must not have, and the ways to do it, those that cost nothing first.

use super::deeds::told;
use super::words::{name_of, why_words};
use crate::analysis::thanks::{Due, Gift};
use crate::app::components::{Size, draw_allergies, draw_avatar, draw_diet, draw_small_icon};
use crate::app::route::Route;
use crate::app::state::{BookHandle, Notices, Speech, allergy_names};
use crate::domain::{CustomerId, GestureState};
use crate::messages::{diet_name, fill};
use yew::prelude::*;

/// Draws the card.
pub fn draw_due(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    due: &Due,
    on_more: &Callback<Due>,
) -> Html {
    let texts = speech.language.care();
    let library = book.library();
    let (Some(customer), Some(why)) = (library.customer(due.customer), due.reasons.first()) else {
        return html! {};
    };
    let name = name_of(speech, &customer);
    let called = if customer.nickname().is_empty() {
        name.split_whitespace().next().unwrap_or(name)
    } else {
        customer.nickname()
    };
    let (why_text, more) = why_words(speech, why, called);
    let others = due.reasons.iter().skip(1).map(|why| why_words(speech, why, called).0);
    let usual = due.usual.as_ref().map(|usual| fill(texts.usually_has, &[("what", usual)]));
    let allergies = allergy_names(speech, &customer);
    let diets = customer.diets();
    let onmore = {
        let (on_more, due) = (on_more.clone(), due.clone());
        Callback::from(move |_: MouseEvent| on_more.emit(due.clone()))
    };
    let id = due.customer;
    html! {
        <li class="card care" key={id.to_string()}>
            { draw_avatar(id, name, Size::Plain) }
            <div class="stack stack--tight">
                <h2 class="care__why">{ why_text }</h2>
                <p class="care__who">
                    <a class="link" href={Route::Customer(id).href()}>{ name }</a>{ ". " }{ more }{ " " }{ usual }
                </p>
                { for others.map(|other| html! { <p class="care__who">{ other }</p> }) }
                if !allergies.is_empty() || !diets.is_empty() {
                    <p class="customer__chips">
                        { draw_allergies(speech, &allergies) }
                        { for diets.iter().map(|diet| draw_diet(diet_name(speech.texts, diet))) }
                    </p>
                }
            </div>
            <div class="care__do">
                { for due.gifts.iter().enumerate().map(|(place, gift)| {
                    let class = if place == 0 { "button" } else { "button button--tonal" };
                    let words = written(due, gift);
                    let onclick = thank(book, notices, speech, id, name, why.key(), words.clone());
                    html! {
                        <button key={gift.key.to_string()} {class} type="button" {onclick}>
                            if gift.cents > 0 { { draw_small_icon("gift") } }{ words }
                        </button>
                    }
                }) }
                <button class="button button--tonal" type="button" onclick={onmore} aria-label={format!("{}: {name}", texts.other_ways)}>
                    { draw_small_icon("dots") }{ texts.other_ways }
                </button>
            </div>
        </li>
    }
}

/// Writes a way to thank out for somebody.
pub fn written(due: &Due, gift: &Gift) -> String {
    gift.written(due.usual.as_deref().unwrap_or_default())
}

/// Records at the press of a button that somebody was thanked, for all phones.
pub fn thank(
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    speech: &Speech,
    id: CustomerId,
    name: &str,
    reason: String,
    words: String,
) -> Callback<MouseEvent> {
    let text = fill(speech.language.care().thanked, &[("what", &words), ("name", name)]);
    let (book, done) = (book.clone(), told(notices, *speech, text));
    Callback::from(move |_: MouseEvent| {
        book.thank(id, reason.clone(), GestureState::Done, words.clone(), done.clone());
    })
}
