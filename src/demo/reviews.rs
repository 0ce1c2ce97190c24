//! What people say of the demo shop: eighteen months of reviews in Italian and English, with three bad Saturdays at the end.

use super::Seeded;
use super::names::draw_name;
use super::remarks::{BAD_SATURDAYS, CLOSINGS, ENGLISH, ITALIAN, Remark};
use crate::domain::{
    Day, DeviceId, Entry, Field, PaperId, PaperKind, Record, RecordId, Register, Review, Stamp, Value,
};

/// How many reviews come in a week.
const PER_WEEK: f64 = 3.6;
/// Which share of them complains on ordinary days.
const LOW: f64 = 0.12;
/// How many days the bad Saturdays last.
const BAD_DAYS: i64 = 20;
/// From how many days ago on a second person works at the bar in the morning: fewer complain of the wait since.
const SECOND_PERSON: i64 = 150;

/// Where and when the reviews are made.
pub struct Scene {
    /// On which phone.
    pub device: DeviceId,
    /// As of which moment.
    pub now: Stamp,
    /// How many minutes local time is ahead of UTC.
    pub offset: i16,
    /// How many days there are reviews of.
    pub days: i64,
}

/// Makes the reviews, the oldest first, and the improvement that some of them show.
pub fn make_reviews(dice: &mut Seeded, scene: &Scene) -> Vec<Entry> {
    let today = Day::of(scene.now, scene.offset).0;
    let mut entries = Vec::new();
    // Each of the bad evenings' words is somebody's own.
    let mut saturdays: Vec<&str> = BAD_SATURDAYS.to_vec();
    for ago in (1..scene.days).rev() {
        let day = Day(today.0 - ago);
        let bad = ago <= BAD_DAYS && matches!(day.weekday(), 5 | 6);
        // The bad evenings are written about on the night itself and on the day after.
        let count =
            if bad { 2 } else { usize::from(dice.chance(PER_WEEK / 7.0)) + usize::from(dice.chance(0.06)) };
        for number in 0..count {
            let words = if bad && number < 2 { deal(dice, &mut saturdays) } else { None };
            entries.push(make_review(dice, scene, day, ago, words));
        }
    }
    entries.push(make_improvement(dice, scene, today));
    entries
}

/// Takes one of some words away.
fn deal<'a>(dice: &mut Seeded, words: &mut Vec<&'a str>) -> Option<&'a str> {
    (!words.is_empty()).then(|| words.swap_remove(dice.below(words.len())))
}

fn make_review(dice: &mut Seeded, scene: &Scene, day: Day, ago: i64, words: Option<&str>) -> Entry {
    let bad = words.is_some();
    let english = !bad && dice.chance(0.22);
    let remarks = if english { ENGLISH } else { ITALIAN };
    let low = bad || dice.chance(LOW);
    let (text, stars) = if let Some(words) = words {
        (words.to_owned(), if dice.chance(0.55) { 1 } else { 2 })
    } else if dice.chance(0.2) {
        (String::new(), if low { 2 } else { 4 + i64::from(dice.chance(0.6)) })
    } else {
        (write(dice, remarks, low, ago, english), if low { dice.between(1, 2) } else { dice.between(4, 5) })
    };
    let visitor = english;
    let name = draw_name(dice, visitor);
    let author = match name.family.chars().next() {
        Some(initial) if dice.chance(0.5) => format!("{} {initial}.", name.first),
        _ => format!("{} {}", name.first, name.family).trim().to_owned(),
    };
    let source = if bad || dice.chance(0.78) {
        "google"
    } else if dice.chance(0.75) {
        "tripadvisor"
    } else {
        Review::COUNTER
    };
    let minute = if bad && day.weekday() == 5 { dice.between(1330, 1430) } else { dice.between(540, 1400) };
    let at = Stamp(day.start(scene.offset).0 + minute as u64 * 60_000);
    let mut record = Record::new(RecordId::Paper(PaperKind::Review, PaperId::random(dice)));
    let mut put = |field: Field, value: Value| {
        if value != Value::Absent {
            record.set(field, Register { stamp: at, device: scene.device, value });
        }
    };
    put(Field::At, Value::Number(at.0 as i64));
    put(Field::Offset, Value::Number(scene.offset.into()));
    put(Field::Text, Value::text(&text));
    put(Field::Author, Value::text(&author));
    put(Field::Source, source.into());
    if source == Review::COUNTER {
        put(Field::Kind, if low { "bad" } else { "good" }.into());
    } else {
        put(Field::Stars, Value::Number(stars));
    }
    if !low && !english && dice.chance(0.1) {
        put(Field::Reply, "Grazie di cuore, a presto.".into());
    }
    Entry::Record(record)
}

/// Writes one to three remarks about different things, and sometimes a closing word.
fn write(dice: &mut Seeded, remarks: &[Remark], low: bool, ago: i64, english: bool) -> String {
    let mut said: Vec<&str> = Vec::new();
    let mut about: Vec<u8> = Vec::new();
    let wanted = 1 + dice.below(3);
    for place in 0..wanted {
        // Even who complains liked something, and the other way round.
        let negative = if place == 0 { low } else { low != dice.chance(0.25) };
        let fits = |remark: &&Remark| {
            remark.negative == negative
                && !about.contains(&remark.about)
                && !(remark.about == b'w' && negative && ago < SECOND_PERSON && ago % 4 != 0)
        };
        let fitting: Vec<&Remark> = remarks.iter().filter(fits).collect();
        if let Some(remark) = fitting.get(dice.below(fitting.len())) {
            said.push(remark.text);
            about.push(remark.about);
        }
    }
    if !low && dice.chance(0.3) {
        said.push(if english { CLOSINGS[1] } else { CLOSINGS[0] });
    }
    said.join(" ")
}

fn make_improvement(dice: &mut Seeded, scene: &Scene, today: Day) -> Entry {
    let day = Day(today.0 - SECOND_PERSON);
    let stamp = day.start(scene.offset);
    let mut record = Record::new(RecordId::Paper(PaperKind::Improvement, PaperId::random(dice)));
    let fields = [
        (Field::At, Value::Number(day.start(0).0 as i64)),
        (Field::Name, "Due persone al banco, la mattina".into()),
        (Field::Kind, "wait".into()),
    ];
    for (field, value) in fields {
        record.set(field, Register { stamp, device: scene.device, value });
    }
    Entry::Record(record)
}
