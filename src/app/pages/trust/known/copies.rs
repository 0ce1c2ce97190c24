//! The copy that a person takes along: a page to read, JSON for a program, a card, or a code for their own camera.

use super::telling::{Group, handout, tell};
use crate::analysis::dossier::Dossier;
use crate::analysis::terms::Terms;
use crate::app::components::{Sheet, draw_icon};
use crate::app::pages::sync::draw_code;
use crate::app::pages::trust::leaving::{Leaving, give};
use crate::app::state::{BookHandle, Notices, use_book};
use crate::domain::{Customer, CustomerId, Left, RecordId, Way};
use crate::exchange::{person_file, write_card};
use crate::merge::Picture;
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

/// How many bytes a code holds that the camera of any phone still reads off a screen.
const CODE: usize = 1000;

/// Writes what a code holds of it: what is known, without where it comes from; `None` where that is too much for one.
fn short(title: &str, groups: &[Group]) -> Option<String> {
    let mut text = title.to_owned();
    // What is long is of interest to few.
    for group in groups.iter().filter(|group| !group.is_long) {
        text.push_str("\n\n");
        text.push_str(&group.title);
        for told in &group.lines {
            text.push_str("\n- ");
            text.push_str(&told.line.what);
        }
    }
    (text.len() <= CODE).then_some(text)
}

/// Offers them.
#[component]
pub fn Copies(props: &Props) -> Html {
    let speech = super::speak(props.language);
    let trust = props.language.trust();
    let shown = use_state(|| false);
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
                let page = handout(
                    title.clone(),
                    trust.known_lead,
                    tell(&speech, &dossier, &Terms::of(&library)),
                    foot,
                );
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
    let title = props.title.clone();
    let short = move |book: &BookHandle| {
        let library = book.library();
        short(&title, &tell(&speech, &Dossier::of(&library, id), &Terms::of(&library)))
    };
    let code = shown.then(|| short(&book));
    let onshow = {
        let (book, shown) = (book.clone(), shown.clone());
        Callback::from(move |_: MouseEvent| {
            shown.set(true);
            // What does not fit in a code does not leave by it.
            if short(&book).is_some() {
                book.note_departure(Left::Person, Way::Shown, 1, "", Some(id));
            }
        })
    };
    let on_close = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(false))
    };
    html! {
        <section class="section stack" aria-labelledby="copies">
            <h2 id="copies">{ trust.take_copy }</h2>
            <p class="note">{ trust.take_copy_more }</p>
            <button class="button button--wide" type="button" onclick={readable}>{ draw_icon("file") }{ trust.copy_readable }</button>
            <button class="button button--wide" type="button" onclick={machine}>{ draw_icon("receive") }{ trust.copy_machine }</button>
            <button class="button button--wide" type="button" onclick={card}>{ draw_icon("person") }{ speech.language.sync().leave_cards }</button>
            <button class="button button--wide" type="button" onclick={onshow}>{ draw_icon("eye") }{ trust.copy_code }</button>
            if let Some(code) = code {
                <Sheet title={trust.copy_code} {on_close}>
                    if let Some(text) = code {
                        <div class="stack">
                            { draw_code(Picture::of_text(&text).as_ref(), trust.copy_code) }
                            <p>{ trust.copy_code_more }</p>
                            <p class="note">{ trust.copy_code_part }</p>
                        </div>
                    } else {
                        <p>{ trust.copy_code_long }</p>
                    }
                </Sheet>
            }
        </section>
    }
}
