//! How the backups are, and the way to everything about exchange.

use super::bar::go;
use super::words::{last_trial, passphrase};
use crate::analysis::reminder::OLD;
use crate::app::components::{Pane, draw_icon, lead_back};
use crate::app::route::{Route, SyncPage};
use crate::app::state::{BookHandle, Speech, use_book};
use crate::messages::fill;
use crate::platform::{clock, connection, keep};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Shows them.
#[component]
pub fn Hub() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let promised = use_state_eq(|| None::<bool>);
    {
        let promised = promised.clone();
        use_effect_with((), move |()| spawn_local(async move { promised.set(keep::is_promised().await) }));
    }
    let Some(book) = use_book() else { return html! {} };
    let words = if passphrase(&book).is_some() { texts.go_words_set } else { texts.go_words_missing };
    html! {
        <Pane dock={lead_back(&speech, &Route::More)}>
            <header class="title"><h1>{ texts.sync }</h1></header>
            <div class="stack top-gap">{ show_health(&speech, &book, *promised) }</div>
            <ul class="rows section">
                { go(SyncPage::Out, "send", texts.go_out, texts.go_out_more) }
                { go(SyncPage::In, "receive", texts.go_in, texts.go_in_more) }
                { go(SyncPage::Try, "check", texts.try_backup, texts.try_backup_more) }
                { go(SyncPage::Passphrase, "lock", texts.go_words, words) }
                { go(SyncPage::Leave, "file", texts.go_leave, texts.go_leave_more) }
            </ul>
        </Pane>
    }
}

/// Shows how old the last backup is, whether one was ever read back, and how safe the data is without one.
fn show_health(speech: &Speech, book: &BookHandle, promised: Option<bool>) -> Html {
    let (texts, house) = (speech.language.sync(), speech.language.house());
    let now = clock::now();
    let (class, what, more) = match book.last_backup() {
        None => ("health--soon", texts.health_none.to_owned(), texts.health_none_more),
        Some(at) => {
            let old = now.days_since(at) >= OLD;
            let text = if old { texts.health_old } else { texts.health_good };
            let class = if old { "health--soon" } else { "health--good" };
            (class, fill(text, &[("ago", &speech.ago(at))]), texts.health_more)
        }
    };
    let (tried, tried_more) = match last_trial() {
        Some(at) => (fill(texts.tried, &[("ago", &speech.ago(at))]), ""),
        None => (texts.never_tried.to_owned(), texts.never_tried_more),
    };
    let installed = if connection::is_installed() { house.install_done } else { house.keeping_tab };
    let kept = match promised {
        Some(true) => house.keeping_promised,
        Some(false) => house.keeping_not_promised,
        None => house.keeping_silent,
    };
    html! {
        <section class="card stack" aria-labelledby="health">
            <div class={classes!("health", class)}>
                <span class="health__light">{ draw_icon("shield") }</span>
                <h2 id="health" class="health__what">{ what }</h2>
                <p class="note">{ more }</p>
            </div>
            <p class="note"><strong>{ tried }</strong>{ " " }{ tried_more }</p>
            <p class="note">{ installed }{ ". " }{ kept }{ ". " }<a class="link" href={Route::Keeping.href()}>{ house.more_keeping }</a></p>
            <a class="button button--primary button--wide" href={Route::Sync(SyncPage::Out).href()}>
                { draw_icon("shield") }{ texts.make_backup }
            </a>
        </section>
    }
}
