//! Erasure on the spot, with a warning about copies that left, and a receipt that names nobody.

use crate::analysis::dossier::Dossier;
use crate::app::components::{Pane, Sheet, draw_icon};
use crate::app::pages::trust::leaving::{Leaving, give};
use crate::app::state::{BookHandle, Failure, NoticeAction, Notices, Speech, use_book};
use crate::domain::{CustomerId, Departure, EntryKind, EntryRef, Left, Library, Stamp, StepId};
use crate::exchange::{Handout, Line, Section};
use crate::messages::{Language, fill};
use crate::platform::clock;
use yew::prelude::*;

/// What was erased, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    at: Stamp,
    number: Option<StepId>,
    facts: u64,
    visits: u64,
    papers: u64,
    copies: u64,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whom.
    pub id: CustomerId,
    /// Their name.
    pub name: AttrValue,
    /// In which language.
    pub language: Language,
    /// Called when it is left.
    pub on_close: Callback<()>,
    /// Called once all of it is gone.
    pub on_erased: Callback<Receipt>,
}

/// Counts the files that left this phone and may hold everybody, since a moment.
fn copies_since(library: &Library, since: Stamp) -> u64 {
    let papers = library.names(EntryKind::Papers).filter_map(|name| match name {
        EntryRef::Record(id) => library.record(id).and_then(Departure::of),
        _ => None,
    });
    let whole = papers.filter(|departure| departure.at >= since).filter(|departure| {
        matches!(departure.left, Left::Backup | Left::Sync | Left::Everything | Left::Table | Left::Addresses)
    });
    whole.count() as u64
}

/// Asks once more: this is the one thing that cannot be undone.
#[component]
pub fn Erase(props: &Props) -> Html {
    let speech = super::speak(props.language);
    let trust = props.language.trust();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let id = props.id;
    let receipt = {
        let library = book.library();
        let dossier = Dossier::of(&library, id);
        let first = dossier.facts.iter().map(|fact| fact.at).min().unwrap_or_default();
        Receipt {
            at: Stamp(0),
            number: None,
            facts: dossier.facts.len() as u64,
            visits: dossier.visits.len() as u64,
            papers: dossier.papers.len() as u64,
            copies: copies_since(&library, first),
        }
    };
    let onerase = {
        let (book, notices) = (book.clone(), notices.clone());
        let (on_erased, on_close) = (props.on_erased.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| {
            let (notices, on_erased, on_close) = (notices.clone(), on_erased.clone(), on_close.clone());
            let done = Callback::from(move |result: Result<Option<StepId>, Failure>| match result {
                Ok(number) => {
                    on_close.emit(());
                    on_erased.emit(Receipt { at: clock::now(), number, ..receipt });
                }
                Err(failure) => notices.dispatch(NoticeAction::say(failure.sentence(speech.texts))),
            });
            book.erase(id, done);
        })
    };
    let name = if props.name.is_empty() { speech.texts.anonymous } else { &props.name };
    let warning = match receipt.copies {
        0 => trust.forget_no_backups.to_owned(),
        copies => speech.count(trust.forget_backups, copies, &[]),
    };
    html! {
        <Sheet title={fill(trust.forget_title, &[("name", name)])} on_close={props.on_close.clone()}>
            <div class="stack">
                <p class="lead">{ trust.forget_more }</p>
                <p class="note">{ warning }</p>
                <button class="button button--primary button--wide" type="button" onclick={onerase}>{ draw_icon("erase") }{ trust.forget_for_good }</button>
                <button class="button button--wide" type="button" onclick={props.on_close.reform(|_: MouseEvent| ())}>{ trust.forget_keep }</button>
            </div>
        </Sheet>
    }
}

/// Shows the receipt.
pub fn show_receipt(speech: &Speech, book: &BookHandle, receipt: &Receipt) -> Html {
    html! { <ReceiptPage language={speech.language} receipt={*receipt} shop={book.shop_name()} /> }
}

#[derive(Properties, PartialEq)]
struct ReceiptProps {
    language: Language,
    receipt: Receipt,
    shop: AttrValue,
}

fn page(speech: &Speech, receipt: &Receipt, shop: &str) -> Handout {
    let trust = speech.language.trust();
    let when = [("day", &*speech.date(receipt.at)), ("time", &*speech.time(receipt.at))];
    let number = receipt.number.map(|number| number.to_string().chars().take(8).collect::<String>());
    let mut what = Vec::new();
    if !shop.is_empty() {
        what.push(fill(trust.receipt_shop, &[("shop", shop)]));
    }
    what.push(fill(trust.receipt_when, &when));
    what.extend(number.map(|number| fill(trust.receipt_number, &[("number", &number)])));
    what.push(speech.count(trust.receipt_facts, receipt.facts, &[]));
    what.push(speech.count(trust.receipt_visits, receipt.visits, &[]));
    what.push(speech.count(trust.receipt_papers, receipt.papers, &[]));
    what.push(match receipt.copies {
        0 => trust.receipt_no_copies.to_owned(),
        copies => speech.count(trust.receipt_copies, copies, &[]),
    });
    what.push(trust.receipt_phones.to_owned());
    let lines = what.into_iter().map(|what| Line::new(what, "")).collect();
    Handout {
        title: trust.receipt_title.to_owned(),
        lead: trust.receipt_lead.to_owned(),
        sections: vec![Section { lines, ..Section::default() }],
        foot: vec![trust.receipt_foot.to_owned()],
    }
}

#[component]
fn ReceiptPage(props: &ReceiptProps) -> Html {
    let speech = super::speak(props.language);
    let trust = props.language.trust();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let page = page(&speech, &props.receipt, &props.shop);
    let ongive = {
        let html = page.to_html(props.language.tag());
        Callback::from(move |_: MouseEvent| {
            let leaving = Leaving { left: Left::Report, people: 0, about: None };
            let name = format!("{}.html", trust.receipt_file);
            give(&book, &notices, speech, leaving, name, "text/html", html.clone().into_bytes());
        })
    };
    html! {
        <Pane dock={super::done(&speech)}>
            <div class="handed" lang={props.language.tag()}>
                <header class="stack stack--head"><h1>{ &page.title }</h1><p class="lead">{ &page.lead }</p></header>
                <ul class="facts top-gap">
                    { for page.sections.iter().flat_map(|section| &section.lines).enumerate().map(|(place, line)| html! {
                        <li class="fact" key={place}>{ draw_icon("check") }<span class="fact__what">{ &line.what }</span></li>
                    }) }
                </ul>
                <button class="button button--wide" type="button" onclick={ongive}>{ draw_icon("send") }{ trust.receipt_take }</button>
            </div>
        </Pane>
    }
}
