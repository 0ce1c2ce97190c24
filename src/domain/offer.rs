//! An offer: what it names, when it holds, what is written to people, and how often they may be written to.

use super::{Field, ItemId, PaperId, PaperKind, Record, RecordId, Stamp, Value};

/// An offer, as the registers of its paper tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: PaperId,
    /// What the shop calls it.
    pub name: Box<str>,
    /// What it names.
    pub items: Vec<ItemId>,
    /// From when on, where that is said.
    pub from: Option<Stamp>,
    /// Until when, where that is said.
    pub until: Option<Stamp>,
    /// What is written, in the shop's language, with holes.
    pub text: Box<str>,
    /// What is written to who speaks another language, by its tag.
    pub texts: Vec<(Box<str>, Box<str>)>,
    /// How many messages a person may have had in 30 days, this one included; at least 1.
    pub cap: u32,
    /// How many in a hundred of those who would be glad are held back, 0 to 50.
    pub held: u8,
}

impl Offer {
    /// How many messages a person may have in 30 days unless the offer says otherwise.
    pub const USUAL_CAP: u32 = 2;
    /// The most in a hundred that can be held back.
    pub const MOST_HELD: u8 = 50;

    /// Makes one that says nothing yet.
    pub fn new(id: PaperId) -> Self {
        Self {
            id,
            name: "".into(),
            items: Vec::new(),
            from: None,
            until: None,
            text: "".into(),
            texts: Vec::new(),
            cap: Self::USUAL_CAP,
            held: 0,
        }
    }

    /// Reads a paper, if it is an offer.
    pub fn of(paper: &Record) -> Option<Self> {
        let RecordId::Paper(PaperKind::Offer, id) = paper.id() else { return None };
        let mut offer = Self::new(id);
        offer.name = paper.text(&Field::Name).into();
        offer.text = paper.text(&Field::Text).into();
        offer.from = moment(paper.value(&Field::From));
        offer.until = moment(paper.value(&Field::Until));
        if let Some(cap) = paper.value(&Field::Cap).as_number() {
            offer.cap = u32::try_from(cap.max(1)).unwrap_or(u32::MAX);
        }
        if let Some(held) = paper.value(&Field::Held).as_number() {
            offer.held = held.clamp(0, i64::from(Self::MOST_HELD)) as u8;
        }
        for (field, register) in paper.present() {
            match field {
                // An id that cannot be read names something all the same, of which nothing is known.
                Field::Item(id) => offer.items.push(ItemId::parse(id).unwrap_or(ItemId(0))),
                Field::TextIn(tag) => {
                    let text = register.value.as_text().unwrap_or_default();
                    offer.texts.push((tag.clone(), text.into()));
                }
                _ => {}
            }
        }
        Some(offer)
    }

    /// Returns the record it is kept in.
    pub fn record(&self) -> RecordId {
        RecordId::Paper(PaperKind::Offer, self.id)
    }

    /// Returns the field that names an item.
    pub fn item_field(item: ItemId) -> Field {
        Field::Item(item.to_string().into())
    }

    /// Returns whether it is over.
    pub fn is_over(&self, now: Stamp) -> bool {
        self.until.is_some_and(|until| until < now)
    }

    /// Returns what is written to somebody who speaks a language; the shop's own words where there are no others.
    pub fn text_in(&self, language: &str) -> &str {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let wanted = primary(language);
        let other = self.texts.iter().find(|(tag, text)| !text.is_empty() && primary(tag) == wanted);
        other.map_or(&self.text, |(_, text)| text)
    }
}

fn moment(value: &Value) -> Option<Stamp> {
    value.as_number().and_then(|at| u64::try_from(at).ok()).map(Stamp)
}
