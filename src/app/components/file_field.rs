//! Ways to hand a file in: a button, and a place to drop one on.

use super::draw_icon;
use crate::platform::files;
use web_sys::File;
use yew::prelude::*;

/// Shows a button that asks for a file, and calls `on_file` with it. The same file can be picked twice.
///
/// `accept` lists the endings that are offered. Phones grey out what they do not know the type of: `None` offers all.
pub fn draw_file_button(label: &str, accept: Option<&'static str>, on_file: &Callback<File>) -> Html {
    let onchange = {
        let on_file = on_file.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = files::picked(&event) {
                on_file.emit(file);
            }
        })
    };
    html! {
        <label class="button button--primary button--wide file-button">
            <input class="visually-hidden" type="file" {accept} {onchange} />
            { draw_icon("receive") }{ label }
        </label>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Called with the file that was dropped.
    pub on_file: Callback<File>,
    /// What stands in it.
    pub children: Html,
}

/// Shows a place to drop a file on.
#[component]
pub fn DropZone(props: &Props) -> Html {
    let over = use_state(|| false);
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            // Without this the browser opens the file in place of the app.
            event.prevent_default();
            if !*over {
                over.set(true);
            }
        })
    };
    let ondragleave = {
        let over = over.clone();
        Callback::from(move |_: DragEvent| over.set(false))
    };
    let ondrop = {
        let (over, on_file) = (over.clone(), props.on_file.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(file) = files::dropped(&event) {
                on_file.emit(file);
            }
        })
    };
    html! {
        <div class={classes!("drop", "top-gap", over.then_some("drop--over"))} {ondragover} {ondragleave} {ondrop}>
            { props.children.clone() }
        </div>
    }
}
