//! The badge at the place of the reviews: something went wrong, and nobody has looked at it yet on this phone.

use super::desk::{Found, Stop, found, read, state_of};
use super::incident::{current_incident, incident_id};
use crate::app::state::BookHandle;
use crate::domain::Library;
use crate::platform::{page, settings};
use wasm_bindgen_futures::spawn_local;

/// The mark of the page by which the badge is shown.
const MARK: &str = "data-alarm";

/// Shows the badge, or takes it away, by what was found. What somebody has taken up on any phone needs none.
pub fn ring(library: &Library, found: &Found) {
    let raised = found.incident.alert
        && current_incident(library, found).is_none()
        && settings::read(settings::key::ALARM_SEEN) != Some(incident_id(found).to_string());
    page::mark_root(MARK, raised.then_some("yes"));
}

/// Takes the badge away, since somebody looks at what was found.
pub fn hush(found: &Found) {
    if found.incident.alert {
        settings::keep(settings::key::ALARM_SEEN, Some(&incident_id(found).to_string()));
        page::mark_root(MARK, None);
    }
}

/// Reads the reviews of a book that was opened, where there are any, for the sake of the badge.
pub fn watch(book: BookHandle) {
    if book.library().reviews().next().is_none() {
        return;
    }
    match found(book.shop()).filter(|found| found.state == state_of(&book.library())) {
        Some(found) => ring(&book.library(), &found),
        None => spawn_local(async move {
            _ = read(&book, &Stop::default(), |_| ()).await;
        }),
    }
}
