//! The drawing on pages that say what went wrong.

use yew::prelude::*;

/// Draws a sheet of which a part is missing.
pub fn draw_torn_sheet() -> Html {
    html! {
        <svg class="empty__art" viewBox="0 0 136 136" fill="none" stroke="currentColor" stroke-width="3"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d="M12 118h112" stroke-width="4" class="art-rail" />
            <path d="M42 92V30a8 8 0 0 1 8-8h26l20 20v46" />
            <path d="M76 22v14a6 6 0 0 0 6 6h14" />
            <path d="M42 92l9-9 9 10 9-11 9 10 9-9 9 5" class="art-soft" />
            <path d="M54 52h16M54 64h28" />
        </svg>
    }
}
