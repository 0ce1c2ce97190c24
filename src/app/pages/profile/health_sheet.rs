//! Asks, in the person's language, if what they say of their health may be kept, or holds for this visit only.

use super::told;
use crate::analysis::health::{self, Read, VERSION};
use crate::app::components::{Sheet, draw_icon, draw_segments};
use crate::app::state::{BookHandle, Done, Notices, Speech, use_book};
use crate::domain::{ConsentHow, CustomerId};
use crate::messages::{Language, fill};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose.
    pub id: CustomerId,
    /// Called once it is answered, or put off.
    pub on_close: Callback<()>,
}

impl BookHandle {
    /// Writes that somebody agrees that what they say of their health is kept.
    pub fn keep_health(&self, customer: CustomerId, read: Read, done: Done) {
        self.act(move |library, author| Ok(health::agree(library, author, customer, &read)), done);
    }

    /// Lets what is known of somebody's health hold for this visit only.
    pub fn keep_for_visit(&self, customer: CustomerId, done: Done) {
        self.act(move |library, _| Ok(health::keep_for_visit(library, customer)), done);
    }
}

/// Returns the words that ask for it.
pub fn health_wording(book: &BookHandle, language: Language) -> String {
    let texts = language.person();
    let name = book.shop_name();
    fill(texts.health_wording, &[("shop", if name.is_empty() { texts.health_shop } else { &name })])
}

/// Returns the ways in which somebody may be asked, with their names.
pub fn ways_of_asking(language: Language) -> [(ConsentHow, &'static str); 3] {
    let texts = language.person();
    [
        (ConsentHow::Screen, texts.asked_on_screen),
        (ConsentHow::Spoken, texts.asked_spoken),
        (ConsentHow::Sheet, texts.asked_on_paper),
    ]
}

/// Shows the words and both answers on a sheet.
#[component]
pub fn HealthSheet(props: &Props) -> Html {
    let mine = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let how = use_state(|| ConsentHow::Spoken);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let texts = mine.language.person();
    let (id, on_close) = (props.id, props.on_close.clone());
    let theirs = {
        let library = book.library();
        let spoken = library.customer(id).map(|customer| customer.language()).unwrap_or_default();
        Language::choose([spoken, mine.language.tag()])
    };
    let wording = health_wording(&book, theirs);
    let ways = ways_of_asking(mine.language);
    let names: Vec<_> = ways.iter().map(|(_, name)| (AttrValue::Static(name), None)).collect();
    let on_way = {
        let how = how.clone();
        Callback::from(move |place: usize| {
            if let Some((way, _)) = ways.get(place) {
                how.set(*way);
            }
        })
    };
    let onagree = {
        let version = format!("{VERSION} {}", theirs.tag());
        let read = Read { wording: wording.clone(), version, how: *how };
        let (book, done, on_close) =
            (book.clone(), told(&notices, mine, texts.health_kept.into()), on_close.clone());
        Callback::from(move |_: MouseEvent| {
            book.keep_health(id, read.clone(), done.clone());
            on_close.emit(());
        })
    };
    let onvisit = {
        let (book, done) = (book.clone(), told(&notices, mine, texts.health_passing.into()));
        Callback::from(move |_: MouseEvent| {
            book.keep_for_visit(id, done.clone());
            on_close.emit(());
        })
    };
    html! {
        <Sheet title={texts.health_ask} note={texts.health_ask_more} on_close={props.on_close.clone()}>
          <div class="stack">
            <p class="quote" lang={theirs.tag()}>{ wording }</p>
            { draw_segments(texts.asked_how, &names, ways.iter().position(|(way, _)| way == &*how), &on_way) }
            <button class="button button--primary button--wide" type="button" onclick={onagree}>{ draw_icon("check") }{ texts.health_agrees }</button>
            <button class="button button--wide" type="button" onclick={onvisit}>{ draw_icon("clock") }{ texts.health_only_visit }</button>
          </div>
        </Sheet>
    }
}
