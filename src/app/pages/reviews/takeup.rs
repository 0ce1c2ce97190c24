//! Taking something up: from an incident or a review to what is to be done about it.

use super::desk::Found;
use super::incident::{incident_id, title};
use super::one::saved;
use super::quote::date_words;
use super::said;
use super::tasks::NewTask;
use crate::analysis::reviews::incident::Cause;
use crate::analysis::reviews::{Aspect, Language, Polarity};
use crate::app::route::{ReviewsRoute, Route};
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{
    Action, Field, FollowUpKind, Library, PaperId, PaperKind, Plan, RecordId, Review, Value,
};
use crate::messages::fill;
use crate::messages::reviews::{aspect_name, draft_reply, join_article, shift_name};
use std::rc::Rc;
use yew::prelude::*;

/// How many replies are drafted for an incident.
const REPLIES: usize = 3;

/// Drafts a reply to a review and goes to what is to be done.
pub fn take_up_reply(
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    speech: Speech,
    id: PaperId,
    language: Option<Language>,
    said_of: &[(Aspect, Polarity)],
) {
    let house = book.shop_name();
    let said_of = said_of.to_vec();
    book.act(
        move |library, author| {
            let task = library
                .review(id)
                .map(|review| reply_task(&speech, &review, language, &said_of, &house, None));
            Ok(task
                .map_or_else(|| Plan::new(Action::Write(PaperKind::FollowUp)), |task| task.plan(author.now)))
        },
        saved(notices, speech, said(&speech).taken_up),
    );
    Route::Reviews(ReviewsRoute::Todo).go();
}

fn reply_task(
    speech: &Speech,
    review: &Review,
    language: Option<Language>,
    said_of: &[(Aspect, Polarity)],
    house: &str,
    about: Option<PaperId>,
) -> NewTask {
    let texts = said(speech);
    let low = review.stars().map_or(review.mood() == "bad", |stars| stars <= 3)
        || said_of.iter().any(|(_, polarity)| *polarity == Polarity::Negative);
    let name = if review.author().is_empty() { texts.nameless } else { review.author() };
    NewTask {
        kind: FollowUpKind::Reply,
        what: fill(texts.reply_to, &[("name", name)]),
        text: draft_reply(language.unwrap_or(Language::Italian), review.author(), low, said_of, house),
        about,
        review: Some(review.id()),
        // One draft for each review, however often it is asked for.
        id: Some(PaperId::derived(&["reply", &review.id().to_string()])),
        ..NewTask::default()
    }
}

/// Writes an incident down with what is to be done about it: whom to contact, what to ask which shift, what to answer.
pub fn take_up_incident(
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    speech: Speech,
    found: Rc<Found>,
) {
    let house = book.shop_name();
    book.act(
        move |library, author| {
            let mut plan = Plan::new(Action::Write(PaperKind::Incident));
            let id = incident_id(&found);
            let record = RecordId::Paper(PaperKind::Incident, id);
            plan.write(record, Field::At, Value::Number(author.now.0 as i64));
            plan.write(record, Field::Name, title(&speech, &found).as_str());
            plan.write(record, Field::Kind, cause_code(&found));
            plan.write(record, Field::State, "open");
            for place in &found.incident.window {
                if let Some(review) = found.ids.get(found.watched + place) {
                    plan.write(record, Field::Cites(review.to_string().into()), Value::Flag(true));
                }
            }
            for task in tasks(&speech, library, &found, id, &house) {
                task.write(&mut plan, author.now);
            }
            Ok(plan)
        },
        saved(notices, speech, said(&speech).taken_up),
    );
}

fn cause_code(found: &Found) -> &'static str {
    match found.incident.cause {
        Cause::Aspect(aspect) => aspect.name(),
        Cause::Coordination => "coordination",
        Cause::Chance => "chance",
        Cause::Unknown => "unknown",
    }
}

/// Returns what is to be done about an incident.
fn tasks(speech: &Speech, library: &Library, found: &Found, about: PaperId, house: &str) -> Vec<NewTask> {
    let texts = said(speech);
    let incident = &found.incident;
    let low = |place: &usize| found.voices.get(*place).is_some_and(|voice| voice.is_negative());
    let window: Vec<usize> = incident.window.iter().map(|place| found.watched + place).filter(low).collect();
    let since =
        window.first().and_then(|place| found.voices.get(*place)).map_or(found.today, |voice| voice.day);
    let when = match (incident.weekday, incident.shift) {
        (Some(day), Some(shift)) => {
            format!("{} {}", speech.language.weekday(day), shift_name(texts, shift).to_lowercase())
        }
        (Some(day), None) => speech.language.weekday(day).to_owned(),
        (None, Some(shift)) => shift_name(texts, shift).to_lowercase(),
        (None, None) => String::new(),
    };
    let day = date_words(speech, since);
    let ask =
        if when.is_empty() { texts.ask_people.to_owned() } else { fill(texts.ask_shift, &[("what", &when)]) };
    let mut tasks = vec![NewTask {
        kind: FollowUpKind::Ask,
        what: ask,
        text: join_article(&fill(texts.ask_more, &[("day", &day)])),
        about: Some(about),
        ..NewTask::default()
    }];
    if let Cause::Aspect(aspect @ (Aspect::Food | Aspect::Drink)) = incident.cause {
        let what = incident.dish.clone().unwrap_or_else(|| aspect_name(texts, aspect).to_owned());
        let what = format!("{}: {what}", texts.taste_it);
        tasks.push(NewTask { what, about: Some(about), ..NewTask::default() });
    }
    for place in window.iter().rev() {
        let Some((id, voice)) = found.ids.get(*place).zip(found.voices.get(*place)) else { continue };
        let Some(review) = library.review(*id) else { continue };
        for customer in review.customers().filter_map(|id| library.customer(id)) {
            tasks.push(NewTask {
                kind: FollowUpKind::Contact,
                what: fill(texts.contact, &[("name", customer.title())]),
                about: Some(about),
                review: Some(*id),
                customer: Some(customer.id()),
                ..NewTask::default()
            });
        }
        let replies = tasks.iter().filter(|task| task.kind == FollowUpKind::Reply).count();
        if replies < REPLIES && review.source() != Review::COUNTER && review.reply().is_empty() {
            let said_of: Vec<_> =
                voice.reading.mentions.iter().map(|mention| (mention.aspect, mention.polarity)).collect();
            tasks.push(reply_task(speech, &review, Some(voice.language), &said_of, house, Some(about)));
        }
    }
    tasks
}
