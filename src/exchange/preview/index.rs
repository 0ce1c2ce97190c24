//! Who is known already, and who came earlier in the same file: found by ids, phones, mail addresses and names.

use super::Target;
use crate::analysis::{Shared, Traits, fold};
use crate::domain::order;
use crate::domain::{CustomerId, Field, Library};
use crate::exchange::Candidate;
use crate::exchange::candidate::Fact;
use std::collections::{BTreeMap, BTreeSet};

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
    by_id: BTreeMap<CustomerId, usize>,
    by_row: BTreeMap<usize, usize>,
    by_key: BTreeMap<Fact, usize>,
    by_seen: BTreeMap<Box<str>, usize>,
    by_phone: BTreeMap<Box<str>, Vec<usize>>,
    by_mail: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<(Field, String), Vec<usize>>,
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
                self.people.push(Person { target: Target::Known(canonical), traits: Traits::default() });
                let place = self.people.len() - 1;
                self.by_id.insert(canonical, place);
                place
            }
        };
        self.by_id.insert(id, place);
        for label in labels {
            let keys = key_fields(label).map(|field| customer.record().text(&field));
            for key in keys.take_while(|key| !key.is_empty()) {
                self.by_key.insert((label.clone(), key.into()), place);
            }
        }
        for (field, _) in customer.record().present() {
            if let Field::Seen(fingerprint) = field {
                self.by_seen.insert(fingerprint.clone(), place);
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
        if let Some(person) = self.by_seen.get(fingerprint).and_then(|place| self.people.get(*place)) {
            return Match::Seen(person.target);
        }
        if let Some(place) = candidate.keys.iter().find_map(|key| self.by_key.get(key)) {
            return self.same(*place);
        }
        let phones = traits.phones().iter().filter_map(|phone| self.by_phone.get(phone));
        let mails = traits.mails().iter().filter_map(|mail| self.by_mail.get(mail));
        let reached: BTreeSet<usize> =
            phones.chain(mails).filter(|places| places.len() <= MOST_SHARING).flatten().copied().collect();
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
                let key = callings(traits, &candidate.look).into_iter().find(|key| !key.1.is_empty());
                let namesakes = key.and_then(|key| self.by_name.get(&key));
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
        let known = match same {
            Some(Target::Known(id)) => self.by_id.get(&id).copied(),
            Some(Target::Row(row)) => self.by_row.get(&row).copied(),
            None => None,
        };
        let place = known.unwrap_or_else(|| {
            self.people.push(Person { target: Target::Row(row), traits: Traits::default() });
            self.by_row.insert(row, self.people.len() - 1);
            self.people.len() - 1
        });
        self.by_seen.insert(fingerprint, place);
        for key in &candidate.keys {
            self.by_key.entry(key.clone()).or_insert(place);
        }
        self.join(place, traits, &candidate.look);
    }

    fn join(&mut self, place: usize, traits: Traits, look: &str) {
        fn put<K: Ord>(places: &mut BTreeMap<K, Vec<usize>>, key: K, place: usize, most: usize) {
            let places = places.entry(key).or_default();
            if places.len() < most && !places.contains(&place) {
                places.push(place);
            }
        }
        for phone in traits.phones() {
            put(&mut self.by_phone, phone.clone(), place, MOST_SHARING + 1);
        }
        for mail in traits.mails() {
            put(&mut self.by_mail, mail.clone(), place, MOST_SHARING + 1);
        }
        for key in callings(&traits, look).into_iter().filter(|key| !key.1.is_empty()) {
            put(&mut self.by_name, key, place, MOST_NAMESAKES);
        }
        if let Some(person) = self.people.get_mut(place) {
            person.traits.join(traits);
        }
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
        let mut them: Vec<(Target, Vec<Shared>)> = places
            .into_iter()
            .filter_map(|place| self.people.get(place))
            .map(|person| (person.target, traits.shared_with(&person.traits)))
            .collect();
        order::sort_by_key(&mut them, |(_, shared)| std::cmp::Reverse(shared.len()));
        them
    }
}

/// Returns what somebody is found again by where there is no number: the name, else the nickname, else the looks.
fn callings(traits: &Traits, look: &str) -> [(Field, String); 3] {
    [(Field::Name, traits.name_key()), (Field::Nickname, traits.nickname_key()), (Field::Look, fold(look))]
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
