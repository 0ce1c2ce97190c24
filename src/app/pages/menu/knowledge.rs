//! What is known of an item's allergens and diets: what follows from the ingredients, and what the house says itself.

use super::deeds;
use crate::analysis::suitability::{Finding, Suitability};
use crate::app::components::{draw_behind, draw_icon};
use crate::app::pages::profile::told;
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{Allergen, Diet, Field, ItemId, Presence, Value};
use crate::messages::{allergen_name, diet_name, fill, presence_name};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which item.
    pub id: ItemId,
}

/// Shows allergens and diets, each to be overridden.
#[component]
pub fn Knowledge(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let Some(item) = library.item(props.id) else { return html! {} };
    let suitability = Suitability::of(item);
    let set = |field: Field, what: &str| {
        let (book, id) = (book.clone(), props.id);
        let done = told(&notices, speech, fill(texts.field_saved, &[("what", what)]));
        Callback::from(move |value: Value| {
            deeds::write(&book, id, vec![(field.clone(), value)], done.clone())
        })
    };
    let composition = suitability.composition();
    let unknown: Vec<&str> = composition.unknown().collect();
    let open: Vec<&str> = composition.open().collect();
    let says = |presence: Presence| {
        let of = |allergen: &Allergen| suitability.allergen(*allergen).presence == presence;
        Allergen::ALL
            .into_iter()
            .filter(of)
            .map(|allergen| allergen_name(texts, allergen))
            .collect::<Vec<_>>()
    };
    let (contains, may) = (says(Presence::Contains), says(Presence::MayContain));
    let suiting: Vec<&Diet> =
        Diet::KNOWN.iter().filter(|diet| suitability.suits(diet).suits == Some(true)).collect();
    html! {
        <section class="stack" aria-label={texts.menu_knowledge}>
            <div class="cluster">
                { for contains.iter().map(|name| html! { <span key={*name} class="chip chip--allergy">{ draw_icon("allergy") }{ *name }</span> }) }
                { for may.iter().map(|name| html! { <span key={*name} class="chip chip--soon">{ fill(texts.menu_traces_of, &[("what", name)]) }</span> }) }
                { for suiting.into_iter().map(|diet| html! { <span key={&*diet.key()} class="chip chip--diet">{ draw_icon("leaf") }{ diet_name(texts, diet) }</span> }) }
            </div>
            if item.ingredients().is_empty() {
                <p class="notice notice--soon">{ draw_icon("info") }<span>{ texts.menu_unknown_all }</span></p>
            } else if !unknown.is_empty() {
                <p class="notice notice--soon">{ draw_icon("info") }<span>{ fill(texts.menu_unknown_words, &[("words", &unknown.join(", "))]) }</span></p>
            } else if !open.is_empty() {
                <p class="notice">{ draw_icon("info") }<span>{ fill(texts.menu_open_words, &[("words", &open.join(", "))]) }</span></p>
            }
            { draw_behind(texts.menu_allergens, html! {
                <ul class="rows">
                    { for Allergen::ALL.into_iter().map(|allergen| {
                        let name = allergen_name(texts, allergen);
                        let field = Field::Allergen(allergen.code().into());
                        let stated = item.stated(allergen);
                        let choices = [(Presence::Unknown, follows(&speech, &suitability.derived(allergen)))]
                            .into_iter()
                            .chain([Presence::Contains, Presence::MayContain, Presence::Free].map(|presence| (presence, presence_name(texts, presence).to_owned())));
                        let choices = choices.map(|(presence, words)| (presence.to_value(), words)).collect();
                        let trusted = stated != Presence::Free || !item.ingredients().is_empty();
                        let warn = if trusted { contradiction(&speech, stated, &suitability.derived(allergen)) } else { Some(texts.menu_free_needs_ingredients.to_owned()) };
                        choice(name, stated.to_value(), choices, warn, set(field, name))
                    }) }
                </ul>
            }) }
            { draw_behind(texts.menu_diets, html! {
                <ul class="rows">
                    { for Diet::KNOWN.iter().map(|diet| {
                        let name = diet_name(texts, diet).to_owned();
                        let stated = item.stated_suits(diet).map_or(Value::Absent, Value::Flag);
                        let derived = match suitability.derived_suits(diet) {
                            Some(true) => texts.menu_follows_suits,
                            Some(false) => texts.menu_follows_suits_not,
                            None => texts.menu_follows_unknown,
                        };
                        let choices = vec![
                            (Value::Absent, derived.to_owned()),
                            (Value::Flag(true), texts.menu_suits.to_owned()),
                            (Value::Flag(false), texts.menu_suits_not.to_owned()),
                        ];
                        choice(&name, stated, choices, None, set(Field::Suits(diet.key()), &name))
                    }) }
                </ul>
            }) }
        </section>
    }
}

/// Says what follows from the ingredients, and from which.
fn follows(speech: &Speech, finding: &Finding) -> String {
    let texts = speech.language.menu();
    let because = finding.because.as_deref().unwrap_or_default();
    match finding.presence {
        Presence::Contains => fill(texts.menu_follows_contains, &[("what", because)]),
        Presence::MayContain => fill(texts.menu_follows_may, &[("what", because)]),
        Presence::Free => texts.menu_follows_free.to_owned(),
        Presence::Unknown => texts.menu_follows_unknown.to_owned(),
    }
}

/// Says so where the house calls an item free of what its ingredients name.
fn contradiction(speech: &Speech, stated: Presence, derived: &Finding) -> Option<String> {
    let because = derived.because.as_deref()?;
    let against = stated == Presence::Free && derived.presence == Presence::Contains;
    against.then(|| fill(speech.language.menu().menu_contradiction, &[("what", because)]))
}

fn choice(
    name: &str,
    chosen: Value,
    choices: Vec<(Value, String)>,
    warn: Option<String>,
    set: Callback<Value>,
) -> Html {
    let values: Vec<Value> = choices.iter().map(|(value, _)| value.clone()).collect();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let place = select.and_then(|select| usize::try_from(select.selected_index()).ok());
        if let Some(value) = place.and_then(|place| values.get(place)) {
            set.emit(value.clone());
        }
    });
    html! {
        <li key={name.to_owned()} class="column">
            <span class="column__what">{ name }</span>
            if let Some(warn) = warn { <span class="column__values">{ warn }</span> }
            <select class="input" aria-label={name.to_owned()} {onchange}>
                { for choices.iter().map(|(value, words)| html! { <option selected={*value == chosen}>{ words }</option> }) }
            </select>
        </li>
    }
}
