//! Small labelled marks; allergies above all, always as icon, word and colour.

use super::Icon;
use crate::app::state::Speech;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AllergyProps {
    /// What the allergies are called.
    pub names: Vec<String>,
}

/// Shows allergies.
#[component]
pub fn AllergyChips(props: &AllergyProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    props
        .names
        .iter()
        .map(|name| {
            html! {
                <span key={name.clone()} class="chip chip--allergy">
                    <Icon name="allergy" />
                    <span><span class="visually-hidden">{ speech.texts.allergy_prefix }</span>{ name }</span>
                </span>
            }
        })
        .collect()
}

#[derive(Properties, PartialEq)]
pub struct ChipProps {
    /// What it says.
    pub text: AttrValue,
    /// Its icon.
    pub icon: AttrValue,
    /// Its kind: `chip--diet` and the like.
    #[prop_or_default]
    pub class: Classes,
}

/// Shows one mark.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    html! { <span class={classes!("chip", props.class.clone())}><Icon name={props.icon.clone()} />{ &props.text }</span> }
}
