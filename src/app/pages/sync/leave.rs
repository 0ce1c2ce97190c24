//! Taking the data out, readable: tables, contacts, dates. What is inside is listed before.

use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::pages::trust::{Leaving as Departing, give};
use crate::app::route::{Route, SyncPage};
use crate::app::state::{BookHandle, Notices, Speech, use_book};
use crate::domain::{EntryKind, Left};
use crate::exchange::{ExchangeError, Form, Leaving, Package, Table, Zip, write_calendar, write_card};
use crate::messages::SyncTexts;
use crate::platform::clock;
use yew::prelude::*;

/// Shows the ways.
#[component]
pub fn Leave() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let health = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let counts = use_memo((book.clone(), *health), |(book, health)| {
        package(book, *health).counts().collect::<Vec<_>>()
    });
    let onhealth = {
        let health = health.clone();
        Callback::from(move |_: Event| health.set(!*health))
    };
    let hand_out = {
        let (book, notices) = (book.clone(), notices.clone());
        move |name: &'static str, kind: &'static str, bytes: Vec<u8>, left: Left| {
            let people = book.library().customers().count() as u64;
            give(
                &book,
                &notices,
                speech,
                Departing { left, people, about: None },
                name.to_owned(),
                kind,
                bytes,
            );
        }
    };
    let ontables = {
        let (book, health, hand_out) = (book.clone(), *health, hand_out.clone());
        Callback::from(move |_: MouseEvent| {
            if let Ok(bytes) = zip(&book, health) {
                hand_out("il-solito.zip", "application/zip", bytes, Left::Everything);
            }
        })
    };
    let oncards = {
        let (book, hand_out) = (book.clone(), hand_out.clone());
        Callback::from(move |_: MouseEvent| {
            let mut cards = String::new();
            book.library().customers().for_each(|customer| write_card(&mut cards, customer));
            hand_out("il-solito.vcf", "text/vcard", cards.into_bytes(), Left::Table);
        })
    };
    let ondates = {
        let book = book.clone();
        Callback::from(move |_: MouseEvent| {
            let dates = write_calendar(book.library().customers(), texts.leave_birthday, clock::now());
            hand_out("il-solito.ics", "text/calendar", dates.into_bytes(), Left::Table);
        })
    };
    html! {
        <Pane dock={lead_back(&speech, &Route::Sync(SyncPage::All))}>
            <header class="title"><h1>{ texts.go_leave }</h1></header>
            <div class="stack top-gap">
                <p class="lead">{ texts.leave_lead }</p>
                <section class="card stack" aria-labelledby="inside">
                    <h2 id="inside">{ texts.leave_inside }</h2>
                    <ul class="note-list">
                        { for counts.iter().filter(|(_, count)| *count > 0).map(|(table, count)| html! {
                            <li key={table.name()}>{ table_name(texts, *table) }{ ": " }{ speech.count(texts.leave_rows, *count as u64, &[]) }</li>
                        }) }
                    </ul>
                    <label class="option" for="health">
                        <input type="checkbox" id="health" checked={*health} onchange={onhealth} />
                        <span><span class="go__what">{ texts.leave_health }</span><span class="go__more">{ texts.leave_health_more }</span></span>
                    </label>
                </section>
                <button class="button button--primary button--wide" type="button" onclick={ontables}>{ draw_icon("file") }{ texts.leave_tables }</button>
                <p class="note">{ texts.leave_tables_more }</p>
                <button class="button button--wide" type="button" onclick={oncards}>{ draw_icon("person") }{ texts.leave_cards }</button>
                <button class="button button--wide" type="button" onclick={ondates}>{ draw_icon("calendar") }{ texts.leave_dates }</button>
            </div>
        </Pane>
    }
}

fn package(book: &BookHandle, health: bool) -> Package {
    let library = book.library();
    let mut package = Package::new(Leaving { customer: None, health });
    for name in EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind)) {
        if let Some(entry) = library.entry(name) {
            package.add(&entry);
        }
    }
    package
}

fn zip(book: &BookHandle, health: bool) -> Result<Vec<u8>, ExchangeError> {
    let mut zip = Zip::default();
    for file in package(book, health).finish(&book.shop_name(), clock::now(), Form::ALL) {
        zip.add(&file.name, file.text.as_bytes())?;
    }
    zip.finish()
}

fn table_name(texts: &SyncTexts, table: Table) -> &'static str {
    match table {
        Table::Customers => texts.table_customers,
        Table::Health => texts.table_health,
        Table::Preferences => texts.table_preferences,
        Table::Notes => texts.table_notes,
        Table::Dates => texts.table_dates,
        Table::Consents => texts.table_consents,
        Table::Visits => texts.table_visits,
        Table::Orders => texts.table_orders,
        Table::Items => texts.table_items,
        Table::Papers => texts.table_papers,
    }
}
