//! For how long one kind of things is kept: what would go is shown before anything does, then it goes by itself.

use super::promises::forget_things;
use crate::analysis::keeping::{Expiring, Kept};
use crate::analysis::retention::{PERIODS, months_before};
use crate::app::components::{draw_icon, draw_segments};
use crate::app::pages::profile::told;
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{Action, Plan, RecordId, Value};
use crate::messages::fill;
use crate::platform::clock;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What.
    pub kept: Kept,
}

/// Names a kind of things, with what of them goes and what stays.
pub fn kept_words(speech: &Speech, kept: Kept) -> (&'static str, &'static str) {
    let trust = speech.language.trust();
    match kept {
        Kept::Visits => (trust.keep_visits, trust.keep_visits_more),
        Kept::Notes => (trust.keep_notes, trust.keep_notes_more),
        Kept::Reviews => (trust.keep_reviews, trust.keep_reviews_more),
        Kept::Requests => (trust.keep_requests, trust.keep_requests_more),
    }
}

/// Shows the periods, and what would go.
#[component]
pub fn KeptFor(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    let looked_at = use_state(|| None::<u64>);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let kept = props.kept;
    let stands = kept.months(&book.library());
    let chosen = looked_at.or(stands);
    let people = speech.language.people();
    let (title, more) = kept_words(&speech, kept);
    let counted = match kept {
        Kept::Visits => people.in_time_visits,
        Kept::Notes => people.in_time_notes,
        Kept::Reviews => people.in_time_reviews,
        Kept::Requests => people.in_time_requests,
    };
    let mut choices: Vec<(AttrValue, Option<AttrValue>)> = vec![(trust.keep_never.into(), None)];
    choices
        .extend(PERIODS.iter().map(|one| (speech.count(trust.retention_years, *one / 12, &[]).into(), None)));
    let place = chosen.and_then(|months| PERIODS.iter().position(|one| *one == months));
    let set = |months: Option<u64>| {
        let (book, done) = (book.clone(), told(&notices, speech, trust.saved.to_owned()));
        move || {
            let value = months.map_or(Value::Absent, |months| Value::Number(months as i64));
            let decide = move |_: &_, _: &_| {
                Ok(Plan::new(Action::EditSettings).set(RecordId::Shop, kept.field(), value.clone()))
            };
            book.act(decide, done.clone());
        }
    };
    let on_choose = {
        let (looked_at, never) = (looked_at.clone(), set(None));
        Callback::from(move |place: usize| match place.checked_sub(1).and_then(|place| PERIODS.get(place)) {
            Some(months) => looked_at.set(Some(*months)),
            None => {
                looked_at.set(None);
                never();
            }
        })
    };
    let onstart = {
        let (book, looked_at, start) = (book.clone(), looked_at.clone(), set(*looked_at));
        Callback::from(move |_: MouseEvent| {
            start();
            looked_at.set(None);
            // What is past goes once the choice is written: deeds are done one after the other.
            forget_things(&book);
        })
    };
    let tried = *looked_at;
    let preview = use_memo((book.clone(), tried), |(book, tried)| {
        let months = (*tried)?;
        let library = book.library();
        let end = Some(months_before(clock::now(), months));
        let ends = Kept::ALL.map(|one| end.filter(|_| one == kept));
        let mut expiring = Expiring::new(&library, ends);
        while expiring.step(&library, usize::MAX) {}
        expiring.past().get(kept as usize).cloned()
    });
    let preview = preview.as_ref().as_ref().map(|past| {
        let what = speech.count(counted, past.things, &[]);
        match past.people.len() as u64 {
            _ if past.things == 0 => trust.keep_nothing.to_owned(),
            0 => fill(trust.keep_past, &[("what", &what)]),
            people => speech.count(trust.keep_past_of, people, &[("what", &what)]),
        }
    });
    let id = format!("keep-{}", kept as usize);
    html! {
        <section class="section stack" aria-labelledby={id.clone()}>
            <h2 {id}>{ title }</h2>
            <p class="note">{ more }{ " " }{ speech.count(trust.keep_suggested, kept.suggested() / 12, &[]) }{ "." }</p>
            { draw_segments(title, &choices, Some(place.map_or(0, |place| place + 1)), &on_choose) }
            if let Some(preview) = preview {
                <p role="status">{ preview }</p>
                <button class="button button--wide" type="button" onclick={onstart} aria-label={format!("{}: {title}", trust.keep_by_itself)}>
                    { draw_icon("clock") }{ trust.keep_by_itself }
                </button>
            } else if stands.is_some() {
                <p class="note">{ trust.keep_on }</p>
            }
        </section>
    }
}
