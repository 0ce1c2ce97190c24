//! For whom an offer is: three columns, each in piles of one reason, and what it would mean.

use super::heap_sheet::{HeapSheet, Pile};
use super::words::{heap_words, name_of, reason_words};
use super::work::Judged;
use crate::analysis::guard::{Heap, Judgement, Meaning, Tally};
use crate::analysis::survey::Survey;
use crate::app::components::{Size, draw_avatar, draw_icon};
use crate::app::state::{BookHandle, Speech};
use crate::domain::{CustomerId, Offer, order};
use crate::messages::{allergy_name, diet_name, fill};
use std::rc::Rc;
use yew::prelude::*;

/// How many of those who will be glad are listed before the rest is opened.
const LISTED: usize = 8;
/// How many names stand under a pile.
const NAMED: usize = 2;

#[derive(Properties)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// Everybody's visits, counted.
    pub survey: Rc<Survey>,
    /// The offer.
    pub offer: Offer,
    /// How it was judged.
    pub judged: Judged,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.book == other.book
            && self.offer == other.offer
            && Rc::ptr_eq(&self.judged.tally, &other.judged.tally)
    }
}

/// Which column is in sight on a phone.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Glad,
    Fine,
    Not,
}

/// Shows the columns.
#[component]
pub fn Columns(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let (book, tally) = (&props.book, &props.judged.tally);
    let shown = use_state(|| Column::Glad);
    let up = use_state(|| None::<Pile>);
    let (glad, fine, not) = tally.counts();
    let columns = [
        (Column::Glad, "glad", "heart", glad, texts.glad, texts.glad_heading),
        (Column::Fine, "fine", "check", fine, texts.fine, texts.fine_heading),
        (Column::Not, "not", "never", not, texts.must_not, texts.not_heading),
    ];
    let raise = {
        let up = up.clone();
        Callback::from(move |pile: Pile| up.set(Some(pile)))
    };
    let on_close = {
        let up = up.clone();
        Callback::from(move |()| up.set(None))
    };
    let mut piles: Vec<(Heap, &Vec<(CustomerId, Judgement)>)> =
        tally.not.iter().map(|(heap, pile)| (*heap, pile)).collect();
    order::sort_by_key(&mut piles, |(heap, _)| *heap);
    let fine_piles: Vec<_> = tally.fine.iter().map(|(heap, pile)| (*heap, pile)).collect();
    html! {
        <>
            { meaning(&speech, props) }
            <div class="guard top-gap">
                <div class="guard__tabs" role="group" aria-label={texts.to_whom}>
                    { for columns.iter().map(|(column, code, icon, count, name, _)| {
                        let (shown, column) = (shown.clone(), *column);
                        let checked = *shown == column;
                        let onchange = Callback::from(move |_: Event| shown.set(column));
                        html! {
                            <label key={*code} class={format!("guard__tab guard__tab--{code}")}>
                                <span class="number">{ speech.number(*count as u64) }{ draw_icon(icon) }</span>
                                <span class="label">{ *name }</span>
                                <input type="radio" name="guard" value={*code} {checked} {onchange} />
                            </label>
                        }
                    }) }
                </div>
                <div class="guard__columns">
                    { for columns.iter().map(|(column, code, icon, count, name, heading)| html! {
                        <section key={*code} class={format!("guard__column guard__column--{code}")} aria-label={*name}>
                            <h2>{ draw_icon(icon) }{ speech.count(heading, *count as u64, &[]) }</h2>
                            <ul class="rows">
                                { match column {
                                    Column::Glad => glad_rows(&speech, book, tally, &raise),
                                    Column::Fine => rows(&speech, book, &fine_piles, &raise),
                                    Column::Not => rows(&speech, book, &piles, &raise),
                                } }
                            </ul>
                        </section>
                    }) }
                </div>
            </div>
            if let Some(pile) = &*up {
                <HeapSheet book={book.clone()} offer={props.offer.clone()} dishes={props.judged.guard.dishes().to_vec()} pile={pile.clone()} {on_close} />
            }
        </>
    }
}

/// Says what the offer would mean, and what is different from a month ago.
fn meaning(speech: &Speech, props: &Props) -> Html {
    let texts = speech.language.care();
    let judged = &props.judged;
    let library = props.book.library();
    let Meaning { glad, told_lately, withdrew, agreed_lately, by_word } =
        judged.guard.meaning(&library, &props.survey, &judged.tally);
    let number = |count: usize| count as u64;
    let mut said = vec![speech.count(texts.meaning, number(glad), &[])];
    let mut why = Vec::new();
    if told_lately > 0 {
        why.push(speech.count(texts.meaning_recent, number(told_lately), &[]));
    }
    if withdrew > 0 {
        why.push(speech.count(texts.meaning_withdrew, number(withdrew), &[]));
    }
    if !why.is_empty() {
        let why = why.join(", ");
        said.push(speech.count(texts.meaning_fewer, number(told_lately + withdrew), &[("why", &why)]));
    }
    if agreed_lately > 0 {
        said.push(speech.count(texts.meaning_more, number(agreed_lately), &[]));
    }
    if by_word > 0 {
        said.push(speech.count(texts.meaning_by_word, number(by_word), &[]));
    }
    html! { <p class="lead top-gap">{ said.join(" ") }</p> }
}

fn glad_rows(speech: &Speech, book: &BookHandle, tally: &Tally, raise: &Callback<Pile>) -> Html {
    let texts = speech.language.care();
    let library = book.library();
    let rest = tally.glad.len().saturating_sub(LISTED);
    let rows = tally.glad.iter().take(LISTED).filter_map(|(id, judgement)| {
        let customer = library.customer(*id)?;
        let name = name_of(speech, &customer);
        let why = judgement.reasons.first().map(|reason| reason_words(speech, reason));
        let onclick = {
            let pile = Pile { heap: Heap::Glad, people: vec![(*id, judgement.clone())] };
            raise.reform(move |_: MouseEvent| pile.clone())
        };
        Some(html! {
            <li key={id.to_string()}>
                <button class="why why--open" type="button" {onclick}>
                    { draw_avatar(*id, name, Size::Small) }
                    <span class="why__what">{ name }</span><span></span>
                    <span class="why__who">{ why }</span>
                </button>
            </li>
        })
    });
    let onrest = {
        let pile = Pile { heap: Heap::Glad, people: tally.glad.clone() };
        raise.reform(move |_: MouseEvent| pile.clone())
    };
    html! {
        <>
            { for rows }
            if rest > 0 {
                <li>
                    <button class="go" type="button" onclick={onrest}>
                        { draw_icon("people") }
                        <span class="go__what">{ speech.count(texts.others_all, rest as u64, &[]) }</span>
                        { draw_icon("forward") }
                    </button>
                </li>
            }
        </>
    }
}

fn rows(
    speech: &Speech,
    book: &BookHandle,
    piles: &[(Heap, &Vec<(CustomerId, Judgement)>)],
    raise: &Callback<Pile>,
) -> Html {
    let texts = speech.language.care();
    let library = book.library();
    let rows = piles.iter().map(|(heap, people)| {
        let (icon, what) = heap_words(speech, *heap);
        let tomato = matches!(heap, Heap::Allergy | Heap::Unwritten).then_some("why--allergy");
        let names: Vec<String> = people
            .iter()
            .take(NAMED)
            .filter_map(|(id, judgement)| {
                let customer = library.customer(*id)?;
                let name = name_of(speech, &customer);
                let limits: Vec<&str> = Tally::allergies(judgement)
                    .map(|kind| allergy_name(speech.texts, kind))
                    .chain(Tally::diets(judgement).map(|diet| diet_name(speech.texts, diet)))
                    .collect();
                let limits = limits.join(", ").to_lowercase();
                Some(if limits.is_empty() { name.to_owned() } else { format!("{name} ({limits})") })
            })
            .collect();
        let mut who = names.join(", ");
        let rest = people.len().saturating_sub(NAMED);
        if rest > 0 {
            who = speech.count(texts.and_others, rest as u64, &[("who", &who)]);
        }
        if *heap == Heap::Unwritten {
            who = fill(texts.heap_unwritten_more, &[("who", &who)]);
        }
        let onclick = {
            let pile = Pile { heap: *heap, people: (*people).clone() };
            raise.reform(move |_: MouseEvent| pile.clone())
        };
        html! {
            <li key={format!("{heap:?}")}>
                <button class={classes!("why", "why--open", tomato)} type="button" {onclick}>
                    { draw_icon(icon) }
                    <span class="why__what">{ what }</span>
                    <span class="why__n">{ speech.number(people.len() as u64) }</span>
                    <span class="why__who">{ who }</span>
                </button>
            </li>
        }
    });
    rows.collect()
}
