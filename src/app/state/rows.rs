//! What lists show of a person, put into words.

use super::{BookHandle, Speech, warnings};
use crate::analysis::Shared;
use crate::analysis::search::marks;
use crate::analysis::usual::{Usual, can_be_had, usuals};
use crate::app::components::Row;
use crate::domain::order;
use crate::domain::{Allergy, Customer, CustomerId, Library, OrderLine, Stamp, Visit};
use crate::messages::{allergy_name, diet_name, fill};
use crate::platform::clock;

/// How long after a check-in a person counts as here, in milliseconds.
const HERE_FOR: u64 = 20 * 60 * 1000;

impl BookHandle {
    /// Puts a person's row into words, the searched parts of the name marked.
    pub fn row(&self, speech: &Speech, id: CustomerId, query: &str) -> Option<Row> {
        let library = self.library();
        let customer = library.customer(id)?;
        let visits = library.visits_of(id);
        let now = clock::now();
        let usual = self.is_loaded().then(|| usual_now(&library, &visits, now)).flatten();
        let last = visits.last();
        let checked_in = last.is_some_and(|visit| {
            visit.device == self.device() && visit.at.0 <= now.0 && now.0 - visit.at.0 < HERE_FOR
        });
        let name = customer.title().to_owned();
        Some(Row {
            id,
            marks: if query.is_empty() { Vec::new() } else { marks(&name, query) },
            name,
            nickname: nickname(&customer),
            allergies: allergy_names(speech, &customer),
            diets: customer.diets().iter().map(|diet| diet_name(speech.texts, diet).to_owned()).collect(),
            has_usual: usual.is_some(),
            warning: usual
                .as_ref()
                .map(|usual| warnings(speech, &library, &usual.lines, &customer).join(". "))
                .unwrap_or_default(),
            usual: match (&usual, last) {
                (Some(usual), _) => order_text(&usual.lines),
                (None, Some(_)) => speech.texts.too_few_visits.into(),
                (None, None) => speech.texts.usual_unknown.into(),
            },
            last: last_text(speech, last.copied(), self.rhythms().usual_minute(id)),
            checked_in,
        })
    }
}

/// Returns what a person will have now of what can be had, if enough is known.
pub fn usual_now(library: &Library, visits: &[&Visit], now: Stamp) -> Option<Usual> {
    let mut usual = usuals(visits, now, clock::offset(now)).now?;
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

fn last_text(speech: &Speech, last: Option<&Visit>, hour: Option<u16>) -> String {
    let Some(last) = last else { return String::new() };
    let ago = speech.ago(last.at);
    match hour {
        Some(minute) => {
            let about = fill(speech.texts.comes_about, &[("time", &speech.minute(minute))]);
            format!("{ago}, {about}")
        }
        None => ago,
    }
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
