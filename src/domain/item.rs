//! A menu item, as the registers of its record tell.

use super::{Allergen, Diet, Field, ItemId, Presence, Record, RecordId, Value};

/// A reading view of a menu item's record.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    id: ItemId,
    record: &'a Record,
}

impl<'a> Item<'a> {
    /// Views a record, if it is an item's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Item(id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> ItemId {
        self.id
    }

    /// Returns the record behind the view.
    pub fn record(&self) -> &'a Record {
        self.record
    }

    /// Returns the name, empty when there is none.
    pub fn name(&self) -> &'a str {
        self.record.text(&Field::Name)
    }

    /// Returns the category, empty when there is none.
    pub fn category(&self) -> &'a str {
        self.record.text(&Field::Category)
    }

    /// Returns the price in cents, if it is known.
    pub fn price(&self) -> Option<i64> {
        self.record.value(&Field::Price).as_number()
    }

    /// Returns the code of the part of the day in which it is served, empty when it is served all day.
    pub fn part_of_day(&self) -> &'a str {
        self.record.text(&Field::PartOfDay)
    }

    /// Returns whether it can be had now; what nobody said can.
    pub fn is_available(&self) -> bool {
        *self.record.value(&Field::Available) != Value::Flag(false)
    }

    /// Returns what is in it, in words, empty when nobody wrote it.
    pub fn ingredients(&self) -> &'a str {
        self.record.text(&Field::Ingredients)
    }

    /// Returns what the house says of an allergen.
    pub fn stated(&self, allergen: Allergen) -> Presence {
        Presence::read(self.record.value(&Field::Allergen(allergen.code().into())))
    }

    /// Returns what the house says of a diet, if anything.
    pub fn stated_suits(&self, diet: &Diet) -> Option<bool> {
        match self.record.value(&Field::Suits(diet.key())) {
            Value::Flag(suits) => Some(*suits),
            _ => None,
        }
    }

    /// Returns the other words that people use for it.
    pub fn synonyms(&self) -> Vec<&'a str> {
        let words = self.record.present().filter_map(|(field, _)| match field {
            Field::Synonym(word) => Some(&**word),
            _ => None,
        });
        words.collect()
    }
}
