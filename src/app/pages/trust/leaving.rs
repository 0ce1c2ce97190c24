//! Hands a file out, by the share sheet or as a download, and writes down in the ledger that it left.

use crate::app::state::{BookHandle, NoticeAction, Notices, Speech};
use crate::domain::{CustomerId, Left, Way};
use crate::messages::fill;
use crate::platform::files;
use crate::platform::share::{Shared, share_file};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// What.
    pub left: Left,
    /// Of how many people.
    pub people: u64,
    /// Of whom, if of one only.
    pub about: Option<CustomerId>,
}

/// Hands a file out. Must be called while a press is being answered, or the browser shows no share sheet.
pub fn give(
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    speech: Speech,
    leaving: Leaving,
    name: String,
    kind: &'static str,
    bytes: Vec<u8>,
) {
    let (book, notices) = (book.clone(), notices.clone());
    let trust = speech.language.trust();
    spawn_local(async move {
        let way = match share_file(&name, kind, &bytes).await {
            Shared::Done => Some(Way::Shared),
            Shared::Refused => None,
            Shared::Impossible => files::download(&name, kind, &bytes).then_some(Way::File),
        };
        let Some(way) = way else {
            notices.dispatch(NoticeAction::say(trust.copy_refused));
            return;
        };
        book.note_departure(leaving.left, way, leaving.people, &name, leaving.about);
        notices.dispatch(NoticeAction::say(match way {
            Way::Shared => trust.copy_shared.to_owned(),
            _ => fill(trust.copy_saved, &[("name", &name)]),
        }));
    });
}
