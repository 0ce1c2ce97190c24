//! Trust: what is known of a person, shown to them; the lock; what left the phone; the shop's duties.

mod consents;
mod hub;
mod kept_for;
mod known;
mod leaving;
mod ledger;
mod lock;
mod lock_page;
mod papers;
mod promises;
mod request_sheet;
mod requests;
mod retention;
mod told_papers;
mod words;

pub use leaving::{Leaving, give};
pub use lock_page::{LockPage, Locked};
pub use promises::keep_promises;

use crate::app::route::TrustPage;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The screen that is asked for.
    pub page: TrustPage,
}

/// Shows a screen about trust.
#[component]
pub fn Trust(props: &Props) -> Html {
    match props.page {
        TrustPage::All => html! { <hub::Hub /> },
        TrustPage::Known(id) => html! { <known::Known key={id.to_string()} {id} /> },
        TrustPage::Lock => html! { <lock::Lock /> },
        TrustPage::Ledger => html! { <ledger::Ledger /> },
        TrustPage::Requests(of) => html! { <requests::Requests {of} /> },
        TrustPage::Retention => html! { <retention::Retention /> },
        page => html! { <papers::Papers key={format!("{page:?}")} {page} /> },
    }
}
