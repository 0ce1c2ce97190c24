//! The consent log as a paper: every yes and no, by whom, how, when, and the words that were shown.

use crate::analysis::consent_log::{Said, consent_log};
use crate::app::state::{Speech, fact_text};
use crate::domain::{Consent, ConsentHow, ConsentState, Field, Library, Purpose};
use crate::exchange::{Handout, Line, Section};
use crate::messages::fill;
use std::collections::{BTreeMap, BTreeSet};

/// Writes it, with how many people it names.
pub fn write_log(speech: &Speech, library: &Library, foot: Vec<String>) -> (Handout, u64) {
    let trust = speech.language.trust();
    let said = consent_log(library);
    let people = said.iter().map(|one| one.customer).collect::<BTreeSet<_>>().len() as u64;
    let lines = said.iter().map(|one| line(speech, library, one)).collect();
    let mut words: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in said.iter().filter(|one| !one.consent.wording.is_empty()) {
        words.entry(&one.consent.version).or_default().insert(&one.consent.wording);
    }
    let words = words
        .iter()
        .flat_map(|(version, words)| words.iter().map(|words| Line::new(*words, *version)))
        .collect::<Vec<_>>();
    let lead = if said.is_empty() { trust.log_none } else { trust.log_lead };
    let mut sections = vec![Section { title: String::new(), lead: String::new(), lines }];
    if !words.is_empty() {
        sections.push(Section { title: trust.log_words.to_owned(), lead: String::new(), lines: words });
    }
    (Handout { title: trust.log_title.to_owned(), lead: lead.to_owned(), sections, foot }, people)
}

fn line(speech: &Speech, library: &Library, said: &Said) -> Line {
    let trust = speech.language.trust();
    let consent = &said.consent;
    let name = library.customer(said.customer).map(|customer| customer.title()).unwrap_or_default();
    let name = if name.is_empty() { speech.texts.anonymous } else { name };
    let what = fill(
        trust.part_of_value,
        &[("name", name), ("value", &fact_text(speech, &field(consent), &consent.to_value()))],
    );
    let mut more = vec![speech.day_and_time(consent.at)];
    if consent.state == ConsentState::Withdrawn {
        more.push(trust.log_withdrawn.to_owned());
    }
    if !consent.by.is_empty() {
        more.push(fill(trust.log_by, &[("by", &consent.by)]));
    }
    let person = speech.language.person();
    match consent.how {
        ConsentHow::Screen => more.push(person.asked_on_screen.to_lowercase()),
        ConsentHow::Spoken => more.push(person.asked_spoken.to_lowercase()),
        ConsentHow::Sheet => more.push(person.asked_on_paper.to_lowercase()),
        ConsentHow::Unsaid => {}
    }
    if !consent.source.is_empty() {
        more.push(fill(trust.log_file, &[("file", &consent.source)]));
    }
    if !consent.version.is_empty() {
        more.push(fill(trust.log_version, &[("version", &consent.version)]));
    }
    Line::new(what, more.join(", "))
}

/// Returns the field that a word stands in; of a purpose that this version does not know too.
fn field(consent: &Consent) -> Field {
    let known = Purpose::ALL.into_iter().find(|purpose| *purpose.code() == *consent.purpose);
    match known {
        Some(purpose) => Consent::field(purpose, consent.channel),
        None => Field::Consent(consent.purpose.clone()),
    }
}
