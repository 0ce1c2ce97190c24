//! A condition to add to a rule: what people have in common, picked or typed.

use super::rule_words::stage_words;
use crate::analysis::PartOfDay;
use crate::analysis::segments::{Condition, Measure, Stage};
use crate::app::components::{Sheet, TextField};
use crate::app::state::{BookHandle, Speech};
use crate::domain::{Allergen, AllergyKind, Diet, order};
use crate::messages::{allergen_name, diet_name, part_name};
use yew::prelude::*;

/// How many tags are shown.
const TAGS: usize = 24;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// Called with what was chosen.
    pub on_choose: Callback<Condition>,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Shows what can be asked of people.
#[component]
pub fn RuleSheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let number = use_state(|| String::from("10"));
    let words = use_state(String::new);
    let pick = |name: &str, condition: Condition| {
        let onclick = props.on_choose.reform({
            let condition = condition.clone();
            move |_: MouseEvent| condition.clone()
        });
        html! { <button key={condition.to_string()} class="pick" type="button" {onclick}>{ name.to_owned() }</button> }
    };
    let tags = {
        let library = props.book.library();
        let mut tags: Vec<Box<str>> =
            library.customers().flat_map(|customer| customer.tags()).map(Box::from).collect();
        order::sort_out(&mut tags);
        tags.truncate(TAGS);
        tags
    };
    let count: u32 = number.trim().parse().unwrap_or(10);
    let numbers = [
        (texts.pick_visits, Condition::AtLeast(Measure::Visits, count)),
        (texts.pick_away, Condition::AtLeast(Measure::DaysAway, count)),
        (texts.pick_recent, Condition::AtMost(Measure::DaysAway, count)),
        (texts.pick_gap, Condition::AtMost(Measure::Gap, count)),
        (texts.pick_spent, Condition::AtLeast(Measure::Spent, count.saturating_mul(100))),
    ];
    let typed = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let said: Box<str> = words.trim().into();
    let group = |label: &'static str, hint: Option<&'static str>, picks: Html| {
        html! {
            <div class="field">
                <span class="field__label">{ label }</span>
                <div class="cluster" role="group" aria-label={label}>{ picks }</div>
                if let Some(hint) = hint { <p class="field__hint">{ hint }</p> }
            </div>
        }
    };
    html! {
        <Sheet title={texts.clause_add} on_close={props.on_close.clone()}>
            <div class="stack stack--loose">
                { group(texts.pick_stage, None, Stage::ALL.into_iter().map(|stage| pick(stage_words(&speech, stage).0, Condition::Stage(stage))).collect()) }
                { group(texts.pick_part, None, PartOfDay::ALL.into_iter().map(|part| pick(part_name(speech.texts, part), Condition::Part(part))).collect()) }
                <div class="stack">
                    <TextField id="rule-number" label={texts.pick_number_value} value={(*number).clone()} on_type={typed(&number)} on_save={Callback::noop()} />
                    { group(texts.pick_number, None, numbers.into_iter().map(|(name, condition)| pick(&format!("{name}: {count}"), condition)).collect()) }
                </div>
                <div class="stack">
                    <TextField id="rule-words" label={texts.pick_words} value="" on_type={typed(&words)} on_save={Callback::noop()} />
                    if !said.is_empty() {
                        <div class="cluster">
                            { pick(&format!("{}: {said}", texts.pick_has), Condition::Has(said.clone())) }
                            { pick(&format!("{}: {said}", texts.pick_likes), Condition::Likes(said.clone())) }
                        </div>
                    }
                </div>
                if !tags.is_empty() {
                    { group(texts.pick_tag, None, tags.iter().map(|tag| pick(tag, Condition::Tag(tag.clone()))).collect()) }
                }
                { group(texts.pick_diet, Some(texts.pick_diet_hint), Diet::KNOWN.iter().map(|diet| pick(diet_name(speech.texts, diet), Condition::Diet(diet.clone()))).collect()) }
                { group(texts.pick_allergy, Some(texts.pick_diet_hint), Allergen::ALL.into_iter().map(|allergen| pick(allergen_name(speech.texts, allergen), Condition::Allergy(AllergyKind::Listed(allergen)))).collect()) }
            </div>
        </Sheet>
    }
}
