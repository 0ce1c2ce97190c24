//! What somebody said about the shop, as the registers of the paper tell.

use super::{
    CustomerId, Day, Field, ItemId, Library, PaperId, PaperKind, Record, RecordId, Stamp, Value, VisitId,
};

/// A reading view of a review's record.
#[derive(Clone, Copy, Debug)]
pub struct Review<'a> {
    id: PaperId,
    record: &'a Record,
}

/// What is known of the visit that a review is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitTie {
    /// Nobody has looked yet.
    Unknown,
    /// Somebody looked, and found none.
    NotFound,
    /// This one.
    Found(VisitId),
}

/// What the owner says of a clause, in place of what was read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The code of the aspect.
    pub aspect: Box<str>,
    /// The first byte of the clause in the text.
    pub start: usize,
    /// The clause.
    pub clause: Box<str>,
    /// The code of the polarity; `None` where the aspect is not spoken of.
    pub polarity: Option<Box<str>>,
    /// When it was said.
    pub stamp: Stamp,
}

/// The part of a correction that says how the aspect is spoken of.
const SAYS: &str = "says";
/// The part of a correction that holds the clause.
const CLAUSE: &str = "clause";
/// What is said of an aspect that is not spoken of.
const NOTHING: &str = "nothing";

impl<'a> Review<'a> {
    /// The source of what was said to the staff.
    pub const COUNTER: &'static str = "counter";

    /// Views a record, if it is a review's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Paper(PaperKind::Review, id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> PaperId {
        self.id
    }

    /// Returns the record behind the view.
    pub fn record(&self) -> &'a Record {
        self.record
    }

    /// Returns what was written, empty where only stars were given.
    pub fn text(&self) -> &'a str {
        self.record.text(&Field::Text)
    }

    /// Returns the stars, 1 to 5, where given.
    pub fn stars(&self) -> Option<u8> {
        self.record.value(&Field::Stars).as_number().and_then(|stars| u8::try_from(stars).ok())
    }

    /// Returns how it was, as somebody said who gave no stars: `good`, `fair`, `bad`; empty where not told.
    pub fn mood(&self) -> &'a str {
        self.record.text(&Field::Kind)
    }

    /// Returns who wrote it, empty where not told.
    pub fn author(&self) -> &'a str {
        self.record.text(&Field::Author)
    }

    /// Returns where it comes from, as a code or in words; empty where not told.
    pub fn source(&self) -> &'a str {
        self.record.text(&Field::Source)
    }

    /// Returns the language as its source or the owner told, as a BCP 47 tag; empty where not told.
    pub fn language(&self) -> &'a str {
        self.record.text(&Field::Language)
    }

    /// Returns where it can be read, empty where not told.
    pub fn url(&self) -> &'a str {
        self.record.text(&Field::Url)
    }

    /// Returns what the house answered, empty where it did not.
    pub fn reply(&self) -> &'a str {
        self.record.text(&Field::Reply)
    }

    /// Returns when it was written; of a day alone, its beginning in UTC.
    pub fn at(&self) -> Stamp {
        self.record.at().unwrap_or_default()
    }

    /// Returns the local day.
    pub fn day(&self) -> Day {
        Day::of(self.at(), self.offset().unwrap_or(0)).0
    }

    /// Returns the local minute of the day, 0 to 1439, where the time was told.
    pub fn minute(&self) -> Option<u16> {
        self.offset().map(|offset| Day::of(self.at(), offset).1)
    }

    fn offset(&self) -> Option<i16> {
        self.record.value(&Field::Offset).as_number().and_then(|offset| i16::try_from(offset).ok())
    }

    /// Returns the month of the visit, `YYYY-MM`, or its day; empty where not told.
    pub fn visited(&self) -> &'a str {
        self.record.text(&Field::Date("visit".into()))
    }

    /// Returns how many reviews the author has written, where told.
    pub fn author_reviews(&self) -> Option<u32> {
        self.record.text(&Field::Imported("author_reviews".into())).parse().ok()
    }

    /// Walks the people that the owner said it is from.
    pub fn customers(&self) -> impl Iterator<Item = CustomerId> + 'a {
        self.record.customers()
    }

    /// Walks the menu items that the owner said it is about.
    pub fn dishes(&self) -> impl Iterator<Item = ItemId> + 'a {
        self.record.present().filter_map(|(field, register)| match field {
            Field::Dish(id) if register.value.is_on() => ItemId::parse(id),
            _ => None,
        })
    }

    /// Returns what is known of the visit.
    pub fn visit(&self) -> VisitTie {
        match self.record.value(&Field::VisitOf) {
            Value::Text(id) => VisitId::parse(id).map_or(VisitTie::Unknown, VisitTie::Found),
            Value::Flag(false) => VisitTie::NotFound,
            _ => VisitTie::Unknown,
        }
    }

    /// Returns what the owner corrected, in the order of the text.
    pub fn corrections(&self) -> Vec<Correction> {
        let read = |field: &Field, register: &super::Register| {
            let Field::Aspect(key) = field else { return None };
            let (aspect, start) = key.split_once('/')?;
            let says = register.value.part_text(SAYS);
            (!says.is_empty()).then(|| Correction {
                aspect: aspect.into(),
                start: start.parse().unwrap_or(0),
                clause: register.value.part_text(CLAUSE).into(),
                polarity: (says != NOTHING).then(|| says.into()),
                stamp: register.stamp,
            })
        };
        let mut all: Vec<Correction> =
            self.record.present().filter_map(|(field, register)| read(field, register)).collect();
        super::order::sort_by_key(&mut all, |correction| (correction.start, correction.aspect.clone()));
        all
    }
}

impl Library {
    /// Walks the reviews that are present, by their ids.
    pub fn reviews(&self) -> impl Iterator<Item = Review<'_>> {
        self.papers(PaperKind::Review).filter_map(Review::of)
    }

    /// Returns a review that is present.
    pub fn review(&self, id: PaperId) -> Option<Review<'_>> {
        let record = self.record(RecordId::Paper(PaperKind::Review, id))?;
        Review::of(record).filter(|_| record.is_present())
    }
}

impl Correction {
    /// Returns the field that holds it.
    pub fn field(&self) -> Field {
        Field::Aspect(format!("{}/{}", self.aspect, self.start).into())
    }

    /// Returns what is stored there.
    pub fn to_value(&self) -> Value {
        let says = self.polarity.as_deref().unwrap_or(NOTHING);
        Value::parts([(SAYS, says.into()), (CLAUSE, (&*self.clause).into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeviceId, Register};

    fn review(fields: &[(Field, Value)]) -> Record {
        let mut record = Record::new(RecordId::Paper(PaperKind::Review, PaperId(1)));
        for (field, value) in fields {
            let register = Register { stamp: Stamp(7), device: DeviceId(1), value: value.clone() };
            record.set(field.clone(), register);
        }
        record
    }

    #[test]
    fn a_day_alone_has_no_minute() {
        let day = Day(20_000).start(0);
        let record = review(&[(Field::At, Value::Number(day.0 as i64))]);
        let dated = Review::of(&record).map(|review| (review.day(), review.minute()));
        assert_eq!(dated, Some((Day(20_000), None)));
        let late = Value::Number(day.0 as i64 + 23 * 3_600_000);
        let record = review(&[(Field::At, late), (Field::Offset, Value::Number(120))]);
        let timed = Review::of(&record).map(|review| (review.day(), review.minute()));
        assert_eq!(timed, Some((Day(20_001), Some(60))));
    }

    #[test]
    fn corrections_and_ties_read_back() {
        let correction = Correction {
            aspect: "food".into(),
            start: 12,
            clause: "la pasta era fredda".into(),
            polarity: Some("negative".into()),
            stamp: Stamp(7),
        };
        let none = Correction { aspect: "price".into(), polarity: None, ..correction.clone() };
        let record = review(&[
            (none.field(), none.to_value()),
            (correction.field(), correction.to_value()),
            (Field::VisitOf, Value::Flag(false)),
            (Field::Dish(ItemId(3).to_string().into()), Value::Flag(true)),
        ]);
        let Some(view) = Review::of(&record) else { return assert!(record.is_present(), "a review") };
        assert_eq!(view.corrections(), [correction, none]);
        assert_eq!(view.visit(), VisitTie::NotFound);
        assert_eq!(view.dishes().collect::<Vec<_>>(), [ItemId(3)]);
    }
}
