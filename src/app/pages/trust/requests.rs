//! What people ask about their data: taken down in one press, with the month to answer in sight, and how it was answered.

use super::request_sheet::RequestSheet;
use crate::app::components::{Pane, draw_behind, draw_icon, lead_back};
use crate::app::pages::profile::told;
use crate::app::route::{Route, TrustPage};
use crate::app::state::{BookHandle, Notices, Speech, capital, use_book};
use crate::domain::{CustomerId, Library, PaperId, PaperKind, Request, RequestKind, RequestState, order};
use crate::exchange::{Handout, Line, Section};
use crate::messages::fill;
use crate::platform::{clock, random};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose; everybody's where none is given.
    pub of: Option<CustomerId>,
}

/// Lists requests, those to be answered soonest first.
pub fn requests(library: &Library, of: Option<CustomerId>) -> Vec<Request> {
    let names = of.map(|id| library.namesakes(id));
    let about = |request: &Request| {
        names.as_ref().is_none_or(|names| request.customer.is_some_and(|customer| names.contains(&customer)))
    };
    let mut all: Vec<Request> =
        library.papers(PaperKind::Request).filter_map(Request::of).filter(about).collect();
    order::sort_by_key(&mut all, |one| (!one.is_open(), one.due(clock::offset(one.at)), one.id));
    all
}

/// Names what is asked.
pub fn kind_words(speech: &Speech, kind: RequestKind) -> &'static str {
    let trust = speech.language.trust();
    match kind {
        RequestKind::Access => trust.request_access,
        RequestKind::Correction => trust.request_correction,
        RequestKind::Erasure => trust.request_erasure,
        RequestKind::Objection => trust.request_objection,
        RequestKind::Portability => trust.request_portability,
        RequestKind::Unsaid => trust.request_unsaid,
    }
}

/// Says until when it is to be answered, or how it was; and whether that is late.
pub fn due_words(speech: &Speech, request: &Request) -> (String, bool) {
    let trust = speech.language.trust();
    if let Some(at) = request.answered.filter(|_| !request.is_open()) {
        let refused = request.state == RequestState::Refused;
        let text = if refused { trust.request_was_refused } else { trust.request_was_done };
        return (fill(text, &[("day", &speech.date(at))]), false);
    }
    let offset = clock::offset(request.at);
    let due = request.due(offset);
    let now = clock::now();
    let (today, _) = crate::domain::Day::of(now, clock::offset(now));
    let (left, day) = (due.0 - today.0, speech.date(due.start(offset)));
    let text = match left {
        0 => return (trust.request_due_today.to_owned(), true),
        1.. => trust.request_due,
        _ => trust.request_overdue,
    };
    (speech.count(text, left.unsigned_abs(), &[("day", &day)]), left < 0)
}

/// Returns who asks, in words.
pub fn asker(speech: &Speech, library: &Library, request: &Request) -> String {
    let known = request.customer.and_then(|id| library.customer(library.canonical(id)));
    let name = known.map(|customer| customer.title()).filter(|name| !name.is_empty());
    match name {
        Some(name) => name.to_owned(),
        None if request.who.is_empty() => speech.language.trust().request_nobody.to_owned(),
        None => request.who.to_string(),
    }
}

/// Says when somebody asked, and who took it down.
pub fn asked_words(speech: &Speech, request: &Request) -> String {
    let trust = speech.language.trust();
    let asked = capital(&fill(trust.request_log_asked, &[("day", &speech.date(request.at))]));
    match &*request.by {
        "" => asked,
        by => format!("{asked}, {}", fill(trust.request_log_taken, &[("by", by)])),
    }
}

/// Writes all of them as a paper, those to be answered first.
pub fn write_requests(speech: &Speech, library: &Library, foot: Vec<String>) -> Handout {
    let trust = speech.language.trust();
    let line = |request: &Request| {
        let what = format!("{}: {}", kind_words(speech, request.kind), asker(speech, library, request));
        let mut more = vec![asked_words(speech, request), due_words(speech, request).0];
        let said = [Some(&request.what), request.longer.as_ref(), Some(&request.answer)];
        more.extend(said.into_iter().flatten().filter(|said| !said.is_empty()).map(|said| said.to_string()));
        Line::new(what, more.join(". "))
    };
    let all = requests(library, None);
    let lead = if all.is_empty() { trust.requests_none } else { trust.request_log_lead };
    let (open, closed): (Vec<&Request>, Vec<&Request>) = all.iter().partition(|request| request.is_open());
    let list = |title: &str, some: &[&Request]| Section {
        title: title.to_owned(),
        lines: some.iter().map(|request| line(request)).collect(),
        ..Section::default()
    };
    let mut sections = vec![list("", &open)];
    if !closed.is_empty() {
        sections.push(list(trust.requests_closed, &closed));
    }
    Handout { title: trust.request_log_title.to_owned(), lead: lead.to_owned(), sections, foot }
}

/// Shows them, and takes a new one down.
#[component]
pub fn Requests(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let trust = speech.language.trust();
    let opened = use_state(|| None::<PaperId>);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let of = props.of.map(|id| library.canonical(id));
    let all = requests(&library, of);
    let (open, closed): (Vec<&Request>, Vec<&Request>) = all.iter().partition(|request| request.is_open());
    let whose = of.and_then(|id| library.customer(id)).map(|customer| customer.title().to_owned());
    let back = of.map_or(Route::Trust(TrustPage::All), |id| Route::Trust(TrustPage::Known(id)));
    let ask = |kind: RequestKind| {
        let (book, opened) = (book.clone(), opened.clone());
        let done = told(&notices, speech, fill(trust.request_taken, &[("what", kind_words(&speech, kind))]));
        Callback::from(move |_: MouseEvent| {
            let id = PaperId::random(&mut random::roll);
            book.take_request(id, kind, of, done.clone());
            opened.set(Some(id));
        })
    };
    let row = |request: &Request| {
        let id = request.id;
        let (due, late) = due_words(&speech, request);
        let onclick = {
            let opened = opened.clone();
            Callback::from(move |_: MouseEvent| opened.set(Some(id)))
        };
        let what = format!("{}: {}", kind_words(&speech, request.kind), asker(&speech, &library, request));
        html! {
            <button class="go" type="button" {onclick} key={id.to_string()}>
                { draw_icon(if late { "alarm" } else if request.is_open() { "clock" } else { "check" }) }
                <span><span class="go__what">{ what }</span><span class="go__more">{ due }</span></span>{ draw_icon("forward") }
            </button>
        }
    };
    let on_close = {
        let opened = opened.clone();
        Callback::from(move |()| opened.set(None))
    };
    let shown = opened.filter(|id| all.iter().any(|request| request.id == *id));
    html! {
        <Pane dock={lead_back(&speech, &back)}>
            <header class="title">
                if let Some(whose) = whose { <p class="title__over">{ whose }</p> }
                <h1>{ trust.requests }</h1>
            </header>
            <p class="lead top-gap">{ trust.requests_lead }</p>
            if all.is_empty() { <p class="note top-gap">{ trust.requests_none }</p> }
            if !open.is_empty() { <div class="rows top-gap">{ for open.iter().map(|request| row(request)) }</div> }
            <section class="section stack" aria-labelledby="somebody-asks">
                <h2 id="somebody-asks">{ trust.requests_new }</h2>
                <div class="cluster">
                    { for RequestKind::ALL.iter().map(|kind| html! {
                        <button key={kind.code()} class="pick" type="button" onclick={ask(*kind)}>{ kind_words(&speech, *kind) }</button>
                    }) }
                </div>
            </section>
            if !closed.is_empty() {
                <section class="section">
                    { draw_behind(trust.requests_closed, html! { <div class="rows">{ for closed.iter().map(|request| row(request)) }</div> }) }
                </section>
            }
            if !all.is_empty() && of.is_none() {
                <p class="section"><a class="link" href={Route::Trust(TrustPage::RequestLog).href()}>{ trust.request_log }</a></p>
            }
            if let Some(id) = shown { <RequestSheet key={id.to_string()} {id} {on_close} /> }
        </Pane>
    }
}

impl BookHandle {
    /// Takes down that somebody asks something, now.
    pub fn take_request(
        &self,
        id: PaperId,
        kind: RequestKind,
        customer: Option<CustomerId>,
        done: crate::app::state::Done,
    ) {
        self.act(
            move |_, author| {
                let request = Request {
                    id,
                    kind,
                    customer,
                    who: "".into(),
                    what: "".into(),
                    at: author.now,
                    by: author.by.clone(),
                    longer: None,
                    state: RequestState::Open,
                    answered: None,
                    answer: "".into(),
                };
                Ok(request.plan())
            },
            done,
        );
    }
}
