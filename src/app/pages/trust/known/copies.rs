//! The copy that a person takes along: a page to read, or JSON for a program.

use super::telling::{handout, tell};
use crate::analysis::dossier::Dossier;
use crate::analysis::retention::period;
use crate::app::components::draw_icon;
use crate::app::pages::trust::leaving::{Leaving, give};
use crate::app::state::{Notices, use_book};
use crate::domain::{Customer, CustomerId, Left, RecordId};
use crate::exchange::{person_file, write_card};
use crate::messages::{Language, fill};
use crate::platform::clock;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who.
    pub id: CustomerId,
    /// In which language.
    pub language: Language,
    /// The title of the page.
    pub title: AttrValue,
}

/// Offers both.
#[component]
pub fn Copies(props: &Props) -> Html {
    let speech = super::speak(props.language);
    let trust = props.language.trust();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let id = props.id;
    let readable = {
        let (book, notices, title) = (book.clone(), notices.clone(), props.title.to_string());
        Callback::from(move |_: MouseEvent| {
            let html = {
                let library = book.library();
                let dossier = Dossier::of(&library, id);
                let (day, shop) = (speech.date(clock::now()), book.shop_name());
                let made = fill(trust.copy_foot, &[("day", &day), ("shop", &shop)]);
                let foot = vec![trust.rights_foot.to_owned(), made];
                let page =
                    handout(title.clone(), trust.known_lead, tell(&speech, &dossier, period(&library)), foot);
                page.to_html(speech.language.tag())
            };
            let name = format!("{}.html", trust.copy_file);
            let leaving = Leaving { left: Left::Person, people: 1, about: Some(id) };
            give(&book, &notices, speech, leaving, name, "text/html", html.into_bytes());
        })
    };
    let machine = {
        let (book, notices) = (book.clone(), notices.clone());
        Callback::from(move |_: MouseEvent| {
            let json = {
                let library = book.library();
                person_file(&Dossier::of(&library, id), &book.shop_name(), clock::now())
            };
            let name = format!("{}.json", trust.copy_file);
            let leaving = Leaving { left: Left::Person, people: 1, about: Some(id) };
            give(&book, &notices, speech, leaving, name, "application/json", json.into_bytes());
        })
    };
    let card = {
        let (book, notices) = (book.clone(), notices.clone());
        Callback::from(move |_: MouseEvent| {
            let mut card = String::new();
            if let Some(customer) = book.library().record(RecordId::Customer(id)).and_then(Customer::of) {
                write_card(&mut card, customer);
            }
            let name = format!("{}.vcf", trust.copy_file);
            let leaving = Leaving { left: Left::Person, people: 1, about: Some(id) };
            give(&book, &notices, speech, leaving, name, "text/vcard", card.into_bytes());
        })
    };
    html! {
        <section class="section stack" aria-labelledby="copies">
            <h2 id="copies">{ trust.take_copy }</h2>
            <p class="note">{ trust.take_copy_more }</p>
            <button class="button button--wide" type="button" onclick={readable}>{ draw_icon("file") }{ trust.copy_readable }</button>
            <button class="button button--wide" type="button" onclick={machine}>{ draw_icon("receive") }{ trust.copy_machine }</button>
            <button class="button button--wide" type="button" onclick={card}>{ draw_icon("person") }{ speech.language.sync().leave_cards }</button>
        </section>
    }
}
