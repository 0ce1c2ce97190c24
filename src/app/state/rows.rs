//! What lists show of a person, put into words.

use super::{BookHandle, Speech, warnings};
use crate::analysis::Shared;
use crate::analysis::glance::Card;
use crate::analysis::search::marks;
use crate::analysis::usual::{Usual, can_be_had, usual_at_once};
use crate::app::components::Row;
use crate::domain::order;
use crate::domain::{
    Allergy, AllergyKind, Customer, CustomerId, Diet, Library, OrderLine, RecordId, Stamp, Visit,
};
use crate::messages::{Language, allergy_name, diet_name, fill};
use crate::platform::clock;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How long after a check-in a person counts as here, in milliseconds.
const HERE_FOR: u64 = 20 * 60 * 1000;

/// How many rows are remembered; more than any screen shows.
const REMEMBERED: usize = 200;
/// How long a row stays true though nothing is written, in milliseconds: it says how long ago somebody came.
const MINUTE: u64 = 60_000;

/// Rows that were put into words, without the marks of a search.
#[derive(Default)]
pub struct Rows {
    /// The minute and the language of all of them.
    when: Option<(u64, Language)>,
    rows: BTreeMap<CustomerId, Rc<Row>>,
}

impl Rows {
    /// Forgets the row of a person who was changed, or who came.
    pub fn forget(&mut self, id: CustomerId) {
        self.rows.remove(&id);
    }

    fn of(&mut self, when: (u64, Language)) -> &mut BTreeMap<CustomerId, Rc<Row>> {
        if self.when.replace(when) != Some(when) || self.rows.len() >= REMEMBERED {
            self.rows.clear();
        }
        &mut self.rows
    }
}

impl BookHandle {
    /// Puts a person's row into words, the searched parts of the name marked.
    pub fn row(&self, speech: &Speech, id: CustomerId, query: &str) -> Option<Rc<Row>> {
        let now = clock::now();
        let when = (now.0 / MINUTE, speech.language);
        let known = self.book.rows.borrow_mut().of(when).get(&id).cloned();
        let row = match known {
            Some(row) => row,
            None => {
                let row = Rc::new(self.put_in_words(speech, id, now)?);
                self.book.rows.borrow_mut().of(when).insert(id, row.clone());
                row
            }
        };
        let marks = if query.is_empty() { Vec::new() } else { marks(&row.name, query) };
        Some(if marks.is_empty() { row } else { Rc::new(Row { marks, ..(*row).clone() }) })
    }

    fn put_in_words(&self, speech: &Speech, id: CustomerId, now: Stamp) -> Option<Row> {
        let library = self.library();
        let card = match library.record(RecordId::Customer(id)) {
            Some(_) => Card::of(&library.customer(id)?),
            None => self.book.cards.borrow().as_ref()?.of(id)?,
        };
        let allergies = card.allergies.iter();
        let diets = card.diets.iter();
        let row = Row {
            id,
            marks: Vec::new(),
            name: card.title.into(),
            nickname: card.nickname.into(),
            allergies: allergies
                .map(|code| allergy_name(speech.texts, &AllergyKind::parse(code)).to_owned())
                .collect(),
            diets: diets.map(|code| diet_name(speech.texts, &Diet::parse(code)).to_owned()).collect(),
            has_usual: false,
            warning: String::new(),
            usual: String::new(),
            last: String::new(),
            tends: String::new(),
            checked_in: false,
        };
        // Before all visits are here, nothing is said of them.
        if !self.is_loaded() {
            return Some(row);
        }
        let visits = library.visits_of(id);
        let usual = usual_now(&library, &visits, now);
        let last = visits.last();
        let checked_in = last.is_some_and(|visit| {
            visit.device == self.device() && visit.at.0 <= now.0 && now.0 - visit.at.0 < HERE_FOR
        });
        Some(Row {
            has_usual: usual.is_some(),
            warning: usual
                .as_ref()
                .zip(library.customer(id))
                .map(|(usual, customer)| {
                    warnings(speech, &library, &usual.lines, &customer.allergies()).join(". ")
                })
                .unwrap_or_default(),
            usual: match (&usual, last) {
                (Some(usual), _) => order_text(&usual.lines),
                (None, Some(_)) => speech.texts.too_few_visits.into(),
                (None, None) => speech.texts.usual_unknown.into(),
            },
            last: last.map(|last| speech.ago(last.at)).unwrap_or_default(),
            tends: self.rhythms().usual_minute(id).map_or_else(String::new, |minute| {
                fill(speech.texts.comes_about, &[("time", &speech.minute(minute))])
            }),
            checked_in,
            ..row
        })
    }
}

/// Returns what a person will have now of what can be had, if enough is known.
pub fn usual_now(library: &Library, visits: &[&Visit], now: Stamp) -> Option<Usual> {
    let mut usual = usual_at_once(visits, now, clock::offset(now))?;
    usual.lines.retain(|line| can_be_had(library, line));
    (!usual.lines.is_empty()).then_some(usual)
}

/// Writes an order: "Cappuccino chiaro, 2 cornetti caldi".
pub fn order_text(lines: &[OrderLine]) -> String {
    let written: Vec<String> = lines
        .iter()
        .map(|line| {
            let many = if line.quantity > 1 { format!("{} × ", line.quantity) } else { String::new() };
            let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
            format!("{many}{}{note}", line.name)
        })
        .collect();
    written.join(", ")
}

/// Returns what the person's allergies are called, the gravest first.
pub fn allergy_names(speech: &Speech, customer: &Customer<'_>) -> Vec<String> {
    let mut allergies: Vec<Allergy> = customer.allergies();
    order::sort_by_key(&mut allergies, |allergy| (std::cmp::Reverse(allergy.severity), allergy.kind.clone()));
    allergies.iter().map(|allergy| allergy_name(speech.texts, &allergy.kind).to_owned()).collect()
}

/// Returns what they like to be called, where that is not the name that is shown already.
pub fn nickname(customer: &Customer<'_>) -> String {
    if customer.nickname() == customer.title() { String::new() } else { customer.nickname().to_owned() }
}

/// Writes what two people share.
pub fn shared_text(speech: &Speech, shared: &[Shared]) -> String {
    let texts = speech.texts;
    let words: Vec<&str> = shared
        .iter()
        .map(|shared| match shared {
            Shared::Phone => texts.shares_phone,
            Shared::Email => texts.shares_email,
            Shared::Name => texts.shares_name,
            Shared::Nickname => texts.shares_nickname,
            Shared::NearName => texts.shares_near_name,
        })
        .collect();
    words.join(", ")
}
