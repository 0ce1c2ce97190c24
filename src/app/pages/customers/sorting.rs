//! The sheet in which the order of the list is chosen.

use crate::analysis::roster::Order;
use crate::app::components::{Sheet, draw_icon};
use crate::app::state::Speech;
use crate::messages::PeopleTexts;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The order that holds.
    pub order: Order,
    /// Called with another one.
    pub on_choose: Callback<Order>,
    /// Called when nothing is chosen.
    pub on_close: Callback<()>,
}

/// Shows the sheet.
#[component]
pub fn Sorting(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    html! {
        <Sheet title={texts.sort_title} on_close={props.on_close.clone()}>
            <ul class="rows">
                { for Order::ALL.into_iter().map(|order| {
                    let chosen = order == props.order;
                    let name = order_name(texts, order);
                    html! {
                        <li key={name}>
                            <button class="go" type="button" aria-pressed={chosen.to_string()}
                                onclick={props.on_choose.reform(move |_: MouseEvent| order)}>
                                { draw_icon(icon(order)) }
                                <span class="go__what">{ name }</span>
                                if chosen { { draw_icon("check") } }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </Sheet>
    }
}

fn icon(order: Order) -> &'static str {
    match order {
        Order::Name => "list",
        Order::LastVisit => "clock",
        Order::Visits => "bean",
        Order::Newest => "star",
    }
}

/// Returns what an order is called.
pub fn order_name(texts: &'static PeopleTexts, order: Order) -> &'static str {
    match order {
        Order::Name => texts.sort_name,
        Order::LastVisit => texts.sort_last,
        Order::Visits => texts.sort_visits,
        Order::Newest => texts.sort_newest,
    }
}
