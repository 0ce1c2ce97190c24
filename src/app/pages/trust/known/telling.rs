//! Tells a person all that is known of them, once: the screen shows it, and the copies are written from it.

use crate::analysis::dossier::{Dossier, Known, Purpose};
use crate::analysis::terms::{Term, Terms};
use crate::app::pages::trust::told_papers::tell_paper;
use crate::app::pages::trust::words::{
    consent_words, known_words, origin_words, paper_words, purpose_words, visit_words,
};
use crate::app::state::Speech;
use crate::domain::{Field, RecordId, Value, VisitId, is_guarded};
use crate::exchange::{Handout, Line, Section};
use crate::messages::fill;

/// What can be done about a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Handle {
    /// A fact: taken away, or corrected where it is plain words.
    Fact(RecordId, Field, Option<String>),
    /// A visit: taken back.
    Visit(VisitId),
    /// A paper: put aside.
    Paper(RecordId),
}

/// A line, with the icon beside it and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The words.
    pub line: Line,
    /// The icon.
    pub icon: &'static str,
    /// What can be done about it.
    pub handle: Option<Handle>,
}

/// Lines that serve one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they serve.
    pub title: String,
    /// How long they are kept, and why.
    pub lead: String,
    /// The lines.
    pub lines: Vec<Told>,
    /// Whether they are many, and of interest to few.
    pub is_long: bool,
}

/// Tells everything, in the language of `speech`; `terms` is how long the shop keeps things.
pub fn tell(speech: &Speech, dossier: &Dossier<'_>, terms: &Terms) -> Vec<Group> {
    let trust = speech.language.trust();
    let kept = match terms.people {
        Some(months) => speech.count(trust.kept_months, months, &[]),
        None => trust.kept_until_asked.to_owned(),
    };
    let mut groups = Vec::new();
    for purpose in Purpose::ALL {
        let facts: Vec<&Known> = dossier.facts.iter().filter(|fact| fact.purpose == purpose).collect();
        if facts.is_empty() {
            continue;
        }
        let lead = match purpose {
            Purpose::Respect => trust.kept_refusal.to_owned(),
            Purpose::Safety if facts.iter().any(|fact| is_guarded(fact.field)) => {
                format!("{} {kept}", trust.guarded)
            }
            _ => kept.clone(),
        };
        groups.push(Group {
            title: purpose_words(speech, purpose).to_owned(),
            lead,
            lines: facts.into_iter().map(|fact| fact_line(speech, fact, terms)).collect(),
            is_long: false,
        });
    }
    if !dossier.visits.is_empty() {
        let details = terms.visits.map(|months| years(speech, trust.kept_details, months));
        let lines = dossier.visits.iter().map(|visit| {
            let (what, more) = visit_words(speech, visit);
            let handle = visit.counts().then_some(Handle::Visit(visit.id));
            Told { line: Line { what, more }, icon: "cup", handle }
        });
        groups.push(Group {
            title: speech.count(trust.the_visits, dossier.visits.len() as u64, &[]),
            lead: [Some(trust.the_visits_more.to_owned()), Some(kept.clone()), details]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
            lines: lines.collect(),
            is_long: true,
        });
    }
    if !dossier.papers.is_empty() {
        let lines = dossier.papers.iter().map(|paper| {
            let (mut words, told) = tell_paper(speech, paper.record);
            let says = paper
                .says
                .iter()
                .filter(|known| !matches!(known.field, Field::About(_)) && !told.contains(known.field));
            words.extend(says.map(|known| known_words(speech, known.record, known.field, known.value)));
            if let RecordId::Paper(kind, _) = paper.record.id() {
                words.push(purpose_words(speech, Purpose::of_paper(kind)).to_owned());
            }
            words.extend(terms.of_paper(paper).map(|term| term_words(speech, term)));
            let line = Line { what: paper_words(speech, paper.record.id()), more: words.join(". ") };
            let handle = paper.record.is_present().then(|| Handle::Paper(paper.record.id()));
            Told { line, icon: "file", handle }
        });
        groups.push(Group {
            title: trust.the_papers.to_owned(),
            lead: kept,
            lines: lines.collect(),
            is_long: false,
        });
    }
    if !dossier.earlier.is_empty() {
        let lines = dossier.earlier.iter().map(|earlier| Told {
            line: Line {
                what: known_words(speech, earlier.record, earlier.field, earlier.value),
                more: speech.day(earlier.at),
            },
            icon: "clock",
            handle: None,
        });
        groups.push(Group {
            title: fill(trust.earlier_title, &[("n", &speech.number(dossier.earlier.len() as u64))]),
            lead: trust.earlier_more.to_owned(),
            lines: lines.collect(),
            is_long: true,
        });
    }
    groups
}

/// Writes a period, which is chosen in whole years.
fn years(speech: &Speech, text: &str, months: u64) -> String {
    speech.count(text, months / 12, &[])
}

/// Says for how long something is kept that has a time of its own.
fn term_words(speech: &Speech, term: Term) -> String {
    let trust = speech.language.trust();
    match term {
        Term::Until(at) => fill(trust.kept_for_visit, &[("when", &speech.day_and_time(at))]),
        Term::Months(months) => years(speech, trust.kept_own, months),
        Term::Author(months) => years(speech, trust.kept_author, months),
        Term::Answered(months) => years(speech, trust.kept_answered, months),
    }
}

fn fact_line(speech: &Speech, fact: &Known<'_>, terms: &Terms) -> Told {
    let what = known_words(speech, fact.record, fact.field, fact.value);
    let plain = match (fact.field, fact.value) {
        // A date is corrected where dates are typed; what the app writes for itself is not for typing.
        (Field::Birthday | Field::Date(_) | Field::AliasOf | Field::Language | Field::Origin, _) => None,
        (_, Value::Text(text)) => Some(text.to_string()),
        _ => None,
    };
    let icon = match fact.field {
        Field::Allergy(_) | Field::Passing(_) => "allergy",
        Field::Diet(_) => "leaf",
        Field::Phone | Field::Contact(_) => "call",
        Field::Email => "mail",
        Field::Birthday | Field::Date(_) | Field::Since => "calendar",
        Field::Note(_) => "note",
        Field::Tag(_) => "tag",
        Field::Taste(_) => "heart",
        Field::Place => "window",
        Field::Language => "globe",
        Field::Consent(_) => "shield",
        Field::Imported(_) | Field::Seen(_) | Field::Origin => "file",
        Field::Name | Field::Nickname | Field::Look => "person",
        _ => "list",
    };
    // Two records that were joined come apart in the history, where it is seen what that means.
    let handle = (!matches!(fact.field, Field::AliasOf | Field::Forgotten(_)))
        .then(|| Handle::Fact(fact.record, fact.field.clone(), plain));
    let mut more = origin_words(speech, fact);
    if let Field::Consent(_) = fact.field {
        more = format!("{more} {}", consent_words(speech, fact.value));
    }
    if let Some(term) = terms.of_fact(fact) {
        more = format!("{more} {}", term_words(speech, term));
    }
    Told { line: Line { what, more }, icon, handle }
}

/// Makes a page of it to take along.
pub fn handout(title: String, lead: &str, groups: Vec<Group>, foot: Vec<String>) -> Handout {
    let sections = groups.into_iter().map(|group| Section {
        title: group.title,
        lead: group.lead,
        lines: group.lines.into_iter().map(|told| told.line).collect(),
    });
    Handout { title, lead: lead.to_owned(), sections: sections.collect(), foot }
}
