//! A word that is put right on the spot.

use crate::app::components::{Sheet, TextField};
use crate::app::pages::profile::told;
use crate::app::state::{Notices, use_book};
use crate::domain::{Field, RecordId, Value};
use crate::messages::Language;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// On which record.
    pub record: RecordId,
    /// Which word.
    pub field: Field,
    /// What it is called.
    pub what: AttrValue,
    /// What stands there.
    pub text: AttrValue,
    /// The language of the person.
    pub language: Language,
    /// Called when done.
    pub on_close: Callback<()>,
}

/// Asks how it should read.
#[component]
pub fn Correct(props: &Props) -> Html {
    let trust = props.language.trust();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let done = told(&notices, super::speak(props.language), trust.corrected.to_owned());
    let (record, field, on_close) = (props.record, props.field.clone(), props.on_close.clone());
    let on_save = Callback::from(move |text: String| {
        book.write_record(record, field.clone(), Value::text(&text), done.clone());
        on_close.emit(());
    });
    html! {
        <Sheet title={trust.correct_title} on_close={props.on_close.clone()}>
            <TextField id="correct" label={props.what.clone()} hint={trust.correct_hint} value={props.text.clone()} {on_save} />
        </Sheet>
    }
}
