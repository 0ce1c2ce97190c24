//! What follows when somebody does not agree, or no longer, that what they said of their health is kept.

use super::deeds::told;
use crate::analysis::health::{Read, Then, VERSION, refuse};
use crate::app::components::{Sheet, draw_icon};
use crate::app::pages::profile::health_wording;
use crate::app::state::{BookHandle, Done, Notices, Speech, use_book};
use crate::domain::{ConsentHow, CustomerId};
use yew::prelude::*;

#[derive(Properties)]
pub struct Props {
    /// Who.
    pub id: CustomerId,
    /// In the person's language.
    pub speech: Speech,
    /// How they were asked.
    pub how: ConsentHow,
    /// Called when it is chosen, or left.
    pub on_close: Callback<()>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.how, self.speech.language) == (other.id, other.how, other.speech.language)
            && self.on_close == other.on_close
    }
}

impl BookHandle {
    /// Writes that somebody says no to keeping what tells of their health, with what becomes of it.
    pub fn refuse_health(&self, customer: CustomerId, read: Read, then: Then, done: Done) {
        self.act(move |library, author| Ok(refuse(library, author, customer, &read, then)), done);
    }
}

/// Asks what becomes of it.
#[component]
pub fn HealthWord(props: &Props) -> Html {
    let speech = props.speech;
    let texts = speech.language.care();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let version = format!("{VERSION} {}", speech.language.tag());
    let read = Read { wording: health_wording(&book, speech.language), version, how: props.how };
    let choose = |then: Then, said: &str| {
        let (book, id, read, on_close) = (book.clone(), props.id, read.clone(), props.on_close.clone());
        let done = told(&notices, speech, said.to_owned());
        Callback::from(move |_: MouseEvent| {
            book.refuse_health(id, read.clone(), then, done.clone());
            on_close.emit(());
        })
    };
    let person = speech.language.person();
    html! {
        <Sheet title={texts.consent_what_follows} on_close={props.on_close.clone()}>
            <div class="stack">
                <p>{ texts.consent_health_follows }</p>
                <button class="button button--primary button--wide" type="button" onclick={choose(Then::ThisVisit, person.health_passing)}>
                    { draw_icon("clock") }{ person.health_only_visit }
                </button>
                <button class="button button--wide" type="button" onclick={choose(Then::Forget, texts.consent_health_forgotten)}>
                    { draw_icon("erase") }{ texts.consent_health_forget }
                </button>
            </div>
        </Sheet>
    }
}
