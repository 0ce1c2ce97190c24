//! A choice of one among few, all of them in sight.

use yew::prelude::*;

/// Shows what can be chosen, each with the language it is written in where that is another one.
///
/// `label` says what is chosen between, for a screen reader; `on_choose` is called with the place of another choice.
pub fn draw_segments(
    label: &str,
    choices: &[(AttrValue, Option<AttrValue>)],
    chosen: Option<usize>,
    on_choose: &Callback<usize>,
) -> Html {
    html! {
        <div class="segments" role="group" aria-label={label.to_owned()}>
            { for choices.iter().enumerate().map(|(place, (name, language))| {
                let onclick = on_choose.reform(move |_: MouseEvent| place);
                let pressed = chosen == Some(place);
                html! {
                    <button key={place} type="button" {onclick} lang={language.clone()} aria-pressed={pressed.to_string()}>{ name }</button>
                }
            }) }
        </div>
    }
}
