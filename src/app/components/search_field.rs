//! The search field at the thumb.

use super::draw_icon;
use crate::app::state::Speech;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What stands in it.
    pub query: AttrValue,
    /// Called with what is typed, at every key.
    pub on_type: Callback<String>,
    /// Called when the person asks for the first result, with Enter.
    #[prop_or_default]
    pub on_first: Callback<()>,
    /// Called when it is entered or left.
    #[prop_or_default]
    pub on_focus: Callback<bool>,
    /// Whether it takes the focus when it appears.
    #[prop_or_default]
    pub ready: bool,
    /// What is searched for, where it is not people.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// Shows the field.
#[component]
pub fn SearchField(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.texts;
    // A long hint is cut on a narrow phone: what else is searched for stands above the field anyway.
    let hint = if props.label.is_some() { texts.search_short } else { texts.search_placeholder };
    let label = props.label.clone().unwrap_or(AttrValue::Static(texts.search_placeholder));
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with(props.ready, move |ready| {
            if *ready && let Some(input) = input.cast::<HtmlInputElement>() {
                // A new screen takes the focus first: what is ready on it comes after that.
                spawn_local(async move { _ = input.focus() });
            }
        });
    }
    let oninput = {
        let on_type = props.on_type.clone();
        Callback::from(move |event: InputEvent| {
            on_type.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onsubmit = {
        let on_first = props.on_first.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_first.emit(());
        })
    };
    let onclear = {
        let (on_type, input) = (props.on_type.clone(), input.clone());
        Callback::from(move |_: MouseEvent| {
            on_type.emit(String::new());
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let _ = input.focus();
            }
        })
    };
    let onkeydown = {
        let on_type = props.on_type.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_type.emit(String::new());
            }
        })
    };
    let onfocus = props.on_focus.reform(|_: FocusEvent| true);
    let onblur = props.on_focus.reform(|_: FocusEvent| false);
    html! {
        <form class="search" role="search" {onsubmit}>
            { draw_icon("search") }
            <input ref={input} class="search__field" type="search" value={props.query.clone()} {oninput} {onkeydown} {onfocus} {onblur}
                aria-label={label} placeholder={hint}
                autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="120" />
            if !props.query.is_empty() {
                <button class="icon-button" type="button" onclick={onclear} aria-label={texts.clear_search}>
                    { draw_icon("close") }
                </button>
            }
        </form>
    }
}
