//! For whom an offer is: three columns, each in piles of one reason, and what it would mean.

use super::heap_sheet::{HeapSheet, Pile};
use super::words::{heap_words, name_of, reason_words};
use super::work::Judged;
use crate::analysis::guard::{Heap, Meaning, Shift, Tally};
use crate::analysis::survey::Survey;
use crate::app::components::{Size, draw_avatar, draw_icon};
use crate::app::state::{BookHandle, Speech};
use crate::domain::Offer;
use crate::messages::{allergy_name, diet_name, fill};
use std::collections::BTreeMap;
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
        self.book == other.book && self.offer == other.offer && self.judged == other.judged
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
    html! {
        <>
            <p class="lead top-gap">{ meaning(&speech, &props.judged) }</p>
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
                                    Column::Fine => rows(&speech, book, tally, tally.fine.keys(), &raise),
                                    Column::Not => rows(&speech, book, tally, tally.not.keys(), &raise),
                                } }
                            </ul>
                        </section>
                    }) }
                </div>
            </div>
            if let Some(pile) = &*up {
                <HeapSheet book={book.clone()} offer={props.offer.clone()} judged={props.judged.clone()} pile={*pile} {on_close} />
            }
        </>
    }
}

/// Says what the offer would mean, and what is different from a month ago, once that is known.
fn meaning(speech: &Speech, judged: &Judged) -> String {
    let texts = speech.language.care();
    let mut said = vec![speech.count(texts.meaning, judged.tally.counts().0 as u64, &[])];
    let Some(meaning) = &judged.meaning else { return said.swap_remove(0) };
    let Meaning { before, fewer, more, by_word, .. } = &**meaning;
    if !fewer.is_empty() || !more.is_empty() {
        said.push(speech.count(texts.meaning_before, *before as u64, &[]));
    }
    let why = |shifts: &BTreeMap<Shift, usize>, text: &str, words: fn(&Speech, Shift) -> &'static str| {
        let why: Vec<String> = shifts
            .iter()
            .map(|(shift, count)| speech.count(words(speech, *shift), *count as u64, &[]))
            .collect();
        let sum = shifts.values().sum::<usize>() as u64;
        (sum > 0).then(|| speech.count(text, sum, &[("why", &why.join(", "))]))
    };
    said.extend(why(fewer, texts.meaning_fewer, fewer_words));
    said.extend(why(more, texts.meaning_more, more_words));
    if *by_word > 0 {
        said.push(speech.count(texts.meaning_by_word, *by_word as u64, &[]));
    }
    said.join(" ")
}

fn fewer_words(speech: &Speech, shift: Shift) -> &'static str {
    let texts = speech.language.care();
    match shift {
        Shift::Told => texts.fewer_told,
        Shift::Consent => texts.fewer_consent,
        Shift::Channel => texts.fewer_channel,
        Shift::Limits => texts.fewer_limits,
        Shift::Menu => texts.fewer_menu,
        Shift::Aside => texts.fewer_aside,
        Shift::Liking => texts.fewer_liking,
    }
}

fn more_words(speech: &Speech, shift: Shift) -> &'static str {
    let texts = speech.language.care();
    match shift {
        Shift::Told => texts.more_told,
        Shift::Consent => texts.more_consent,
        Shift::Channel => texts.more_channel,
        Shift::Limits => texts.more_limits,
        Shift::Menu => texts.more_menu,
        Shift::Aside => texts.more_aside,
        Shift::Liking => texts.more_liking,
    }
}

fn glad_rows(speech: &Speech, book: &BookHandle, tally: &Tally, raise: &Callback<Pile>) -> Html {
    let texts = speech.language.care();
    let library = book.library();
    let rest = tally.counts().0.saturating_sub(LISTED);
    let rows = tally.glad().take(LISTED).filter_map(|(id, judgement)| {
        let customer = library.customer(*id)?;
        let name = name_of(speech, &customer);
        let why = judgement.reasons.first().map(|reason| reason_words(speech, reason));
        let pile = Pile { heap: Heap::Glad, one: Some(*id) };
        let onclick = raise.reform(move |_: MouseEvent| pile);
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
    let onrest = raise.reform(|_: MouseEvent| Pile { heap: Heap::Glad, one: None });
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

fn rows<'a>(
    speech: &Speech,
    book: &BookHandle,
    tally: &Tally,
    heaps: impl Iterator<Item = &'a Heap>,
    raise: &Callback<Pile>,
) -> Html {
    let texts = speech.language.care();
    let library = book.library();
    let rows = heaps.map(|heap| {
        let (icon, what) = heap_words(speech, *heap);
        let tomato = matches!(heap, Heap::Allergy | Heap::Unwritten).then_some("why--allergy");
        let names: Vec<String> = tally
            .on(*heap)
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
        let count = tally.count(*heap);
        let rest = count.saturating_sub(NAMED);
        if rest > 0 {
            who = speech.count(texts.and_others, rest as u64, &[("who", &who)]);
        }
        if *heap == Heap::Unwritten {
            who = fill(texts.heap_unwritten_more, &[("who", &who)]);
        }
        let pile = Pile { heap: *heap, one: None };
        let onclick = raise.reform(move |_: MouseEvent| pile);
        html! {
            <li key={format!("{heap:?}")}>
                <button class={classes!("why", "why--open", tomato)} type="button" {onclick}>
                    { draw_icon(icon) }
                    <span class="why__what">{ what }</span>
                    <span class="why__n">{ speech.number(count as u64) }</span>
                    <span class="why__who">{ who }</span>
                </button>
            </li>
        }
    });
    rows.collect()
}
