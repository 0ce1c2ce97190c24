//! A field for words about somebody, that says quietly when they tell of health, or are none to say to them.

use crate::analysis::{Remark, remark};
use crate::app::components::TextField;
use crate::app::state::Speech;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The element's id.
    pub id: AttrValue,
    /// What is asked for.
    pub label: AttrValue,
    /// What is saved.
    #[prop_or_default]
    pub value: AttrValue,
    /// Called with what is to be saved.
    pub on_save: Callback<String>,
    /// Called at every key.
    #[prop_or_default]
    pub on_type: Callback<String>,
    /// Under which name the draft is kept.
    #[prop_or_default]
    pub draft: Option<AttrValue>,
    /// What stands under it as long as nothing is to be pointed out.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Several lines.
    #[prop_or_default]
    pub long: bool,
}

/// Shows the field.
#[component]
pub fn WatchedField(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let seen = use_state_eq(|| remark(&props.value));
    let on_type = {
        let (seen, on_type) = (seen.clone(), props.on_type.clone());
        Callback::from(move |text: String| {
            seen.set(remark(&text));
            on_type.emit(text);
        })
    };
    let texts = speech.language.person();
    let hint = match *seen {
        Some(Remark::Allergy) => Some(texts.remark_allergy.into()),
        Some(Remark::Health) => Some(texts.remark_health.into()),
        Some(Remark::Insult) => Some(texts.remark_insult.into()),
        None => props.hint.clone(),
    };
    html! {
        <div class={seen.map(|_| "watched")} aria-live="polite">
            <TextField id={props.id.clone()} label={props.label.clone()} value={props.value.clone()} {hint} long={props.long}
                draft={props.draft.clone()} {on_type} on_save={props.on_save.clone()} />
        </div>
    }
}
