//! A choice of one among few, all of them in sight.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is chosen between, for a screen reader.
    pub label: AttrValue,
    /// What can be chosen, each with the language it is written in where that is another one.
    pub choices: Vec<(AttrValue, Option<AttrValue>)>,
    /// The place of the one that is chosen.
    pub chosen: Option<usize>,
    /// Called with the place of another one.
    pub on_choose: Callback<usize>,
}

/// Shows the choice.
#[component]
pub fn Segments(props: &Props) -> Html {
    html! {
        <div class="segments" role="group" aria-label={props.label.clone()}>
            { for props.choices.iter().enumerate().map(|(place, (name, language))| {
                let onclick = props.on_choose.reform(move |_: MouseEvent| place);
                let pressed = props.chosen == Some(place);
                html! {
                    <button key={place} type="button" {onclick} lang={language.clone()} aria-pressed={pressed.to_string()}>{ name }</button>
                }
            }) }
        </div>
    }
}
