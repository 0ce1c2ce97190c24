//! Whether a person looks like somebody already known, and by what: proposed to the staff, never decided for them.

use super::{fold, phone_key};
use crate::domain::{Customer, CustomerId, Field, Library, Value};
use std::cmp::Reverse;

/// What two people share, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared {
    /// A phone number.
    Phone,
    /// A mail address.
    Email,
    /// The name, whatever the case, the accents and the order of its words.
    Name,
    /// What they like to be called.
    Nickname,
    /// A name that is a letter or two away.
    NearName,
}

/// What people are recognised by, made ready for comparing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    name: String,
    nickname: String,
    phones: Vec<Box<str>>,
    mails: Vec<String>,
}

impl Traits {
    /// Makes traits of what was typed or read; what cannot be compared is left out.
    pub fn new<'a>(
        name: &str,
        nickname: &str,
        phones: impl IntoIterator<Item = &'a str>,
        mails: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut traits = Self { name: fold(name), nickname: fold(nickname), ..Self::default() };
        phones.into_iter().for_each(|phone| traits.add_phone(phone));
        mails.into_iter().for_each(|mail| traits.add_mail(mail));
        traits
    }

    /// Makes the traits of a known person, further numbers and addresses included.
    pub fn of(customer: &Customer<'_>) -> Self {
        let mut traits =
            Self::new(customer.name(), customer.nickname(), [customer.phone()], [customer.email()]);
        for (field, register) in customer.record().present() {
            if let Field::Contact(uri) = field
                && register.value != Value::Absent
            {
                match uri.split_once(':') {
                    Some(("tel", phone)) => traits.add_phone(phone),
                    Some(("mailto", mail)) => traits.add_mail(mail),
                    _ => {}
                }
            }
        }
        traits
    }

    fn add_phone(&mut self, phone: &str) {
        self.phones.extend(phone_key(phone).filter(|key| !self.phones.contains(key)));
    }

    fn add_mail(&mut self, mail: &str) {
        let mail = mail.trim().to_lowercase();
        if mail.contains('@') && !self.mails.contains(&mail) {
            self.mails.push(mail);
        }
    }

    /// Takes in what another record of the same person adds.
    pub fn join(&mut self, other: Traits) {
        if self.name.is_empty() {
            self.name = other.name;
        }
        if self.nickname.is_empty() {
            self.nickname = other.nickname;
        }
        self.phones.extend(other.phones);
        self.mails.extend(other.mails);
    }

    /// Returns the keys of the phone numbers.
    pub fn phones(&self) -> &[Box<str>] {
        &self.phones
    }

    /// Returns the mail addresses in small letters.
    pub fn mails(&self) -> &[String] {
        &self.mails
    }

    /// Returns the words of the name, folded and sorted; empty where there is no name.
    pub fn name_key(&self) -> String {
        sorted_words(&self.name)
    }

    /// Returns the words of what they like to be called, folded and sorted; empty where it is not said.
    pub fn nickname_key(&self) -> String {
        sorted_words(&self.nickname)
    }

    /// Returns what the two share, the strongest first.
    pub fn shared_with(&self, other: &Traits) -> Vec<Shared> {
        let mut shared = Vec::new();
        if self.phones.iter().any(|phone| other.phones.contains(phone)) {
            shared.push(Shared::Phone);
        }
        if self.mails.iter().any(|mail| other.mails.contains(mail)) {
            shared.push(Shared::Email);
        }
        if same(&self.name, &other.name) {
            shared.push(Shared::Name);
        }
        let called = |a: &str, b: &str| !a.is_empty() && a == b;
        if called(&self.nickname, &other.nickname)
            || called(&self.nickname, &other.name)
            || called(&self.name, &other.nickname)
        {
            shared.push(Shared::Nickname);
        }
        if !shared.contains(&Shared::Name) && near(&self.name, &other.name) {
            shared.push(Shared::NearName);
        }
        shared
    }

    /// Returns whether the names can be of one person: one is missing, or part of the other, or mistyped after the
    /// first name. "Marco" and "Mario" can be brothers.
    pub fn may_be(&self, other: &Traits) -> bool {
        fn first(name: &str) -> &str {
            name.split(' ').next().unwrap_or_default()
        }
        // "Giulia B." is part of "Giulia Bianchi".
        let fits = |word: &str, other: &str| {
            word == other
                || (word.chars().count() == 1 && other.starts_with(word))
                || (other.chars().count() == 1 && word.starts_with(other))
        };
        let within = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|other| fits(word, other)));
        self.name.is_empty()
            || other.name.is_empty()
            || within(&self.name, &other.name)
            || within(&other.name, &self.name)
            || (first(&self.name) == first(&other.name) && near(&self.name, &other.name))
    }
}

/// Somebody known whom a person looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resemblance {
    /// Whom.
    pub customer: CustomerId,
    /// By what, the strongest first; never empty.
    pub shared: Vec<Shared>,
}

/// Returns the known people whom somebody looks like, the most alike first, at most `limit`.
pub fn resembling(library: &Library, traits: &Traits, limit: usize) -> Vec<Resemblance> {
    let rank =
        |found: &Resemblance| (found.shared.first().copied(), Reverse(found.shared.len()), found.customer);
    let mut found: Vec<Resemblance> = Vec::new();
    for customer in library.customers() {
        let shared = traits.shared_with(&Traits::of(&customer));
        if !shared.is_empty() {
            let resemblance = Resemblance { customer: customer.id(), shared };
            let place = found.partition_point(|other| rank(other) <= rank(&resemblance));
            if place < limit {
                found.insert(place, resemblance);
                found.truncate(limit);
            }
        }
    }
    found
}

fn sorted_words(name: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in name.split(' ') {
        words.insert(words.partition_point(|other| *other <= word), word);
    }
    words.join(" ")
}

fn same(a: &str, b: &str) -> bool {
    !a.is_empty() && (a == b || (a.len() == b.len() && sorted_words(a) == sorted_words(b)))
}

/// Returns whether the first names are equal and the rest one or two letters away, or the whole only one letter.
fn near(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    match (a.split_once(' '), b.split_once(' ')) {
        (Some((first, rest)), Some((other, other_rest))) if first == other => {
            let allowed = if rest.len().min(other_rest.len()) >= 5 { 2 } else { 1 };
            rest.len().min(other_rest.len()) >= 3 && within_edits(rest, other_rest, allowed)
        }
        _ => a.len().min(b.len()) >= 6 && within_edits(a, b, 1),
    }
}

/// Returns whether at most `allowed` letters were added, lost, changed or swapped with their neighbour.
fn within_edits(a: &str, b: &str, allowed: usize) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    // Optimal string alignment distance, row by row; names are short.
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = (0..=b.len()).collect();
    for (i, mine) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut least = i + 1;
        for (j, theirs) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let mut edits =
                (at(&old, j) + usize::from(mine != theirs)).min(at(&old, j + 1) + 1).min(at(&row, j) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(theirs) && b.get(j - 1) == Some(mine) {
                edits = edits.min(at(&older, j - 1) + 1);
            }
            least = least.min(edits);
            row.push(edits);
        }
        if least > allowed {
            return false;
        }
        older = std::mem::replace(&mut old, row);
    }
    old.last().is_some_and(|edits| *edits <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Action, Author, DeviceId, Plan, RecordId, Stamp};
    use proptest::prelude::*;

    fn named(name: &str) -> Traits {
        Traits::new(name, "", [], [])
    }

    #[test]
    fn names_one_or_two_letters_away() {
        use Shared::{Name, NearName};
        for (typed, known, shared) in [
            ("Anna Rosi", "Anna Rossi", vec![NearName]),
            ("Anna Russo", "Anna Rossi", vec![NearName]),
            ("Nicolò D'Amico", "NICOLO D AMICO", vec![Name]),
            ("Rossi Anna", "Anna Rossi", vec![Name]),
            ("Federcio", "Federico", vec![NearName]),
            ("Anna Re", "Anna Ro", vec![]),
            ("Marco Rossi", "Mario Rossi", vec![NearName]),
            ("Anna", "Anno", vec![]),
            ("", "", vec![]),
        ] {
            assert_eq!(named(typed).shared_with(&named(known)), shared, "{typed} {known}");
        }
    }

    #[test]
    fn a_family_that_shares_a_phone_is_not_one_person() {
        assert!(named("Anna Rossi").may_be(&named("Anna")));
        assert!(named("Anna Rossi").may_be(&named("")));
        assert!(named("Anna R.").may_be(&named("Anna Rossi")));
        assert!(named("Anna Rosi").may_be(&named("Anna Rossi")));
        assert!(!named("Anna Rossi").may_be(&named("Marco Rossi")));
        assert!(!named("Mario Rossi").may_be(&named("Marco Rossi")));
    }

    #[test]
    fn the_most_alike_comes_first() {
        let mut library = Library::default();
        let author = Author { now: Stamp(1), device: DeviceId(1), by: "".into() };
        let mut plan = Plan::new(Action::AddCustomer);
        for (id, name, phone, contact) in [
            (1, "Anna Rosi", "", ""),
            (2, "Anna", "333 1234567", ""),
            (3, "Anna Rossi", "", "tel:+393331234567"),
            (4, "Bruno", "", ""),
        ] {
            let record = RecordId::Customer(CustomerId(id));
            plan.write(record, Field::Name, name);
            plan.write(record, Field::Phone, phone);
            plan.write(record, Field::Contact(contact.into()), Value::Flag(!contact.is_empty()));
        }
        let changes = plan.resolve(&library, &author, &mut || 9);
        library.install(library.patch(&changes));
        let typed = Traits::new("anna rossi", "", ["+39 3331234567"], []);
        let found: Vec<_> = resembling(&library, &typed, 9)
            .into_iter()
            .map(|found| (found.customer.0, found.shared))
            .collect();
        assert_eq!(
            found,
            [(3, vec![Shared::Phone, Shared::Name]), (2, vec![Shared::Phone]), (1, vec![Shared::NearName]),]
        );
    }

    proptest! {
        #[test]
        fn likeness_goes_both_ways(a in "[a-c ]{0,9}", b in "[a-c ]{0,9}", nick in "[a-c]{0,3}") {
            let (a, b) = (Traits::new(&a, &nick, [], []), Traits::new(&b, "", [], []));
            prop_assert_eq!(a.shared_with(&b), b.shared_with(&a));
            prop_assert_eq!(a.may_be(&b), b.may_be(&a));
        }

        #[test]
        fn everybody_is_like_themselves(name in "[a-z]{1,9} [a-z]{1,9}") {
            prop_assert_eq!(named(&name).shared_with(&named(&name)), vec![Shared::Name]);
        }
    }
}
