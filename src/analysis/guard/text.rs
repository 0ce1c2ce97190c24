//! The text of an offer as one person gets it: in their language, with what they like to be called.

use super::Dish;
use crate::domain::{Customer, Offer};

/// The holes of a text, by what they are called in Italian and in English, and what they stand for.
pub const HOLES: [(&str, &str, Hole); 3] =
    [("nome", "name", Hole::Name), ("cosa", "what", Hole::What), ("locale", "place", Hole::Place)];

/// What a hole stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// What the person likes to be called.
    Name,
    /// What is on offer.
    What,
    /// What the shop is called.
    Place,
}

/// Fills the holes of an offer's text for a person. What is no hole stays as it was typed; where there is no name, the
/// space and the comma around it go too.
pub fn text_for(offer: &Offer, dishes: &[Dish], shop: &str, customer: &Customer<'_>) -> String {
    let name = called(customer);
    let names: Vec<&str> = dishes.iter().map(|dish| &*dish.name).filter(|name| !name.is_empty()).collect();
    let what = names.join(", ");
    let text = offer.text_in(customer.language());
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let hole = after.split_once('}').and_then(|(name, next)| {
            let known = |hole: &&(&str, &str, Hole)| {
                hole.0.eq_ignore_ascii_case(name) || hole.1.eq_ignore_ascii_case(name)
            };
            HOLES.iter().find(known).map(|(_, _, hole)| (*hole, next))
        });
        let Some((hole, next)) = hole else {
            filled.push('{');
            rest = after;
            continue;
        };
        rest = next;
        let value = match hole {
            Hole::Name => name,
            Hole::What => &what,
            Hole::Place => shop,
        };
        if value.is_empty() {
            filled.truncate(filled.trim_end().len());
            if filled.is_empty() {
                rest = rest.trim_start_matches([',', ' ']);
            }
        }
        filled.push_str(value);
    }
    filled.push_str(rest);
    filled
}

/// Returns what a person is called in a message: what they like to be called, or their first name.
fn called<'a>(customer: &Customer<'a>) -> &'a str {
    if !customer.nickname().is_empty() {
        return customer.nickname();
    }
    customer.name().split_whitespace().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, DeviceId, Field, PaperId, Record, RecordId, Register, Stamp, Value};

    fn customer(facts: &[(Field, &str)]) -> Record {
        let mut record = Record::new(RecordId::Customer(CustomerId(1)));
        for (field, text) in facts {
            let register = Register { stamp: Stamp(1), device: DeviceId(1), value: Value::text(text) };
            record.set(field.clone(), register);
        }
        record
    }

    fn written(text: &str, facts: &[(Field, &str)]) -> String {
        let mut offer = Offer { text: text.into(), ..Offer::new(PaperId(1)) };
        offer.texts.push(("en".into(), "Hi {name}".into()));
        let record = customer(facts);
        Customer::of(&record)
            .map(|customer| text_for(&offer, &[], "Bar Sport", &customer))
            .unwrap_or_default()
    }

    #[test]
    fn holes_are_filled_and_a_missing_name_leaves_no_gap() {
        let giulia = [(Field::Name, "Giulia Ferraro")];
        assert_eq!(
            written("Ciao {nome}, da {locale}: {boh} {", &giulia),
            "Ciao Giulia, da Bar Sport: {boh} {"
        );
        assert_eq!(written("Ciao {nome}, vieni", &[]), "Ciao, vieni");
        assert_eq!(written("{NAME}, vieni", &[]), "vieni");
        let prof = [(Field::Name, "Giulia Ferraro"), (Field::Nickname, "{nome}")];
        assert_eq!(written("Ciao {nome}", &prof), "Ciao {nome}", "what a person is called is no hole");
        assert_eq!(written("Ciao {nome}", &[(Field::Name, "Ann"), (Field::Language, "en-US")]), "Hi Ann");
    }
}
