//! The menu: all items by category, a search, what was ordered but is not on it, and the ways to more.

mod adopt;
mod deeds;
mod import;
mod item;
mod knowledge;

pub use import::MenuImport;
pub use item::MenuItemPage;

use crate::analysis::fold;
use crate::app::components::{Pane, SearchField, draw_icon, draw_small_icon, lead_back};
use crate::app::route::Route;
use crate::app::state::{Speech, use_book};
use crate::domain::{Item, ItemId, order};
use crate::messages::fill;
use crate::platform::random;
use adopt::Adopt;
use yew::prelude::*;

/// How many items are drawn at most; the search finds the others.
const SHOWN: usize = 400;

/// An item as the list shows it.
struct Line {
    id: ItemId,
    name: String,
    category: String,
    price: Option<i64>,
    /// Whether it can be had now.
    available: bool,
    /// Whether nobody wrote what is in it.
    blank: bool,
}

/// Shows the menu.
#[component]
pub fn MenuPage() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.menu();
    let query = use_state(String::new);
    let Some(book) = use_book() else { return html! {} };
    let lines = use_memo(book.clone(), |book| all(&book.library()));
    let found: Vec<&Line> = search(&lines, &query);
    let on_type = {
        let query = query.clone();
        Callback::from(move |text: String| query.set(text))
    };
    let onnew = Callback::from(|_: MouseEvent| Route::MenuItem(ItemId::random(&mut random::roll)).go());
    let dock = html! {
        <>
            { lead_back(&speech, &Route::More) }
            <SearchField query={(*query).clone()} {on_type} label={texts.menu_search} />
            <button class="icon-button" type="button" onclick={onnew} aria-label={texts.menu_new}>{ draw_icon("plus") }</button>
        </>
    };
    let blank = lines.iter().filter(|line| line.blank).count() as u64;
    let mut categories: Vec<&str> = Vec::new();
    for line in found.iter().take(SHOWN) {
        if categories.last() != Some(&&*line.category) {
            categories.push(&line.category);
        }
    }
    html! {
        <Pane {dock}>
            <header class="title">
                <h1>{ texts.menu }</h1>
                <p class="note">{ speech.count(texts.menu_count, lines.len() as u64, &[]) }</p>
            </header>
            if query.is_empty() {
                <p class="cluster top-gap">
                    <a class="button" href={Route::MenuImport.href()}>{ draw_icon("receive") }{ texts.menu_import }</a>
                    <a class="button" href={Route::Demand.href()}>{ draw_icon("chart") }{ texts.demand }</a>
                    <a class="button" href={Route::Loyalty.href()}>{ draw_icon("gift") }{ texts.loyalty }</a>
                </p>
                if blank > 0 {
                    <p class="notice notice--soon top-gap">{ draw_icon("info") }<span>{ speech.count(texts.menu_blank, blank, &[]) }</span></p>
                }
            }
            if lines.is_empty() { <p class="lead section">{ texts.menu_empty }</p> }
            if found.is_empty() && !query.is_empty() {
                <p class="lead section">{ fill(texts.menu_not_found, &[("what", query.trim())]) }</p>
            }
            { for categories.iter().enumerate().map(|(place, category)| {
                let heading = format!("category-{place}");
                html! {
                    <section class="section" key={(*category).to_owned()} aria-labelledby={heading.clone()}>
                        <div class="section__head"><h2 id={heading}>{ if category.is_empty() { texts.menu_without_category } else { *category } }</h2></div>
                        <ul class="rows">
                            { for found.iter().take(SHOWN).filter(|line| line.category == **category).map(|line| row(&speech, line)) }
                        </ul>
                    </section>
                }
            }) }
            if query.is_empty() { <Adopt /> }
        </Pane>
    }
}

fn all(library: &crate::domain::Library) -> Vec<Line> {
    let line = |item: Item<'_>| Line {
        id: item.id(),
        name: item.name().to_owned(),
        category: item.category().to_owned(),
        price: item.price(),
        available: item.is_available(),
        blank: item.ingredients().is_empty(),
    };
    let mut lines: Vec<Line> = library.items().map(line).collect();
    // What has no category stands last.
    order::sort_by_key(&mut lines, |line| {
        (line.category.is_empty(), fold(&line.category), line.category.clone(), fold(&line.name), line.id)
    });
    lines
}

fn search<'a>(lines: &'a [Line], query: &str) -> Vec<&'a Line> {
    let wanted = fold(query);
    let inner = format!(" {wanted}");
    let has = |text: &str| {
        let folded = fold(text);
        folded.starts_with(&*wanted) || folded.contains(&*inner)
    };
    lines.iter().filter(|line| wanted.is_empty() || has(&line.name) || has(&line.category)).collect()
}

fn row(speech: &Speech, line: &Line) -> Html {
    let texts = speech.language.menu();
    let price = line.price.map(|cents| speech.money(cents));
    let unnamed = line.name.is_empty().then_some(texts.menu_unnamed);
    html! {
        <li key={line.id.to_string()}>
            <a class="go" href={Route::MenuItem(line.id).href()}>
                { draw_icon("dish") }
                <span>
                    <span class="go__what">{ unnamed.unwrap_or(&line.name) }</span>
                    <span class="go__more">
                        { price.unwrap_or_else(|| texts.menu_no_price.to_owned()) }
                        if !line.available { { format!(" · {}", texts.menu_off) } }
                        if line.blank { { format!(" · {}", texts.menu_no_ingredients) } }
                    </span>
                </span>
                { draw_small_icon("forward") }
            </a>
        </li>
    }
}
