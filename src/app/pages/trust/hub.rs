//! The way to all that is about trust.

use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::route::{Route, TrustPage};
use crate::app::state::{Speech, use_book};
use yew::prelude::*;

/// Shows the ways.
#[component]
pub fn Hub() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    let Some(book) = use_book() else { return html! {} };
    let locked = if book.is_locked() { trust.lock_on } else { trust.lock_off };
    let left = super::ledger::lines(&book.library()).len() as u64;
    let left =
        if left == 0 { trust.ledger_empty.into() } else { speech.count(trust.ledger_count, left, &[]) };
    let waiting = super::requests::requests(&book.library(), None);
    let waiting = waiting.iter().filter(|request| request.is_open()).count() as u64;
    let waiting = if waiting == 0 {
        trust.requests_none.into()
    } else {
        speech.count(trust.requests_tile, waiting, &[])
    };
    html! {
        <Pane dock={lead_back(&speech, &Route::More)}>
            <header class="title"><h1>{ trust.trust }</h1></header>
            <ul class="tiles top-gap">
                { tile(TrustPage::Lock, "lock", trust.lock, locked.into()) }
                { tile(TrustPage::Ledger, "send", trust.ledger, left) }
                { tile(TrustPage::Retention, "clock", trust.retention, trust.retention_tile.into()) }
                { tile(TrustPage::Requests(None), "question", trust.requests, waiting) }
                { tile(TrustPage::ConsentLog, "check", trust.log, trust.log_tile.into()) }
                { tile(TrustPage::WallNotice, "note", trust.wall, trust.wall_tile.into()) }
                { tile(TrustPage::WebNotice, "file", trust.notice, trust.notice_tile.into()) }
                { tile(TrustPage::Processing, "ledger", trust.processing, trust.processing_tile.into()) }
                { tile(TrustPage::LostPhone, "device", trust.lost, trust.lost_tile.into()) }
            </ul>
        </Pane>
    }
}

fn tile(to: TrustPage, icon: &'static str, what: &'static str, more: String) -> Html {
    html! {
        <li key={what}>
            <a class="tile" href={Route::Trust(to).href()}>
                { draw_icon(icon) }<span class="go__what">{ what }</span><span class="go__more">{ more }</span>
            </a>
        </li>
    }
}
