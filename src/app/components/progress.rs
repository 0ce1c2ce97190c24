//! How far long work has come.

use yew::prelude::*;

/// Shows how much of a whole is done.
pub fn draw_progress(label: &str, done: u64, total: u64) -> Html {
    let percent = (done * 100).checked_div(total);
    html! {
        <div class="progress">
            <label for="progress">{ label }</label>
            <span class="count">{ percent.map(|percent| format!("{percent} %")) }</span>
            // Without a value the browser shows that something goes on, and not how far it is.
            <progress id="progress" class="progress__bar" max="100" value={percent.map(|percent| percent.to_string())}></progress>
        </div>
    }
}
