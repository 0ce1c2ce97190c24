//! Writing an allergy down: what it is, how grave, and who said so. Only what was said, never what was guessed.

use super::told;
use crate::app::components::{Sheet, TextField, draw_icon};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{Allergen, Allergy, AllergyKind, CustomerId, Diet, Field, Severity, Stamp, StatedBy};
use crate::messages::{allergen_name, diet_name, fill};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose.
    pub id: CustomerId,
    /// Their name.
    pub name: AttrValue,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Asks for allergies and diets.
#[component]
pub fn AllergySheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.person();
    let severity = use_state(Severity::default);
    let stated_by = use_state(|| StatedBy::Themselves);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let Some(customer) = library.customer(props.id) else { return html! {} };
    let stated = customer.allergies();
    let id = props.id;
    let state = {
        let (book, notices) = (book.clone(), notices.clone());
        let (severity, stated_by) = (*severity, *stated_by);
        move |kind: AllergyKind, name: &str| {
            let text = fill(texts.allergy_saved, &[("name", name)]);
            let allergy =
                Allergy { kind, severity, stated_by, by: "".into(), stated: Stamp(0), to_confirm: false };
            book.state_allergy(id, allergy, told(&notices, speech, text));
        }
    };
    let on_toggle = {
        let (state, stated, book, notices) = (state.clone(), stated.clone(), book.clone(), notices.clone());
        Callback::from(move |allergen: Allergen| {
            let kind = AllergyKind::Listed(allergen);
            let name = allergen_name(texts, allergen);
            if stated.iter().any(|allergy| allergy.kind == kind) {
                let text = fill(texts.allergy_removed, &[("name", name)]);
                book.take_away(id, kind.field(), told(&notices, speech, text));
            } else {
                state(kind, name);
            }
        })
    };
    let on_own = Callback::from(move |words: String| {
        if !words.trim().is_empty() {
            state(AllergyKind::Own(words.trim().into()), words.trim());
        }
    });
    let chosen: Vec<Allergen> = stated
        .iter()
        .filter_map(|allergy| match allergy.kind {
            AllergyKind::Listed(allergen) => Some(allergen),
            AllergyKind::Own(_) => None,
        })
        .collect();
    let own = stated.len() - chosen.len();
    let diets = customer.diets();
    let severities = [
        (Severity::Unsaid, texts.severity_short_unsaid),
        (Severity::Mild, texts.severity_short_mild),
        (Severity::Serious, texts.severity_short_serious),
        (Severity::Grave, texts.severity_short_grave),
    ];
    let speakers =
        [(StatedBy::Themselves, texts.said_themselves), (StatedBy::Companion, texts.said_companion)];
    html! {
        <Sheet title={texts.allergies_and_diets} note={fill(texts.saved_at_once, &[("name", &props.name)])} on_close={props.on_close.clone()}>
            <div class="stack">
                { segments("severity", texts.how_grave, &severities, &severity) }
                { segments("stated-by", texts.who_said_so, &speakers, &stated_by) }
                <AllergyPicks {chosen} {on_toggle} all=true />
                <TextField key={own} id="own-allergy" label={texts.own_allergy} placeholder={texts.own_allergy_example} value="" on_save={on_own} />
                <div class="field">
                    <span class="field__label" id="diets">{ texts.diets }</span>
                    <div class="cluster" role="group" aria-labelledby="diets">
                        { for Diet::KNOWN.iter().map(|diet| {
                            let keeps = diets.contains(diet);
                            let onclick = {
                                let (book, diet) = (book.clone(), diet.clone());
                                let done = told(&notices, speech, texts.diet_saved.into());
                                Callback::from(move |_: MouseEvent| {
                                    if keeps {
                                        book.take_away(id, Field::Diet(diet.key()), done.clone());
                                    } else {
                                        book.keep_diet(id, &diet, done.clone());
                                    }
                                })
                            };
                            html! {
                                <button key={diet.key().to_string()} class="pick" type="button" aria-pressed={keeps.to_string()} {onclick}>
                                    { draw_icon("leaf") }{ diet_name(texts, diet) }
                                </button>
                            }
                        }) }
                    </div>
                </div>
                <p class="note">{ texts.only_if_said }</p>
            </div>
        </Sheet>
    }
}

/// Shows a row of choices of which one holds.
pub fn segments<T: Copy + PartialEq + 'static>(
    name: &'static str,
    label: &str,
    choices: &[(T, &'static str)],
    state: &UseStateHandle<T>,
) -> Html {
    html! {
        <div class="segments" role="group" aria-label={label.to_owned()}>
            { for choices.iter().map(|(value, words)| {
                let value = *value;
                let state = state.clone();
                let checked = *state == value;
                let onchange = Callback::from(move |_: Event| state.set(value));
                html! { <label key={*words}>{ *words }<input type="radio" {name} {checked} {onchange} /></label> }
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct PicksProps {
    /// Those that are chosen.
    pub chosen: Vec<Allergen>,
    /// Called with the one that is pressed.
    pub on_toggle: Callback<Allergen>,
    /// All fourteen at once, and not only the most frequent four.
    #[prop_or_default]
    pub all: bool,
}

/// Shows the allergens to pick from, the frequent ones first.
#[component]
pub fn AllergyPicks(props: &PicksProps) -> Html {
    const FREQUENT: [Allergen; 4] = [Allergen::Milk, Allergen::Gluten, Allergen::Nuts, Allergen::Eggs];
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let all = use_state(|| props.all);
    let rest = Allergen::ALL.into_iter().filter(|allergen| !FREQUENT.contains(allergen));
    let shown: Vec<Allergen> =
        FREQUENT.into_iter().chain(rest.filter(|allergen| *all || props.chosen.contains(allergen))).collect();
    let hidden = Allergen::ALL.len() - shown.len();
    let onmore = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <div class="cluster" role="group" aria-label={speech.language.person().allergies}>
            { for shown.into_iter().map(|allergen| {
                let onclick = props.on_toggle.reform(move |_: MouseEvent| allergen);
                let pressed = props.chosen.contains(&allergen).to_string();
                html! {
                    <button key={allergen.code()} class="pick pick--allergy" type="button" aria-pressed={pressed} {onclick}>
                        { draw_icon("allergy") }{ allergen_name(speech.language.person(), allergen) }
                    </button>
                }
            }) }
            if hidden > 0 {
                <button class="pick" type="button" onclick={onmore}>{ fill(speech.language.person().others, &[("n", &hidden.to_string())]) }</button>
            }
        </div>
    }
}
