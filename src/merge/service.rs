//! What a phone needs that only serves: names, usuals, preferences and allergies, and nothing else.
//!
//! What is left out of a visit is always the lesser content, so that the whole visit wins when both meet again.

use crate::domain::{Entry, Field, Purpose, Record, RecordId, Visit};

/// Returns what service needs of an entry, if anything.
pub fn keep(entry: Entry) -> Option<Entry> {
    match entry {
        Entry::Record(record) => keep_record(record).map(Entry::Record),
        Entry::Visit(visit) => Some(Entry::Visit(keep_visit(visit))),
        // The history tells what was written before, of anything.
        Entry::Step(_) => None,
    }
}

/// Returns whether service needs anything of a record; of later kinds, such as reviews, it needs nothing.
pub fn needs(record: RecordId) -> bool {
    matches!(record, RecordId::Customer(_) | RecordId::Item(_) | RecordId::Device(_) | RecordId::Shop)
}

fn keep_record(record: Record) -> Option<Record> {
    if !needs(record.id()) {
        return None;
    }
    if !matches!(record.id(), RecordId::Customer(_)) {
        return Some(record);
    }
    let mut kept = Record::new(record.id());
    if let Some(mark) = record.erased() {
        kept.erase(mark);
    }
    for (field, register) in record.registers().filter(|(field, _)| serves(field)) {
        kept.set(field.clone(), register.clone());
    }
    Some(kept)
}

/// Returns whether a fact about a person is for service; whether what tells of health may be kept is.
fn serves(field: &Field) -> bool {
    matches!(
        field,
        Field::Name
            | Field::Nickname
            | Field::Look
            | Field::Place
            | Field::Language
            | Field::Since
            | Field::Deleted
            | Field::AliasOf
            | Field::Allergy(_)
            | Field::Diet(_)
            | Field::Passing(_)
            | Field::Forgotten(_)
            | Field::Taste(_)
            | Field::Tag(_)
    ) || matches!(field, Field::Consent(purpose) if **purpose == *Purpose::Health.code())
}

fn keep_visit(mut visit: Visit) -> Visit {
    for line in &mut visit.lines {
        line.price = None;
    }
    visit.word = "".into();
    visit.table = "".into();
    visit.more = Vec::new();
    visit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, DeviceId, OrderLine, Register, Stamp, Value, VisitId};

    #[test]
    fn contacts_prices_and_words_stay_behind_and_the_whole_visit_wins_when_they_meet() {
        let id = RecordId::Customer(CustomerId(1));
        let mut record = Record::new(id);
        let register = |text| Register { stamp: Stamp(1), device: DeviceId(1), value: Value::text(text) };
        for field in [Field::Name, Field::Phone, Field::Email, Field::Contact("tel:1".into())] {
            record.set(field, register("words"));
        }
        for field in [Field::Allergy("milk".into()), Field::Other("later".into()), Field::Consent("x".into())]
        {
            record.set(field, register("words"));
        }
        let Some(Entry::Record(kept)) = keep(Entry::Record(record)) else { panic!("nothing is left") };
        let fields: Vec<_> = kept.registers().map(|(field, _)| field.key().into_owned()).collect();
        assert_eq!(fields, ["name", "allergy/milk"]);

        let whole = Visit {
            id: VisitId(1),
            customer: Some(CustomerId(1)),
            at: Stamp(1),
            offset: 0,
            device: DeviceId(1),
            by: "Ada".into(),
            lines: vec![OrderLine { price: Some(120), ..OrderLine::named("Cappuccino") }],
            party: 1,
            table: "7".into(),
            word: "in a hurry".into(),
            more: vec![("later".into(), Value::Flag(true))],
            void: None,
        };
        let Some(Entry::Visit(mut kept)) = keep(Entry::Visit(whole.clone())) else { panic!("no visit") };
        assert_eq!((kept.lines[0].price, &*kept.word, &*kept.table, kept.more.len()), (None, "", "", 0));
        kept.join(whole.clone());
        assert_eq!(kept, whole);
    }
}
