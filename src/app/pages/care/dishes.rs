//! What an offer names: picked from the menu, with what is known of each thing.

use super::deeds::told;
use crate::analysis::fold;
use crate::analysis::guard::Dish;
use crate::app::components::{TextField, draw_small_icon};
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{Allergen, ItemId, Offer, Presence, Value};
use crate::messages::{allergen_name, fill};
use yew::prelude::*;

/// How many things of the menu are shown to pick from.
const SHOWN: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// The offer.
    pub offer: Offer,
}

/// Shows what the offer names, and what else there is.
#[component]
pub fn Dishes(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let query = use_state(String::new);
    let (book, offer) = (&props.book, &props.offer);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let library = book.library();
    let wanted = fold(&query);
    let named = |id: &ItemId| offer.items.contains(id);
    let items = library.items().filter(|item| !item.name().is_empty());
    let mut shown: Vec<(ItemId, &str)> = items
        .filter(|item| named(&item.id()) || wanted.is_empty() || fold(item.name()).contains(&wanted))
        .map(|item| (item.id(), item.name()))
        .collect();
    crate::domain::order::sort_by_key(&mut shown, |(id, name)| (!named(id), *name));
    shown.truncate(SHOWN.max(offer.items.len()));
    let on_type = {
        let query = query.clone();
        Callback::from(move |typed: String| query.set(typed))
    };
    html! {
        <div class="stack">
            <div class="field">
                <span class="field__label" id="items">{ texts.offer_items }</span>
                <div class="cluster" role="group" aria-labelledby="items">
                    { for shown.into_iter().map(|(id, name)| {
                        let pressed = named(&id);
                        let value = if pressed { Value::Absent } else { Value::Flag(true) };
                        let (book, record) = (book.clone(), offer.record());
                        let done = told(&notices, speech, texts.offer_saved.into());
                        let onclick = Callback::from(move |_: MouseEvent| {
                            book.write_paper(record, Offer::item_field(id), value.clone(), done.clone());
                        });
                        html! { <button key={id.to_string()} class="pick" type="button" aria-pressed={pressed.to_string()} {onclick}>{ name }</button> }
                    }) }
                </div>
                <p class="field__hint">{ if offer.items.is_empty() { texts.offer_items_none } else { texts.offer_items_hint } }</p>
            </div>
            <TextField id="item-find" label={texts.offer_item_find} value="" {on_type} on_save={Callback::noop()} />
        </div>
    }
}

/// Says what is known of the things on offer.
pub fn draw_known(speech: &Speech, dishes: &[Dish]) -> Html {
    let texts = speech.language.care();
    dishes
        .iter()
        .map(|dish| {
            let contains: Vec<&str> = Allergen::ALL
                .into_iter()
                .filter(|allergen| matches!(dish.known(*allergen), Presence::Contains | Presence::MayContain))
                .map(|allergen| allergen_name(speech.texts, allergen))
                .collect();
            let unsure = Allergen::ALL.into_iter().any(|allergen| dish.known(allergen) == Presence::Unknown);
            let names = contains.join(", ").to_lowercase();
            let values = [("name", &*dish.name), ("allergens", names.as_str())];
            let said = if dish.name.is_empty() {
                texts.dish_gone.to_owned()
            } else if !dish.ingredients_known {
                fill(texts.dish_unknown, &values)
            } else if contains.is_empty() && !unsure {
                fill(texts.dish_contains_nothing, &values)
            } else if contains.is_empty() {
                fill(texts.dish_unsure, &values)
            } else {
                let rest =
                    if unsure { format!(" {}", fill(texts.dish_unsure, &values)) } else { String::new() };
                format!("{}{rest}", fill(texts.dish_contains, &values))
            };
            html! {
                <p class="note look" key={dish.item.to_string()}>
                    if unsure { { draw_small_icon("question") } }
                    <span>{ said }</span>
                </p>
            }
        })
        .collect()
}
