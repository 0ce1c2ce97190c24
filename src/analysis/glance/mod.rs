//! What the counter needs of everybody before anybody's record has been read: whom a search finds, and their rows.

mod card;

pub use card::Card;

use super::packed::{Packer, Unpacker};
use super::search::Index;
use crate::domain::{CustomerId, Library};

/// Raised whenever what a glance holds, or how search folds words, is different: an older one is of no use then.
const VERSION: u64 = 1;

/// An index of everybody and their cards, as of one revision of what is stored.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The revision.
    pub revision: u64,
    /// Everybody, to be searched.
    pub index: Index,
    /// What their rows say.
    pub cards: Cards,
}

/// The cards of everybody, each read only when it is looked at.
#[derive(Clone, Debug)]
pub struct Cards {
    people: Vec<CustomerId>,
    bytes: Vec<u8>,
    /// Where the card of each person ends.
    ends: Vec<u32>,
}

/// A glance in the making, some people at a time.
#[derive(Debug)]
pub struct GlanceBuilder {
    people: Vec<CustomerId>,
    cards: Vec<u8>,
    ends: Vec<u32>,
}

impl GlanceBuilder {
    /// Begins one of the people of an index that nobody was changed in since it was built.
    pub fn new(index: &Index) -> Self {
        Self { people: index.people().to_vec(), cards: Vec::new(), ends: Vec::new() }
    }

    /// Writes the cards of so many more people; returns whether all are written.
    pub fn step(&mut self, library: &Library, people: usize) -> bool {
        let some = self.people.iter().skip(self.ends.len()).take(people);
        for id in some {
            let card = library.customer(*id).map(|customer| Card::of(&customer)).unwrap_or_default();
            // Writing into memory cannot fail; where it would, the card is empty.
            self.cards = postcard::to_extend(&card, std::mem::take(&mut self.cards)).unwrap_or_default();
            self.ends.push(self.cards.len() as u32);
        }
        self.ends.len() == self.people.len()
    }

    /// Writes what [`Glance::read`] reads, as of a revision.
    pub fn finish(self, index: &Index, revision: u64) -> Vec<u8> {
        let mut packer = Packer::default();
        packer.number(VERSION);
        packer.number(revision);
        index.pack(&mut packer);
        packer.bytes(&self.cards);
        packer.numbers(self.ends.into_iter());
        packer.finish()
    }
}

impl Glance {
    /// Reads one; `None` where it is of another version or makes no sense.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut unpacker = Unpacker(bytes);
        if unpacker.number()? != VERSION {
            return None;
        }
        let revision = unpacker.number()?;
        let index = Index::unpack(&mut unpacker)?;
        let people = index.people().to_vec();
        let bytes = unpacker.bytes()?.to_vec();
        let ends = unpacker.numbers()?.collect();
        unpacker.0.is_empty().then_some(Self { revision, index, cards: Cards { people, bytes, ends } })
    }
}

impl Cards {
    /// Returns a person's card, if they were known then.
    pub fn of(&self, id: CustomerId) -> Option<Card> {
        let place = self.people.binary_search(&id).ok()?;
        let start = place.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        let bytes = self.bytes.get(start as usize..*self.ends.get(place)? as usize)?;
        postcard::from_bytes(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeviceId, Entry, Field, Record, RecordId, Register, Severity, Stamp, Value};
    use proptest::prelude::*;

    fn record(number: u128, name: &str, nickname: &str, facts: &[Field]) -> Entry {
        let mut record = Record::new(RecordId::Customer(CustomerId(number)));
        let mut set = |field: Field, value: Value| {
            record.set(field, Register { stamp: Stamp(1), device: DeviceId(1), value });
        };
        set(Field::Name, name.into());
        set(Field::Nickname, nickname.into());
        for (place, field) in facts.iter().enumerate() {
            let severity = [Severity::Mild, Severity::Grave][place % 2];
            set(field.clone(), Value::parts([("severity", severity.code().into())]));
        }
        Entry::Record(record)
    }

    proptest! {
        #[test]
        fn a_glance_finds_and_shows_what_the_records_do(
            people in prop::collection::btree_map(
                any::<u128>(),
                ("(anna|luca|[a-zà]{0,6}) ?(rossi|[a-z]{0,4})", "(lu|)", prop::collection::vec(0_usize..3, 0..3)),
                0..40,
            ),
            query in "(an|lu|r|[a-z]{1,2})", revision: u64, slice in 1_usize..20, cut: prop::sample::Index,
        ) {
            let known = [Field::Allergy("milk".into()), Field::Allergy("own:limone".into()), Field::Diet("vegan".into())];
            let mut library = Library::default();
            library.load(people.iter().map(|(id, (name, nickname, facts))| {
                let facts: Vec<Field> = facts.iter().map(|fact| known[*fact].clone()).collect();
                record(*id, name, nickname, &facts)
            }));
            let index = Index::of(&library);
            let mut builder = GlanceBuilder::new(&index);
            while !builder.step(&library, slice) {}
            let bytes = builder.finish(&index, revision);
            let glance = Glance::read(&bytes).unwrap();
            prop_assert_eq!(glance.revision, revision);
            prop_assert_eq!(glance.index.find(&query, 9), index.find(&query, 9));
            for id in people.keys().map(|id| CustomerId(*id)) {
                prop_assert_eq!(glance.cards.of(id), Some(Card::of(&library.customer(id).unwrap())));
            }
            prop_assert_eq!(glance.cards.of(CustomerId(revision.into())), None);
            prop_assert!(Glance::read(&bytes[..cut.index(bytes.len())]).is_none());
        }
    }

    #[test]
    fn the_gravest_allergy_comes_first() {
        let milk_then_nuts = [Field::Allergy("milk".into()), Field::Allergy("nuts".into())];
        let mut library = Library::default();
        library.load([record(1, "Anna", "", &milk_then_nuts)]);
        let card = Card::of(&library.customer(CustomerId(1)).unwrap());
        assert_eq!(card.allergies, ["nuts".into(), "milk".into()] as [Box<str>; 2]);
    }
}
