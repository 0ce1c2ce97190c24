//! What is known of one person as JSON, for a program to read (Art. 20 GDPR): every register, visit and paper.

use crate::analysis::dossier::{Dossier, Earlier, Known, Origin, Purpose};
use crate::domain::{Day, OrderLine, PaperKind, RecordId, Stamp, Value, Visit};
use serde_json::{Map, Value as Json, json};

/// The version of the format; what a key means never changes.
pub const PERSON_FILE_VERSION: u32 = 1;

/// Writes it, with the name of the shop and the moment at which it was made.
pub fn person_file(dossier: &Dossier<'_>, shop: &str, made: Stamp) -> String {
    let file = json!({
        "format": "il-solito.person",
        "version": PERSON_FILE_VERSION,
        "made": moment(made),
        "shop": shop,
        "customer": dossier.customer.to_string(),
        "known": dossier.facts.iter().map(known).collect::<Vec<_>>(),
        "visits": dossier.visits.iter().map(|visit| visited(visit)).collect::<Vec<_>>(),
        "papers": dossier.papers.iter().map(|paper| json!({
            "paper": record(paper.record.id()),
            "says": paper.says.iter().map(known).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "earlier": dossier.earlier.iter().map(earlier).collect::<Vec<_>>(),
    });
    format!("{file:#}\n")
}

fn known(known: &Known<'_>) -> Json {
    let (source, by, file) = match known.origin {
        Origin::Told(by) => ("told", by, ""),
        Origin::Companion(by) => ("companion", by, ""),
        Origin::Noticed(by) => ("noticed", by, ""),
        Origin::Written(by) => ("written", by, ""),
        Origin::File(file) => ("file", "", file),
        Origin::Invented => ("invented", "", ""),
    };
    json!({
        "record": record(known.record),
        "field": known.field.key(),
        "value": plain(known.value),
        "source": source,
        "by": by,
        "file": file,
        "since": moment(known.at),
        "purpose": purpose(known.purpose),
    })
}

fn earlier(earlier: &Earlier<'_>) -> Json {
    json!({
        "record": record(earlier.record),
        "field": earlier.field.key(),
        "value": plain(earlier.value),
        "written": moment(earlier.at),
    })
}

fn visited(visit: &Visit) -> Json {
    json!({
        "visit": visit.id.to_string(),
        "at": moment(visit.at),
        "minutes_ahead_of_utc": visit.offset,
        "by": visit.by,
        "order": visit.lines.iter().map(line).collect::<Vec<_>>(),
        "party": visit.party,
        "table": visit.table,
        "word": visit.word,
        "more": visit.more.iter().map(|(key, value)| (key.to_string(), plain(value))).collect::<Map<_, _>>(),
        "taken_back": visit.void.map(|mark| moment(mark.stamp)),
    })
}

fn line(line: &OrderLine) -> Json {
    json!({ "name": line.name, "quantity": line.quantity, "note": line.note, "price_cents": line.price })
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Absent => Json::Null,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => (&**text).into(),
        Value::Parts(parts) => {
            parts.iter().map(|(name, value)| (name.to_string(), plain(value))).collect::<Map<_, _>>().into()
        }
    }
}

fn record(record: RecordId) -> String {
    match record {
        RecordId::Customer(id) => format!("customer/{id}"),
        RecordId::Item(id) => format!("item/{id}"),
        RecordId::Device(id) => format!("device/{id}"),
        RecordId::Shop => "shop".to_owned(),
        RecordId::Paper(kind, id) => format!("{}/{id}", paper(kind)),
    }
}

fn paper(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Review => "review",
        PaperKind::Gesture => "gesture",
        PaperKind::Offer => "offer",
        PaperKind::Telling => "telling",
        PaperKind::Segment => "segment",
        PaperKind::Reward => "reward",
        PaperKind::Redemption => "redemption",
        PaperKind::Incident => "incident",
        PaperKind::FollowUp => "follow_up",
        PaperKind::Improvement => "improvement",
        PaperKind::Request => "request",
        PaperKind::Departure => "departure",
    }
}

fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Recognise => "recognise",
        Purpose::Safety => "safety",
        Purpose::Serve => "serve",
        Purpose::Reach => "reach",
        Purpose::Thank => "thank",
        Purpose::Respect => "respect_choices",
        Purpose::Offer => "offer",
        Purpose::Improve => "improve",
        Purpose::Duty => "legal_duty",
        Purpose::Order => "keep_in_order",
    }
}

/// Writes a moment as RFC 3339 has it, in UTC, to the second.
fn moment(at: Stamp) -> String {
    let (day, minute) = Day::of(at, 0);
    let (year, month, number) = day.civil();
    let second = at.0 / 1000 % 60;
    format!("{year:04}-{month:02}-{number:02}T{:02}:{:02}:{second:02}Z", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Action, Author, CustomerId, DeviceId, Field, Library, PaperId, Plan, VisitId, about_field,
    };

    #[test]
    fn every_word_about_the_person_is_in_the_file_and_it_reads_as_json() {
        let mut library = Library::default();
        let (person, id) = (RecordId::Customer(CustomerId(1)), CustomerId(1));
        let gesture = RecordId::Paper(PaperKind::Gesture, PaperId(3));
        let visit = Visit {
            id: VisitId(2),
            customer: Some(id),
            at: Stamp(1_764_000_000_000),
            offset: 60,
            device: DeviceId(1),
            by: "Ada".into(),
            lines: vec![OrderLine { note: "w1".into(), ..OrderLine::named("w2") }],
            party: 0,
            table: "w3".into(),
            word: "w4".into(),
            more: vec![("later".into(), Value::text("w5"))],
            void: None,
        };
        let plans = [
            Plan::new(Action::AddCustomer)
                .set(person, Field::Name, "w6 \"</script>")
                .set(person, Field::Other("newer".into()), Value::parts([("inner", "w7".into())]))
                .log(visit),
            Plan::new(Action::EditCustomer).set(person, Field::Name, "w8"),
            Plan::new(Action::Write(PaperKind::Gesture))
                .set(gesture, about_field(id), Value::Flag(true))
                .set(gesture, Field::Text, "w9"),
        ];
        for (now, plan) in (1..).zip(plans) {
            let author = Author { now: Stamp(now), device: DeviceId(1), by: "Ada".into() };
            let changes = plan.resolve(&library, &author, &mut || u128::from(now));
            library.install(library.patch(&changes));
        }
        let file = person_file(&Dossier::of(&library, id), "Bar Sport", Stamp(1_764_000_000_000));
        for word in 1..=9 {
            assert!(file.contains(&format!("w{word}")), "w{word}");
        }
        let read: Json = serde_json::from_str(&file).unwrap();
        assert_eq!(read["made"], "2025-11-24T16:00:00Z");
        assert_eq!(read["known"].as_array().map(Vec::len), Some(2));
        assert_eq!(read["earlier"][0]["value"], "w6 \"</script>");
        assert_eq!(read["papers"][0]["paper"], "gesture/00000000000000000000000000000003");
        assert_eq!(read["visits"][0]["order"][0]["note"], "w1");
    }
}
