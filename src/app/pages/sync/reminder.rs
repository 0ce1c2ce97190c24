//! The reminder of a backup: one line above every screen, which holds nothing up and can be put off.

use crate::analysis::reminder::{Reminder, remind};
use crate::app::components::draw_small_icon;
use crate::app::route::{Route, SyncPage};
use crate::app::state::{Shop, Speech, use_book};
use crate::domain::{Role, Stamp};
use crate::messages::fill;
use crate::platform::{clock, settings};
use yew::prelude::*;

/// Puts the reminder off: somebody has said so, or has just held a backup in their hand.
pub fn put_off() {
    settings::keep(settings::key::BACKUP_LATER, Some(&clock::now().0.to_string()));
}

/// Shows it, while there is something to remind of.
#[component]
pub fn BackupReminder() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let drawn = use_force_update();
    let Some(book) = use_book().filter(|book| {
        // A shop to try is nothing to be lost, and the staff in service cannot make a backup.
        book.is_loaded() && book.shop() == Shop::Own && book.role() == Role::Owner
    }) else {
        return html! {};
    };
    let later = settings::read(settings::key::BACKUP_LATER).and_then(|at| at.parse().ok()).map(Stamp);
    let what = match remind(&book.library(), clock::now(), later) {
        None => return html! {},
        Some(Reminder::Missing) => texts.health_none.to_owned(),
        Some(Reminder::Old(at)) => fill(texts.health_old, &[("ago", &speech.ago(at))]),
    };
    let onlater = Callback::from(move |_: MouseEvent| {
        put_off();
        drawn.force_update();
    });
    html! {
        <p class="told__line" role="status">
            { draw_small_icon("shield") }<span>{ what }</span>
            <a class="link" href={Route::Sync(SyncPage::All).href()}>{ texts.remind_go }</a>
            <button class="link" type="button" onclick={onlater}>{ texts.remind_later }</button>
        </p>
    }
}
