//! Everybody on a heap, each with all reasons in words, and the text that they would get.

use super::words::{heap_words, name_of, reason_words};
use super::work::Judged;
use crate::analysis::guard::{Heap, text_for};
use crate::app::components::{Sheet, draw_allergies};
use crate::app::route::Route;
use crate::app::state::{BookHandle, Speech, allergy_names};
use crate::domain::{CustomerId, Offer};
use crate::messages::fill;
use yew::prelude::*;

/// How many people are listed at most; the count says how many there are.
const LISTED: usize = 200;

/// People for one reason.
#[derive(Clone, Copy, PartialEq)]
pub struct Pile {
    /// Which.
    pub heap: Heap,
    /// One of them only.
    pub one: Option<CustomerId>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// The offer.
    pub offer: Offer,
    /// How it was judged.
    pub judged: Judged,
    /// Who is listed.
    pub pile: Pile,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Shows them.
#[component]
pub fn HeapSheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let (_, what) = heap_words(&speech, props.pile.heap);
    let library = props.book.library();
    let shop = props.book.shop_name();
    let Pile { heap, one } = props.pile;
    let tally = &props.judged.tally;
    let people = tally.on(heap).filter(|(id, _)| one.is_none_or(|one| one == *id));
    let count = if one.is_some() { 1 } else { tally.count(heap) };
    let rest = count.saturating_sub(LISTED);
    html! {
        <Sheet title={what} note={speech.number(count as u64)} on_close={props.on_close.clone()}>
            <ul class="stack">
                { for people.take(LISTED).filter_map(|(id, judgement)| {
                    let customer = library.customer(*id)?;
                    let name = name_of(&speech, &customer);
                    let allergies = allergy_names(&speech, &customer);
                    let glad = heap == Heap::Glad;
                    Some(html! {
                        <li key={id.to_string()} class="card card--sunken stack stack--tight">
                            <p><a class="link" href={Route::Customer(*id).href()}>{ name }</a></p>
                            if !allergies.is_empty() { <p class="customer__chips">{ draw_allergies(&speech, &allergies) }</p> }
                            { for judgement.reasons.iter().map(|reason| html! { <p>{ reason_words(&speech, reason) }</p> }) }
                            if glad && !props.offer.text.is_empty() {
                                <p class="note">{ fill(texts.text_preview, &[("name", name)]) }</p>
                                <p class="quote">{ text_for(&props.offer, props.judged.guard.dishes(), &shop, &customer) }</p>
                            }
                        </li>
                    })
                }) }
            </ul>
            if rest > 0 { <p class="note">{ speech.count(texts.others_all, rest as u64, &[]) }</p> }
        </Sheet>
    }
}
