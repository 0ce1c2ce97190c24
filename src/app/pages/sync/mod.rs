//! Exchange between phones by file, backup, and taking the data out.

mod bar;
mod beam;
mod clerk;
mod comparison;
mod hub;
mod incoming;
mod job;
mod leave;
mod lens;
mod out;
mod passphrase;
mod proposal;
mod reminder;
mod serve;
mod sight;
mod trial;
mod words;

pub use beam::draw_code;
pub use reminder::BackupReminder;

use crate::app::route::SyncPage;
use yew::prelude::*;

/// Serves the page that started this worker: looks at pictures, or seals and opens files.
pub fn serve() {
    if crate::platform::worker::task() == sight::LOOK { sight::serve() } else { serve::serve() }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The screen that is asked for.
    pub page: SyncPage,
}

/// Shows a screen about exchange and backup.
#[component]
pub fn Sync(props: &Props) -> Html {
    match props.page {
        SyncPage::All => html! { <hub::Hub /> },
        SyncPage::Passphrase => html! { <passphrase::PassphrasePage /> },
        SyncPage::Out => html! { <out::Out /> },
        SyncPage::In => html! { <incoming::In /> },
        SyncPage::Try => html! { <trial::Try /> },
        SyncPage::Leave => html! { <leave::Leave /> },
    }
}
