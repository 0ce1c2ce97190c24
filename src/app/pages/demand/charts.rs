//! The bars of the demand: drawn from 0 to the whole, each with its interval, and a table behind.

use super::{fit_words, need_name, percent};
use crate::analysis::demand::Demand;
use crate::analysis::statistics::Interval;
use crate::app::components::draw_behind;
use crate::app::state::Speech;
use crate::messages::fill;
use yew::prelude::*;

/// How many bars are drawn; the table has all.
const BARS: usize = 8;
/// How many rows a table has at most.
const ROWS: usize = 100;

/// Draws who needs what, with a mark at the share of the menu that is fit for it.
pub fn needs(speech: &Speech, demand: &Demand) -> Html {
    let texts = speech.language.menu();
    let rows = demand.needs.iter().take(BARS).map(|row| {
        let name = need_name(speech, &row.need);
        bar(speech, &name, row.share, Some(row.offered.share()), Some(fit_words(speech, row)))
    });
    let table = demand.needs.iter().take(ROWS).map(|row| {
        let cells = [
            range(speech, row.people, row.share),
            row.offered.fit.to_string(),
            row.offered.unknown.to_string(),
            row.offered.all.to_string(),
        ];
        (need_name(speech, &row.need), cells.to_vec())
    });
    let headings = [
        texts.demand_need,
        texts.demand_people_column,
        texts.demand_fit_column,
        texts.demand_unknown_column,
        texts.demand_all_column,
    ];
    html! {
        <>
            <ul class="bars">{ for rows }</ul>
            if !demand.needs.is_empty() {
                <ul class="chart__key"><li>{ texts.demand_key }</li></ul>
                { behind(speech, &headings, table.collect()) }
                { draw_behind(texts.demand_by_category, categories(speech, demand)) }
            }
        </>
    }
}

/// Draws what people have.
pub fn dishes(speech: &Speech, demand: &Demand) -> Html {
    let texts = speech.language.menu();
    let rows = demand.dishes.iter().take(BARS).map(|dish| {
        let more = (!dish.available)
            .then(|| if dish.item.is_some() { texts.menu_off } else { texts.demand_not_on_menu }.to_owned());
        bar(speech, &dish.name, dish.share, None, more)
    });
    let table = demand.dishes.iter().take(ROWS).map(|dish| {
        let on = if dish.available { texts.demand_yes } else { texts.demand_no };
        (dish.name.to_string(), vec![range(speech, dish.people, dish.share), on.to_owned()])
    });
    let headings = [texts.demand_what, texts.demand_people_column, texts.menu_available];
    html! { <><ul class="bars">{ for rows }</ul>{ behind(speech, &headings, table.collect()) }</> }
}

/// Draws what people avoid, and lists what they like.
pub fn tastes(speech: &Speech, demand: &Demand) -> Html {
    let texts = speech.language.menu();
    let mut avoided: Vec<_> = demand.tastes.iter().filter(|taste| taste.avoids > 0).collect();
    crate::domain::order::sort_by_key(&mut avoided, |taste| {
        (std::cmp::Reverse(taste.avoids), taste.what.clone())
    });
    let rows = avoided.into_iter().take(BARS).map(|taste| {
        let items = speech.count(texts.demand_items_with, u64::from(taste.items), &[]);
        bar(speech, &taste.what, taste.avoiding, None, Some(items))
    });
    let table = demand.tastes.iter().take(ROWS).map(|taste| {
        (
            taste.what.to_string(),
            vec![taste.likes.to_string(), taste.avoids.to_string(), taste.items.to_string()],
        )
    });
    let headings =
        [texts.demand_what, texts.demand_likes_column, texts.demand_avoids_column, texts.demand_items_column];
    html! {
        <>
            <ul class="bars">{ for rows }</ul>
            if !demand.tastes.is_empty() { { behind(speech, &headings, table.collect()) } }
        </>
    }
}

fn bar(speech: &Speech, name: &str, share: Interval, mark: Option<f64>, more: Option<String>) -> Html {
    let at = |share: f64| format!("{:.1}", share * 100.0);
    let (low, high) = (at(share.low), at(share.high));
    let range = fill(
        speech.language.menu().demand_range,
        &[("low", &percent(share.low)), ("high", &percent(share.high))],
    );
    html! {
        <li class="bar">
            <span class="bar__what">{ name }</span>
            <span class="bar__n"><strong>{ format!("{} %", percent(share.share)) }</strong>{ " " }{ range }</span>
            <svg class="bar__plot bar__plot--tall" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
                <rect class="c-bar c-bar--rest" width="100" height="20" />
                <rect class="c-bar" width={at(share.share)} height="20" />
                <path class="c-whisker" d={format!("M{low} 10H{high}M{low} 5V15M{high} 5V15")} />
                if let Some(mark) = mark { <path class="c-tick" d={format!("M{0} 0V20", at(mark))} /> }
            </svg>
            if let Some(more) = more { <span class="note bar__more">{ more }</span> }
        </li>
    }
}

fn range(speech: &Speech, people: u32, share: Interval) -> String {
    let range = fill(
        speech.language.menu().demand_range,
        &[("low", &percent(share.low)), ("high", &percent(share.high))],
    );
    format!("{people} · {} % {range}", percent(share.share))
}

fn behind(speech: &Speech, headings: &[&'static str], rows: Vec<(String, Vec<String>)>) -> Html {
    draw_behind(
        speech.language.menu().demand_table,
        html! {
            <div class="table-scroll" tabindex="0" role="region" aria-label={speech.language.menu().demand_table}>
                <table class="table">
                    <thead><tr>{ for headings.iter().map(|heading| html! { <th scope="col">{ *heading }</th> }) }</tr></thead>
                    <tbody>
                        { for rows.into_iter().map(|(name, cells)| html! {
                            <tr><th scope="row">{ &name }</th>{ for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        },
    )
}

/// Lists what each need finds in each category.
fn categories(speech: &Speech, demand: &Demand) -> Html {
    let texts = speech.language.menu();
    html! {
        <div class="stack">
            { for demand.needs.iter().take(BARS).map(|row| html! {
                <table class="table">
                    <caption>{ need_name(speech, &row.need) }</caption>
                    <thead><tr><th scope="col">{ texts.menu_category }</th><th scope="col">{ texts.demand_fit_column }</th><th scope="col">{ texts.demand_unknown_column }</th><th scope="col">{ texts.demand_all_column }</th></tr></thead>
                    <tbody>
                        { for row.categories.iter().map(|(category, offered)| html! {
                            <tr key={category.to_string()}>
                                <th scope="row">{ if category.is_empty() { texts.menu_without_category } else { category } }</th>
                                <td>{ offered.fit }</td><td>{ offered.unknown }</td><td>{ offered.all }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            }) }
        </div>
    }
}
