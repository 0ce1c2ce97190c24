//! Who is known already, and who came earlier in the same file: found by ids, phones, mail addresses and names.

use super::Target;
use crate::analysis::{Shared, Traits, fold};
use crate::domain::order;
use crate::domain::{CustomerId, Field, Library};
use crate::exchange::Candidate;
use crate::exchange::candidate::Fact;
use std::collections::BTreeMap;

/// A number that more people than this share tells nothing of any of them.
const MOST_SHARING: usize = 8;
/// Among how many people of one name a candidate is looked for.
const MOST_NAMESAKES: usize = 64;
/// Under how many numbered labels the ids of people who were merged are kept.
const MOST_KEYS: usize = 9;

/// Whom a candidate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Nobody known.
    Nobody,
    /// Somebody of whom this very row was taken in before.
    Seen(Target),
    /// Surely somebody: an id, or a phone or mail address and no other name.
    Same(Target),
    /// One of these, who share a number and can be told apart by no name; never empty.
    OneOf(Vec<(Target, Vec<Shared>)>),
    /// Perhaps one of these: the same name, or a phone under another name; never empty.
    Like(Vec<(Target, Vec<Shared>)>),
    /// Somebody who was erased.
    Erased,
}

#[derive(Clone, Debug)]
struct Person {
    target: Target,
    traits: Traits,
}

/// Everybody whom a candidate could be.
#[derive(Clone, Debug, Default)]
pub struct Index {
    people: Vec<Person>,
    by_id: BTreeMap<CustomerId, u32>,
    /// The places of rows that are somebody new.
    by_row: Vec<Option<u32>>,
    /// The places of those who share an id, a row that was seen, a number, a mail address or a name: see [`Clue`].
    by_clue: BTreeMap<Box<str>, Vec<u32>>,
}

/// By what somebody is found.
#[derive(Clone, Copy, Debug)]
enum Clue {
    Key,
    Seen,
    Phone,
    Mail,
    Name,
    Nickname,
    Look,
}

impl Clue {
    /// Returns what stands for it in the one map of all clues.
    fn of(self, text: &str) -> Box<str> {
        format!("{}{text}", self as u8).into()
    }
}

impl Index {
    /// Takes a known person in, under the record that stands for them; `labels` tell which facts are ids.
    pub fn learn(&mut self, library: &Library, id: CustomerId, labels: &[Box<str>]) {
        let Some(customer) = library.customer(id).filter(|customer| customer.record().is_present()) else {
            return;
        };
        let canonical = library.canonical(id);
        if !library.customer(canonical).is_some_and(|customer| customer.is_present()) {
            return;
        }
        let place = match self.by_id.get(&canonical) {
            Some(place) => *place,
            None => {
                let place = self.push(Target::Known(canonical));
                self.by_id.insert(canonical, place);
                place
            }
        };
        self.by_id.insert(id, place);
        for label in labels {
            let keys = key_fields(label).map(|field| customer.record().text(&field));
            for key in keys.take_while(|key| !key.is_empty()) {
                self.by_clue.insert(key_clue(label, key), vec![place]);
            }
        }
        for (field, _) in customer.record().present() {
            if let Field::Seen(fingerprint) = field {
                self.by_clue.insert(Clue::Seen.of(fingerprint), vec![place]);
            }
        }
        self.join(place, Traits::of(&customer), customer.look());
    }

    /// Finds out whom a candidate is.
    pub fn find(
        &self,
        library: &Library,
        candidate: &Candidate,
        fingerprint: &str,
        traits: &Traits,
    ) -> Match {
        for id in candidate.keys.iter().filter_map(own_id) {
            if library.is_erased(id) {
                return Match::Erased;
            }
            if let Some(place) = self.by_id.get(&id) {
                return self.same(*place);
            }
        }
        let by_clue = |clue: Box<str>| self.by_clue.get(&clue).map_or(&[][..], Vec::as_slice);
        let seen = by_clue(Clue::Seen.of(fingerprint)).first();
        if let Some(person) = seen.and_then(|place| self.people.get(*place as usize)) {
            return Match::Seen(person.target);
        }
        let keys = candidate.keys.iter();
        if let Some(place) = keys.flat_map(|(label, key)| by_clue(key_clue(label, key))).next() {
            return self.same(*place);
        }
        let phones = traits.phones().iter().map(|phone| by_clue(Clue::Phone.of(phone)));
        let mails = traits.mails().iter().map(|mail| by_clue(Clue::Mail.of(mail)));
        let sharing = phones.chain(mails).filter(|places| places.len() <= MOST_SHARING);
        let mut reached: Vec<u32> = sharing.flatten().copied().collect();
        order::sort_out(&mut reached);
        let may_be = |place: &&u32| self.traits(**place).is_some_and(|other| traits.may_be(other));
        let mut fitting: Vec<u32> = reached.iter().filter(may_be).copied().collect();
        if fitting.len() > 1 {
            // Of two who share the number, the one of this very name.
            let named = |place: &u32| self.shared(*place, traits).contains(&Shared::Name);
            if fitting.iter().filter(|place| named(place)).count() == 1 {
                fitting.retain(named);
            }
        }
        match (fitting.as_slice(), reached.first()) {
            ([place], _) => self.same(*place),
            ([_, ..], _) => Match::OneOf(self.like(fitting, traits)),
            ([], Some(_)) => Match::Like(self.like(reached, traits)),
            ([], None) => {
                let calling = callings(traits, &candidate.look).next();
                let namesakes = calling.map(by_clue).unwrap_or_default();
                let them = self.like(namesakes.iter().copied(), traits);
                if them.is_empty() { Match::Nobody } else { Match::Like(them) }
            }
        }
    }

    /// Takes a candidate in: as somebody new in row `row`, or as more of somebody known.
    pub fn add(
        &mut self,
        row: usize,
        candidate: &Candidate,
        fingerprint: Box<str>,
        traits: Traits,
        same: Option<Target>,
    ) {
        let known = match same {
            Some(Target::Known(id)) => self.by_id.get(&id).copied(),
            Some(Target::Row(row)) => self.by_row.get(row).copied().flatten(),
            None => None,
        };
        let place = known.unwrap_or_else(|| {
            let place = self.push(Target::Row(row));
            self.by_row.resize(self.by_row.len().max(row + 1), None);
            if let Some(slot) = self.by_row.get_mut(row) {
                *slot = Some(place);
            }
            place
        });
        self.by_clue.insert(Clue::Seen.of(&fingerprint), vec![place]);
        for (label, key) in &candidate.keys {
            self.put(key_clue(label, key), place, 1);
        }
        self.join(place, traits, &candidate.look);
    }

    fn join(&mut self, place: u32, traits: Traits, look: &str) {
        for phone in traits.phones() {
            self.put(Clue::Phone.of(phone), place, MOST_SHARING + 1);
        }
        for mail in traits.mails() {
            self.put(Clue::Mail.of(mail), place, MOST_SHARING + 1);
        }
        for calling in callings(&traits, look) {
            self.put(calling, place, MOST_NAMESAKES);
        }
        if let Some(person) = self.people.get_mut(place as usize) {
            person.traits.join(traits);
        }
    }

    fn push(&mut self, target: Target) -> u32 {
        self.people.push(Person { target, traits: Traits::default() });
        self.people.len() as u32 - 1
    }

    /// Notes that somebody is found by a clue, unless `most` people are already.
    fn put(&mut self, clue: Box<str>, place: u32, most: usize) {
        let places = self.by_clue.entry(clue).or_default();
        if places.len() < most && !places.contains(&place) {
            places.push(place);
        }
    }

    fn traits(&self, place: u32) -> Option<&Traits> {
        self.people.get(place as usize).map(|person| &person.traits)
    }

    fn shared(&self, place: u32, traits: &Traits) -> Vec<Shared> {
        self.traits(place).map(|other| traits.shared_with(other)).unwrap_or_default()
    }

    fn same(&self, place: u32) -> Match {
        self.people.get(place as usize).map_or(Match::Nobody, |person| Match::Same(person.target))
    }

    fn like(&self, places: impl IntoIterator<Item = u32>, traits: &Traits) -> Vec<(Target, Vec<Shared>)> {
        let mut them: Vec<(Target, Vec<Shared>)> = places
            .into_iter()
            .filter_map(|place| self.people.get(place as usize))
            .map(|person| (person.target, traits.shared_with(&person.traits)))
            .collect();
        order::sort_by_key(&mut them, |(_, shared)| std::cmp::Reverse(shared.len()));
        them
    }
}

/// Returns what somebody is found again by where there is no number: the name, else the nickname, else the looks.
fn callings(traits: &Traits, look: &str) -> impl Iterator<Item = Box<str>> {
    [(Clue::Name, traits.name_key()), (Clue::Nickname, traits.nickname_key()), (Clue::Look, fold(look))]
        .into_iter()
        .filter(|(_, key)| !key.is_empty())
        .map(|(clue, key)| clue.of(&key))
}

fn key_clue(label: &str, key: &str) -> Box<str> {
    // With the length first, no two pairs are written alike.
    Clue::Key.of(&format!("{} {label}{key}", label.len()))
}

/// Walks the fields in which ids of one label are kept: people who were merged have several.
pub fn key_fields(label: &str) -> impl Iterator<Item = Field> {
    let numbered = (2..=MOST_KEYS).map(move |number| format!("{label} {number}"));
    std::iter::once(label.to_owned()).chain(numbered).map(|label| Field::Imported(label.into()))
}

/// Reads an id that this app gave: `urn:uuid:` and 32 digits, with or without hyphens.
pub fn own_id((_, text): &Fact) -> Option<CustomerId> {
    let text = text.strip_prefix("urn:uuid:").unwrap_or(text);
    CustomerId::parse(&text.replace('-', ""))
}
