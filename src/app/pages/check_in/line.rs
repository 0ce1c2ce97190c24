//! One line of an order: how many, how it is wanted, what it costs.

use crate::analysis::usual::modifiers;
use crate::app::components::{TextField, draw_behind, draw_icon, draw_small_icon};
use crate::app::state::{Speech, order_text, use_book};
use crate::domain::{OrderLine, Role};
use crate::exchange::menu::{read_price, write_price};
use crate::messages::fill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The line.
    pub line: OrderLine,
    /// Its place in the order.
    pub place: usize,
    /// How this person has wanted the thing before.
    pub wishes: Vec<String>,
    /// Called with the place and the line as it is to be; with none of it where it is taken away.
    pub on_change: Callback<(usize, OrderLine)>,
}

/// Shows the line.
#[component]
pub fn Line(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.person();
    let line = &props.line;
    let change = |next: OrderLine| {
        let (on_change, place) = (props.on_change.clone(), props.place);
        Callback::from(move |_: MouseEvent| on_change.emit((place, next.clone())))
    };
    let count = |quantity: u16| change(OrderLine { quantity, ..line.clone() });
    let on_note = props.on_change.reform({
        let (line, place) = (line.clone(), props.place);
        move |note: String| (place, OrderLine { note: note.trim().into(), ..line.clone() })
    });
    let wrong = use_state_eq(|| false);
    let on_price = {
        let (line, place, on_change, wrong) =
            (line.clone(), props.place, props.on_change.clone(), wrong.setter());
        Callback::from(move |text: String| {
            let price = read_price(&text);
            let readable = price.is_some() || text.trim().is_empty();
            wrong.set(!readable);
            if readable {
                on_change.emit((place, OrderLine { price, ..line.clone() }));
            }
        })
    };
    let has = |wish: &str| modifiers(&line.note).any(|word| word == wish);
    let toggled = |wish: &str| {
        let mut words: Vec<&str> = modifiers(&line.note).filter(|word| *word != wish).collect();
        if !has(wish) {
            words.push(wish);
        }
        change(OrderLine { note: words.join(", ").into(), ..line.clone() })
    };
    let owner = use_book().is_none_or(|book| book.role() == Role::Owner);
    let price = line.price.filter(|_| owner).map(|cents| speech.money(cents));
    let mark = speech.language.decimal_mark();
    html! {
        <li class="fact">
            { draw_icon("cup") }
            <span class="fact__what">{ order_text(std::slice::from_ref(line)) }{ price.map(|price| format!(" · {price}")).unwrap_or_default() }</span>
            <div class="fact__from">
                { draw_behind(texts.line_details, html! {
                    <div class="stack">
                        <div class="cluster" role="group" aria-label={texts.line_quantity}>
                            <button class="icon-button" type="button" onclick={count(line.quantity.saturating_sub(1).max(1))} aria-label={texts.line_fewer}>{ "−" }</button>
                            <output class="number">{ line.quantity }</output>
                            <button class="icon-button" type="button" onclick={count(line.quantity.saturating_add(1))} aria-label={texts.line_more}>{ "+" }</button>
                        </div>
                        if !props.wishes.is_empty() {
                            <div class="cluster" role="group" aria-label={texts.line_wishes}>
                                { for props.wishes.iter().map(|wish| html! {
                                    <button key={wish.clone()} class="pick" type="button" onclick={toggled(wish)} aria-pressed={has(wish).to_string()}>{ wish }</button>
                                }) }
                            </div>
                        }
                        <TextField id={format!("note-{}", props.place)} label={texts.line_note} placeholder={texts.line_note_example} value={line.note.to_string()} on_save={on_note} />
                        if owner {
                            <TextField id={format!("price-{}", props.place)} label={texts.line_price} placeholder={write_price(150, mark)} capitals="off" value={line.price.map(|price| write_price(price, mark)).unwrap_or_default()}
                                hint={texts.line_price_hint} error={wrong.then_some(AttrValue::Static(texts.line_price_wrong))} on_save={on_price} />
                        }
                    </div>
                }) }
            </div>
            <button class="icon-button" type="button" onclick={change(OrderLine { quantity: 0, ..line.clone() })}
                aria-label={fill(texts.remove_this, &[("what", &line.name)])}>{ draw_small_icon("close") }</button>
        </li>
    }
}
