//! What the app is built of, and under which licences: read from a file of the build when somebody asks.

use crate::app::state::Speech;
use crate::platform::fetch;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Where the list lies in the build: names line by line, then an empty line and the licences themselves.
const FILE: &str = "licences.txt";

#[derive(Clone, PartialEq)]
enum Asked {
    NotYet,
    Reading,
    Nothing,
    Read(Vec<String>),
}

/// Shows the parts by name, once they are asked for.
#[component]
pub fn Licences() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let asked = use_state(|| Asked::NotYet);
    let onask = {
        let asked = asked.setter();
        Callback::from(move |_: MouseEvent| {
            let asked = asked.clone();
            asked.set(Asked::Reading);
            spawn_local(async move {
                let read = fetch::read(FILE).await.and_then(|bytes| String::from_utf8(bytes).ok());
                asked.set(match read {
                    Some(text) => Asked::Read(
                        text.lines().take_while(|line| !line.is_empty()).map(str::to_owned).collect(),
                    ),
                    None => Asked::Nothing,
                });
            });
        })
    };
    match &*asked {
        Asked::NotYet => html! {
            <button class="button button--wide" type="button" onclick={onask}>{ texts.about_parts }</button>
        },
        Asked::Reading => html! { <p class="note" role="status">{ texts.part_coming }</p> },
        Asked::Nothing => html! { <p class="note" role="status">{ texts.failed_part_more }</p> },
        Asked::Read(parts) => html! {
            <>
                <p class="note" role="status">{ speech.count(texts.about_parts_count, parts.len() as u64, &[]) }</p>
                <ul class="note-list">{ for parts.iter().map(|part| html! { <li key={part.clone()} class="note">{ part }</li> }) }</ul>
                <p><a class="link" href={FILE} target="_blank" rel="noopener">{ texts.about_parts_texts }</a></p>
            </>
        },
    }
}
