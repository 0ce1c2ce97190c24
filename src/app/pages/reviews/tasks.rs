//! What is to be done, each with who takes care of it; drafts of replies to copy.

use super::one::saved;
use super::quote::day_words;
use super::{Shown, said};
use crate::app::components::{Pane, Sheet, TextField, draw_icon, draw_small_icon, lead_back};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{BookHandle, NoticeAction, Notices, Speech};
use crate::domain::{
    Action, Day, Field, FollowUp, FollowUpKind, Left, Library, PaperId, PaperKind, Plan, RecordId, Stamp,
    Value, Way, order,
};
use crate::messages::fill;
use crate::platform::{clipboard, clock, random};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Counts what is still to be done.
pub fn open_tasks(library: &Library) -> usize {
    all(library).filter(|task| !task.is_done()).count()
}

fn all(library: &Library) -> impl Iterator<Item = FollowUp<'_>> {
    library.papers(PaperKind::FollowUp).filter_map(FollowUp::of)
}

/// Shows everything that is to be done.
#[component]
pub fn TodoPage(props: &Shown) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let back = lead_back(&speech, &Route::Reviews(ReviewsRoute::Week));
    let none = all(&props.book.library()).next().is_none();
    html! {
        <Pane dock={back}>
            <header class="title"><h1>{ texts.to_do }</h1></header>
            if none {
                <div class="empty"><h2>{ texts.no_tasks }</h2><p class="lead">{ texts.no_tasks_more }</p></div>
            }
            <Tasks shown={props.clone()} about={None::<PaperId>} />
        </Pane>
    }
}

#[derive(Properties, PartialEq)]
pub struct TasksProps {
    /// What was read, and the book.
    pub shown: Shown,
    /// The incident they belong to; all where none is given.
    pub about: Option<PaperId>,
}

/// Shows what is to be done, and a way to add to it.
#[component]
pub fn Tasks(props: &TasksProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = said(&speech);
    let opened = use_state(|| None::<PaperId>);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let book = props.shown.book.clone();
    let library = book.library();
    let about = props.about;
    let mut tasks: Vec<FollowUp> =
        all(&library).filter(|task| about.is_none() || task.about() == about).collect();
    order::sort_by_key(&mut tasks, |task| {
        (task.is_done(), std::cmp::Reverse(task.at()), task.kind(), task.id())
    });
    let on_add = {
        let (book, notices) = (book.clone(), notices.clone());
        Callback::from(move |what: String| {
            if !what.trim().is_empty() {
                let plan = move |_: &Library, author: &crate::domain::Author| {
                    let task = NewTask {
                        kind: FollowUpKind::Other,
                        what: what.clone(),
                        about,
                        ..NewTask::default()
                    };
                    Ok(task.plan(author.now))
                };
                book.act(plan, saved(&notices, speech, said(&speech).taken_up));
            }
        })
    };
    let shown = opened.and_then(|id| tasks.iter().find(|task| task.id() == id).copied());
    html! {
        <div class="stack top-gap">
            if !tasks.is_empty() {
                <ul class="rows">{ for tasks.iter().map(|task| row(&speech, &book, &notices, task, &opened)) }</ul>
            }
            <TextField id="own-task" label={texts.own_task} placeholder={texts.own_task_example} value="" on_save={on_add} />
            if let Some(task) = shown {
                { sheet(&speech, &book, &notices, &task, &opened) }
            }
        </div>
    }
}

fn row(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    task: &FollowUp,
    opened: &UseStateHandle<Option<PaperId>>,
) -> Html {
    let texts = said(speech);
    let (id, done) = (task.id(), task.is_done());
    let onchange = {
        let (book, notices, speech) = (book.clone(), notices.clone(), *speech);
        Callback::from(move |_: Event| {
            let (state, text) = if done {
                (FollowUp::OPEN, said(&speech).task_open)
            } else {
                (FollowUp::DONE, said(&speech).task_done)
            };
            book.act(move |_, _| Ok(set(id, Field::State, state.into())), saved(&notices, speech, text));
        })
    };
    let onclick = {
        let opened = opened.clone();
        Callback::from(move |_: MouseEvent| opened.set(Some(id)))
    };
    let by = match task.owner() {
        "" => texts.task_nobody.to_owned(),
        name => fill(texts.task_of, &[("name", name)]),
    };
    let more = match task.kind() {
        FollowUpKind::Reply => texts.reply_more,
        FollowUpKind::Contact => texts.contact_more,
        _ => task.text(),
    };
    let name = format!("task-{id}");
    html! {
        <li key={id.to_string()} class="task-row">
            <label class="task" for={name.clone()}>
                <input id={name} class="task__box" type="checkbox" checked={done} {onchange} />
                <span>
                    <span class="task__what">{ task.what() }</span>
                    if !more.is_empty() { <span class="task__more">{ more }</span> }
                    <span class="task__more">{ by }</span>
                </span>
            </label>
            <button class="icon-button" type="button" {onclick} aria-label={format!("{}: {}", speech.texts.edit, task.what())}>{ draw_icon("edit") }</button>
        </li>
    }
}

fn sheet(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    task: &FollowUp,
    opened: &UseStateHandle<Option<PaperId>>,
) -> Html {
    let texts = said(speech);
    let id = task.id();
    let save = |field: Field| {
        let (book, notices, speech) = (book.clone(), notices.clone(), *speech);
        Callback::from(move |text: String| {
            let (field, value) = (field.clone(), Value::text(&text));
            book.act(
                move |_, _| Ok(set(id, field.clone(), value.clone())),
                saved(&notices, speech, said(&speech).tie_saved),
            );
        })
    };
    let oncopy = {
        let (book, notices, text, speech) = (book.clone(), notices.clone(), task.text().to_owned(), *speech);
        Callback::from(move |_: MouseEvent| {
            let (book, notices, text) = (book.clone(), notices.clone(), text.clone());
            spawn_local(async move {
                let done = clipboard::copy(&text).await;
                if done {
                    book.note_departure(Left::Message, Way::Copied, 0, "", None);
                }
                let texts = said(&speech);
                notices.dispatch(NoticeAction::say(if done { texts.copied } else { texts.not_copied }));
            });
        })
    };
    let on_close = {
        let opened = opened.clone();
        Callback::from(move |()| opened.set(None))
    };
    let is_reply = task.kind() == FollowUpKind::Reply;
    let review = task.review();
    let day = day_words(speech, Day::of(task.at(), clock::offset(task.at())).0.0);
    html! {
        <Sheet title={task.what().to_owned()} note={if is_reply { texts.draft_note.to_owned() } else { day }} {on_close}>
            <div class="stack">
                <TextField id="task-text" label={if is_reply { texts.draft } else { texts.to_do }} value={task.text().to_owned()} long=true
                    on_save={save(Field::Text)} />
                if is_reply {
                    <button class="button button--primary button--wide" type="button" onclick={oncopy}>{ draw_small_icon("file") }{ texts.copy }</button>
                }
                if let Some(review) = review {
                    <a class="link" href={Route::Reviews(ReviewsRoute::Review(review)).href()}>{ texts.a_review }</a>
                }
                if let Some(customer) = task.customer() {
                    <a class="link" href={Route::Customer(customer).href()}>{ speech.texts.customers }</a>
                }
                <TextField id="task-owner" label={texts.task_owner} value={task.owner().to_owned()} on_save={save(Field::Staff)} capitals="words" />
            </div>
        </Sheet>
    }
}

fn set(id: PaperId, field: Field, value: Value) -> Plan {
    Plan::new(Action::Write(PaperKind::FollowUp)).set(RecordId::Paper(PaperKind::FollowUp, id), field, value)
}

/// Something to do that is written down.
#[derive(Clone)]
pub struct NewTask {
    /// What sort it is.
    pub kind: FollowUpKind,
    /// What is to be done.
    pub what: String,
    /// More about it.
    pub text: String,
    /// The incident it belongs to.
    pub about: Option<PaperId>,
    /// The review it is about.
    pub review: Option<PaperId>,
    /// The customer to contact.
    pub customer: Option<crate::domain::CustomerId>,
    /// Its id; drawn where none is given.
    pub id: Option<PaperId>,
}

impl Default for NewTask {
    fn default() -> Self {
        Self {
            kind: FollowUpKind::Other,
            what: String::new(),
            text: String::new(),
            about: None,
            review: None,
            customer: None,
            id: None,
        }
    }
}

impl NewTask {
    /// Returns the plan that writes it down.
    pub fn plan(&self, now: Stamp) -> Plan {
        let mut plan = Plan::new(Action::Write(PaperKind::FollowUp));
        self.write(&mut plan, now);
        plan
    }

    /// Adds it to a plan.
    pub fn write(&self, plan: &mut Plan, now: Stamp) {
        let id = self.id.unwrap_or_else(|| PaperId::random(&mut random::roll));
        let record = RecordId::Paper(PaperKind::FollowUp, id);
        plan.write(record, Field::At, Value::Number(now.0 as i64));
        plan.write(record, Field::Kind, self.kind.code());
        plan.write(record, Field::Name, &*self.what);
        plan.write(record, Field::State, FollowUp::OPEN);
        if !self.text.is_empty() {
            plan.write(record, Field::Text, &*self.text);
        }
        if let Some(about) = self.about {
            plan.write(record, Field::Of, about.to_string().as_str());
        }
        if let Some(review) = self.review {
            plan.write(record, Field::Cites(review.to_string().into()), Value::Flag(true));
        }
        if let Some(customer) = self.customer {
            plan.write(record, crate::domain::about_field(customer), Value::Flag(true));
        }
    }
}
