//! One offer: what it says, and at once for whom it is, for whom it is fine, and whom it must not reach.

use super::columns::Columns;
use super::deeds::told;
use super::dishes::{Dishes, draw_known};
use super::outcome::draw_outcome;
use super::period::{field_day, period_words, read_day};
use super::work::{Judged, Judging, use_judged};
use crate::analysis::guard::is_held_back;
use crate::analysis::survey::Survey;
use crate::app::components::{Pane, TextField, draw_icon, draw_progress, draw_segments, lead_back};
use crate::app::route::{CarePage, Route};
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{Field, Offer, PaperId, PaperKind, RecordId, Value};
use crate::messages::{Language, fill};
use std::rc::Rc;
use yew::prelude::*;

/// How many messages a month can be chosen.
const CAPS: [u32; 3] = [1, 2, 4];
/// How many in a hundred can be held back.
const HELD: [u8; 3] = [0, 10, 20];

#[derive(Properties)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// Everybody's visits, counted.
    pub survey: Rc<Survey>,
    /// Which offer.
    pub id: PaperId,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.book == other.book && Rc::ptr_eq(&self.survey, &other.survey) && self.id == other.id
    }
}

/// Reads an offer; one that nobody wrote yet says nothing.
pub fn read(book: &BookHandle, id: PaperId) -> Offer {
    let library = book.library();
    let paper = library.record(RecordId::Paper(PaperKind::Offer, id));
    paper.and_then(Offer::of).unwrap_or_else(|| Offer::new(id))
}

/// Shows how far the looking at everybody has come, and how to stop it; nothing once it is done.
fn draw_judging(speech: &Speech, judging: Judging, halt: &Callback<bool>) -> Html {
    let texts = speech.language.care();
    if judging.done >= judging.all && !judging.halted {
        return html! {};
    }
    let values = [("done", speech.number(judging.done as u64)), ("all", speech.number(judging.all as u64))];
    let said = fill(
        if judging.halted { texts.judging_halted } else { texts.judging },
        &values.each_ref().map(|(name, value)| (*name, value.as_str())),
    );
    let onclick = halt.reform(move |_: MouseEvent| !judging.halted);
    html! {
        <div class="stack top-gap" role="status">
            if judging.halted { <p class="note">{ said }</p> } else { { draw_progress(&said, judging.done as u64, judging.all as u64) } }
            <button class="button" type="button" {onclick}>{ if judging.halted { texts.judging_resume } else { speech.texts.cancel } }</button>
        </div>
    }
}

/// Shows the offer.
#[component]
pub fn OfferPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let book = &props.book;
    let offer = read(book, props.id);
    let (judged, judging, halt) = use_judged(book, &props.survey, &offer);
    let open = |judged: &Judged| judged.tally.glad().filter(|(id, _)| !is_held_back(&offer, *id)).count();
    let glad = judged.as_ref().map_or(0, open);
    let fresh = use_state(|| offer.items.is_empty());
    let dock = html! {
        <>
            { lead_back(&speech, &Route::Care(CarePage::Offers)) }
            if glad > 0 {
                <a class="button" href={Route::Care(CarePage::Send(props.id)).href()}>
                    { draw_icon("send") }{ speech.count(texts.prepare, glad as u64, &[]) }
                </a>
            }
        </>
    };
    let name = if offer.name.is_empty() { texts.offer_unnamed } else { &offer.name };
    html! {
        <Pane {dock}>
            <header class="title">
                <p class="title__over">{ period_words(&speech, &offer) }</p>
                <h1>{ name }</h1>
                if let Some(judged) = &judged { { draw_known(&speech, judged.guard.dishes()) } }
            </header>
            <details class="behind top-gap" open={*fresh}>
                <summary>{ draw_icon("edit") }{ texts.offer_edit }</summary>
                <Fields book={book.clone()} offer={offer.clone()} />
            </details>
            { draw_judging(&speech, judging, &halt) }
            if let Some(judged) = judged {
                <Columns book={book.clone()} survey={props.survey.clone()} offer={offer.clone()} {judged} />
            }
            { draw_outcome(&speech, book, &offer) }
        </Pane>
    }
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    book: BookHandle,
    offer: Offer,
}

/// Shows what can be changed; each is saved at once.
#[component]
fn Fields(props: &FieldsProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let (book, offer) = (&props.book, &props.offer);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let write = {
        let (book, record) = (book.clone(), offer.record());
        let done = told(&notices, speech, texts.offer_saved.into());
        move |field: Field, value: Value| book.write_paper(record, field, value, done.clone())
    };
    let text_of = |field: Field| {
        let write = write.clone();
        Callback::from(move |text: String| write(field.clone(), Value::text(&text)))
    };
    let day_of = |field: Field, last: bool| {
        let write = write.clone();
        Callback::from(move |text: String| write(field.clone(), read_day(&text, last)))
    };
    let choose = |field: Field, values: Vec<i64>| {
        let write = write.clone();
        Callback::from(move |place: usize| {
            if let Some(value) = values.get(place) {
                write(field.clone(), Value::Number(*value));
            }
        })
    };
    let hole = |name: &str| format!("{{{name}}}");
    let holes =
        [("name", hole(texts.hole_name)), ("what", hole(texts.hole_what)), ("place", hole(texts.hole_place))];
    let holes = holes.each_ref().map(|(name, hole)| (*name, hole.as_str()));
    let caps: Vec<_> = CAPS.iter().map(|cap| (AttrValue::from(cap.to_string()), None)).collect();
    let held_name = |held: &u8| match held {
        0 => texts.offer_held_none.to_owned(),
        held => fill(texts.offer_held_share, &[("n", &held.to_string())]),
    };
    let held: Vec<_> = HELD.iter().map(|held| (AttrValue::from(held_name(held)), None)).collect();
    let onremove = {
        let (book, record) = (book.clone(), offer.record());
        let done = told(&notices, speech, texts.offer_put_aside.into());
        Callback::from(move |_: MouseEvent| {
            book.write_paper(record, Field::Deleted, Value::Flag(true), done.clone());
            Route::Care(CarePage::Offers).go();
        })
    };
    let others = Language::ALL.into_iter().filter(|language| *language != speech.language);
    let written = offer.text_in(speech.language.tag());
    html! {
        <div class="stack stack--loose top-gap">
            <TextField id="offer-name" label={texts.offer_name} placeholder={texts.offer_name_example}
                value={offer.name.to_string()} on_save={text_of(Field::Name)} />
            <Dishes book={book.clone()} offer={offer.clone()} />
            <div class="cluster cluster--even">
                <TextField id="offer-from" label={texts.offer_from} kind="date" value={field_day(offer.from)} on_save={day_of(Field::From, false)} />
                <TextField id="offer-until" label={texts.offer_until_field} kind="date" value={field_day(offer.until)} on_save={day_of(Field::Until, true)} />
            </div>
            <TextField id="offer-text" label={texts.offer_text} long=true placeholder={fill(texts.offer_text_first, &holes)}
                hint={fill(texts.offer_text_hint, &holes)} value={offer.text.to_string()} on_save={text_of(Field::Text)} />
            { for others.map(|language| {
                let tag = language.tag();
                let text = offer.texts.iter().find(|(other, _)| **other == *tag).map(|(_, text)| text.to_string()).unwrap_or_default();
                let label = fill(texts.offer_text_other, &[("language", &speech.language_word(tag))]);
                html! {
                    <TextField key={tag} id={format!("offer-text-{tag}")} {label} long=true placeholder={written.to_owned()}
                        value={text} on_save={text_of(Field::TextIn(tag.into()))} />
                }
            }) }
            <div class="field">
                <span class="field__label">{ texts.offer_cap }</span>
                { draw_segments(texts.offer_cap, &caps, CAPS.iter().position(|cap| *cap == offer.cap),
                    &choose(Field::Cap, CAPS.iter().map(|cap| i64::from(*cap)).collect())) }
            </div>
            <div class="field">
                <span class="field__label">{ texts.offer_held }</span>
                { draw_segments(texts.offer_held, &held, HELD.iter().position(|held| *held == offer.held),
                    &choose(Field::Held, HELD.iter().map(|held| i64::from(*held)).collect())) }
                <span class="field__hint">{ texts.offer_held_hint }</span>
            </div>
            <button class="button button--tonal" type="button" onclick={onremove}>{ draw_icon("close") }{ texts.offer_remove }</button>
        </div>
    }
}
