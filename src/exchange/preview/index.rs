//! Who is known already, and who came earlier in the same file: found by ids, phones, mail addresses and names.

use super::Target;
use crate::analysis::{Shared, Traits, fold};
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
    by_target: BTreeMap<Target, usize>,
    by_clue: BTreeMap<(Clue, Box<str>), Vec<usize>>,
}

/// What somebody is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Clue {
    Key,
    Seen,
    Phone,
    Email,
    Name,
    Nickname,
    Look,
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
        let place = match self.by_target.get(&Target::Known(canonical)) {
            Some(place) => *place,
            None => {
                self.people.push(Person { target: Target::Known(canonical), traits: Traits::default() });
                let place = self.people.len() - 1;
                self.by_target.insert(Target::Known(canonical), place);
                place
            }
        };
        self.by_target.insert(Target::Known(id), place);
        for label in labels {
            let keys = key_fields(label).map(|field| customer.record().text(&field));
            for key in keys.take_while(|key| !key.is_empty()) {
                self.put(Clue::Key, key_text(label, key), place, 1);
            }
        }
        for (field, _) in customer.record().present() {
            if let Field::Seen(fingerprint) = field {
                self.put(Clue::Seen, fingerprint.clone(), place, 1);
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
            if let Some(place) = self.by_target.get(&Target::Known(id)) {
                return self.same(*place);
            }
        }
        if let Some(person) = self.first(Clue::Seen, fingerprint.into()) {
            return Match::Seen(person.target);
        }
        let keys = candidate.keys.iter().map(|(label, key)| key_text(label, key));
        for key in keys {
            if let Some(person) = self.first(Clue::Key, key) {
                return Match::Same(person.target);
            }
        }
        let mut reached: Vec<usize> = Vec::new();
        let phones = traits.phones().iter().map(|phone| (Clue::Phone, phone.clone()));
        let mails = traits.mails().iter().map(|mail| (Clue::Email, mail.as_str().into()));
        for clue in phones.chain(mails) {
            let places = self.by_clue.get(&clue).filter(|places| places.len() <= MOST_SHARING);
            for place in places.into_iter().flatten() {
                if !reached.contains(place) {
                    reached.push(*place);
                }
            }
        }
        let may_be = |place: &&usize| self.traits(**place).is_some_and(|other| traits.may_be(other));
        let mut fitting: Vec<usize> = reached.iter().filter(may_be).copied().collect();
        if fitting.len() > 1 {
            // Of two who share the number, the one of this very name.
            let named = |place: &usize| self.shared(*place, traits).contains(&Shared::Name);
            if fitting.iter().filter(|place| named(place)).count() == 1 {
                fitting.retain(named);
            }
        }
        match (fitting.as_slice(), reached.first()) {
            ([place], _) => self.same(*place),
            ([_, ..], _) => Match::OneOf(self.like(fitting, traits)),
            ([], Some(_)) => Match::Like(self.like(reached, traits)),
            ([], None) => {
                let key = callings(traits, &candidate.look).into_iter().find(|clue| !clue.1.is_empty());
                let namesakes = key.and_then(|clue| self.by_clue.get(&clue));
                let them = self.like(namesakes.into_iter().flatten().copied(), traits);
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
        let place = same.and_then(|target| self.by_target.get(&target)).copied().unwrap_or_else(|| {
            self.people.push(Person { target: Target::Row(row), traits: Traits::default() });
            self.by_target.insert(Target::Row(row), self.people.len() - 1);
            self.people.len() - 1
        });
        self.put(Clue::Seen, fingerprint, place, 1);
        for (label, key) in &candidate.keys {
            self.put(Clue::Key, key_text(label, key), place, 1);
        }
        self.join(place, traits, &candidate.look);
    }

    fn join(&mut self, place: usize, traits: Traits, look: &str) {
        for phone in traits.phones() {
            self.put(Clue::Phone, phone.clone(), place, MOST_SHARING + 1);
        }
        for mail in traits.mails() {
            self.put(Clue::Email, mail.as_str().into(), place, MOST_SHARING + 1);
        }
        for (clue, text) in callings(&traits, look).into_iter().filter(|clue| !clue.1.is_empty()) {
            self.put(clue, text, place, MOST_NAMESAKES);
        }
        if let Some(person) = self.people.get_mut(place) {
            person.traits.join(traits);
        }
    }

    fn put(&mut self, clue: Clue, text: Box<str>, place: usize, most: usize) {
        let places = self.by_clue.entry((clue, text)).or_default();
        if places.len() < most && !places.contains(&place) {
            places.push(place);
        }
    }

    fn first(&self, clue: Clue, text: Box<str>) -> Option<&Person> {
        let place = self.by_clue.get(&(clue, text))?.first()?;
        self.people.get(*place)
    }

    fn traits(&self, place: usize) -> Option<&Traits> {
        self.people.get(place).map(|person| &person.traits)
    }

    fn shared(&self, place: usize, traits: &Traits) -> Vec<Shared> {
        self.traits(place).map(|other| traits.shared_with(other)).unwrap_or_default()
    }

    fn same(&self, place: usize) -> Match {
        self.people.get(place).map_or(Match::Nobody, |person| Match::Same(person.target))
    }

    fn like(&self, places: impl IntoIterator<Item = usize>, traits: &Traits) -> Vec<(Target, Vec<Shared>)> {
        let mut them: Vec<(Target, Vec<Shared>)> = Vec::new();
        for person in places.into_iter().filter_map(|place| self.people.get(place)) {
            let shared = traits.shared_with(&person.traits);
            let place = them.partition_point(|(_, other)| other.len() >= shared.len());
            them.insert(place, (person.target, shared));
        }
        them
    }
}

/// Returns what somebody is found again by where there is no number: the name, else the nickname, else the looks.
fn callings(traits: &Traits, look: &str) -> [(Clue, Box<str>); 3] {
    [
        (Clue::Name, traits.name_key().into()),
        (Clue::Nickname, traits.nickname_key().into()),
        (Clue::Look, fold(look).into()),
    ]
}

/// Returns a label and an id as one text.
fn key_text(label: &str, key: &str) -> Box<str> {
    format!("{label}\u{1f}{key}").into()
}

/// Walks the fields in which ids of one label are kept: people who were merged have several.
pub fn key_fields(label: &str) -> impl Iterator<Item = Field> {
    let numbered = (2..=MOST_KEYS).map(move |number| format!("{label} {number}"));
    std::iter::once(label.to_owned()).chain(numbered).map(|label| Field::Imported(label.into()))
}

/// Reads an id that this app may have given: `urn:uuid:` and 32 digits, with or without hyphens.
pub fn own_id((_, text): &Fact) -> Option<CustomerId> {
    let text = text.strip_prefix("urn:uuid:").unwrap_or(text);
    CustomerId::parse(&text.replace('-', ""))
}
