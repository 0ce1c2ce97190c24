//! A sheet that comes up from the thumb: a modal dialog; the focus goes back to what opened it.

use super::draw_icon;
use crate::app::state::Speech;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is about.
    pub title: AttrValue,
    /// A line under the title.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Called when it is closed, by its button, by Escape or by a tap beside it.
    pub on_close: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// Shows the sheet.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let shown = dialog.cast::<HtmlDialogElement>();
            if let Some(shown) = &shown {
                // It is not open yet, so this cannot fail.
                let _ = shown.show_modal();
            }
            move || {
                if let Some(shown) = shown {
                    shown.close();
                }
            }
        });
    }
    let onclose = props.on_close.reform(|_: MouseEvent| ());
    let oncancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let onclick = {
        let (on_close, dialog) = (props.on_close.clone(), dialog.clone());
        Callback::from(move |event: MouseEvent| {
            // A tap on the dialog itself and not on what is in it is a tap on the scrim.
            let beside = dialog.get().zip(event.target()).is_some_and(|(dialog, target)| {
                let target: &wasm_bindgen::JsValue = &target;
                let dialog: &wasm_bindgen::JsValue = &dialog;
                target == dialog
            });
            if beside {
                on_close.emit(());
            }
        })
    };
    html! {
        <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" {oncancel} {onclick}>
            <div class="sheet__inside">
                <div class="sheet__head">
                    <div class="stack stack--tight">
                        <h2 id="sheet-title">{ &props.title }</h2>
                        if let Some(note) = &props.note { <p class="note">{ note }</p> }
                    </div>
                    <button class="icon-button" type="button" onclick={onclose} aria-label={speech.texts.close}>
                        { draw_icon("close") }
                    </button>
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
