//! Papers about a person, told to them in sentences: what left, what they asked, how they were thanked, what they were told.

use super::ledger::{left_words, way_words};
use super::requests::{asked_words, due_words, kind_words};
use crate::app::state::{Speech, capital};
use crate::domain::{Departure, Field, Gesture, GestureState, Record, Request, Telling};
use crate::messages::{channel_name, fill};

/// Returns the sentences, and the fields whose all they say; nothing of papers that are told field by field.
pub fn tell_paper(speech: &Speech, record: &Record) -> (Vec<String>, &'static [Field]) {
    const DEPARTURE: &[Field] = &[Field::At, Field::Kind, Field::Way, Field::By, Field::People, Field::Text];
    const REQUEST: &[Field] = &[
        Field::At,
        Field::Kind,
        Field::State,
        Field::By,
        Field::Name,
        Field::Text,
        Field::Until,
        Field::From,
        Field::Reply,
    ];
    // The code of the reason is said by what it was for.
    const GESTURE: &[Field] = &[Field::At, Field::Kind, Field::State, Field::By, Field::Text];
    const TELLING: &[Field] = &[Field::At, Field::Of, Field::State, Field::Kind, Field::By, Field::Text];
    let trust = speech.language.trust();
    let (said, fields) = if let Some(line) = Departure::of(record) {
        let what = [("what", left_words(speech, line.left)), ("way", way_words(speech, line.way))];
        let line =
            [fill(trust.ledger_line, &what), done(&speech.day_and_time(line.at), &line.by), line.name.into()];
        (line.to_vec(), DEPARTURE)
    } else if let Some(request) = Request::of(record) {
        let kind = kind_words(speech, request.kind).to_owned();
        let mut said = vec![kind, asked_words(speech, &request), due_words(speech, &request).0];
        said.extend([
            request.who.into(),
            request.what.into(),
            request.longer.unwrap_or_default().into(),
            request.answer.into(),
        ]);
        (said, REQUEST)
    } else if let Some(gesture) = Gesture::of(record) {
        let what = match gesture.state {
            GestureState::Done | GestureState::Unsaid => gesture.what.to_string(),
            GestureState::Later => trust.thanked_later.to_owned(),
            GestureState::Never => trust.thanked_never.to_owned(),
        };
        (vec![capital(&what), done(&speech.day(gesture.at), &gesture.by)], GESTURE)
    } else if let Some(telling) = Telling::of(record) {
        let care = speech.language.care();
        let how = match telling.channel {
            _ if !telling.was_told() => care.offer_held.to_owned(),
            Some(channel) => channel_name(care, channel).to_owned(),
            None => speech.language.person().asked_spoken.to_owned(),
        };
        (
            vec![
                capital(&how),
                record.text(&Field::Text).to_owned(),
                done(&speech.day(telling.at), &telling.by),
            ],
            TELLING,
        )
    } else {
        (Vec::new(), &[][..])
    };
    (said.into_iter().filter(|said| !said.is_empty()).collect(), fields)
}

/// Writes when something was done, and by whom.
fn done(day: &str, by: &str) -> String {
    if by.is_empty() { capital(day) } else { format!("{}, {by}", capital(day)) }
}
