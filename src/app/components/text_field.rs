//! A field that saves itself: when it is left or confirmed, with a draft kept at every pause before that.

use crate::app::state::use_book;
use gloo::timers::callback::Timeout;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// How long after the last key the draft is kept, in milliseconds.
const DRAFT_AFTER: u32 = 300;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The element's id, also of its label.
    pub id: AttrValue,
    /// What is asked for.
    pub label: AttrValue,
    /// What is saved.
    pub value: AttrValue,
    /// Called with what is to be saved, when it is different.
    pub on_save: Callback<String>,
    /// Called at every key.
    #[prop_or_default]
    pub on_type: Callback<String>,
    /// Under which name the draft is kept; none where it need not survive.
    #[prop_or_default]
    pub draft: Option<AttrValue>,
    /// A line under it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it and what to do.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// An example.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// `text`, `tel`, `email`, `date`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// `words`, `sentences`, `off`.
    #[prop_or(AttrValue::Static("sentences"))]
    pub capitals: AttrValue,
    /// Several lines.
    #[prop_or_default]
    pub long: bool,
    /// Classes besides `input`.
    #[prop_or_default]
    pub class: Classes,
    /// The id of a datalist that completes it.
    #[prop_or_default]
    pub list: Option<AttrValue>,
}

fn typed(event: &Event) -> String {
    let target = event.target();
    let input =
        target.clone().and_then(|target| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(target).ok());
    match input {
        Some(input) => input.value(),
        None => target
            .and_then(|target| wasm_bindgen::JsCast::dyn_into::<HtmlTextAreaElement>(target).ok())
            .map(|area| area.value())
            .unwrap_or_default(),
    }
}

/// Shows the field with its label.
#[component]
pub fn TextField(props: &Props) -> Html {
    let book = use_book();
    let draft = book.as_ref().zip(props.draft.as_ref()).and_then(|(book, name)| book.draft(name));
    let text = use_state(|| draft.unwrap_or_else(|| props.value.to_string()));
    let timer = use_mut_ref(|| None::<Timeout>);
    {
        // What is saved elsewhere shows here at once, unless this field is being typed in.
        let text = text.clone();
        let timer = timer.clone();
        let first = use_mut_ref(|| true);
        use_effect_with(props.value.clone(), move |value| {
            if !first.replace(false) && timer.borrow().is_none() {
                text.set(value.to_string());
            }
        });
    }
    let oninput = {
        let (text, timer, book) = (text.clone(), timer.clone(), book.clone());
        let (name, on_type) = (props.draft.clone(), props.on_type.clone());
        Callback::from(move |event: InputEvent| {
            let now = typed(&event);
            text.set(now.clone());
            on_type.emit(now.clone());
            if let Some((book, name)) = book.clone().zip(name.clone()) {
                *timer.borrow_mut() =
                    Some(Timeout::new(DRAFT_AFTER, move || book.keep_draft(&name, Some(&now))));
            }
        })
    };
    let onchange = {
        let (timer, book, name) = (timer.clone(), book.clone(), props.draft.clone());
        let (saved, on_save) = (props.value.clone(), props.on_save.clone());
        Callback::from(move |event: Event| {
            timer.borrow_mut().take();
            let now = typed(&event);
            if let Some((book, name)) = book.as_ref().zip(name.as_ref()) {
                book.keep_draft(name, None);
            }
            if now.trim() != saved.trim() {
                on_save.emit(now);
            }
        })
    };
    let hint = props.hint.as_ref().map(|_| format!("{}-hint", props.id));
    let class = classes!("input", props.class.clone());
    let invalid = props.error.is_some().then_some("true");
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            if props.long {
                // Without this the browser keeps what is typed, in the open, among its own files.
                <textarea autocomplete="off" id={props.id.clone()} {class} value={(*text).clone()} {oninput} {onchange}
                    placeholder={props.placeholder.clone()} autocapitalize={props.capitals.clone()}
                    aria-describedby={hint.clone()} aria-invalid={invalid} />
            } else {
                <input id={props.id.clone()} {class} type={props.kind.clone()} value={(*text).clone()} {oninput} {onchange}
                    placeholder={props.placeholder.clone()} autocapitalize={props.capitals.clone()} autocomplete="off"
                    list={props.list.clone()} aria-describedby={hint.clone()} aria-invalid={invalid} />
            }
            if let Some(error) = &props.error { <p class="field__error" role="alert">{ error }</p> }
            if let Some(text) = &props.hint { <p class="field__hint" id={hint}>{ text }</p> }
        </div>
    }
}
