//! Asks before an order is recorded that goes against an allergy: one more press, under the words that say why.

use super::{Sheet, draw_icon};
use crate::app::state::Speech;
use crate::messages::fill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose order it is.
    pub name: AttrValue,
    /// What in it goes against which allergy, a sentence each.
    pub alarms: Vec<String>,
    /// The order, in words.
    pub what: AttrValue,
    /// Where something else is ordered; where there is none, closing leads back to the order.
    #[prop_or_default]
    pub other: Option<AttrValue>,
    /// Called when it is to be recorded all the same.
    pub on_yes: Callback<()>,
    /// Called when it is not.
    pub on_close: Callback<()>,
}

/// Shows the question.
#[component]
pub fn AskFirst(props: &Props) -> Html {
    let texts = use_context::<Speech>().unwrap_or_else(Speech::chosen).texts;
    let name = if props.name.is_empty() { texts.anonymous } else { props.name.as_str() };
    let onyes = props.on_yes.reform(|_: MouseEvent| ());
    let onclose = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <Sheet title={fill(texts.conflict_title, &[("name", name)])} note={texts.conflict_ask} on_close={props.on_close.clone()}>
            <div class="stack">
                { for props.alarms.iter().map(|words| html! {
                    <p key={words.clone()} class="allergy-warning" role="alert">{ draw_icon("allergy") }<span>{ words }</span></p>
                }) }
                if let Some(href) = &props.other {
                    <a class="button button--primary button--wide" {href}>{ texts.conflict_other }</a>
                } else {
                    <button class="button button--primary button--wide" type="button" onclick={onclose}>{ texts.conflict_other }</button>
                }
                <button class="button button--wide" type="button" onclick={onyes}>{ fill(texts.conflict_yes, &[("what", &props.what)]) }</button>
            </div>
        </Sheet>
    }
}
