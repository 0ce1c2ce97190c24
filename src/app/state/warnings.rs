//! What of an order a person must not have, said before the tap.

use super::{Speech, order_text};
use crate::analysis::suitability::{Conflict, conflicts};
use crate::domain::{Allergy, Library, OrderLine, Presence};
use crate::messages::{allergy_name, fill};

/// Says what in an order is, or may be, what the person is allergic to: a sentence each, the certain ones first.
pub fn warnings(
    speech: &Speech,
    library: &Library,
    lines: &[OrderLine],
    allergies: &[Allergy],
) -> Vec<String> {
    let texts = speech.texts;
    let say = |conflict: Conflict| {
        let what = allergy_name(texts, &conflict.kind).to_lowercase();
        let text = match conflict.presence {
            Presence::Contains => texts.conflict_contains,
            Presence::MayContain => texts.conflict_may,
            Presence::Free | Presence::Unknown => return None,
        };
        Some(fill(text, &[("item", &conflict.item), ("what", &what)]))
    };
    conflicts(library, lines, allergies).into_iter().filter_map(say).collect()
}

/// Says of what in an order nobody knows whether it is what the person is allergic to; empty where all is known.
pub fn unknowns(speech: &Speech, library: &Library, lines: &[OrderLine], allergies: &[Allergy]) -> String {
    let mut unknown: Vec<OrderLine> = Vec::new();
    for line in lines {
        let found = conflicts(library, std::slice::from_ref(line), allergies);
        if found.iter().any(|conflict| conflict.presence == Presence::Unknown) {
            unknown.push(OrderLine::named(&line.name));
        }
    }
    if unknown.is_empty() {
        return String::new();
    }
    fill(speech.texts.conflict_unknown, &[("items", &order_text(&unknown))])
}
