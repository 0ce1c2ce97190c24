//! The ledger of what left this book: when, by whose hand, what, of how many people. Nothing takes a line off it.

use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::route::{Route, TrustPage};
use crate::app::state::{Speech, use_book};
use crate::domain::{Departure, EntryKind, EntryRef, Left, Library, Way, order};
use crate::messages::fill;
use yew::prelude::*;

/// Lists everything that left, the latest first, with whether somebody put the line aside.
pub fn lines(library: &Library) -> Vec<(Departure, bool)> {
    let records = library.names(EntryKind::Papers).filter_map(|name| match name {
        EntryRef::Record(id) => library.record(id),
        _ => None,
    });
    let mut lines: Vec<(Departure, bool)> =
        records.filter_map(|record| Departure::of(record).map(|line| (line, !record.is_present()))).collect();
    order::sort_by_key(&mut lines, |(line, _)| std::cmp::Reverse(line.at));
    lines
}

/// Shows the ledger.
#[component]
pub fn Ledger() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    let Some(book) = use_book() else { return html! {} };
    let lines = lines(&book.library());
    html! {
        <Pane dock={lead_back(&speech, &Route::Trust(TrustPage::All))}>
            <header class="title"><h1>{ trust.ledger }</h1></header>
            <p class="lead top-gap">{ trust.ledger_lead }</p>
            if lines.is_empty() {
                <section class="section"><h2>{ trust.ledger_empty }</h2><p class="note">{ trust.ledger_empty_more }</p></section>
            } else {
                <ul class="facts top-gap">{ for lines.iter().enumerate().map(|(place, line)| row(&speech, place, line)) }</ul>
            }
            <section class="section stack"><h2>{ trust.ledger_never }</h2><p>{ trust.ledger_never_more }</p></section>
        </Pane>
    }
}

fn row(speech: &Speech, place: usize, (line, put_aside): &(Departure, bool)) -> Html {
    let trust = speech.language.trust();
    let what = fill(
        trust.ledger_line,
        &[("what", left_words(speech, line.left)), ("way", way_words(speech, line.way))],
    );
    let mut more = vec![speech.day_and_time(line.at)];
    if !line.by.is_empty() {
        more.insert(0, line.by.to_string());
    }
    if line.people > 0 {
        more.push(speech.count(trust.ledger_people, line.people, &[]));
    }
    if !line.name.is_empty() {
        more.push(line.name.to_string());
    }
    if *put_aside {
        more.push(trust.ledger_put_aside.to_owned());
    }
    html! {
        <li class="fact" key={place}>
            { draw_icon("send") }<span class="fact__what">{ what }</span><span class="fact__from">{ more.join(", ") }</span>
        </li>
    }
}

/// Says what left.
pub fn left_words(speech: &Speech, left: Left) -> &'static str {
    let trust = speech.language.trust();
    match left {
        Left::Backup => trust.left_backup,
        Left::Sync => trust.left_sync,
        Left::Everything => trust.left_everything,
        Left::Table => trust.left_table,
        Left::Person => trust.left_person,
        Left::Addresses => trust.left_addresses,
        Left::Message => trust.left_message,
        Left::Reviews => trust.left_reviews,
        Left::Report => trust.left_report,
        Left::Unsaid => trust.left_unsaid,
    }
}

/// Says on which way.
pub fn way_words(speech: &Speech, way: Way) -> &'static str {
    let trust = speech.language.trust();
    match way {
        Way::File => trust.way_file,
        Way::Shared => trust.way_shared,
        Way::Copied => trust.way_copied,
        Way::Printed => trust.way_printed,
        Way::Shown => trust.way_shown,
        Way::Unsaid => trust.way_unsaid,
    }
}
