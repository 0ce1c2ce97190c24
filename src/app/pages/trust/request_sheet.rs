//! One request: who asks and what, until when, and how it was answered.

use super::requests::{asker, due_words, kind_words};
use crate::app::components::{Sheet, TextField, draw_icon};
use crate::app::pages::profile::told;
use crate::app::route::{Route, TrustPage};
use crate::app::state::{Notices, Speech, use_book};
use crate::domain::{Field, PaperId, PaperKind, RecordId, Request, RequestState, Value};
use crate::messages::fill;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which.
    pub id: PaperId,
    /// Called when it is left.
    pub on_close: Callback<()>,
}

/// Shows it.
#[component]
pub fn RequestSheet(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let id = props.id;
    let paper = RecordId::Paper(PaperKind::Request, id);
    let library = book.library();
    let Some(request) = library.record(paper).and_then(Request::of) else { return html! {} };
    let save = |field: Field| {
        let (book, done) = (book.clone(), told(&notices, speech, trust.saved.to_owned()));
        Callback::from(move |text: String| {
            book.write_record(paper, field.clone(), Value::text(&text), done.clone())
        })
    };
    let close = |state: RequestState, said: &str| {
        let (book, done) = (book.clone(), told(&notices, speech, said.to_owned()));
        let (answer, on_close) = (request.answer.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| {
            let answer = answer.clone();
            book.act(move |_, author| Ok(Request::answer(id, state, &answer, author)), done.clone());
            on_close.emit(());
        })
    };
    let known = request.customer.map(|customer| library.canonical(customer));
    let (due, late) = due_words(&speech, &request);
    let asked = fill(
        trust.request_asked,
        &[("day", &speech.day_and_time(request.at)), ("who", &asker(&speech, &library, &request))],
    );
    html! {
        <Sheet title={kind_words(&speech, request.kind)} note={asked} on_close={props.on_close.clone()}>
            <div class="stack">
                <p class={classes!("notice", late.then_some("notice--soon"))}>{ draw_icon("clock") }<span>{ due }</span></p>
                if let Some(known) = known {
                    <a class="link" href={Route::Trust(TrustPage::Known(known)).href()}>{ trust.request_open_known }</a>
                } else {
                    <TextField id="request-who" label={trust.request_who} hint={trust.request_who_hint} value={request.who.to_string()} capitals="words" on_save={save(Field::Name)} />
                }
                <TextField id="request-what" label={trust.request_what} value={request.what.to_string()} long=true on_save={save(Field::Text)} />
                if request.is_open() {
                    <TextField id="request-longer" label={trust.request_longer} hint={trust.request_longer_hint}
                        value={request.longer.clone().unwrap_or_default().to_string()} on_save={save(Field::Until)} />
                }
                <TextField id="request-answer" label={trust.request_answer} hint={trust.request_answer_hint} value={request.answer.to_string()} long=true on_save={save(Field::Reply)} />
                if request.is_open() {
                    <button class="button button--primary button--wide" type="button" onclick={close(RequestState::Done, trust.request_closed)}>{ draw_icon("check") }{ trust.request_done }</button>
                    <button class="button button--wide" type="button" onclick={close(RequestState::Refused, trust.request_closed)}>{ trust.request_refused }</button>
                } else {
                    <button class="button button--wide" type="button" onclick={close(RequestState::Open, trust.request_opened)}>{ trust.request_reopen }</button>
                }
            </div>
        </Sheet>
    }
}
