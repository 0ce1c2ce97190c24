//! What was ordered but is not on the menu, offered for taking in.

use super::deeds;
use crate::analysis::{KnownItem, KnownItems};
use crate::app::components::draw_icon;
use crate::app::pages::profile::told;
use crate::app::state::{Notices, Speech, use_book};
use crate::messages::fill;
use yew::prelude::*;

/// How many are offered at once, the most frequent first.
const OFFERED: usize = 12;

/// Shows what can be taken in; nothing where all that was ordered is on the menu.
#[component]
pub fn Adopt() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let book = use_book();
    let strangers = use_memo(book.clone(), |book| match book {
        Some(book) if book.is_loaded() => {
            KnownItems::of(&book.library()).iter().filter(|item| item.item.is_none()).cloned().collect()
        }
        _ => Vec::<KnownItem>::new(),
    });
    let Some((book, notices)) = book.zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    if strangers.is_empty() {
        return html! {};
    }
    let adopt = |items: Vec<KnownItem>| {
        let text = speech.count(texts.menu_adopted, items.len() as u64, &[]);
        let (book, done) = (book.clone(), told(&notices, speech, text));
        Callback::from(move |_: MouseEvent| deeds::adopt(&book, items.clone(), done.clone()))
    };
    html! {
        <section class="section" aria-labelledby="adopt">
            <div class="section__head">
                <h2 id="adopt">{ texts.menu_adopt }</h2>
                if strangers.len() > 1 {
                    <button class="link" type="button" onclick={adopt((*strangers).clone())}>{ texts.menu_adopt_all }</button>
                }
            </div>
            <ul class="facts">
                { for strangers.iter().take(OFFERED).map(|item| html! {
                    <li class="fact" key={&*item.name}>
                        { draw_icon("question") }
                        <span class="fact__what">{ &*item.name }</span>
                        <span class="fact__from">{ speech.count(texts.menu_ordered_times, u64::from(item.count), &[]) }</span>
                        <button class="icon-button" type="button" onclick={adopt(vec![item.clone()])}
                            aria-label={fill(texts.menu_adopt_one, &[("what", &item.name)])}>{ draw_icon("plus") }</button>
                    </li>
                }) }
            </ul>
        </section>
    }
}
