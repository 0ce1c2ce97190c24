//! A person, as the registers of their record tell.

use super::{
    Allergy, Birthday, CustomerId, Diet, Field, Note, Preference, Record, RecordId, Register, Stamp,
};

/// A reading view of a person's record.
#[derive(Clone, Copy, Debug)]
pub struct Customer<'a> {
    id: CustomerId,
    record: &'a Record,
}

impl<'a> Customer<'a> {
    /// Views a record, if it is a person's.
    pub fn of(record: &'a Record) -> Option<Self> {
        match record.id() {
            RecordId::Customer(id) => Some(Self { id, record }),
            _ => None,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> CustomerId {
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

    /// Returns what they like to be called, empty when not said.
    pub fn nickname(&self) -> &'a str {
        self.record.text(&Field::Nickname)
    }

    /// Returns the best there is to call them by: name, nickname, looks, phone, mail; empty when nothing is known.
    pub fn title(&self) -> &'a str {
        [Field::Name, Field::Nickname, Field::Look, Field::Phone, Field::Email]
            .iter()
            .map(|field| self.record.text(field))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// Returns how to recognise them, empty when not said.
    pub fn look(&self) -> &'a str {
        self.record.text(&Field::Look)
    }

    /// Returns the main phone number, empty when not known.
    pub fn phone(&self) -> &'a str {
        self.record.text(&Field::Phone)
    }

    /// Returns the main mail address, empty when not known.
    pub fn email(&self) -> &'a str {
        self.record.text(&Field::Email)
    }

    /// Returns the favourite place, empty when not known.
    pub fn place(&self) -> &'a str {
        self.record.text(&Field::Place)
    }

    /// Returns the language's BCP 47 tag, empty when not known.
    pub fn language(&self) -> &'a str {
        self.record.text(&Field::Language)
    }

    /// Returns the birthday, if it is known and a date.
    pub fn birthday(&self) -> Option<Birthday> {
        Birthday::parse(self.record.text(&Field::Birthday))
    }

    /// Returns since when the shop knows them.
    pub fn since(&self) -> Option<Stamp> {
        self.record.value(&Field::Since).as_number().map(|ms| Stamp(ms.max(0) as u64))
    }

    /// Returns whether the record is neither erased, nor put aside, nor another name for somebody.
    pub fn is_present(&self) -> bool {
        self.record.is_present() && self.alias_of().is_none()
    }

    /// Returns the record that stands for this one, if there is one.
    pub fn alias_of(&self) -> Option<CustomerId> {
        CustomerId::parse(self.record.text(&Field::AliasOf))
    }

    /// Returns the allergies, those included that hold only for a visit.
    pub fn allergies(&self) -> Vec<Allergy> {
        self.collect(Allergy::read)
    }

    /// Returns the likes and dislikes.
    pub fn preferences(&self) -> Vec<Preference> {
        self.collect(Preference::read)
    }

    /// Returns the notes, the newest first.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = self.collect(Note::read);
        super::order::sort_by_key(&mut notes, |note| (std::cmp::Reverse(note.at), note.id));
        notes
    }

    /// Returns the diets, those included that hold only for a visit.
    pub fn diets(&self) -> Vec<Diet> {
        self.collect(Diet::read)
    }

    /// Returns the tags.
    pub fn tags(&self) -> Vec<&'a str> {
        self.record
            .present()
            .filter_map(|(field, _)| match field {
                Field::Tag(tag) => Some(&**tag),
                _ => None,
            })
            .collect()
    }

    /// Returns the other dates with their labels.
    pub fn dates(&self) -> Vec<(&'a str, Birthday)> {
        self.record
            .present()
            .filter_map(|(field, register)| match field {
                Field::Date(label) => {
                    register.value.as_text().and_then(Birthday::parse).map(|date| (&**label, date))
                }
                _ => None,
            })
            .collect()
    }

    fn collect<T>(&self, read: impl Fn(&Field, &Register) -> Option<T>) -> Vec<T> {
        self.record.present().filter_map(|(field, register)| read(field, register)).collect()
    }
}
